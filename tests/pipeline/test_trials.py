from dataclasses import replace
from pathlib import Path

import pytest
from cases import luzhou

from docgen.errors import InputUnreadableError, UsageError
from docgen.orders import is_listed
from docgen.pipeline.trials import HOUSEHOLDS, trials
from docgen.region.catalog import find_pack
from docgen.region.pack import Pack
from docgen.region.shipped import shipped_data


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


@pytest.mark.parametrize("region", ["hainan", "jiangxi", "luzhou"])
def test_every_notice_lists_households_of_every_kind(region: str) -> None:
    for union in trials(find_pack(region), ()).values():
        assert [notice.level for notice in union.union.publicity] == [level.level for level in union.levels]
        for notice in union.union.publicity:
            assert (
                sum(is_listed(case, notice, union.levels) for case in union.cases) == notice.household_count
            )
            assert notice.household_count


def test_materials_counts_and_boxes_are_completed_for_every_kind() -> None:
    for union in trials(find_pack("jiangxi"), ()).values():
        assert all(case.case.review.materials for case in union.cases)
        assert union.figures["stats.a_total"] == sum(
            case.case.outcome.cancel_reason is not None for case in union.cases
        )
        assert sum(box.item_count or 0 for box in union.union.boxes) == len(union.cases)


def test_overfull_households_have_something_in_every_quarter() -> None:
    for case in trials(find_pack("taoyuan"), ())["超长"].cases:
        assert [item.quarter for item in case.case.income.quarterly] == [1, 2, 3, 4]
        assert [item.quarter for item in case.case.review.quarterly] == [1, 2, 3, 4]


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
