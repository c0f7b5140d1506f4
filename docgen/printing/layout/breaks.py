"""Where a line may end: Chinese rules at East Asian characters, Unicode's (UAX 14) at Latin ones.

Both are LibreOffice's: its lists for Simplified Chinese, and UAX 14 with a break after each hyphen.
"""

import re
import unicodedata
from collections.abc import Sequence

from docgen.printing.layout.scripts import IDEOGRAPH, LETTER

FORBIDDEN_AT_START = frozenset(
    ":!),.;?]}¢'\"、。〉》」』】〕〗〞︰︱︳﹐､﹒﹔﹕﹖﹗﹚﹜﹞！），．：；？｜｝︴︶︸︺︼︾﹀﹂﹄﹏～￠々‖•·ˇˉ―-′’”"
)
FORBIDDEN_AT_END = frozenset("([{£¥'\"‵〈《「『【〔〖（［｛￡￥〝︵︷︹︻︽︿﹁﹃﹙﹛﹝“‘")
HANGING = frozenset("!,.:;?、。！，．：；？")
_BLANKS = " \u3000"
_FAR_BACK = 66  # how far before a slash a blank may be to be the better place


def line_end(units: Sequence[str], letters: str, start: int, cut: int, *, may_hang: bool) -> tuple[int, int]:
    """Where the line from `start` ends and the next one begins; `cut` is the first cluster that does not fit.

    The end is after the start; what stands between both results is blanks. With `may_hang`, punctuation at
    the cut stays. Where Latin rules lead out of the Latin word at the cut, what stands before it decides; a
    number as wide as the line is left whole.
    """
    if units[cut] in _BLANKS:
        return _before_blanks(units, start, cut), _after_blanks(units, cut)
    if _is_latin(letters, cut):
        end = latin_end(units, start, cut)
        stretch = _stretch_start(letters, start, cut)
        if end < stretch and not (cut == stretch and end == start and units[cut - 1].isdigit()):
            return line_end(units, letters, start, stretch - 1, may_hang=may_hang)
    elif may_hang and units[cut] in HANGING:
        return cut + 1, _after_blanks(units, cut + 1)
    else:
        end = _chinese_end(units, start, cut)
    if end <= start:
        end = max(cut, start + 1)
    return _before_blanks(units, start, end), end


def _stretch_start(letters: str, start: int, position: int) -> int:
    """Where the characters of one script around `position` begin, in the line from `start` on."""
    script = "IA" if letters[position] in "IA" else "aL"
    while position > start and letters[position - 1] in script:
        position -= 1
    return position


def _before_blanks(units: Sequence[str], start: int, end: int) -> int:
    """The end without blanks before it, but after at least one cluster."""
    while end > start + 1 and units[end - 1] in _BLANKS:
        end -= 1
    return end


def _after_blanks(units: Sequence[str], position: int) -> int:
    """The first position from `position` on that is not blank."""
    while position < len(units) and units[position] in _BLANKS:
        position += 1
    return position


def _is_latin(letters: str, cut: int) -> bool:
    """Whether the last letter or digit up to the cut is Latin."""
    return letters.rfind(LETTER, 0, cut + 1) > letters.rfind(IDEOGRAPH, 0, cut + 1)


def _chinese_end(units: Sequence[str], start: int, cut: int) -> int:
    """The last place up to the cut that no forbidden start or end stands at; `start` if none."""
    while cut > start and _clings(units[cut - 1], units[cut]):
        cut -= 1
    return cut


def _clings(before: str, after: str) -> bool:
    """Whether no line may end between two clusters by the Chinese rules."""
    return after in FORBIDDEN_AT_START or before in FORBIDDEN_AT_END


def latin_end(units: Sequence[str], start: int, cut: int) -> int:
    """The last place up to the cut where UAX 14 lets a line end; `start` if none."""
    classes = "".join(unit[0] for unit in units[start : cut + 1]).translate(_CLASSES)
    end = cut
    while end > start and not _parts(classes, end - start):
        end -= 1
    if start < end < cut and units[end - 1] == "/":
        return _before_path(units, start, end)
    return end


def _before_path(units: Sequence[str], start: int, end: int) -> int:
    """A path breaks after a slash only where no blank stands before it in reach."""
    for position in range(end - 1, max(0, end - _FAR_BACK), -1):
        if units[position - 1] in _BLANKS:
            return max(position, start)
    return end


# Classes of UAX 14, a character each: numbers 0, letters a, ideographs i, opening o, closing c, parentheses )
# exclamation !, infix comma ",", slash /, nonstarter n, quotation q, hyphen -, break after |, break before b,
# both —, prefix $, postfix %, glue g, ellipsis e.
_NEVER_BEFORE = "c)!,/g"
_STICKS_TO_BEFORE = "|-neq"
_TOGETHER = re.compile(r"[0a][0aeo(%$]|%[0a]|\$[0ai]|[,/]0|,a|i%|[)c][0a%$]|——")


def _parts(classes: str, at: int) -> bool:
    """Whether a line may end before the character at `at`."""
    before, after = classes[at - 1], classes[at]
    if after == " " or after in _NEVER_BEFORE:
        return False
    if before == " ":
        last = classes[:at].rstrip(" ")[-1:]
        return last not in ("o", "(") and last + after not in ("cn", ")n", "——")
    if before in "og(qb" or after in _STICKS_TO_BEFORE:
        return False
    return not _TOGETHER.match(before + after)


class _Classes(dict[int, str]):
    """Classes of UAX 14 by character, filled as they are met."""

    def __missing__(self, code: int) -> str:
        letter = self[code] = _class(chr(code))
        return letter


def _class(character: str) -> str:
    """The class of a character that is not in the table."""
    category = unicodedata.category(character)
    is_wide = unicodedata.east_asian_width(character) in "WF"
    if category == "Nd" and not is_wide:
        return "0"
    if category in ("Ps", "Pe"):
        return {"Ps": "o", "Pe": "c"}[category]
    return "i" if is_wide else "a"


def _table(*rows: tuple[str, str]) -> dict[int, str]:
    """Class by code for rows of class and characters."""
    return {ord(character): letter for letter, characters in rows for character in characters}


_CLASSES = _Classes(
    _table(
        ("(", "([{"),
        (")", ")]"),
        ("c", "}、。，．｡､"),
        ("!", "!?！？"),
        (",", ",.:;"),
        ("/", "/\\"),
        ("n", "：；・々〜ー゛゜ゝゞ‼⁇⁈⁉"),
        ("q", "\"'“”‘’«»‹›"),
        ("-", "-"),
        ("|", "|\t\u2010\u2012\u2013\u00ad\u2027"),
        ("b", "´ˈˌ"),
        ("—", "—"),
        ("$", "$+£¥±№￥￡＄"),
        ("%", "%¢°‰′″℃℉％￠"),
        ("g", "\u00a0\u202f\u2060\u2007\u2011"),
        ("e", "…‥"),
        (" ", " "),
    )
)
