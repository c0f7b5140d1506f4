import unicodedata
from pathlib import Path
from typing import Any

import pytest

from docgen.errors import PackFaultyError
from docgen.region.codelists import CodeList, load_codelists
from tests.cases import luzhou
from tests.regions import pack_of

MEASURES = CodeList.model_validate(
    {
        "title": "措施",
        "source": "附件3",
        "items": [
            {"label": "就业创业发展", "code": "1"},
            {"label": "纳入社保制度覆盖", "code": "2", "aliases": ["社保覆盖", "社会保险"]},
            {"label": "社会救助兜底", "code": "10"},
            {"label": "县（区）级"},
            {"label": "其他（注明）", "code": "5", "note_field": "plan.measures_note"},
        ],
    }
)


def label_of(text: str) -> str | None:
    item = MEASURES.find(text)
    return item.label if item else None


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("就业创业发展", "就业创业发展"),
        (" 就业 创业\n发展 ", "就业创业发展"),
        ("1", "就业创业发展"),
        ("①", "就业创业发展"),
        ("１", "就业创业发展"),
        ("10", "社会救助兜底"),
        ("⑩", "社会救助兜底"),
        ("1.就业创业发展", "就业创业发展"),
        ("①就业创业发展", "就业创业发展"),
        ("1、就业创业发展", "就业创业发展"),
        ("□就业创业发展", "就业创业发展"),
        ("☑就业创业发展", "就业创业发展"),
        ("就业创业发展√", "就业创业发展"),
        ("☐就业创业发展", "就业创业发展"),
        ("■就业创业发展", "就业创业发展"),
        ("囗就业创业发展", "就业创业发展"),
        ("口就业创业发展", "就业创业发展"),  # a box read as the word 口
        ("社保覆盖", "纳入社保制度覆盖"),
        ("社会保险", "纳入社保制度覆盖"),
        ("其他（注明）", "其他（注明）"),
        ("其他(注明)", "其他（注明）"),
        ("其他", "其他（注明）"),
        ("5、其他", "其他（注明）"),
        ("县(区)级", "县（区）级"),
        ("县（区）级", "县（区）级"),
    ],
)
def test_a_value_is_found_by_label_number_alias_or_box(text: str, label: str | None) -> None:
    assert label_of(text) == label


@pytest.mark.parametrize("text", ["", "□", "就业", "11", "1就业", "就业创业发展、社会救助兜底"])
def test_what_names_no_value_is_not_found(text: str) -> None:
    assert MEASURES.find(text) is None


@pytest.mark.parametrize(
    ("text", "label"),
    [("就业创业", "就业创业发展"), ("社保全覆盖", "纳入社保制度覆盖"), ("救助", "社会救助兜底")],
)
def test_the_nearest_label_is_the_most_alike(text: str, label: str) -> None:
    assert MEASURES.find_nearest(text) == label


@pytest.mark.parametrize(
    ("name", "text"), [("marital_status", "再婚"), ("relation", "爱人"), ("cause", "孩子读书")]
)
def test_a_label_that_is_not_alike_is_never_proposed(name: str, text: str) -> None:
    assert luzhou().lists[name].find_nearest(text) is None


@pytest.mark.parametrize(
    ("name", "text", "label"),
    [
        ("political_status", "党员", "中共党员"),
        ("marital_status", "离婚", "离异"),
        ("relation", "妻", "妻子"),
        ("health_status", "健康", "良好"),
        ("work_status", "下岗", "下（待）岗"),
        ("hukou_type", "农业户口", "农村居民"),
        ("medical_insurance", "职工医保", "城镇职工医保"),
    ],
)
def test_what_clerks_call_an_option_is_that_option(name: str, text: str, label: str) -> None:
    item = luzhou().lists[name].find(text)
    assert item is not None
    assert item.label == label


def test_labels_keep_the_official_order() -> None:
    assert MEASURES.labels[0] == "就业创业发展"
    assert MEASURES.labels[-1] == "其他（注明）"


@pytest.mark.parametrize("name", luzhou().lists)
def test_every_shipped_value_is_found_by_its_label_number_and_aliases(name: str) -> None:
    codelist = luzhou().lists[name]
    for item in codelist.items:
        spellings = [item.label, *item.aliases, *([item.code, item.code + item.label] if item.code else [])]
        assert [codelist.find(text) for text in spellings] == [item] * len(spellings)
        assert codelist.find(unicodedata.normalize("NFKC", item.label)) == item


class TestLoading:
    def load(self, folder: Path, content: str | bytes) -> dict[str, CodeList]:
        path = folder / "codelists.yaml"
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return load_codelists(path)

    def fault(self, folder: Path, content: str | bytes) -> str:
        with pytest.raises(PackFaultyError) as caught:
            self.load(folder, content)
        return caught.value.what

    def test_lists_are_read_by_name(self, tmp_path: Path) -> None:
        lists = self.load(tmp_path, "sex: {title: 性别, source: 表一, items: [{label: 男}, {label: 女}]}")
        assert (list(lists), lists["sex"].labels, lists["sex"].is_open) == (["sex"], ("男", "女"), False)

    @pytest.mark.parametrize(
        ("entry", "thing"),
        [
            ("{title: 性别, source: 表一, items: [{label: 男, colour: 蓝}]}", "colour"),
            ("{title: 性别, source: 表一, items: [{code: '1'}]}", "label"),
            ("{title: 性别, items: [{label: 男}]}", "source"),
            ("{title: 性别, source: 表一, items: []}", "items"),
            ("男、女", ""),
        ],
        ids=["unknown key", "no label", "no source", "no value", "not a list"],
    )
    def test_a_wrong_list_is_named_with_file_and_thing(self, tmp_path: Path, entry: str, thing: str) -> None:
        what = self.fault(
            tmp_path, f"ethnicity: {{title: 民族, source: 表一, items: [{{label: 汉族}}]}}\nsex: {entry}"
        )
        assert str(tmp_path / "codelists.yaml") in what
        assert "sex" in what
        assert thing in what
        assert "ethnicity" not in what

    @pytest.mark.parametrize(
        "content",
        ["", "- 男\n- 女", "sex: [", "性别: 男".encode("gbk")],
        ids=["empty", "a list of values", "broken YAML", "saved in another encoding"],
    )
    def test_a_file_that_holds_no_lists_is_named(self, tmp_path: Path, content: Any) -> None:
        assert str(tmp_path / "codelists.yaml") in self.fault(tmp_path, content)

    def test_a_missing_file_is_named(self, tmp_path: Path) -> None:
        with pytest.raises(PackFaultyError, match=r"nowhere\.yaml"):
            load_codelists(tmp_path / "nowhere.yaml")


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("6个月", "半年内（6个月及以下）"),
        ("7 个月", "半年至一年（7个月至18个月）"),
        ("１８个月", "半年至一年（7个月至18个月）"),
        ("19月", "两年（19个月至30个月）"),
        ("2年", "两年（19个月至30个月）"),
        ("10年", "五年以上（55个月至120个月）"),
        ("121个月", None),
        ("0个月", None),
        ("24", None),
    ],
)
def test_months_name_the_span_that_holds_them(text: str, label: str | None) -> None:
    """R-JX-26: the months of a contract are entered, the printed band follows (decision 34)."""
    item = pack_of("jiangxi").lists["contract_term"].find(text)
    assert (item.label if item else None) == label
