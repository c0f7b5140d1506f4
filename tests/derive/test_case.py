"""The lists of a case as papers show them."""

from typing import Any

import pytest

from docgen.derive.case import completed_case
from docgen.model.case import Case
from docgen.orders import FiguredCase
from docgen.region.manifest import Manifest
from tests.cases import a_full_case, figured, luzhou

MATERIALS = (
    {"title": "身份证复印件", "types": ["身份材料"]},
    {"title": "申请书", "documents": ["declaration-form"]},
    {"title": "认定书", "documents": ["determination", "roster"]},
    {
        "title": "离异证明",
        "types": ["其他"],
        "when": [{"field": "worker.marital_status", "in": ["离异", "丧偶"]}],
    },
)


def manifest(*materials: dict[str, Any]) -> Manifest:
    known = luzhou().manifest.model_dump(by_alias=True)
    return Manifest.model_validate({**known, "materials": materials})


def completed(*materials: dict[str, Any], **groups: Any) -> Case:
    figured_case = FiguredCase(Case.model_validate(groups), {})
    return completed_case(figured_case, manifest(*materials)).case


class TestQuarters:
    @pytest.mark.parametrize(
        ("entered", "ordered"),
        [
            ([4, 1, 3, 2], [1, 2, 3, 4]),
            ([None, None], [1, 2]),
            ([3, None], [2, 3]),  # the second row without a quarter is the second quarter's
            ([], []),
        ],
    )
    def test_records_stand_by_quarter_filled_in_by_their_place(
        self, entered: list[int | None], ordered: list[int]
    ) -> None:
        records = [{"quarter": quarter} for quarter in entered]
        case = completed(income={"quarterly": records}, review={"quarterly": records})
        assert [item.quarter for item in case.income.quarterly] == ordered
        assert [item.quarter for item in case.review.quarterly] == ordered

    def test_a_record_takes_its_values_along(self) -> None:
        records = [{"quarter": 2, "income": 5200}, {"quarter": 1, "income": 4100}]
        assert [item.income for item in completed(income={"quarterly": records}).income.quarterly] == [
            4100,
            5200,
        ]


class TestMaterials:
    def there(self, **groups: Any) -> dict[str | None, bool | None]:
        return {item.title: item.is_there for item in completed(*MATERIALS, **groups).review.materials}

    def test_an_attachment_of_the_type_or_a_paper_of_ours_serves(self) -> None:
        attachments = [{"type": "身份材料"}, {"type": "收入材料"}]
        assert self.there(review={"attachments": attachments}) == {
            "身份证复印件": True,
            "申请书": True,
            "认定书": False,  # no evaluation, so no determination; the roster is the union's
        }

    def test_a_paper_of_ours_serves_when_it_is_made_for_the_household(self) -> None:
        assert self.there(outcome={"evaluation": "解困"})["认定书"] is True

    def test_what_is_asked_of_some_is_asked_of_them_alone(self) -> None:
        assert self.there(worker={"marital_status": "丧偶"})["离异证明"] is False
        assert "离异证明" not in self.there(worker={"marital_status": "已婚"})

    def test_pages_are_those_of_all_attachments_of_the_type(self) -> None:
        def pages(*counts: int | None) -> int | None:
            attachments = [{"type": "身份材料", "page_count": count} for count in counts]
            return completed(*MATERIALS, review={"attachments": attachments}).review.materials[0].page_count

        assert (pages(2, 3), pages(2, None), pages()) == (5, None, None)

    def test_an_attachment_of_which_every_page_is_lost_does_not_serve(self) -> None:
        lost = {"type": "身份材料", "page_count": 0}
        assert self.there(review={"attachments": [lost]})["身份证复印件"] is False
        assert self.there(review={"attachments": [lost, {"type": "身份材料"}]})["身份证复印件"] is True

    @pytest.mark.parametrize(
        ("name", "there"),
        [
            ("罗春梅户口簿复印件", {"身份证": False, "户口簿": True}),
            ("罗春梅身份证正反面", {"身份证": True, "户口簿": False}),
            ("身份证和户口簿复印件", {"身份证": True, "户口簿": True}),
            ("身份材料", {"身份证": True, "户口簿": True}),
            (None, {"身份证": True, "户口簿": True}),
        ],
    )
    def test_of_two_materials_of_a_type_the_name_tells_which_it_is(
        self, name: str | None, there: dict[str, bool]
    ) -> None:
        number = {"title": "身份证", "types": ["身份材料"], "named": ["身份证"], "not_named": ["户口"]}
        register = {"title": "户口簿", "types": ["身份材料"], "named": ["户口"], "not_named": ["身份证"]}
        attachments = [{"type": "身份材料", "name": name}]
        materials = completed(number, register, review={"attachments": attachments}).review.materials
        assert {item.title: item.is_there for item in materials} == there

    def test_a_pack_that_asks_for_none_has_none(self) -> None:
        assert completed().review.materials == ()


def test_nothing_else_is_changed() -> None:
    case = figured(a_full_case())
    assert completed_case(case, luzhou().manifest) == case
