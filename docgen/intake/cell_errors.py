"""Formulas without a result. The reader of workbooks shows them as empty cells; here they are found again."""

import io
import zipfile
from collections.abc import Mapping

from docgen.intake.cells import CellError
from docgen.intake.ods_errors import ods_errors
from docgen.intake.xls_errors import xls_errors
from docgen.intake.xlsx_errors import xlsx_errors

Errors = Mapping[tuple[int, int], CellError]


def cell_errors(data: bytes) -> Mapping[str, Errors]:
    """For every sheet that has any: the row and column, both from 0, of each formula error."""
    if not data.startswith(b"PK"):
        return xls_errors(data)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        if "content.xml" in archive.namelist():
            return ods_errors(archive)
        return xlsx_errors(archive)
