"""A comparison in Chinese: for whoever tunes an engine, and by name for a pack's record."""

from collections import Counter, defaultdict
from collections.abc import Iterator

from docgen.printing.comparison.compare import Comparison
from docgen.printing.comparison.differences import LINE_END, Difference, Kind
from docgen.printing.comparison.verdict import Verdict, judge

_SHOWN = 12  # of each kind, the farthest first
_TEXT = 40  # characters of a text that are shown
_NAME = 16  # characters of a text it is named by


def report_lines(comparison: Comparison) -> Iterator[str]:
    """The figures, what is beyond its limit, and the worst places of each kind."""
    verdict = judge(comparison)
    yield from _figures(comparison, verdict)
    yield from (f"超限：{fault}" for fault in verdict.faults)
    yield "通过" if verdict.is_passed else "未通过"
    for kind in Kind:
        own = [item for item in comparison.differences if item.kind is kind]
        if own:
            yield f"{kind} {len(own)} 处："
            worst = sorted(own, key=lambda item: -item.offset)[:_SHOWN]
            yield from (f"  {_place_line(item)}" for item in worst)


def exceptions(comparison: Comparison) -> tuple[str, ...]:
    """What lies beyond the limits of single marks, each name once with its reason, most frequent first.

    What a paragraph broken elsewhere has moved within itself is not named beside it.
    """
    broken: dict[tuple[str, int], list[str]] = defaultdict(list)
    for item in comparison.differences:
        if item.kind is Kind.OTHER_BREAKS:
            broken[item.paper, item.page].append(item.text.replace(LINE_END, ""))
    named = Counter(
        f"{item.kind}：{_cut(item.text, _NAME)}"
        for item in comparison.differences
        if item.kind is not Kind.FAR or not any(item.text in text for text in broken[item.paper, item.page])
    )
    return tuple(f"{name}，{count} 处" for name, count in named.most_common())


def _figures(comparison: Comparison, verdict: Verdict) -> Iterator[str]:
    yield (
        f"{verdict.papers} 份 {verdict.pages} 页，页数不同 {verdict.other_page_counts} 份；"
        f"字 {len(comparison.across)}，缺 {verdict.lost}，多 {verdict.extra}"
    )
    yield (
        f"水平偏移中位数 {verdict.across:.3f} mm，垂直 {verdict.down:.3f} mm，"
        f"限度内 {verdict.within:.2%}，字体字号相同 {verdict.same_face:.2%}"
    )
    yield (
        f"线 {comparison.rules} 条，不合 {verdict.bare_rules} 条，最大偏移 {verdict.rule_offset:.2f} mm；"
        f"段落 {comparison.paragraphs}，断行相同 {verdict.same_breaks:.2%}"
    )


def _place_line(item: Difference) -> str:
    offset = f"，右 {item.right:+.2f} 下 {item.down:+.2f} mm" if item.offset else ""
    place = f"{item.paper} 第 {item.page} 页 左 {item.x:.1f} 上 {item.y:.1f} mm".strip()
    return f"{place}：{_cut(item.text, _TEXT)}{offset}"


def _cut(text: str, length: int) -> str:
    return text if len(text) <= length else text[: length - 1] + "…"
