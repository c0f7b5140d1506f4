"""Text and files' paths out of a cell."""

import re

from docgen.intake.cells import LARGEST_EXACT, Cell, UnreadableError, number_text, printable, shown
from docgen.model.peoples import PEOPLES
from docgen.sheets import EXAMPLE_MARK

_ERRORS = re.compile(r"#(?:REF!|N/A|VALUE!|DIV/0!|NAME\?|NUM!|NULL!|SPILL!|CALC!|#+)|=DISPIMG\(.*", re.DOTALL)
_PLACEHOLDERS = re.compile('同[上前左]|[〃″"＂“”?？]+|待[定补填]|待核实|略')
_SPACED = re.compile(r"(?<=[^\W\d_a-zA-Z])\s+(?=[^\W\d_a-zA-Z])")
_NOT_OF_NAMES = re.compile("[0-9０-９?？*＊□■○●◯#、，,;；/+＋()（）]|(?<=[\u3400-\u9fff])[a-zA-Z]+")
_LONGEST_NAME = 4  # characters of a Chinese name that is spaced out; more may be two names
_BETWEEN_FILES = re.compile(r"[;；\n]+|(?<=\.[a-z]{3})[、，,]|(?<=\.jpeg)[、，,]", re.IGNORECASE)


def read_text(cell: Cell) -> str | None:
    """The text of the cell, trimmed, None when it is blank; a number gives its digits.

    Raises UnreadableError for a number too long to be exact, for a date Excel made of what was typed, for a
    formula's error or picture kept as text, and for words such as 同上 that leave the content open.
    """
    if isinstance(cell, str):
        return _content(printable(cell))
    if isinstance(cell, bool):
        return shown(cell)
    if isinstance(cell, int | float):
        return exact_digits(cell)
    raise UnreadableError("text-typed-as-date")


def read_name(cell: Cell) -> str | None:
    """The name of a person, None when blank; spaces that only make it wider are taken out.

    Raises UnreadableError as `read_text` does, and for a sign that stands for a character that was lost.
    """
    name = read_text(cell)
    if name is None:
        return None
    if strange := _NOT_OF_NAMES.search(name):
        raise UnreadableError("name-doubtful", sign=strange[0])
    closed = _SPACED.sub("", name)
    return closed if len(closed) <= _LONGEST_NAME else name


def read_ethnicity(cell: Cell) -> str | None:
    """The people somebody belongs to, 壮 read as 壮族, None when blank. Raises as `read_text` does."""
    text = read_text(cell)
    return f"{text}族" if text in PEOPLES else text


def read_file_names(cell: Cell) -> tuple[str, ...]:
    """The names or paths of files, parted by ； or line breaks, or by 、 or a comma after an ending."""
    names = _BETWEEN_FILES.split(read_text(cell) or "")
    return tuple(dict.fromkeys(name.strip() for name in names if name.strip()))


def _content(text: str) -> str | None:
    if _ERRORS.fullmatch(text):
        raise UnreadableError("cell-has-error")
    if _PLACEHOLDERS.fullmatch(text) or text.startswith(EXAMPLE_MARK):
        raise UnreadableError("text-placeholder")
    return text or None


def exact_digits(number: float) -> str:
    """The digits of a number typed where text belongs. Raises UnreadableError when digits are lost."""
    if abs(number) >= LARGEST_EXACT:
        raise UnreadableError("number-typed-as-number")
    return number_text(number)


def refuse_signature(_: Cell) -> None:
    """Raises UnreadableError: a signature is written by hand on paper, never entered."""
    raise UnreadableError("record-malformed", expected="空，由本人在纸上签字")
