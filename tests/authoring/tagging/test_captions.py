import pytest

from docgen.authoring.tagging import all_captions, captions_without
from docgen.authoring.tagging.wording import Caption, fits_unit, fold
from docgen.vocabulary import all_fields


def means(text: str, prefix: str = "") -> str:
    """The first field that the caption may mean, among those of the prefix."""
    found = all_captions().meanings(Caption(text), lambda path: path.startswith(prefix) and "[]" not in path)
    return found[0].path if found else ""


@pytest.mark.parametrize(
    ("text", "path"),
    [
        ("*姓　　名：", "worker.name"),
        ("身份\n证号", "worker.id_number"),
        ("家庭成员（人数）", "household.size"),
        ("家庭人均月收入", "household.per_capita_monthly_income"),
        ("（1）银行帐号", "bank.card_number"),
        ("次要致困原因（0-3项）", "cause.secondary"),
        ("所在单位工会意见", "review.unit_opinion"),
        ("县总工会审批意见", "review.approval_opinion"),
    ],
)
def test_a_caption_is_known_however_it_is_printed(text: str, path: str) -> None:
    assert means(text) == path


@pytest.mark.parametrize("text", ["参保份数", "就诊医院", "邻居姓名及电话号码", "家庭成员月收入合计说明书"])
def test_a_caption_that_no_field_is_of_means_nothing(text: str) -> None:
    assert means(text) == ""


def test_an_amount_of_another_period_or_scale_is_another_thing() -> None:
    assert means("家庭月人均收入（元/月）") == "household.per_capita_monthly_income"
    assert means("家庭月人均收入（元/年）") == ""
    assert means("家庭年收入（万元）") == ""


def test_a_near_spelling_is_less_sure_than_a_known_one() -> None:
    known = all_captions().meanings(Caption("帮扶任务完成时限"), lambda path: True)
    near = all_captions().meanings(Caption("帮扶任务完成的最后时限"), lambda path: True)
    assert known[0].path == near[0].path
    assert known[0].score >= 0.9 > near[0].score


def test_captions_left_out_are_not_known() -> None:
    captions = captions_without({"民族", "族别"})
    assert captions.meanings(Caption("民族"), lambda path: True) == []
    kept = captions_without({"民族", "族别"}, keeps_labels=True)
    assert kept.meanings(Caption("民族"), lambda path: True)[0].path == "worker.ethnicity"


def test_every_synonym_is_of_a_field_and_stands_once() -> None:
    for text, paths in all_captions().known.items():
        assert text == fold(text)
        assert set(paths) <= set(all_fields())
        assert len(set(paths)) == len(paths)


@pytest.mark.parametrize(
    ("unit", "of_field", "fits"),
    [("元", "元/月", True), ("元/月", "元/月", True), ("元/年", "元/月", False), ("万元", "元/年", False)],
)
def test_units_of_money(unit: str, of_field: str, fits: bool) -> None:
    assert fits_unit(unit, of_field, is_money=True) is fits
