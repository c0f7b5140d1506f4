"""What parts the pages of one paper printed by two engines: figures, and every difference by name."""

from array import array
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from docgen.printing.comparison.differences import LINE_END, Difference, Kind
from docgen.printing.comparison.marks import MM, Marks
from docgen.printing.comparison.matching import Matched, match_glyphs
from docgen.printing.comparison.page import (
    area_differences,
    glyph_differences,
    rule_differences,
)
from docgen.printing.comparison.rules import greatest_offset
from docgen.printing.comparison.text_lines import paragraphs


@dataclass(frozen=True)
class Comparison:
    """How much was compared, how far glyphs stand apart (millimetres, one each), and what differs."""

    papers: int = 0
    pages: int = 0
    rules: int = 0
    paragraphs: int = 0
    across: "array[float]" = field(default_factory=lambda: array("f"))
    down: "array[float]" = field(default_factory=lambda: array("f"))
    rule_offset: float = 0.0
    differences: tuple[Difference, ...] = ()

    def count(self, *kinds: Kind) -> int:
        """How many differences there are of these kinds."""
        return sum(item.kind in kinds for item in self.differences)

    def characters(self, *kinds: Kind) -> int:
        """How many glyphs are in the differences of these kinds."""
        return sum(len(item.text) for item in self.differences if item.kind in kinds)


def combined(comparisons: Iterable[Comparison]) -> Comparison:
    """All of them as one."""
    every = tuple(comparisons)
    across, down = array("f"), array("f")
    for item in every:
        across.extend(item.across)
        down.extend(item.down)
    return Comparison(
        papers=sum(item.papers for item in every),
        pages=sum(item.pages for item in every),
        rules=sum(item.rules for item in every),
        paragraphs=sum(item.paragraphs for item in every),
        across=across,
        down=down,
        rule_offset=max((item.rule_offset for item in every), default=0.0),
        differences=tuple(difference for item in every for difference in item.differences),
    )


def compare(reference: Sequence[Marks], ours: Sequence[Marks], paper: str = "") -> Comparison:
    """One paper's pages beside those of the reference; differences bear the paper's name."""
    theirs, own = [_Page(marks) for marks in reference], [_Page(marks) for marks in ours]
    pages = [_compare_page(number, *both) for number, both in enumerate(_page_pairs(theirs, own), 1)]
    differences = (*_page_counts(theirs, own), *_breaks(theirs, own))
    whole = combined([Comparison(papers=1, differences=differences), *pages])
    named = (replace(item, paper=paper) for item in _turned(whole.differences))
    return replace(whole, pages=len(theirs), differences=tuple(named))


class _Page:
    """A page's marks, and its text in paragraphs."""

    def __init__(self, marks: Marks) -> None:
        self.marks = marks
        self.paragraphs = paragraphs(marks)

    def blank(self) -> "_Page":
        return _Page(Marks(self.marks.width, self.marks.height, (), (), ()))


def _page_pairs(reference: Sequence[_Page], ours: Sequence[_Page]) -> Iterator[tuple[_Page, _Page]]:
    """Pages of the same number; beside one that has no partner stands a blank page."""
    for index in range(max(len(reference), len(ours))):
        there = reference[index] if index < len(reference) else ours[index].blank()
        yield there, ours[index] if index < len(ours) else there.blank()


def _page_counts(reference: Sequence[_Page], ours: Sequence[_Page]) -> tuple[Difference, ...]:
    if len(reference) == len(ours):
        return ()
    text = f"应为 {len(reference)} 页，实为 {len(ours)} 页"
    return (Difference(Kind.PAGE_COUNT, min(len(reference), len(ours)) + 1, text),)


def _breaks(reference: Sequence[_Page], ours: Sequence[_Page]) -> Iterator[Difference]:
    """Paragraphs of the reference with a line that ours has on no page."""
    left = Counter(line.text for page in ours for paragraph in page.paragraphs for line in paragraph.lines)
    for number, page in enumerate(reference, 1):
        for paragraph in page.paragraphs:
            lines = Counter(line.text for line in paragraph.lines)
            if not _has(left, lines):
                text = LINE_END.join(line.text for line in paragraph.lines)
                found = Difference(Kind.OTHER_BREAKS, number, text, paragraph.x, paragraph.y)
                yield _on_page(found, number, page.marks.height)
            left -= lines


def _compare_page(number: int, reference: _Page, ours: _Page) -> Comparison:
    theirs, own = reference.marks, ours.marks
    matched = match_glyphs(reference.paragraphs, ours.paragraphs)
    differences = (
        *glyph_differences(matched),
        *rule_differences(theirs.rules, own.rules),
        *area_differences(theirs.areas, own.areas),
    )
    across, down = _offsets(matched)
    return Comparison(
        pages=1,
        rules=len(theirs.rules),
        paragraphs=len(reference.paragraphs),
        across=across,
        down=down,
        rule_offset=greatest_offset(theirs.rules, own.rules) / MM,
        differences=tuple(_on_page(item, number, theirs.height) for item in differences),
    )


def _offsets(matched: Matched) -> "tuple[array[float], array[float]]":
    across, down = array("f"), array("f")
    for _, pairs in matched.pairs:
        across.extend(abs(ours.x - there.x) / MM for there, ours in pairs)
        down.extend(abs(ours.y - there.y) / MM for there, ours in pairs)
    return across, down


def _on_page(item: Difference, number: int, height: float) -> Difference:
    """The difference, found in points from the bottom left, at its place in millimetres from the top left."""
    return replace(
        item, page=number, x=item.x / MM, y=(height - item.y) / MM, right=item.right / MM, down=item.down / MM
    )


def _turned(differences: Iterable[Difference]) -> Iterator[Difference]:
    """The differences; characters missing on one page but found on another are neither lost nor extra."""
    every = tuple(differences)
    lost = Counter("".join(item.text for item in every if item.kind is Kind.LOST))
    extra = Counter("".join(item.text for item in every if item.kind is Kind.EXTRA))
    turned = {Kind.LOST: lost & extra, Kind.EXTRA: lost & extra}
    for item in every:
        left, own = turned.get(item.kind, Counter()), Counter(item.text)
        if item.kind not in turned or not _has(left, own):
            yield item
            continue
        left.subtract(own)
        if item.kind is Kind.LOST:
            yield replace(item, kind=Kind.OTHER_PAGE)


def _has(left: Counter[str], wanted: Counter[str]) -> bool:
    return all(left[item] >= count for item, count in wanted.items())
