"""Whether two engines print the same pages, by limits that stand here alone."""

from collections.abc import Iterator
from dataclasses import dataclass
from statistics import median

from docgen.printing.comparison.compare import Comparison
from docgen.printing.comparison.differences import Kind

ACROSS_MEDIAN = 0.1  # mm
DOWN_MEDIAN = 0.3  # mm
WITHIN = 0.97  # of the glyphs: within 0.7 mm, in justified lines 1 mm
SAME_FACE = 0.995  # of the glyphs
SAME_BREAKS = 0.98  # of the paragraphs


@dataclass(frozen=True)
class Verdict:
    """The figures of a comparison that are judged; shares are of 1, offsets in millimetres."""

    papers: int
    pages: int
    other_page_counts: int
    lost: int
    extra: int
    bare_rules: int
    across: float
    down: float
    within: float
    same_face: float
    same_breaks: float
    rule_offset: float

    @property
    def faults(self) -> tuple[str, ...]:
        """What is beyond its limit, in Chinese; empty when the comparison is passed."""
        if not self.papers:
            return ("没有可比对的文书",)
        return (*self._missing(), *self._displaced())

    @property
    def is_passed(self) -> bool:
        """Whether the pages count as the same."""
        return not self.faults

    def _missing(self) -> Iterator[str]:
        if self.other_page_counts:
            yield f"{self.other_page_counts} 份页数不同"
        if self.lost:
            yield f"缺 {self.lost} 处字或图"
        if self.extra:
            yield f"多 {self.extra} 处字或图"
        if self.bare_rules:
            yield f"{self.bare_rules} 条线缺失、多出或偏移超过 0.3 mm"

    def _displaced(self) -> Iterator[str]:
        if self.across > ACROSS_MEDIAN:
            yield f"字的水平偏移中位数 {self.across:.2f} mm，应不超过 {ACROSS_MEDIAN} mm"
        if self.down > DOWN_MEDIAN:
            yield f"字的垂直偏移中位数 {self.down:.2f} mm，应不超过 {DOWN_MEDIAN} mm"
        if self.within < WITHIN:
            yield f"偏移在限度内的字占 {self.within:.2%}，应不低于 {WITHIN:.0%}"
        if self.same_face < SAME_FACE:
            yield f"字体字号相同的字占 {self.same_face:.2%}，应不低于 {SAME_FACE:.1%}"
        if self.same_breaks < SAME_BREAKS:
            yield f"断行相同的段落占 {self.same_breaks:.2%}，应不低于 {SAME_BREAKS:.0%}"


def judge(comparison: Comparison) -> Verdict:
    """The verdict on a comparison."""
    found = comparison
    glyphs = len(found.across) + found.characters(Kind.OTHER_PAGE) or 1
    return Verdict(
        papers=found.papers,
        pages=found.pages,
        other_page_counts=found.count(Kind.PAGE_COUNT),
        lost=found.characters(Kind.LOST) + found.count(Kind.LOST_AREA),
        extra=found.characters(Kind.EXTRA) + found.count(Kind.EXTRA_AREA),
        bare_rules=found.count(Kind.LOST_RULE, Kind.EXTRA_RULE, Kind.FAR_RULE),
        across=median(found.across or [0.0]),
        down=median(found.down or [0.0]),
        within=1 - found.characters(Kind.FAR, Kind.OTHER_PAGE) / glyphs,
        same_face=1 - found.characters(Kind.OTHER_FACE) / glyphs,
        same_breaks=1 - found.count(Kind.OTHER_BREAKS) / (found.paragraphs or 1),
        rule_offset=found.rule_offset,
    )
