"""Names of households and unions made safe as names of files and folders, on every system."""

import re
import unicodedata
from collections.abc import Iterable
from pathlib import PureWindowsPath

_NAMELESS = "未命名"
_SHORTEST = 24  # bytes: room for the word above with a counter
_FORBIDDEN = re.compile(
    r'[/\\:*?"<>|'  # what Windows or POSIX takes as punctuation of paths
    "\x00-\x1f\x7f-\x9f"  # control characters
    "\u00ad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"  # marks nobody sees
    "\U000e0000-\U000e007f\ufdd0-\ufdef\ufffe\uffff"  # tags, and what is no character
    "\ud800-\udfff]"  # halves of characters: no file system can hold them
)
_RESERVED = re.compile(r"(con|prn|aux|nul|conin\$|conout\$|(com|lpt)[0-9¹²³])\s*(\.|$)", re.IGNORECASE)
_HANGING = "\u200c\u200d"  # joiners with nothing left to join


def safe_name(text: str, limit: int = 80) -> str:
    """`text` as a name of at most `limit` UTF-8 bytes that no system refuses and that leads nowhere else.

    Characters that cannot stand in a name become "_"; never empty, and the same again when made safe again.
    """
    if limit < _SHORTEST:
        raise ValueError(f"a name needs {_SHORTEST} bytes")
    name = _trimmed(_FORBIDDEN.sub("_", text), limit)
    if _RESERVED.match(name):
        name = _trimmed(f"_{name}", limit)
    return name or _NAMELESS


def unique_names(texts: Iterable[str], limit: int = 80) -> tuple[str, ...]:
    """One safe name for each text, in order, no two the same; the second of a kind ends in "-2".

    Names that differ only in case, or in how a character is composed, are the same to some systems.
    """
    taken: set[str] = set()
    return tuple(_untaken(text, limit, taken) for text in texts)


def is_inside(path: str) -> bool:
    """Whether a relative path stays below the folder it starts from, on every system."""
    steps = PureWindowsPath(path)  # knows both kinds of slashes, and drives
    return not steps.anchor and ".." not in steps.parts


def _untaken(text: str, limit: int, taken: set[str]) -> str:
    name, number = safe_name(text, limit), 1
    while _folded(name) in taken:
        number += 1
        ending = f"-{number}"
        name = _trimmed(safe_name(text, limit), limit - len(ending)) + ending
    taken.add(_folded(name))
    return name


def _trimmed(name: str, limit: int) -> str:
    """The name without dots, spaces and joiners at its ends, cut between characters."""
    name = _stripped(name)
    return _stripped(name.encode("utf-8")[:limit].decode("utf-8", "ignore"))


def _stripped(name: str) -> str:
    before = ""
    while name != before:
        before, name = name, name.strip().strip("." + _HANGING)
    return name


def _folded(name: str) -> str:
    return unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", name).casefold())
