"""Whatever happens to a cell, it is read right or found where it is; docs/damage.md tells of every kind."""

import re
from collections.abc import Iterator

import pytest

from docgen.finding_kinds import KINDS
from docgen.findings import Place
from tests.test_places import faults_of_place

from .damages import CATALOGUE, Damage
from .page import HEADINGS, PAGE, escaped
from .sample import damages, trials
from .sites import KEY
from .verdict import Trial, Verdict, row_of

_LEAST_KINDS = 30
_TRIED = 1  # kind of cell or sheet of each damage; `make damage` tries them all
_WRONG = (Verdict.SILENT, Verdict.ELSEWHERE)
_OF_NOBODY = ("household-key-missing", "household-unknown")


@pytest.mark.parametrize(
    "damage", [item for item in damages() if not item.is_possible], ids=lambda item: item.title
)
def test_a_damage_is_never_silently_wrong(damage: Damage) -> None:
    found = list(trials(damage, _TRIED))
    assert found
    assert [str(trial.site) for trial in found if trial.verdict in _WRONG] == []
    assert [fault for trial in found for fault in _unplaced(trial)] == []


def _unplaced(trial: Trial) -> Iterator[str]:
    """What findings fail to name; where the key suffers it is not known whose row it is."""
    rows = {_row(item.place) for item in trial.findings if item.code in _OF_NOBODY}
    if trial.site.kind == KEY:
        rows.add((trial.site.sheet, trial.site.row))
    for item in trial.findings:
        excused = {"household"} if _row(item.place) in rows else set()
        yield from (f"{item.place} {item.code}: {fault}" for fault in {*faults_of_place(item)} - excused)


def _row(place: Place) -> tuple[str, int]:
    return place.sheet, row_of(place.cell)


def test_the_catalogue_is_as_long_as_it_should_be() -> None:
    assert sum(not damage.is_possible for damage in damages()) >= _LEAST_KINDS


def test_the_page_tells_of_every_damage_and_no_other() -> None:
    assert [row["damage"] for row in _rows()] == [
        escaped(damage.title)
        for is_possible, is_of_sheet in ((False, False), (False, True), (True, None))
        for damage in damages()
        if damage.is_possible == is_possible and is_of_sheet in (None, damage.is_of_sheet)
    ]


def test_the_page_tells_of_nothing_wrong_but_what_no_program_can_tell() -> None:
    possible = {escaped(damage.title) for damage in CATALOGUE.values() if damage.is_possible}
    for row in _rows():
        *counted, wrong = (int(row[name]) for name in HEADINGS[3:8])
        assert sum(counted) + wrong == int(row["tried"]) > 0
        assert (wrong > 0) == (row["damage"] in possible), row["damage"]


def test_the_page_names_findings_that_there_are() -> None:
    codes = re.findall(r"findings\.md#([a-z-]+)", PAGE.read_text(encoding="utf-8"))
    assert codes
    assert set(codes) <= set(KINDS)


def _rows() -> Iterator[dict[str, str]]:
    for line in PAGE.read_text(encoding="utf-8").splitlines():
        cells = re.split(r"(?<!\\) \| ", line.removeprefix("| ").removesuffix(" |"))
        if line.startswith("| ") and cells[0] not in (HEADINGS[0], "---"):
            yield dict(zip(HEADINGS, cells, strict=True))
