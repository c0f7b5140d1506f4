"""What the reader of workbooks does not show: errors, percentages, dress, pictures, comments."""

import io
import zipfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace

from lxml import etree

from docgen.intake.cells import Cell
from docgen.intake.dress import Dress
from docgen.intake.ods_dress import has_dress, ods_dress
from docgen.intake.ods_errors import has_errors, ods_errors, ods_tables
from docgen.intake.xlsx_comments import comments_on
from docgen.intake.xlsx_dress import xlsx_dress
from docgen.intake.xlsx_errors import errors_in, sheet_xml
from docgen.intake.xlsx_percents import percents_in
from docgen.intake.xlsx_pictures import pictures_on

Errors = Mapping[tuple[int, int], Cell]


@dataclass(frozen=True)
class Unseen:
    """By row and column from 0 each formula error and percentage of a sheet, and how the sheet is dressed."""

    errors: Errors = field(default_factory=dict)
    dress: Dress = Dress()


def unseen_finder(data: bytes) -> Callable[[str], Unseen]:
    """A function that gives what the reader leaves out of the sheet of that title."""
    archive = zipfile.ZipFile(io.BytesIO(data))
    if "content.xml" in archive.namelist():
        return _OdsSheets(archive).find
    return lambda title: _of_xlsx(archive, title)


def _of_xlsx(archive: zipfile.ZipFile, title: str) -> Unseen:
    sheet = sheet_xml(archive, title)
    dress = replace(
        xlsx_dress(sheet),
        pictures=pictures_on(archive, title, sheet),
        comments=comments_on(archive, title, sheet),
    )
    return Unseen({**percents_in(archive, sheet), **errors_in(sheet)}, dress)


class _OdsSheets:
    """The sheets of an .ods file, whose one part is looked through once."""

    def __init__(self, archive: zipfile.ZipFile) -> None:
        content = archive.read("content.xml")
        is_plain = not has_errors(content) and not has_dress(content)
        self._sheets: Mapping[str, Unseen] = {} if is_plain else dict(map(_of_table, ods_tables(content)))

    def find(self, title: str) -> Unseen:
        return self._sheets.get(title, Unseen())


def _of_table(named: tuple[str, etree._Element]) -> tuple[str, Unseen]:
    title, table = named
    return title, Unseen(ods_errors(table), ods_dress(table))
