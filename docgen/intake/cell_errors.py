"""Formulas without a result. The reader of workbooks shows them as empty cells; here they are found again."""

import io
import zipfile
from collections.abc import Callable, Mapping
from functools import partial

from docgen.intake.cells import CellError
from docgen.intake.ods_errors import ods_errors
from docgen.intake.xlsx_errors import xlsx_errors

Errors = Mapping[tuple[int, int], CellError]


def error_finder(data: bytes) -> Callable[[str], Errors]:
    """A function that gives, for the title of a sheet, the row and column from 0 of each formula error."""
    archive = zipfile.ZipFile(io.BytesIO(data))
    if "content.xml" in archive.namelist():
        return partial(_of_title, ods_errors(archive))
    return partial(xlsx_errors, archive)


def _of_title(errors: Mapping[str, Errors], title: str) -> Errors:
    return errors.get(title, {})
