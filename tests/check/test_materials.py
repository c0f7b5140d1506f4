"""Required materials that are not there."""

from typing import Any

from docgen.check.materials import check_materials
from docgen.findings import Finding
from docgen.model.review import Material
from docgen.orders import FiguredCase
from docgen.region.manifest import Manifest
from tests.cases import a_case, luzhou

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


def test_what_is_all_there_is_right() -> None:
    assert found(THERE) == []


def test_it_is_told_when_the_catalogue_is_made() -> None:
    assert found(MISSING, catalogue="yiben-cover-catalogue", document="contact-card") == []
    assert len(found(MISSING, catalogue="yiben-cover-catalogue", document="yiben-cover-catalogue")) == 1
