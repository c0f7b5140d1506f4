"""Which of a run's two fonts a character is set in: East Asian or Latin."""

import re
import unicodedata
from collections.abc import Sequence

# What a character says of its font and of gaps: one letter each, so that `str.translate` classifies a text.
IDEOGRAPH, EAST_ASIAN = "I", "A"  # East Asian: letters and digits, others
LETTER, LATIN = "a", "L"  # Latin: letters and digits, others
WEAK, WEAK_NUMBER = "w", "0"
TAB, LINE_END, PICTURE = "T", "N", "P"
PICTURE_CHARACTER = "\ufffc"

_WESTERN_BLOCKS = (
    (0x0021, 0x02FF),
    (0x0300, 0x0FFF),
    (0x10A0, 0x10FF),
    (0x13A0, 0x16FF),
    (0x1E00, 0x1FFF),
)
_EAST_ASIAN_BLOCKS = (
    (0x1100, 0x11FF),
    (0x2E80, 0xD7FF),
    (0xF900, 0xFAFF),
    (0xFE30, 0xFE6F),
    (0xFF00, 0xFFEF),
    (0x20000, 0x3FFFF),
)
_ALWAYS_WEAK = frozenset(map(ord, " \u00a0ˇˊˋ˙"))


class _Table(dict[int, str]):
    """Letters of characters, filled as they are met."""

    def __missing__(self, code: int) -> str:
        letter = self[code] = _letter(code)
        return letter


def _letter(code: int) -> str:
    """The letter of one character, by its Unicode block and category."""
    if code in _ALWAYS_WEAK:
        return WEAK
    is_alphanumeric = unicodedata.category(chr(code))[0] in "LN"
    if any(first <= code <= last for first, last in _EAST_ASIAN_BLOCKS):
        return IDEOGRAPH if is_alphanumeric else EAST_ASIAN
    if any(first <= code <= last for first, last in _WESTERN_BLOCKS):
        return LETTER if is_alphanumeric else LATIN
    return WEAK_NUMBER if is_alphanumeric else WEAK


_TABLE = _Table({9: TAB, 10: LINE_END, 12: LINE_END, ord(PICTURE_CHARACTER): PICTURE})


_WEAK_RUN = re.compile(f"[{WEAK}{WEAK_NUMBER}]+")
_NEITHER = WEAK + WEAK_NUMBER + TAB + LINE_END + PICTURE
_EAST_ASIAN_WEAK = str.maketrans({WEAK: EAST_ASIAN, WEAK_NUMBER: IDEOGRAPH})
_LATIN_WEAK = str.maketrans({WEAK: LATIN, WEAK_NUMBER: LETTER})


def scripts(units: Sequence[str]) -> str:
    """A letter for each cluster; weak characters take the script before them, at the start the Latin one."""
    text = units if isinstance(units, str) else "".join(unit[0] for unit in units)
    return _WEAK_RUN.sub(_settled, text.translate(_TABLE))


def _settled(run: re.Match[str]) -> str:
    before = run.string[: run.start()].rstrip(_NEITHER)[-1:]
    return run[0].translate(_EAST_ASIAN_WEAK if before in ("I", "A") else _LATIN_WEAK)
