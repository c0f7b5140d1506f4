"""Required materials that are not there."""

from typing import Any

import pytest

from docgen.check.materials import check_materials
from docgen.findings import Finding
from docgen.model.kinds import Value
from docgen.model.review import Material
from docgen.orders import FiguredCase
from docgen.region.manifest import Manifest
from docgen.region.rules import MaterialRule
from tests.cases import a_case, luzhou
from tests.regions import pack_of

from .filing import filed, places, sentences

MISSING = Material(title="户口簿复印件", is_there=False)
THERE = Material(title="身份证复印件", is_there=True)


def found(
    *materials: Material, catalogue: str = "", document: str = "roster", **review: Any
) -> list[Finding]:
    """The findings of a run that makes that document, where the packets have that catalogue."""
    case = a_case(review=review)
    completed = case.model_copy(update={"review": case.review.model_copy(update={"materials": materials})})
    known = luzhou().manifest.model_dump(by_alias=True)
    packets = [{**packet, "catalogue": catalogue} for packet in known["packets"]]
    manifest = Manifest.model_validate({**known, "packets": packets})
    return list(
        check_materials(filed(case), FiguredCase(completed, {}), [luzhou().document(document)], manifest)
    )


def test_every_missing_one_is_told_with_the_household() -> None:
    items = found(THERE, MISSING)
    assert sentences(items) == ["罗春梅户的应交材料“户口簿复印件”既没有登记，也没有扫描件。"]
    assert [item.household for item in items] == ["510502000123"]
    assert not items[0].is_blocking


def test_it_is_told_at_the_first_attachment_else_at_the_household() -> None:
    assert places(found(MISSING, attachments=[{"type": "身份材料"}])) == [("附件材料!B3", "material-missing")]
    assert places(found(MISSING)) == [("户!A5", "material-missing")]


def test_it_bears_the_rule_of_the_notice_that_asks_for_it() -> None:
    known, unknown = found(MISSING, MISSING.model_copy(update={"title": "收入证明"}))
    assert (known.rule, known.source) == ("R-LZ-15", "泸工发〔2018〕10号 一（三）5")
    assert (unknown.rule, unknown.source) == ("", "")


@pytest.mark.parametrize("region", ["hainan", "jiangxi", "luzhou"])
def test_every_material_names_its_rule_and_clause(region: str) -> None:
    materials = pack_of(region).manifest.materials
    assert materials
    assert [item.title for item in materials if not (item.rule and item.source)] == []


def test_one_of_several_reasons_is_enough_to_ask_for_it() -> None:
    rule = MaterialRule.model_validate(
        {
            "title": "诊断书",
            "when": [{"field": "worker.kind", "is": "困难职工"}],
            "any_of": [
                {"field": "cause.main", "is": "本人大病"},
                {"field": "worker.major_disease", "present": True},
            ],
        }
    )
    ill: dict[str, Value] = {"worker.kind": "困难职工", "worker.major_disease": "尿毒症"}
    assert rule.is_asked(ill.get)
    assert not rule.is_asked({"worker.kind": "困难职工"}.get)
    assert not rule.is_asked({**ill, "worker.kind": "困难农民工"}.get)


def test_what_is_all_there_is_right() -> None:
    assert found(THERE) == []


def test_it_is_told_when_the_catalogue_is_made() -> None:
    assert found(MISSING, catalogue="yiben-cover-catalogue", document="contact-card") == []
    assert len(found(MISSING, catalogue="yiben-cover-catalogue", document="yiben-cover-catalogue")) == 1
