"""Blanks within running text: 职工姓名：____, 家庭人均收入达到____（元/月）, 年 月 日."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from docgen.authoring.forms.model import Cell, Line, Spot
from docgen.authoring.tagging.questions import How, Question, Shape
from docgen.authoring.tagging.wording import Caption

_UNITS = (
    r"[千万]?元|周?岁|平方米|平米|㎡|m2|亩|人(?![均口员])|户(?![籍口主名])|套(?!数)|口|次(?!要)|件(?!号)|个月|%"
    r"|年(?![龄度级限]|\s*[\d_ \u3000]*月)"
)
_S = r"[ \t\u3000_]"
_GAP = r"[ \t\u3000]"
_BLANK = re.compile(
    rf"(?P<date>(?:20|二[〇○]|2 ?0)?{_S}*年{_S}+月{_S}*日|(?:20)?{_S}{{2,}}年{_S}*月{_S}*日)"
    rf"|(?P<month>(?:20)?{_S}{{2,}}年{_S}+月)"
    rf"|(?P<year>20{_S}{{1,}}(?=年))"
    r"|(?P<line>_{2,})"
    rf"|(?P<hole>(?<=[(（]){_GAP}{{2,}}(?=[)）]))"
    rf"|(?P<amount>{_GAP}{{2,}}(?=[(（]?(?:{_UNITS})))"
    rf"|(?P<named>(?<=[:：]){_GAP}+(?=\S))"
    rf"|(?P<rest>(?<=[:：]){_GAP}*$)"
    r"|(?P<noted>(?<=[)）])(?=[。；;]?$))"
    rf"|(?P<stop>(?<=\S){_GAP}{{3,}}(?=[，,）)；;。]))"
)
_LINES = str.maketrans("＿﹍﹏ˍ‗", "_____")
_BEHIND = re.compile(rf"{_GAP}*[(（]?((?:{_UNITS})(?:/[人户]?[年月])?)")
_NOTED = re.compile(r"[元年月][(（](?:请)?(?:注明|说明)[^()（）]*[)）]$")
_STOPS = re.compile(r"[。；;！？!?，,:：](?![^(（]*[)）])")
_WIDE_GAP = re.compile(r"[ \t\u3000]{2,}|_{2,}")
_NEXT_NAMED = re.compile(r"[^:：]{1,24}[:：]")
_SHAPES = {"date": Shape.DATE, "month": Shape.MONTH, "year": Shape.YEAR, "amount": Shape.AMOUNT}


@dataclass(frozen=True)
class _Piece:
    """One printed line of a cell or paragraph, with where it begins there."""

    text: str
    start: int


def find_inline(where: Cell | Line) -> Iterator[Question]:
    """The blanks within the text, in order, each with the words before it on its line as its caption."""
    for piece in _pieces(where):
        begin = 0
        for found in _BLANK.finditer(piece.text):
            if not _is_blank(found, piece.text):
                continue
            yield _blank(where, piece, found, begin)
            begin = found.end() + len(_unit_behind(piece.text[found.end() :])[1])


def _pieces(where: Cell | Line) -> Iterator[_Piece]:
    """The printed lines, underlined white space as underscores."""
    text = where.text.translate(_LINES)
    for start, end in where.blanks:
        text = text[:start] + "_" * (end - start) + text[end:]
    start = 0
    for line in text.split("\n"):
        yield _Piece(line, start)
        start += len(line) + 1


def _is_blank(found: re.Match[str], text: str) -> bool:
    """Whether the gap is there to be written in: not one that parts two words, or stands before a value."""
    if found.lastgroup == "named":
        rest = text[found.end() :]
        return len(found[0]) > 3 or bool(_NEXT_NAMED.match(rest)) or rest[0] in "年(（"
    if found.lastgroup == "noted":
        return bool(_NOTED.search(text[: found.start()]))
    if found.lastgroup == "amount":
        return bool(text[: found.start()].strip()) or not text[found.end() :].strip(
            "元()（）/人年月岁㎡平方米亩户套口次件个% "
        )
    return True


def _blank(where: Cell | Line, piece: _Piece, found: re.Match[str], begin: int) -> Question:
    kind = found.lastgroup or ""
    start, end = found.start(), found.end()
    if kind == "named" and end - start > 1:
        end -= 1
    if kind == "date":
        start += _leading_gap(found[0], piece.text, start)
    unit, _ = _unit_behind(piece.text[found.end() :])
    before = piece.text[begin:start]
    return Question(
        Spot(where, piece.start + start, piece.start + end),
        Caption(words_before(before)),
        How.INSIDE if before.rstrip().endswith((":", "：")) else How.SENTENCE,
        _SHAPES.get(kind, Shape.TEXT) if not unit or kind in _SHAPES else Shape.AMOUNT,
        unit,
        after=piece.text[found.end() :],
        before=before,
    )


def _leading_gap(date: str, text: str, start: int) -> int:
    """How much of a wide gap before a date only places it: all but four characters, behind a word."""
    gap = len(date) - len(date.lstrip(" \t\u3000"))
    return max(gap - 4, 0) if start == 0 or text[start - 1] not in ":：" else 0


def words_before(text: str) -> str:
    """The caption that ends a text: what stands behind its last stop or wide gap."""
    trimmed = text.rstrip(" \t\u3000:：")
    stops = [found.end() for found in _STOPS.finditer(trimmed)]
    words = trimmed[stops[-1] :] if stops else trimmed
    words = _WIDE_GAP.split(words.strip())[-1]
    return _out_of_brackets(words)


def words_after(text: str) -> str:
    """The words right behind a blank, up to the next stop."""
    return re.split(r"[。；;，,、：:（(\s_]", text.strip(" \t\u3000_"))[0]


def _out_of_brackets(words: str) -> str:
    """What stands behind the last bracket that opens and does not shut, or shuts and did not open."""
    depth = 0
    for place in range(len(words) - 1, -1, -1):
        depth += (words[place] in "）)") - (words[place] in "（(")
        if depth < 0:
            return words[place + 1 :]
    depth = 0
    for place, sign in enumerate(words):
        depth += (sign in "（(") - (sign in "）)")
        if depth < 0:
            return _out_of_brackets(words[place + 1 :])
    return words


def _unit_behind(text: str) -> tuple[str, str]:
    """The unit that follows a blank, and all that was read for it."""
    found = _BEHIND.match(text)
    return (found[1], found[0]) if found else ("", "")
