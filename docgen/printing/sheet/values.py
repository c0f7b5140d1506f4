"""What stands in a cell as it shows."""

from dataclasses import dataclass
from enum import Enum
from math import ceil, log10

from docgen.printing.sheet.cell_text import FontRun
from docgen.printing.sheet.formats import CellFormat
from docgen.printing.sheet.number_format import (
    NumberFormat,
    find_number_format,
    general_number,
    scientific_number,
)
from docgen.printing.sheet.sheet import CellError, Value

TOO_NARROW = "###"
_EXPONENT = 6  # characters of .E+05 and a digit
_MOST_DIGITS = 15
_LEAST = 1e-4  # smaller numbers get an exponent


class Kind(Enum):
    """What a value is: it decides where it stands and what happens when it is too wide."""

    TEXT = 1
    NUMBER = 2
    LOGICAL = 3  # true, false, errors


def kind(value: Value, cell_format: CellFormat) -> Kind:
    """What the value is under its format."""
    if isinstance(value, bool | CellError):
        return Kind.LOGICAL
    if isinstance(value, float):
        return Kind.TEXT if number_format(cell_format).is_text else Kind.NUMBER
    return Kind.TEXT


def number_format(cell_format: CellFormat) -> NumberFormat:
    """The format's number format; General for one that is not understood (the reader has named it)."""
    return find_number_format(cell_format.number_format) or _general()


def _general() -> NumberFormat:
    known = find_number_format("General")
    assert known is not None
    return known


def shown_runs(value: Value, cell_format: CellFormat) -> tuple[FontRun, ...]:
    """The value as it shows where there is room enough."""
    font = cell_format.font
    if isinstance(value, tuple):
        return tuple(FontRun(run.text, run.font or font) for run in value)
    color = number_format(cell_format).color(value) if type(value) is float else None
    return (FontRun(shown_text(value, cell_format), font._replace(color=color) if color else font),)


def shown_text(value: str | float | bool | CellError | None, cell_format: CellFormat) -> str:
    """A value without runs as it shows."""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, float):
        return number_format(cell_format).number(value)
    if isinstance(value, CellError):
        return value.code
    return number_format(cell_format).text(value) if value else ""


@dataclass(frozen=True)
class Widths:
    """What Calc takes for the widths of a number's characters: of its widest digit, point and sign."""

    digit: float
    point: float
    sign: float


def narrower(value: float, cell_format: CellFormat, room: float, widths: Widths) -> tuple[str, float]:
    """What a number shows where it has not room enough, and the room Calc then gives to it."""
    if not number_format(cell_format).is_general:
        return TOO_NARROW, room
    full = general_number(value)
    has_point = "." in full
    room += (widths.digit - widths.point) * has_point + (widths.digit - widths.sign) * (value < 0)
    count = int(room / widths.digit)
    shown = _within(value, count - (value < 0), has_point=has_point)
    return (TOO_NARROW if shown == full else shown), room


def _within(value: float, count: int, *, has_point: bool) -> str:
    """The number in about so many characters, with an exponent where that is shorter."""
    size = abs(value)
    digits = max(ceil(log10(size)), 1) if size else 1
    shown = general_number(value, max(count - digits - has_point, 0))
    if digits > _MOST_DIGITS or size < _LEAST or len(shown.lstrip("-")) > count:
        return scientific_number(value, max(count - _EXPONENT, 0))
    return shown
