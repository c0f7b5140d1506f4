"""What the reader of workbooks does not show: errors, percentages, dress, pictures, comments."""

import io
import zipfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace

from docgen.intake.cells import Cell
from docgen.intake.dress import Dress
from docgen.intake.ods_sheets import OdsSheet, ods_sheets
from docgen.intake.xlsx_comments import comments_on
from docgen.intake.xlsx_dress import xlsx_dress
from docgen.intake.xlsx_errors import errors_in, sheet_xml
from docgen.intake.xlsx_percents import percents_in
from docgen.intake.xlsx_pictures import pictures_on

_ODS = "content.xml"
_BOOKS = frozenset((_ODS, "xl/workbook.xml", "xl/workbook.bin"))

Errors = Mapping[tuple[int, int], Cell]


@dataclass(frozen=True)
class Unseen:
    """By row and column from 0 each formula error and percentage of a sheet, and how the sheet is dressed."""

    errors: Errors = field(default_factory=dict)
    dress: Dress = Dress()


def unseen_finder(data: bytes) -> Callable[[str], Unseen]:
    """A function that gives what the reader leaves out of the sheet of that title.

    Raises SheetTooLargeError, and so does the function, for what would take up all memory; ValueError for a
    file of two kinds, of which the reader would take the one that nobody looked at.
    """
    archive = zipfile.ZipFile(io.BytesIO(data))
    kinds = _BOOKS & {name.casefold() for name in archive.namelist()}
    if len(kinds) != 1:
        raise ValueError("neither one kind of workbook nor the other")
    if _ODS in kinds:
        with archive.open(_ODS) as content:
            sheets = ods_sheets(content)
        return lambda title: _of_ods(sheets.get(title, OdsSheet()))
    return lambda title: _of_xlsx(archive, title)


def _of_ods(sheet: OdsSheet) -> Unseen:
    return Unseen(sheet.errors, sheet.dress)


def _of_xlsx(archive: zipfile.ZipFile, title: str) -> Unseen:
    sheet = sheet_xml(archive, title)
    dress = replace(
        xlsx_dress(sheet),
        pictures=pictures_on(archive, title, sheet),
        comments=comments_on(archive, title, sheet),
    )
    return Unseen({**percents_in(archive, sheet), **errors_in(sheet)}, dress)
