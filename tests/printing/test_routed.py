"""Which engine prints which paper, with engines that only say that they were asked."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from docgen.printing import routed
from docgen.printing.engine import EngineName, PaperFile, PrintedPaper, PrintFailure, PrintOutcome
from docgen.printing.routed import RoutedEngine

ROUTES = {"表": EngineName.BUILTIN, "册": EngineName.OFFICE}


@dataclass
class Recorder:
    """An engine that prints every paper on one page of a file with its name."""

    name: str
    strange: frozenset[str] = frozenset()
    broken: frozenset[str] = frozenset()
    asked: list[str] = field(default_factory=list)

    def print_papers(self, papers: Sequence[PaperFile], work: Path) -> PrintOutcome:
        self.asked += [paper.key for paper in papers]
        printed = [
            PrintedPaper(item.key, Path(self.name), 1, 1, ("文本框",) if item.key in self.strange else ())
            for item in papers
            if item.key not in self.broken
        ]
        failed = [PrintFailure(item.key, self.name) for item in papers if item.key in self.broken]
        return PrintOutcome(tuple(printed), tuple(failed))


def papers(**templates: str) -> list[PaperFile]:
    return [PaperFile(key, Path(f"{key}.docx"), template) for key, template in templates.items()]


def through(office: Recorder, *, work: Path, **templates: str) -> PrintOutcome:
    """What comes of these papers with that office engine."""
    return RoutedEngine(ROUTES, lambda: office).print_papers(papers(**templates), work)


def printed_by(outcome: PrintOutcome) -> dict[str, str]:
    return {item.key: item.pages.name for item in outcome.printed}


@pytest.fixture
def builtin(monkeypatch: pytest.MonkeyPatch) -> Recorder:
    engine = Recorder("builtin")
    monkeypatch.setattr(routed, "builtin_engine", lambda: engine)
    return engine


def test_each_paper_goes_to_the_engine_of_its_template_in_the_order_given(
    builtin: Recorder, tmp_path: Path
) -> None:
    outcome = RoutedEngine(ROUTES, lambda: Recorder("office")).print_papers(
        papers(a="表", b="册", c="表"), tmp_path
    )
    assert [(item.key, item.pages.name) for item in outcome.printed] == [
        ("a", "builtin"),
        ("b", "office"),
        ("c", "builtin"),
    ]


def test_what_the_builtin_engine_does_not_know_goes_through_the_office(
    builtin: Recorder, tmp_path: Path
) -> None:
    builtin.strange, builtin.broken = frozenset("a"), frozenset("b")
    outcome = RoutedEngine(ROUTES, lambda: Recorder("office")).print_papers(
        papers(a="表", b="表", c="表"), tmp_path
    )
    assert printed_by(outcome) == {"a": "office", "b": "office", "c": "builtin"}
    assert outcome.failed == ()


def test_without_an_office_its_pages_stay_with_what_is_unknown_in_them(
    builtin: Recorder, tmp_path: Path
) -> None:
    builtin.strange, builtin.broken = frozenset("a"), frozenset("b")
    outcome = RoutedEngine(ROUTES, None).print_papers(papers(a="表", b="表"), tmp_path)
    assert [(item.key, item.unknown) for item in outcome.printed] == [("a", ("文本框",))]
    assert [item.key for item in outcome.failed] == ["b"]


def test_a_paper_the_office_fails_on_keeps_the_pages_of_the_builtin_engine(
    builtin: Recorder, tmp_path: Path
) -> None:
    builtin.strange = frozenset("a")
    office = Recorder("office", broken=frozenset("a"))
    assert printed_by(through(office, work=tmp_path, a="表")) == {"a": "builtin"}


def test_an_engine_with_nothing_to_print_is_not_started(builtin: Recorder, tmp_path: Path) -> None:
    made: list[Recorder] = []

    def office() -> Recorder:
        made.append(Recorder("office"))
        return made[-1]

    RoutedEngine(ROUTES, office).print_papers(papers(a="表"), tmp_path)
    assert made == []
