"""What a benchmark finds out, kept as JSON between parts."""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from statistics import median
from typing import Any


@dataclass(frozen=True)
class Measure:
    """One quantity measured several times."""

    what: str
    unit: str
    values: tuple[float, ...]

    @property
    def middle(self) -> float:
        """The median."""
        return median(self.values)


@dataclass(frozen=True)
class Goal:
    """What was to be reached: `reached` against `required`, both in `unit`; more is better unless a limit."""

    what: str
    unit: str
    reached: float
    required: float
    is_limit: bool = False

    @property
    def is_met(self) -> bool:
        """Whether it was reached."""
        return self.reached <= self.required if self.is_limit else self.reached >= self.required


@dataclass(frozen=True)
class Result:
    """A part's measures, the goals they decide, and remarks on this very run."""

    part: str
    machine: dict[str, str]
    measures: tuple[Measure, ...]
    goals: tuple[Goal, ...]
    remarks: tuple[str, ...] = ()


def times_faster(subject: Measure, baseline: Measure, required: float) -> Goal:
    """How many times the rate of the baseline the subject reaches, by their medians."""
    what = f"{subject.what} – against {baseline.what}"
    return Goal(what, "×", subject.middle / baseline.middle, required)


def write_result(result: Result, folder: Path) -> None:
    """Keep the result in the folder, in place of an earlier one of that part."""
    folder.mkdir(parents=True, exist_ok=True)
    text = json.dumps(asdict(result), ensure_ascii=False, indent=1)
    (folder / f"{result.part}.json").write_text(text, encoding="utf-8")


def read_results(folder: Path, parts: Sequence[str]) -> list[Result]:
    """The results kept in the folder, in the order of the parts."""
    files = [folder / f"{part}.json" for part in parts]
    return [_result(json.loads(file.read_text(encoding="utf-8"))) for file in files if file.is_file()]


def _result(record: dict[str, Any]) -> Result:
    measures = tuple(
        Measure(item["what"], item["unit"], tuple(item["values"])) for item in record["measures"]
    )
    goals = tuple(Goal(**item) for item in record["goals"])
    return Result(record["part"], record["machine"], measures, goals, tuple(record["remarks"]))
