"""Whatever happens to a cell, it is read right or found where it is; docs/damage.md tells of it."""

import pytest

from tests.test_places import faults_of_place

from .damages import Damage
from .page import PAGE, row
from .sample import damages, trials
from .verdict import Verdict

_RIGHT_OR_TOLD = (Verdict.RIGHT, Verdict.FOUND, Verdict.AS_WRITTEN)
_LEAST_KINDS = 30


@pytest.mark.parametrize("damage", damages(), ids=lambda damage: damage.title)
def test_a_damage_is_never_silently_wrong(damage: Damage) -> None:
    found = list(trials(damage))
    assert found
    if not damage.is_possible:
        assert [str(trial.site) for trial in found if trial.verdict not in _RIGHT_OR_TOLD] == []
    unplaced = {item.code for trial in found for item in trial.findings if list(faults_of_place(item))}
    assert unplaced == set()
    assert row(damage, found) in PAGE.read_text(encoding="utf-8").splitlines()


def test_the_catalogue_is_as_long_as_it_should_be() -> None:
    assert sum(not damage.is_possible for damage in damages()) >= _LEAST_KINDS


def test_the_page_tells_of_no_other_damage() -> None:
    lines = PAGE.read_text(encoding="utf-8").splitlines()
    told = [line.split(" | ")[0].removeprefix("| ") for line in lines if line.startswith("| ")]
    known = {damage.title.replace("|", "\\|") for damage in damages()}
    assert set(told) - {"damage", "---", "**all**"} == known
