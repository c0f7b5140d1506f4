"""Every finding names file, sheet and cell, or file and line, and whose it is where it is somebody's."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from docgen.findings import Finding, Place, finding
from docgen.sheets import SHEETS, Belongs
from docgen.vocabulary import all_fields
from reference.examples import findings_of
from tests.regions import FIXTURES

BROKEN = sorted((FIXTURES / "broken").iterdir())

# Of a whole file, which lacks the sheet; of a folder beside it, whose files belong to nobody.
WITHOUT_CELL = {"sheet-missing", "material-owner-unknown"}
# Of rows that name no household, or none that is there; of a sheet's columns, rows and merged cells; of an
# officer, or of all of a union's households.
WITHOUT_HOUSEHOLD = {"household-key-missing", "household-unknown", "heading-missing", "heading-repeated"} | {
    "heading-unknown",
    "sheet-missing",
    "material-owner-unknown",
    "example-overwritten",
    "heading-ambiguous",
    "hidden-read",
    "no-records",
    "row-passed-over",
    "union-assumed",
    "contact-post-missing",
    "contacts-too-few",
    "deadline-passed",
    "pairing-too-small",
}
OF_HOUSEHOLDS = {sheet.title for sheet in SHEETS if sheet.belongs is Belongs.HOUSEHOLD}


def faults_of_place(found: Finding) -> Iterator[str]:
    """What the finding fails to name."""
    place = found.place
    if not place.file:
        yield "file"
    if not (place.sheet and place.cell) and not place.line and found.code not in WITHOUT_CELL:
        yield "cell or line"
    is_somebodys = place.sheet in OF_HOUSEHOLDS
    if is_somebodys and not found.household and found.code not in WITHOUT_HOUSEHOLD:
        yield "household"


@pytest.mark.parametrize(
    ("place", "household", "faults"),
    [
        (Place(""), "", ["file", "cell or line"]),
        (Place("采集表.xlsx"), "", ["cell or line"]),
        (Place("采集表.xlsx", "户"), "LZ1", ["cell or line"]),
        (Place("采集表.xlsx", "户", "C2"), "", ["household"]),
        (Place("采集表.xlsx", "户", "C2"), "LZ1", []),
        (Place("采集表.xlsx", "单位", "C2"), "", []),
        (Place("案例.yaml", line=3), "", []),
    ],
)
def test_a_finding_that_does_not_say_where_is_told(place: Place, household: str, faults: list[str]) -> None:
    assert list(faults_of_place(finding("yes-no-unreadable", place, household))) == faults


@pytest.mark.parametrize("path", BROKEN, ids=lambda path: path.stem)
def test_every_finding_of_a_broken_fixture_names_place_and_household(path: Path) -> None:
    findings, _ = findings_of(path)
    faults = {item.code: list(faults_of_place(item)) for item in findings}
    assert {code: fault for code, fault in faults.items() if fault} == {}


@pytest.mark.parametrize("path", BROKEN, ids=lambda path: path.stem)
def test_every_finding_says_what_and_what_to_do(path: Path) -> None:
    for item in findings_of(path)[0]:
        assert item.sentence.endswith("。")
        assert item.remedy.strip()
        assert "{" not in item.sentence + item.remedy
        assert not set(all_fields()) & set(item.sentence.split("“"))  # told by its label, not by its path
