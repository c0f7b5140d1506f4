import pytest

from docgen.authoring.forms.model import Cell, Line
from docgen.authoring.tagging.lines import find_inline
from docgen.authoring.tagging.questions import Shape


def blanks(text: str, *underlined: tuple[int, int]) -> list[tuple[str, str, str]]:
    """Caption, printed blank and unit of each blank in a line."""
    line = Line(0, text, underlined=underlined)
    return [(item.caption.text, item.spot.text, item.unit) for item in find_inline(line)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("职工姓名：____", [("职工姓名", "____", "")]),
        ("职工编号：      　　职工姓名：    ", [("职工编号", "      　", ""), ("职工姓名", "    ", "")]),
        (
            "编制单位： 制表人： 制表时间：",
            [("编制单位", " ", ""), ("制表人", " ", ""), ("制表时间", "", "")],
        ),
        ("家庭人均收入达到____（元/月）", [("家庭人均收入达到", "____", "元/月")]),
        (
            "3.子女上学      元，4.购房、购车      元",
            [("3.子女上学", "      ", "元"), ("4.购房、购车", "      ", "元")],
        ),
        (
            "（劳动合同签订时间        ，合同期限        ）",
            [("劳动合同签订时间", "        ", ""), ("合同期限", "        ", "")],
        ),
        ("户主：是　否", []),
        ("电话： 12345678", []),
        ("公 示 内 容", []),
        ("出生年月日", []),
    ],
)
def test_blanks_in_running_text(text: str, found: list[tuple[str, str, str]]) -> None:
    assert blanks(text) == found


def test_underlined_spaces_are_a_blank() -> None:
    assert blanks("本人    自愿", (2, 6)) == [("本人", "    ", "")]


@pytest.mark.parametrize(
    ("text", "shape", "printed"),
    [
        ("确定时间：    年  月  日", Shape.DATE, "    年  月  日"),
        ("填表日期：____年__月__日", Shape.DATE, "____年__月__日"),
        ("        年    月底前实现", Shape.MONTH, "        年    月"),
        ("20   年困难职工花名册", Shape.YEAR, "20   "),
    ],
)
def test_dates_keep_what_is_printed_of_them(text: str, shape: Shape, printed: str) -> None:
    [blank] = find_inline(Line(0, text))
    assert (blank.shape, blank.spot.text) == (shape, printed)


@pytest.mark.parametrize("unit", ["元", "人", "平方米", "套", "亩"])
def test_a_cell_that_prints_a_unit_alone_keeps_it(unit: str) -> None:
    [blank] = find_inline(Cell(0, 0, 0, f"　　　　{unit}"))
    assert (blank.spot.start, blank.spot.end, blank.unit) == (0, 4, unit)
