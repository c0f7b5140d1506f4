from array import array
from dataclasses import replace

import pytest

from docgen.printing.comparison.compare import Comparison
from docgen.printing.comparison.differences import Difference, Kind
from docgen.printing.comparison.report import exceptions, report_lines
from docgen.printing.comparison.verdict import judge

EQUAL = Comparison(1, 1, 10, 100, array("f", [0.0] * 1000), array("f", [0.0] * 1000))


def beyond(kind: Kind, text: str = "字", times: int = 1) -> Comparison:
    return replace(EQUAL, differences=(Difference(kind, 1, text),) * times)


def test_equal_pages_pass() -> None:
    assert judge(EQUAL).faults == ()
    assert judge(EQUAL).is_passed


def test_no_pages_at_all_do_not_pass() -> None:
    assert judge(Comparison()).faults == ("没有可比对的文书",)


@pytest.mark.parametrize(
    ("kind", "fault"),
    [
        (Kind.PAGE_COUNT, "1 份页数不同"),
        (Kind.LOST, "缺 1 处字或图"),
        (Kind.LOST_AREA, "缺 1 处字或图"),
        (Kind.EXTRA, "多 1 处字或图"),
        (Kind.EXTRA_AREA, "多 1 处字或图"),
        (Kind.LOST_RULE, "1 条线缺失、多出或偏移超过 0.3 mm"),
        (Kind.EXTRA_RULE, "1 条线缺失、多出或偏移超过 0.3 mm"),
        (Kind.FAR_RULE, "1 条线缺失、多出或偏移超过 0.3 mm"),
    ],
)
def test_one_thing_missing_is_too_many(kind: Kind, fault: str) -> None:
    assert judge(beyond(kind)).faults == (fault,)


@pytest.mark.parametrize(
    ("kind", "most", "fault"),
    [
        (Kind.FAR, 30, "偏移在限度内的字占 96.90%，应不低于 97%"),
        (Kind.OTHER_PAGE, 30, "偏移在限度内的字占 96.99%，应不低于 97%"),
        (Kind.OTHER_FACE, 5, "字体字号相同的字占 99.40%，应不低于 99.5%"),
    ],
)
def test_a_few_glyphs_of_a_thousand_may_differ(kind: Kind, most: int, fault: str) -> None:
    assert judge(beyond(kind, "字" * most)).faults == ()
    assert judge(beyond(kind, "字" * (most + 1))).faults == (fault,)


def test_two_paragraphs_of_a_hundred_may_be_broken_elsewhere() -> None:
    assert judge(beyond(Kind.OTHER_BREAKS, times=2)).faults == ()
    assert judge(beyond(Kind.OTHER_BREAKS, times=3)).faults == ("断行相同的段落占 97.00%，应不低于 98%",)


def test_the_median_glyph_may_stand_a_little_off() -> None:
    def off(across: float, down: float) -> Comparison:
        return replace(EQUAL, across=array("f", [across] * 9), down=array("f", [down] * 9))

    assert judge(off(0.09, 0.29)).faults == ()
    assert judge(off(0.12, 0.32)).faults == (
        "字的水平偏移中位数 0.12 mm，应不超过 0.1 mm",
        "字的垂直偏移中位数 0.32 mm，应不超过 0.3 mm",
    )


def test_the_report_tells_figures_faults_and_the_farthest_places() -> None:
    near = Difference(Kind.FAR, 2, "张例明", 20.4, 53, 0.8, 0, "户-01")
    lines = list(report_lines(replace(EQUAL, differences=(near, replace(near, text="李芳", down=-0.9)))))
    assert lines[0].startswith("1 份 1 页，页数不同 0 份；字 1000")
    assert lines[-4:] == [
        "通过",
        "位置偏移 2 处：",
        "  户-01 第 2 页 左 20.4 上 53.0 mm：李芳，右 +0.80 下 -0.90 mm",
        "  户-01 第 2 页 左 20.4 上 53.0 mm：张例明，右 +0.80 下 +0.00 mm",
    ]


def test_exceptions_are_named_once_with_reason_and_count() -> None:
    comparison = replace(
        EQUAL,
        differences=(Difference(Kind.FAR, 1, "张例明"), *[Difference(Kind.OTHER_BREAKS, 1, "长" * 20)] * 2),
    )
    assert exceptions(comparison) == (f"断行不同：{'长' * 15}…，2 处", "位置偏移：张例明，1 处")


def test_what_a_paragraph_broken_elsewhere_moved_is_not_named_beside_it() -> None:
    comparison = replace(
        EQUAL,
        differences=(
            Difference(Kind.OTHER_BREAKS, 1, "父亲中风后／卧床"),
            Difference(Kind.FAR, 1, "后卧床"),
            Difference(Kind.FAR, 2, "卧床"),
        ),
    )
    assert exceptions(comparison) == ("断行不同：父亲中风后／卧床，1 处", "位置偏移：卧床，1 处")
