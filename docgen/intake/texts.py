"""Text and files' paths out of a cell."""

import re

from docgen.intake.cells import LARGEST_EXACT, Cell, UnreadableError, number_text, printable, shown

_BETWEEN_FILES = re.compile(r"[;；\n]+|(?<=\.[a-z]{3})[、，,]|(?<=\.jpeg)[、，,]", re.IGNORECASE)


def read_text(cell: Cell) -> str | None:
    """The text of the cell, trimmed, None when it is blank; a number gives its digits.

    Raises UnreadableError for a number too long to be exact and for a date Excel made of what was typed.
    """
    if isinstance(cell, str):
        return printable(cell) or None
    if isinstance(cell, bool):
        return shown(cell)
    if isinstance(cell, int | float):
        return exact_digits(cell)
    raise UnreadableError("text-typed-as-date")


def read_file_names(cell: Cell) -> tuple[str, ...]:
    """The names or paths of files, parted by ； or line breaks, or by 、 or a comma after an ending."""
    names = _BETWEEN_FILES.split(read_text(cell) or "")
    return tuple(dict.fromkeys(name.strip() for name in names if name.strip()))


def exact_digits(number: float) -> str:
    """The digits of a number typed where text belongs. Raises UnreadableError when digits are lost."""
    if abs(number) >= LARGEST_EXACT:
        raise UnreadableError("number-typed-as-number")
    return number_text(number)


def refuse_signature(_: Cell) -> None:
    """Raises UnreadableError: a signature is written by hand on paper, never entered."""
    raise UnreadableError("record-malformed", expected="空，由本人在纸上签字")
