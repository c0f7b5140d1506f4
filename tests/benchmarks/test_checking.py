import json
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner

from benchmarks import checking
from benchmarks.__main__ import main
from benchmarks.checking import Seen, goals, measure_check
from benchmarks.memory import Ended
from benchmarks.sizes import TINY, Check

MANY, FEWER = Check("luzhou", 10_000, 3), Check("luzhou", 2_500, 3)
FAULTY = Check("luzhou", 10_000, 1, faulty=True)


def told(check: Check, **changed: object) -> Ended:
    """What `docgen check --json` says of the workbook."""
    findings = [{"code": "phone-malformed"}, {"code": "id-number-wrong"}]
    output = {"errors": int(check.faulty), "households": check.households, "findings": findings, **changed}
    return Ended(json.dumps(output), 100_000_000, 100_000_000)


def test_a_check_is_measured_from_end_to_end(tmp_path: Path) -> None:
    ended = CliRunner().invoke(main, ["--tiny", str(tmp_path), "check"], catch_exceptions=False)
    assert ended.exit_code == 0
    page = (tmp_path / "performance.md").read_text(encoding="utf-8")
    assert "| 2 households of luzhou: time | s |" in page
    assert "| 2 faulty households of taoyuan: largest process | MB |" in page


def test_what_a_household_takes_and_how_much_is_found_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    ended = iter(map(told, TINY.checks))
    monkeypatch.setattr(checking, "run_observed", lambda command, expected: next(ended))
    remark = measure_check(TINY).remarks[0]
    assert "2 households of luzhou" in remark
    assert remark.endswith("Findings: 2 faulty households of taoyuan 2.")


@pytest.mark.parametrize("changed", [{"errors": 1}, {"households": 1}])
def test_a_check_that_saw_something_else_is_no_measurement(
    monkeypatch: pytest.MonkeyPatch, changed: dict[str, int]
) -> None:
    monkeypatch.setattr(checking, "run_observed", lambda command, expected: told(TINY.checks[0], **changed))
    with pytest.raises(RuntimeError, match="1 errors|1 households"):
        measure_check(TINY)


def test_findings_in_another_order_are_no_measurement(monkeypatch: pytest.MonkeyPatch) -> None:
    check = Check("luzhou", 2, 2)
    first = told(check)
    second = told(check, findings=list(reversed(json.loads(first.output)["findings"])))
    ended = iter((first, second))
    monkeypatch.setattr(checking, "run_observed", lambda command, expected: next(ended))
    with pytest.raises(RuntimeError, match="in another order"):
        measure_check(replace(TINY, checks=(check,)))


def test_ten_thousand_households_may_take_a_minute_faulty_or_not() -> None:
    seen = {MANY: Seen([90.0, 59.0, 58.0], [200]), FAULTY: Seen([60.5], [200])}
    assert [(goal.what, goal.reached, goal.is_met) for goal in goals(seen)] == [
        ("10,000 households of luzhou: time", 59.0, True),
        ("10,000 faulty households of luzhou: time", 60.5, False),
    ]


def test_memory_may_not_grow_with_the_households() -> None:
    seen = {FEWER: Seen([9.0], [100, 101, 99]), MANY: Seen([30.0], [112]), FAULTY: Seen([30.0], [500])}
    growth = next(goal for goal in goals(seen) if goal.unit == "×")
    assert growth.reached == pytest.approx(1.12)
    assert not growth.is_met
