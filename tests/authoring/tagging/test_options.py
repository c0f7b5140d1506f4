import pytest

from docgen.authoring.forms.model import Line
from docgen.authoring.tagging.options import find_boxes, find_numbered, is_either


def groups(text: str) -> list[tuple[str, tuple[str, ...]]]:
    """The question and the options of each group of boxes."""
    return [(group.caption.text, group.labels) for group in find_boxes(Line(0, text))]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("□低保户　□低保边缘户　□意外致困户", [("", ("低保户", "低保边缘户", "意外致困户"))]),
        ("1.下岗失业□　2.子女上学□；3.其他□", [("", ("下岗失业", "子女上学", "其他"))]),
        ("男□　女□", [("", ("男", "女"))]),
        ("□就业　□其他（注明）", [("", ("就业", "其他（注明）"))]),
        ("（□同意　□不同意）", [("", ("同意", "不同意"))]),
        ("口城镇 口农村", [("", ("城镇", "农村"))]),
        (
            "是否低保：□是　□否　　是否单亲：□是　□否",
            [("是否低保", ("是", "否")), ("是否单亲", ("是", "否"))],
        ),
        ("2.符合：□脱困，建议注销；\n□解困，继续帮扶", [("2.符合", ("脱困", "解困"))]),
        ("对象（ 　是  　否 ）", [("对象", ("是", "否"))]),
        ("家庭人口：", []),
        ("（在□内打√）", []),
    ],
)
def test_options_by_their_boxes(text: str, found: list[tuple[str, tuple[str, ...]]]) -> None:
    assert groups(text) == found


def test_numbered_options_have_no_boxes() -> None:
    group = find_numbered(Line(0, "1.就业创业；2.社保；\n3.其他（注明）：    "))
    assert group is not None
    assert group.labels == ("就业创业", "社保", "其他（注明）")
    assert [mark.spot.start for mark in group.marks] == [0, 7, 13]
    assert group.note is not None
    assert group.note.text == "    "


def test_the_last_option_keeps_its_bracket() -> None:
    group = find_numbered(Line(0, "1.就业创业；2.其他（注明）"))
    assert group is not None
    assert group.labels == ("就业创业", "其他（注明）")


def test_one_number_is_no_list() -> None:
    assert find_numbered(Line(0, "1.以上情况属实。")) is None


def test_yes_and_no_in_their_words() -> None:
    assert is_either(["有", "无"])
    assert not is_either(["男", "女"])
