from dataclasses import replace
from pathlib import Path

import pytest
from cases import luzhou

from docgen.errors import InputUnreadableError, UsageError
from docgen.pipeline.trials import HOUSEHOLDS, trials
from docgen.region.catalog import shipped_data
from docgen.region.pack import Pack


@pytest.fixture
def without_samples(tmp_path: Path) -> Pack:
    return replace(luzhou(), root=tmp_path)


def test_there_are_ordinary_short_and_overfull_values_of_as_many_households() -> None:
    kinds = trials(luzhou(), ())
    assert {kind: len(union.cases) for kind, union in kinds.items()} == {
        "一般": HOUSEHOLDS,
        "最短": HOUSEHOLDS,
        "超长": 3 * HOUSEHOLDS,
    }
    names = [union.cases[0].case.worker.name or "" for union in kinds.values()]
    assert names[1] == names[0][:2] != names[2]


def test_they_are_the_same_every_time() -> None:
    assert trials(luzhou(), ()) == trials(luzhou(), ())


def test_figures_are_derived_of_every_kind() -> None:
    for union in trials(luzhou(), ()).values():
        assert {case.value("worker.sex") for case in union.cases} == {"男", "女"}
        assert all(case.value("household.size") == len(case.case.members) + 1 for case in union.cases)
        assert union.figures["stats.filed_count"] == len(union.cases)


def test_values_come_from_files_where_they_are_given(without_samples: Pack) -> None:
    [file, *_] = sorted((shipped_data("fixtures") / "luzhou").glob("*.xlsx"))
    kinds = trials(without_samples, [file])
    assert 0 < len(kinds["一般"].cases) <= HOUSEHOLDS


def test_a_pack_without_samples_asks_for_files(without_samples: Pack) -> None:
    with pytest.raises(UsageError, match="sample.yaml") as fault:
        trials(without_samples, ())
    assert "--case" in fault.value.remedy


def test_files_without_a_household_in_order_are_refused(tmp_path: Path) -> None:
    file = tmp_path / "无人.json"
    file.write_text('{"unions": [], "cases": []}', encoding="utf-8")
    with pytest.raises(InputUnreadableError, match="无人.json"):
        trials(luzhou(), [file])
