"""What the tagger proposed for a blank against the tags that its template had."""

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from docgen.authoring.forms.model import Cell, Line, Repeat, Spot
from docgen.authoring.tagging.decisions import HIGH, Decision, Proposal, level_of
from docgen.authoring.tagging.tags import truth_of
from docgen.authoring.tagging.wording import fold
from tagging_report.blanks import TrueTag
from tagging_report.marking import ROW_NUMBER

RIGHT, WRONG, LEFT = "对", "错", "未标"
_PRINTED = re.compile(r"\d{4}|[\u4e00-\u9fff]")
_SKELETON = re.compile(r"[年月日底]|自动\w*|无需填写|照片")
_BEFORE_SEAL = re.compile(r"(?:盖章|公章|签章|签字|签名)[^\n]{0,3}[)）：:\s]*$")
_AFTER_SEAL = re.compile(r"^\s*[（(]章[）)]")


@dataclass(frozen=True)
class Outcome:
    """What became of one blank: right, wrong or left alone."""

    result: str
    fields: tuple[str, ...]
    place: str
    proposed: str = ""
    confidence: float = 0.0


@dataclass(frozen=True)
class Comparison:
    """A form's blanks with their outcomes, and tags proposed where the template has none."""

    outcomes: tuple[Outcome, ...]
    extras: tuple[Decision, ...]

    def count(self, result: str) -> int:
        """How many blanks came out so."""
        return sum(item.result == result for item in self.outcomes)

    def by_level(self, level: str) -> tuple[int, int]:
        """How many blanks were tagged with that confidence (高, 中, 低), and how many of them right."""
        tagged = [item for item in self.outcomes if item.confidence and level_of(item.confidence) == level]
        others = sum(level_of(item.confidence) == level for item in self.extras)
        return len(tagged) + others, sum(item.result == RIGHT for item in tagged)

    @property
    def wrong_and_sure(self) -> int:
        """Wrong tags at high confidence, those where the template has none included."""
        wrong = sum(item.result == WRONG and item.confidence >= HIGH for item in self.outcomes)
        return wrong + sum(item.confidence >= HIGH for item in self.extras)


@dataclass(frozen=True)
class _Placed:
    spot: Spot
    decision: Decision
    option: str


def compare(tags: Sequence[TrueTag], proposal: Proposal, printed: Collection[str] = ()) -> Comparison:
    """The outcome of every blank among the true tags, options of one question counted once.

    `printed` are fields that the form has a place for and the template leaves as printed.
    """
    placed = _placed(proposal)
    used: set[int] = set()
    outcomes = [_outcome(unit, placed, proposal.repeats) for unit in _units(tags)]
    for tag in tags:
        used |= {id(item.decision) for item in _there(tag, placed, proposal.repeats)}
    extras = [
        item
        for item in proposal.decisions
        if id(item) not in used and item.field not in (ROW_NUMBER, *printed)
    ]
    return Comparison(tuple(outcomes), tuple(extras))


def is_blank(tag: TrueTag) -> bool:
    """Whether the form leaves the place blank for a value: it is no seal's and nothing is printed in it."""
    text = tag.where.text
    if isinstance(tag.where, Line) and tag.where.is_empty:
        return False
    if set(tag.mark.fields) == {ROW_NUMBER} or _PRINTED.search(_SKELETON.sub("", tag.text)):
        return False
    return not (_BEFORE_SEAL.search(text[: tag.start]) or _AFTER_SEAL.search(text[tag.end :]))


def _units(tags: Sequence[TrueTag]) -> list[list[TrueTag]]:
    """The blanks: each tag with all places it printed in, the options of one question together."""
    units: dict[object, list[TrueTag]] = defaultdict(list)
    places: dict[int, object] = {}
    for tag in filter(is_blank, tags):
        key: object = tag.mark.number
        if tag.mark.option:
            key = places.setdefault(tag.mark.number, (tag.where, tag.mark.fields))
        units[key].append(tag)
    return list(units.values())


