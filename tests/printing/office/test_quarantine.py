from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docgen.printing.engine import PaperFile, PrintedPaper
from docgen.printing.office.quarantine import CallOutcome, Quarantine, Sheaf

Fate = Callable[[Sheaf], bool]


def a_sheaf(numbers: Sequence[int], template: str = "form") -> Sheaf:
    return tuple(PaperFile(str(number), Path(f"{number}.docx"), template) for number in numbers)


def pages_of(sheaf: Sheaf) -> tuple[PrintedPaper, ...]:
    return tuple(
        PrintedPaper(paper.key, Path("a.pdf"), place, 1) for place, paper in enumerate(sheaf, start=1)
    )


class Printer:
    """Prints in order; at a poisoned sheaf it stops, or leaves that one out, and keeps the calls."""

    def __init__(self, poison: set[str], *, stops: bool = True) -> None:
        self.poison = poison
        self.stops = stops
        self.calls: list[list[int]] = []

    def __call__(self, batch: Sequence[Sheaf]) -> CallOutcome:
        self.calls.append([len(sheaf) for sheaf in batch])
        pages: dict[Sheaf, tuple[PrintedPaper, ...]] = {}
        for sheaf in batch:
            if not any(paper.key in self.poison for paper in sheaf):
                pages[sheaf] = pages_of(sheaf)
            elif self.stops:
                break
        return CallOutcome(pages, frozenset(), "broke")


def printed_and_failed(printer: Callable[[Sequence[Sheaf]], CallOutcome], *sheaves: Sheaf) -> tuple[str, str]:
    quarantine = Quarantine(printer)
    quarantine.print_sheaves(sheaves)
    outcome = quarantine.outcome([paper for sheaf in sheaves for paper in sheaf])
    return " ".join(p.key for p in outcome.printed), " ".join(f.key for f in outcome.failed)


@given(
    sizes=st.lists(st.integers(1, 20), min_size=1, max_size=6),
    poison=st.sets(st.integers(0, 40), max_size=7),
    stops=st.booleans(),
)
def test_exactly_the_poisoned_papers_fail(sizes: list[int], poison: set[int], stops: bool) -> None:
    ends = [sum(sizes[: place + 1]) for place in range(len(sizes))]
    sheaves = [a_sheaf(range(end - size, end)) for size, end in zip(sizes, ends, strict=True)]
    quarantine = Quarantine(Printer({str(number) for number in poison}, stops=stops))
    quarantine.print_sheaves(sheaves)
    numbers = set(range(ends[-1]))
    assert {int(key) for key in quarantine.printed} == numbers - poison
    assert {int(key) for key in quarantine.failed} == numbers & poison


def test_a_good_run_is_one_call() -> None:
    printer = Printer(set())
    assert printed_and_failed(printer, a_sheaf([1, 2]), a_sheaf([3])) == ("1 2 3", "")
    assert printer.calls == [[2, 1]]


def test_a_sheaf_is_halved_until_its_poisoned_paper_stands_alone() -> None:
    printer = Printer({"1"})
    assert printed_and_failed(printer, a_sheaf(range(8)), a_sheaf([8])) == ("0 2 3 4 5 6 7 8", "1")
    assert printer.calls == [[8, 1], [4, 4, 1], [2, 2, 4, 1], [1, 1, 2, 4, 1], [1], [2, 4, 1]]


def test_a_single_suspect_is_tried_alone_before_it_is_blamed() -> None:
    calls: list[list[str]] = []

    def tired_at_once(batch: Sequence[Sheaf]) -> CallOutcome:
        """Prints one file a call, whichever comes first."""
        calls.append([sheaf[0].key for sheaf in batch])
        return CallOutcome({batch[0]: pages_of(batch[0])}, frozenset(), "tired")

    assert printed_and_failed(tired_at_once, a_sheaf([1]), a_sheaf([2]), a_sheaf([3])) == ("1 2 3", "")
    assert calls == [["1", "2", "3"], ["2"], ["3"]]


def test_a_call_has_at_most_200_files_and_400_papers() -> None:
    files, thick = Printer(set()), Printer(set())
    printed_and_failed(files, *[a_sheaf([number]) for number in range(450)])
    printed_and_failed(thick, *[a_sheaf(range(start, start + 150)) for start in (0, 150, 300)])
    assert [len(call) for call in files.calls] == [200, 200, 50]
    assert thick.calls == [[150, 150], [150]]


def test_a_sheaf_thicker_than_a_call_may_be_still_prints() -> None:
    printer = Printer(set())
    assert len(printed_and_failed(printer, a_sheaf(range(500)))[0].split()) == 500
    assert printer.calls == [[500]]


@pytest.mark.parametrize(("template", "tried"), [("form", 8), ("", 12)])
def test_a_template_of_which_nothing_prints_is_given_up(template: str, tried: int) -> None:
    sheaves = [a_sheaf([number], template) for number in range(12)]
    quarantine = Quarantine(Printer({str(number) for number in range(12)}))
    quarantine.print_sheaves([*sheaves, a_sheaf([99], "other")])
    assert list(quarantine.printed) == ["99"]
    assert [reason == "broke" for reason in quarantine.failed.values()].count(True) == tried
    assert len(quarantine.failed) == 12


def test_a_template_that_has_printed_once_is_not_given_up() -> None:
    poison = set(range(1, 20))
    sheaves = [a_sheaf([number]) for number in range(21)]
    printer = Printer({str(number) for number in poison})
    assert printed_and_failed(printer, *sheaves)[0] == "0 20"


def test_papers_that_cannot_be_told_apart_are_printed_one_by_one() -> None:
    sheaf = a_sheaf([1, 2])
    calls: list[list[int]] = []

    def without_bookmarks(batch: Sequence[Sheaf]) -> CallOutcome:
        calls.append([len(sheaf) for sheaf in batch])
        whole = {sheaf: pages_of(sheaf) for sheaf in batch if len(sheaf) == 1}
        return CallOutcome(whole, frozenset(sheaf for sheaf in batch if len(sheaf) > 1), "")

    assert printed_and_failed(without_bookmarks, sheaf, a_sheaf([3])) == ("1 2 3", "")
    assert calls == [[2, 1], [1, 1]]
