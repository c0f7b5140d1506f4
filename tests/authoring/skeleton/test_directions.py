"""What the directions of a form tell to enter, in the ways they are worded."""

import pytest

from docgen.authoring.forms.model import Form, Line
from docgen.authoring.forms.reading import read_form
from docgen.authoring.skeleton.blank import named_blanks
from docgen.authoring.skeleton.directions import directions_of
from docgen.authoring.skeleton.lists import printed_lists
from docgen.authoring.tagging import all_captions, propose
from docgen.region.catalog import find_pack


def told(*lines: str) -> list[tuple[str, list[str]]]:
    form = Form("说明.docx", "word", tuple(Line(number, text) for number, text in enumerate(lines)))
    return [(item.caption, list(item.labels)) for item in directions_of(form)]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("2.政治面貌：请填写“党员”、“团员”或“群众”。", [("政治面貌", ["党员", "团员", "群众"])]),
        ("关系表中，身份请填写“职工”“农民”。", [("身份", ["职工", "农民"])]),
        ("一、必填；合同期限填：“半年内（6个月）”、“一年”", [("合同期限", ["半年内（6个月）", "一年"])]),
        ("3．“健康状况”填：健康、残疾。", [("健康状况", ["健康", "残疾"])]),
        ("户籍性质：城镇/农村", [("户籍性质", ["城镇", "农村"])]),
        ("身份证号：必须是18位。", []),
        ("带“*”的为必填项。", []),
        ("“本人月收入”，“家庭年收入”自动算出。", []),
    ],
)
def test_reads_captions_with_their_values(text: str, wanted: list[tuple[str, list[str]]]) -> None:
    assert told(text) == wanted


def test_a_line_that_ends_with_a_colon_goes_on_in_the_next() -> None:
    assert told("残疾类别包括：", "视力残疾、听力残疾") == [("残疾类别", ["视力残疾", "听力残疾"])]


def test_reads_the_lists_of_an_official_page_of_directions() -> None:
    """The pack's lists were typed from that page by hand, those of fields with one caption at least."""
    pack = find_pack("jiangxi")
    [path] = [
        pack.template(item)
        for item in pack.documents
        if item.title.endswith("填表说明）") or "notes" in item.id
    ]
    form = read_form(path)
    blanks = named_blanks([path], [path], [(form, propose(form))])
    found = printed_lists(blanks, all_captions())
    assert {name: tuple(found[name].labels) for name in NAMES} == {
        name: pack.lists[name].labels for name in NAMES
    }


NAMES = (
    "political_status",
    "health_status",
    "work_status",
    "model_worker_type",
    "housing_type",
    "industry",
    "marital_status",
    "hukou_type",
    "employer_nature",
    "enterprise_status",
    "medical_insurance",
    "member_identity",
)
