import json
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from benchmarks.__main__ import PARTS, main
from benchmarks.memory import run_observed
from benchmarks.packets import Seen, goals
from benchmarks.report import performance_page
from benchmarks.results import Goal, Measure, Result, read_results, times_faster, write_result
from benchmarks.rounds import Contender, on_processors, rates
from benchmarks.sizes import Run

MEGABYTE = 1_000_000
TITLES = {"fill": "Filling", "print": "Printing"}
METHODS = {"fill": "So it was filled.\n", "print": "So it was printed.\n"}


def a_result(*goals: Goal) -> Result:
    measure = Measure("docgen", "documents/s", (1000.0, 3000.0, 2000.0))
    return Result("fill", {"date": "2018-12-25"}, (measure,), goals, ("All compared.",))


def page(*results: Result) -> str:
    return performance_page(results, TITLES, METHODS)


def test_filling_is_measured_against_docxtpl(tmp_path: Path) -> None:
    ended = CliRunner().invoke(main, ["--tiny", str(tmp_path), "fill"], catch_exceptions=False)
    assert ended.exit_code == 0
    kept = json.loads((tmp_path / "fill.json").read_text(encoding="utf-8"))
    assert [item["what"] for item in kept["measures"]] == ["docxtpl", "docgen"]
    assert "docgen – against docxtpl" in (tmp_path / "performance.md").read_text(encoding="utf-8")


@pytest.mark.office
@pytest.mark.parametrize("part", [part for part in PARTS if part not in ("fill", "check", "province")])
def test_every_other_part_runs_from_end_to_end(tmp_path: Path, part: str) -> None:
    ended = CliRunner().invoke(main, ["--tiny", str(tmp_path), part], catch_exceptions=False)
    assert ended.exit_code == 0
    assert (tmp_path / f"{part}.json").is_file()


def test_contenders_take_turns_and_round_0_does_not_count() -> None:
    worked: list[tuple[str, int]] = []
    ways = [Contender(what, lambda n, what=what: worked.append((what, n)), lambda _: 1) for what in "AB"]
    measures = rates(ways, 2, "papers/s")
    assert worked == [("A", 0), ("B", 0), ("A", 1), ("B", 1), ("A", 2), ("B", 2)]
    assert [len(measure.values) for measure in measures] == [2, 2]


def test_a_ratio_is_that_of_the_medians() -> None:
    fast, slow = Measure("A", "pages/s", (90.0, 100.0, 500.0)), Measure("B", "pages/s", (1.0, 2.0, 9.0))
    assert times_faster(fast, slow, 50).reached == 50  # 100 / 2


@pytest.mark.parametrize(
    ("goal", "is_met"),
    [
        (Goal("", "×", 50, 50), True),
        (Goal("", "×", 49.9, 50), False),
        (Goal("", "s", 60, 60, is_limit=True), True),
        (Goal("", "s", 60.1, 60, is_limit=True), False),
    ],
)
def test_a_goal_is_met_up_to_its_bound(goal: Goal, is_met: bool) -> None:
    assert goal.is_met == is_met


def test_a_result_is_read_back_as_it_was_written(tmp_path: Path) -> None:
    result = a_result(Goal("docgen – against docxtpl", "×", 51, 50))
    write_result(result, tmp_path)
    assert read_results(tmp_path, ["print", "fill"]) == [result]


def test_the_page_shows_median_and_spread() -> None:
    assert "| docgen | documents/s | 2,000 | 1,000 to 3,000 | 3 × |" in page(a_result())


def test_the_page_admits_a_goal_that_was_missed() -> None:
    missed = Goal("docgen – against docxtpl", "×", 31.2, 50)
    assert "| docgen – against docxtpl | ≥ 50 × | 31.2 × | **no** |" in page(a_result(missed))


def test_the_page_admits_a_part_that_was_not_measured() -> None:
    assert "## Printing\n\nNot measured." in page(a_result())


def test_the_memory_of_a_child_process_counts() -> None:
    """A program that does little but start another, which holds 60 MB for half a second."""
    child = "held = bytes(range(250)) * 240_000; import time; time.sleep(0.5)"
    parent = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {child!r}])"
    ended = run_observed([sys.executable, "-c", parent])
    assert 60 * MEGABYTE < ended.largest < 90 * MEGABYTE
    assert ended.together > ended.largest * 0.8


def test_growth_is_told_by_the_time_of_each_household() -> None:
    seen = {Run(1000, 2, 1): Seen([40.0], [300], [500]), Run(5000, 2, 1): Seen([230.0], [300], [500])}
    growth = next(goal for goal in goals(seen) if goal.unit == "×")
    assert growth.reached == pytest.approx(1.15)  # 230 / 5,000 against 40 / 1,000
    assert not growth.is_met


def test_no_process_of_a_thousand_households_may_pass_600_mb() -> None:
    found = goals({Run(1000, 2, 3): Seen([70.0, 50.0, 61.0], [601, 602, 599], [900, 900, 900])})
    assert [(goal.unit, goal.reached, goal.is_met) for goal in found] == [
        ("MB", 601, False),
        ("s", 61, False),
    ]


def test_a_program_that_fails_is_no_measurement() -> None:
    with pytest.raises(subprocess.CalledProcessError):
        run_observed([sys.executable, "-c", "raise SystemExit(3)"])


def test_what_runs_on_one_processor_starts_its_programs_there() -> None:
    command = [sys.executable, "-c", "import os; print(len(os.sched_getaffinity(0)))"]
    with on_processors(1):
        assert subprocess.check_output(command) == b"1\n"