def _outcome(unit: Sequence[TrueTag], placed: Sequence[_Placed], repeats: Sequence[Repeat]) -> Outcome:
    fields, place = unit[0].mark.fields, place_of(unit[0].where)
    found = [(tag, _there(tag, placed, repeats)) for tag in unit]
    wrong = [item for tag, items in found for item in items if not _is_right(tag, item)]
    right = [
        next(item for item in items) for tag, items in found if any(_is_right(tag, item) for item in items)
    ]
    if wrong and len(right) < len(unit):
        worst = max(wrong, key=lambda item: item.decision.confidence)
        return Outcome(
            WRONG, fields, place, f"{worst.decision.field} {worst.option}", worst.decision.confidence
        )
    if len(right) < len(unit):
        return Outcome(LEFT, fields, place)
    sure = min(item.decision.confidence for item in right)
    return Outcome(RIGHT, fields, place, right[0].decision.field, sure)


def _placed(proposal: Proposal) -> list[_Placed]:
    made = []
    for decision in proposal.decisions:
        options = decision.options or ("",) * len(decision.tags)
        made += [
            _Placed(tag.spot, decision, option) for tag, option in zip(decision.tags, options, strict=True)
        ]
    return made


def _there(tag: TrueTag, placed: Sequence[_Placed], repeats: Sequence[Repeat]) -> list[_Placed]:
    """The proposed tags at the place of the true one; of repeated rows, in the row that stays."""
    same = [item for item in placed if bool(item.option) == bool(tag.mark.option)]
    return [item for item in same if _is_there(tag, item.spot, repeats)]


def _is_there(tag: TrueTag, spot: Spot, repeats: Sequence[Repeat]) -> bool:
    if not _is_same_cell(tag.where, spot.where, repeats):
        return False
    first, last = sorted([(tag.start, tag.end), (spot.start, spot.end)])
    return last[0] <= first[1] or not tag.where.text[first[1] : last[0]].strip()


def _is_same_cell(where: Cell | Line, proposed: Cell | Line, repeats: Sequence[Repeat]) -> bool:
    if where == proposed:
        return True
    if not (isinstance(where, Cell) and isinstance(proposed, Cell)) or where.table != proposed.table:
        return False
    for item in repeats:
        if item.table == where.table and item.first_row <= where.row <= item.last_row:
            row = item.first_row + (where.row - item.first_row) % item.pattern
            return (row, where.column) == (proposed.row, proposed.column)
    return False


def _is_right(tag: TrueTag, item: _Placed) -> bool:
    if item.decision.field not in tag.mark.fields:
        return False
    wanted, option = tag.mark.option, item.option
    if not wanted:
        return not option or bool(item.decision.options)
    return wanted == truth_of(option) or _is_same(fold(wanted), fold(option))


def _is_same(wanted: str, option: str) -> bool:
    """Whether both name the same option, one of them with 注明 behind it."""
    return bool(option) and (wanted.startswith(option) or option.startswith(wanted))


def place_of(where: Cell | Line) -> str:
    """Where it is, as a person counts."""
    if isinstance(where, Cell):
        return f"表{where.table + 1} 第{where.row + 1}行 第{where.number}格"
    return f"第{where.index + 1}段"


def told(comparison: Comparison) -> Iterator[str]:
    """What was not right, a line each."""
    for item in comparison.outcomes:
        if item.result != RIGHT:
            sure = f"（{item.confidence:.2f}）" if item.confidence else ""
            wanted = " 或 ".join(item.fields)
            yield f"{item.result} {item.place}：应为 {wanted}，标为 {item.proposed or '空'}{sure}"
    for extra in comparison.extras:
        yield f"多标 {place_of(extra.where)}：{extra.caption} {extra.field}（{extra.confidence:.2f}）"
