"""One cell as it comes from a file: its types, its words, and why it cannot be read."""

import datetime as dt
import math
import re
import unicodedata
from dataclasses import dataclass

LARGEST_EXACT = 10**15
_MARKS = re.compile(  # nobody sees them; some turn the order of what follows
    "[\u00ad\u061c\u115f\u1160\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufff0-\ufffb"
    "\U000e0000-\U000e00ff\U000e01f0-\U000e0fff]"
)
_BREAKS = re.compile("\r\n|[\r\u2028\u2029\u0085]")
_SPACES = re.compile(r"\s+")
_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
_LONGEST_SHOWN = 40
_DOUBTFUL = re.compile("[\u2f00-\u2fd5\ufffd]")  # radicals, as PDFs give them; the sign of a lost character


@dataclass(frozen=True)
class CellError:
    """A formula that gave no result, such as #REF!; `text` is what the sheet shows."""

    text: str


Cell = str | int | float | bool | dt.date | dt.datetime | dt.time | dt.timedelta | CellError


class UnreadableError(Exception):
    """A cell that cannot be read as its kind: the code of the finding and what fills its sentence."""

    def __init__(self, code: str, **details: str) -> None:
        super().__init__(code)
        self.code = code
        self.details = details


def is_blank(cell: Cell | None) -> bool:
    """Whether nothing was entered: no value, or spaces only."""
    return cell is None or (isinstance(cell, str) and not cell.strip())


def number_in(cell: Cell) -> float | None:
    """The number of a numeric cell, None for any other; a truth value is not a number."""
    return cell if isinstance(cell, int | float) and not isinstance(cell, bool) else None


def number_text(number: float) -> str:
    """The number as Excel would show it in a wide column: 646000.0 as 646000."""
    return str(int(number)) if number == int(number) else f"{number:.15g}"


def shown(cell: Cell) -> str:
    """The cell as a clerk sees it, for a message: short, on one line, without unprintable characters."""
    match cell:
        case CellError(text=text):
            return text
        case bool():
            return "TRUE" if cell else "FALSE"
        case int() | float():
            return _shown_number(cell)
        case dt.datetime():
            return cell.isoformat(" ").removesuffix(" 00:00:00")
        case str():
            return _shown_text(cell)
    return str(cell)


def printable(text: str) -> str:
    """The text with plain line breaks and without invisible marks, trimmed.

    Raises UnreadableError for a character no paper can hold.
    """
    text = text.strip()
    if _DOUBTFUL.search(text):
        text = _DOUBTFUL.sub(_character_meant, text)
    if text.isprintable():
        return text
    text = _MARKS.sub("", _BREAKS.sub("\n", text)).replace("\t", " ").strip()
    if found := _UNPRINTABLE.search(text):
        raise UnreadableError("text-unprintable", character=f"U+{ord(found[0]):04X}")
    return text


def _character_meant(found: re.Match[str]) -> str:
    """The character that looks like the radical. Raises UnreadableError for a lost one."""
    if found[0] == "\ufffd":
        raise UnreadableError("text-unprintable", character="U+FFFD")
    return unicodedata.normalize("NFKC", found[0])


def sound_number(number: float) -> "Cell":
    """The number; for one beyond all numbers, which no sheet shows, the error that programs show instead."""
    return number if math.isfinite(number) else CellError("#NUM!")


def folded(text: str) -> str:
    """The text with full-width forms made plain and every space removed, to be read as a number or date."""
    if text.isascii() and text.isalnum():
        return text
    return _SPACES.sub("", unicodedata.normalize("NFKC", printable(text)))


def _shown_number(number: float) -> str:
    if abs(number) < LARGEST_EXACT:
        return number_text(number)
    mantissa, exponent = f"{number:.5E}".split("E")
    return f"{mantissa.rstrip('0').rstrip('.')}E{exponent}"


def _shown_text(text: str) -> str:
    line = " ".join(_UNPRINTABLE.sub("□", text).split())
    return line if len(line) <= _LONGEST_SHOWN else line[:_LONGEST_SHOWN] + "…"
