"""The old binary workbook (.xls), read with xlrd, which tells formula errors where others show nothing."""

import datetime as dt
import io

import olefile
import xlrd
from xlrd.xldate import xldate_as_datetime

from docgen.intake.cells import Cell, CellError, sound_number
from docgen.intake.dress import Dress, Merge

_STREAMS = ("Workbook", "Book")  # the second in Excel 5 and 95


def is_compound(data: bytes) -> bool:
    """Whether the bytes are a compound file: an .xls, or an encrypted .xlsx."""
    return data.startswith(olefile.MAGIC)


def is_encrypted_package(data: bytes) -> bool:
    """Whether the compound file is an .xlsx with a password."""
    with olefile.OleFileIO(data) as package:
        return bool(package.exists("EncryptedPackage"))


class XlsBook:
    """An open .xls workbook."""

    def __init__(self, data: bytes) -> None:
        """Opens it. Raises xlrd.XLRDError, or whatever damaged bytes lead to."""
        content = _workbook_stream(data)
        self._book = xlrd.open_workbook(
            file_contents=content,
            logfile=io.StringIO(),
            on_demand=True,
            ragged_rows=True,
            formatting_info=True,  # else it passes over merged and hidden cells
        )
        self.titles: list[str] = self._book.sheet_names()

    def rows(self, title: str) -> list[list[Cell]]:
        """The rows of the sheet, both rows and columns from the first on."""
        sheet = self._book.sheet_by_name(title)
        return [[self._value(cell) for cell in sheet.row(number)] for number in range(sheet.nrows)]

    def dress(self, title: str) -> Dress:
        """Merged and hidden cells of the sheet."""
        sheet = self._book.sheet_by_name(title)
        merges = (Merge(top, bottom - 1, left, right - 1) for top, bottom, left, right in sheet.merged_cells)
        return Dress(
            tuple(merges),
            frozenset(number for number, row in sheet.rowinfo_map.items() if row.hidden),
            frozenset(number for number, column in sheet.colinfo_map.items() if column.hidden),
            bool(sheet.visibility),
        )

    def _value(self, cell: xlrd.sheet.Cell) -> Cell:
        if cell.ctype == xlrd.XL_CELL_ERROR:
            return CellError(xlrd.error_text_from_code.get(cell.value, "#VALUE!"))
        if cell.ctype == xlrd.XL_CELL_DATE:
            return self._moment(cell.value)
        if cell.ctype == xlrd.XL_CELL_BOOLEAN:
            return bool(cell.value)
        value: str | float = cell.value
        return sound_number(value) if isinstance(value, float) else value

    def _moment(self, serial: float) -> Cell:
        """A date, a date with its time, or a time of day, as the serial number says."""
        moment: dt.datetime = xldate_as_datetime(serial, self._book.datemode)
        if serial < 1:
            return moment.time()
        return moment.date() if serial % 1 == 0 else moment


def _workbook_stream(data: bytes) -> bytes:
    """The workbook inside the compound file. xlrd's own way to it never ends in a damaged file."""
    with olefile.OleFileIO(data) as package:
        name = next(name for name in _STREAMS if package.exists(name))
        content: bytes = package.openstream(name).read()
        return content
