"""The figures of every official form, all captions known and each region left out, as text."""

import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from docgen.authoring.forms.model import Cell
from docgen.authoring.tagging import propose
from docgen.authoring.tagging.decisions import Proposal
from tagging_report.blanks import Stripped, strip_template
from tagging_report.comparison import LEFT, RIGHT, WRONG, Comparison, compare, told
from tagging_report.knowledge import captions_known, lists_known, packs, system_fields
from tagging_report.official_forms import OFFICIAL_FORMS, OfficialForm

KNOWN, LEFT_OUT, STRICT = "全部标题", "留出本地区的标题", "连名称表中相同的名称也留出"
WAYS = (KNOWN, LEFT_OUT, STRICT)


@dataclass(frozen=True)
class Figures:
    """How one form fared, by what was known of captions, and how long the reading of them took."""

    form: OfficialForm
    by_way: dict[str, Comparison]
    seconds: float

    @property
    def blanks(self) -> int:
        """How many blanks the form has."""
        return len(self.by_way[KNOWN].outcomes)


def figures(forms: Sequence[OfficialForm] = OFFICIAL_FORMS) -> list[Figures]:
    """The figures of the official forms."""
    propose(stripped_form(forms[0]).form)  # what is read once a process is not counted to any form
    return [_figures_of(form) for form in forms]


def _figures_of(form: OfficialForm) -> Figures:
    stripped = stripped_form(form)
    found = {way: _proposed(form.region, form.document, form.kind, way) for way in WAYS}
    by_way = {way: _compared(form, item, stripped) for way, (item, _) in found.items()}
    return Figures(form, by_way, found[KNOWN][1])


@cache
def _proposed(region: str, document: str, kind: str, way: str) -> tuple[Proposal, float]:
    """What is proposed for the document's blank, and the seconds it took."""
    left_out = "" if way == KNOWN else region
    captions = captions_known(left_out, keeps_labels=way == LEFT_OUT)
    lists = lists_known(region, left_out)
    form = _stripped(region, document, kind).form
    started = time.perf_counter()
    return propose(form, captions, lists), time.perf_counter() - started


def stripped_form(form: OfficialForm) -> Stripped:
    """The blank that the form stands in."""
    return _stripped(form.region, form.document, form.kind)


@cache
def _stripped(region: str, document: str, kind: str) -> Stripped:
    pack = packs()[region]
    with TemporaryDirectory() as folder:
        return strip_template(pack, pack.document(document), Path(folder), kind)


def _compared(form: OfficialForm, found: Proposal, stripped: Stripped) -> Comparison:
    own = tuple(item for item in found.decisions if _is_of(form, item.where, stripped))
    tags = [tag for tag in stripped.tags if _is_of(form, tag.where, stripped)]
    return compare(tags, Proposal(own, found.untouched, found.repeats, found.scope), system_fields(form))


def _is_of(form: OfficialForm, where: object, stripped: Stripped) -> bool:
    """Whether the place is on that form: in its tables, or a line below them or above the first."""
    if isinstance(where, Cell):
        return where.table in form.tables
    return _table_by(where, stripped) in (form.tables or (None,))


def _table_by(line: object, stripped: Stripped) -> int | None:
    """The table a line belongs to: the one before it; of lines above all, the only one, else none."""
    tables = stripped.form.tables
    last: int | None = None if len(tables) > 2 else 0
    for item in stripped.form.body:
        if item is line:
            return last
        last = item.index if item in tables else last
    return last


def lines(every: Sequence[Figures]) -> Iterator[str]:
    """The report as Markdown: a table for each way, the worst first told form by form below."""
    for way in WAYS:
        yield from _table(every, way)
    for way in WAYS:
        yield f"## 未标对的：{way}\n"
        for item in every:
            yield from (f"- {item.form.region} {item.form.name} {line}" for line in told(item.by_way[way]))
        yield ""


def _table(every: Sequence[Figures], way: str) -> Iterator[str]:
    yield f"## {way}\n"
    yield "| 地区 | 表 | 空白 | 对 | 错 | 未标 | 把握高而错 | 多标 | 秒 |"
    yield "|---|---|--:|--:|--:|--:|--:|--:|--:|"
    for item in every:
        cells = " | ".join(_cells([item.by_way[way]]))
        yield f"| {item.form.region} | {item.form.name} | {item.blanks} | {cells} | {item.seconds:.2f} |"
    comparisons = [item.by_way[way] for item in every]
    total = sum(item.blanks for item in every)
    yield f"| **合计** | {share(comparisons):.1%} 标对 | {total} | {' | '.join(_cells(comparisons))} | |\n"
    yield f"把握与结果：{'；'.join(_level(comparisons, level) for level in '高中低')}。\n"


def share(comparisons: Sequence[Comparison]) -> float:
    """The share of blanks tagged right."""
    return sum(item.count(RIGHT) for item in comparisons) / sum(len(item.outcomes) for item in comparisons)


def _level(comparisons: Sequence[Comparison], level: str) -> str:
    counts = [item.by_level(level) for item in comparisons]
    return f"{level} {sum(tagged for tagged, _ in counts)} 处，对 {sum(right for _, right in counts)}"


def _cells(comparisons: Sequence[Comparison]) -> list[str]:
    counts = [sum(item.count(result) for item in comparisons) for result in (RIGHT, WRONG, LEFT)]
    sure = sum(item.wrong_and_sure for item in comparisons)
    return [*map(str, counts), str(sure), str(sum(len(item.extras) for item in comparisons))]
