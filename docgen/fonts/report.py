"""What this machine prints each font name of a form with, and the characters that it cannot print."""

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from docgen.fonts.clusters import clusters
from docgen.fonts.face import FontsMissingError, Typeface, find_typeface
from docgen.fonts.names import FORM_TYPEFACES, find_name

_USUAL = "宋体"
_DRAWS_NOTHING = "\t\n\f\r"
_NEVER_DRAWN = ("Cc", "Cs")  # control characters, halves of surrogate pairs


@dataclass(frozen=True)
class TypefaceUse:
    """What a font name of a form comes to: the family and file that print it, None where nothing does.

    `is_stand_in`: another typeface prints it; `has_bold`: its bold is a face of its own, no stroke.
    """

    name: str
    family: str | None
    path: Path | None
    is_stand_in: bool
    has_bold: bool


def typeface_report(names: Sequence[str] = ()) -> tuple[TypefaceUse, ...]:
    """What these names come to; by default the names forms use, without the English of Chinese ones."""
    return tuple(_use(name) for name in names or _usual_names())


def unprintable_characters(text: str, name: str = _USUAL) -> str:
    """The characters of a text that no face for a font name has, each once and in order; mostly "".

    A character and its marks are drawn as one: where no face has both, both are told. On a machine without
    any font nothing is told here: whoever prints there is told that.
    """
    printable, pieces = _printable(name), clusters(text)
    if printable.issuperset(pieces):
        return ""
    try:
        typeface = find_typeface(name)
    except FontsMissingError:
        return ""
    missing = []
    for piece in dict.fromkeys(pieces):
        if piece in printable:
            continue
        if _is_printed(piece, typeface):
            printable.add(piece)
        else:
            missing.append(piece)
    return "".join(dict.fromkeys("".join(missing)))


@cache
def _printable(name: str) -> set[str]:
    """The clusters known so far to be printed."""
    return set(_DRAWS_NOTHING)


def _is_printed(piece: str, typeface: Typeface) -> bool:
    is_drawn = not any(unicodedata.category(character) in _NEVER_DRAWN for character in piece)
    return is_drawn and not typeface.glyph(piece).is_missing


def _usual_names() -> Iterator[str]:
    for entry in FORM_TYPEFACES:
        yield from [name for name in entry.names if not name.isascii()] or entry.names


def _use(name: str) -> TypefaceUse:
    try:
        regular, bold = find_typeface(name).cut, find_typeface(name, bold=True).cut
    except FontsMissingError:
        return TypefaceUse(name, None, None, is_stand_in=False, has_bold=False)
    entry = find_name(name)
    own = {own.casefold() for own in (entry.names if entry else (name,))}
    return TypefaceUse(
        name,
        regular.family,
        regular.face.path,
        is_stand_in=regular.family.casefold() not in own,
        has_bold=not bold.bold_stroke,
    )
