"""Options printed in a text: with boxes before or after, 是 and 否 in brackets, numbers without boxes."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from docgen.authoring.forms.model import Cell, Line, Spot
from docgen.authoring.tagging.lines import words_before
from docgen.authoring.tagging.wording import Caption, narrow

BOX = "□☐◻▢❏❑○◯〇"
_BOXES = re.compile(f"(?<![“\"'‘在])[{BOX}](?![”\"'’]|[内中里])")
_LOOK_ALIKE = re.compile(r"(?<![\u4e00-\u9fff\w])口(?=[\u4e00-\u9fff])")
_HOLLOW = re.compile(r"[（(][ \u3000]{1,4}[）)]")
_LETTERED = re.compile(r"(?<![A-Za-z])[A-H][.．、](?=[\u4e00-\u9fff])")
_NUMBERED = re.compile(
    r"(?:(?<=[\s；;，,、。])|^)(?:\d{1,2}[.．、)](?!\d)|[\u2460-\u2473]|[（(]\d{1,2}[)）])", re.MULTILINE
)
_EITHER = re.compile(r"[(（](\s*)(是|有|能)([\s/、]*)(否|无|不能|没有)\s*[)）]")
_NUMBER = re.compile(r"^(?:\d{1,2}\s*[.．、)]|[\u2460-\u2473]|[（(]\d{1,2}[)）])\s*")
_TRAILING = " \t\u3000\n；;，,。、：:（(【[_/"
_LEADING = " \t\u3000\n；;，,。、）)】]/"
_OPENING, _SHUT = ("（", "(", "【", "["), ("）", ")", "】", "]")
_LABEL_END = re.compile(
    r"[；;，,。\n]|[ \t\u3000]{2,}|[ \t\u3000](?=[A-H][.．、])|[ \t\u3000](?=\d{1,2}[.．、])|_{2,}"
)
_LABEL_START = re.compile(r"[；;，,。\n：:【（(]|[ \t\u3000]{2,}|\d{1,2}[.．、)]|[\u2460-\u2473]")
_BLANK_INSIDE = re.compile(r"[（(][^（()）]*(?:[ \t\u3000]{3,}|_{2,})")
_NOTED = re.compile(r"[（(][^（()）]*(?:注明|说明|填写|写明)[^（()）]*[)）]")
_OTHER = re.compile(r"其[他它](?![\u4e00-\u9fff])")


@dataclass(frozen=True)
class Mark:
    """Where one option is marked, and the option."""

    spot: Spot
    label: str


@dataclass(frozen=True)
class OptionGroup:
    """Options of one question: the words that ask it in the same text (may be empty), and their marks.

    `note` is where a choice of 其他 is explained, when a place is printed for it.
    """

    where: Cell | Line
    caption: Caption
    marks: tuple[Mark, ...]
    note: Spot | None = None

    @property
    def labels(self) -> tuple[str, ...]:
        """The options in order."""
        return tuple(mark.label for mark in self.marks)

    @property
    def end(self) -> int:
        """Where its last mark ends in the text."""
        return max(mark.spot.end for mark in self.marks)


def find_boxes(where: Cell | Line) -> list[OptionGroup]:
    """The options with boxes, and 是 or 否 in brackets, by question."""
    text = where.text
    boxes = list(_BOXES.finditer(text)) or _look_alikes(text, _LOOK_ALIKE) or _look_alikes(text, _HOLLOW)
    if not boxes:
        return list(_either(where))
    after = _stand_after(text, boxes)
    marks = [_boxed(where, boxes, index, after) for index in range(len(boxes))]
    groups: list[list[tuple[Mark, str]]] = []
    for index, mark in enumerate(marks):
        asked = _asked_before(text, boxes, index, after, mark.label)
        if not groups or (asked and not _NUMBER.fullmatch(asked)):
            groups.append([])
        groups[-1].append((mark, asked))
    return [_group(where, [mark for mark, _ in group], group[0][1]) for group in groups]


def find_numbered(where: Cell | Line) -> OptionGroup | None:
    """Numbered options without boxes, None for fewer than two."""
    text = where.text
    letters = list(_LETTERED.finditer(text))
    numbers = letters if len(letters) > 1 else list(_NUMBERED.finditer(text))
    marks = []
    for index, number in enumerate(numbers):
        end = numbers[index + 1].start() if index + 1 < len(numbers) else len(text)
        label = _LABEL_END.split(text[number.end() : end].strip())[0]
        marks.append(Mark(_gap_before(where, number.start()), _clean(label)))
    if len(marks) < 2 or not all(mark.label for mark in marks):
        return None
    return _group(where, marks, words_before(text[: numbers[0].start()]) if numbers is letters else "")


def _look_alikes(text: str, sign: re.Pattern[str]) -> list[re.Match[str]]:
    """The signs 口, or hollow brackets, that stand for boxes: two or more."""
    found = list(sign.finditer(text))
    return found if len(found) > 1 else []


def _boxed(where: Cell | Line, boxes: Sequence[re.Match[str]], index: int, after: bool) -> Mark:
    text, box = where.text, boxes[index]
    if after:
        start = boxes[index - 1].end() if index else 0
        label = _LABEL_START.split(text[start : box.start()].rstrip())[-1]
    else:
        end = boxes[index + 1].start() if index + 1 < len(boxes) else len(text)
        label = _first_words(text[box.end() : end])
    inset = int(len(box[0]) > 1)  # of hollow brackets, what they hold
    return Mark(Spot(where, box.start() + inset, box.end() - inset), _clean(label))


def _first_words(text: str) -> str:
    """The option at the start of the text: up to the first stop that does not stand in brackets."""
    stripped = text.lstrip()
    depth = 0
    for place, sign in enumerate(stripped):
        depth += (sign in "（(") - (sign in "）)")
        if depth < 0 or (sign in "（(" and _BLANK_INSIDE.match(stripped, place)):
            return stripped[:place]
        if depth <= 0 and _LABEL_END.match(stripped, place):
            return stripped[:place]
    return stripped


def _stand_after(text: str, boxes: Sequence[re.Match[str]]) -> bool:
    """Whether the boxes stand behind their options: more of them follow a word than go before one."""
    behind = sum(bool(re.search(r"[\w）)]$", text[: box.start()])) for box in boxes)
    ahead = sum(bool(re.match(r"[ \t]?[\w（(]", text[box.end() :])) for box in boxes)
    if behind != ahead:
        return behind > ahead
    ends_with_box = boxes[-1].end() == len(text.rstrip())
    return bool(text[: boxes[0].start()].strip(_TRAILING)) and ends_with_box


def _asked_before(text: str, boxes: Sequence[re.Match[str]], index: int, after: bool, label: str) -> str:
    """The words between the option before and this one that ask a question of their own."""
    start = boxes[index - 1].end() if index else 0
    between = text[start : boxes[index].start()]
    if after:
        between = between.rstrip()
        between = between[: len(between) - len(label)] if between.endswith(label) else ""
    elif index:
        between = between[len(between.lstrip()) - len(between.lstrip()) :]
        own = _first_words(between)
        between = between[between.find(own) + len(own) :] if own else between
    asked = words_before(between.rstrip(" \t\u3000(（【\n").lstrip("；;，,。、）)】"))
    return "" if _NUMBER.fullmatch(asked + " ") or _NUMBER.fullmatch(asked) else asked.strip()


def _either(where: Cell | Line) -> Iterator[OptionGroup]:
    """是 and 否 that stand alone in brackets, to be ticked."""
    for found in _EITHER.finditer(where.text):
        if not (found[1] + found[3]).strip("/、"):
            continue
        first = _gap_before(where, found.start(2))
        second = _gap_before(where, found.start(4))
        caption = Caption(words_before(where.text[: found.start()]))
        marks = (Mark(first, found[2]), Mark(second, found[4]))
        yield OptionGroup(where, caption, marks)


def _gap_before(where: Cell | Line, start: int) -> Spot:
    """The one space before an option that a tick may take the place of; no width where there is none."""
    has_gap = start > 0 and where.text[start - 1] in " \u3000" and not where.text[:start].endswith("\n")
    return Spot(where, start - has_gap, start)


def _group(where: Cell | Line, marks: Sequence[Mark], asked: str) -> OptionGroup:
    return OptionGroup(where, Caption(asked), tuple(marks), _note_spot(where, marks))


def _note_spot(where: Cell | Line, marks: Sequence[Mark]) -> Spot | None:
    """The place behind the last option for what 其他 is, where the form asks for it or leaves room."""
    text = where.text
    others = list(_OTHER.finditer(text, max(marks[-1].spot.start - len(marks[-1].label), 0)))
    if not others:
        return None
    place = others[-1].start()
    rest = text[place:].split("\n")[0]
    noted = _NOTED.search(rest)
    end = noted.end() if noted else 2
    colon = re.match(r"[：:]", rest[end:])
    gap = re.match(r"[ \t\u3000_＿]*", rest[end + bool(colon) :])
    width = len(gap[0]) if gap else 0
    if not (noted or colon or width > 1):
        return None
    begin = place + end + bool(colon)
    return Spot(where, begin, begin + width)


def _clean(label: str) -> str:
    """The label without its number and what parts it from others; a bracket that it opened stays closed."""
    text = label.lstrip(_LEADING).rstrip(_TRAILING)
    while text[-1:] in _SHUT and sum(text.count(sign) for sign in _SHUT) > sum(map(text.count, _OPENING)):
        text = text[:-1].rstrip(_TRAILING)
    return _NUMBER.sub("", text).strip()


def is_either(labels: Sequence[str]) -> bool:
    """Whether the options are yes and no."""
    return [narrow(label) for label in labels] in (
        ["是", "否"],
        ["有", "无"],
        ["能", "不能"],
        ["有", "没有"],
        ["否", "是"],
    )
