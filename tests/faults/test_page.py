"""docs/reliability.md tells of every fault, as the catalogue has it, and of none that does not hold."""

from collections.abc import Iterator

from .faults import GROUPS, faults
from .outcome import Outcome
from .page import FAILED, HEADINGS, PAGE, page

_LEAST_KILLS = 50


def test_the_page_tells_of_every_fault_and_no_other() -> None:
    assert [(row["fault"], row["what is done"], row["what must hold"]) for row in _rows()] == [
        (fault.title, fault.done, fault.holds) for fault in faults()
    ]


def test_everything_on_the_page_holds() -> None:
    text = PAGE.read_text(encoding="utf-8")
    assert FAILED not in text
    assert all(f"\n## {group}\n" in text for group in GROUPS)


def test_fifty_runs_were_killed_and_each_went_on_to_the_same_bytes() -> None:
    told = [row["seen"].partition(" identical")[0] for row in _rows() if row["fault"].startswith("SIGKILL")]
    counts = [tuple(map(int, text.split(" of "))) for text in told]
    assert sum(count for count, _ in counts) >= _LEAST_KILLS
    assert all(count == tried for count, tried in counts)


def test_what_does_not_hold_would_be_told() -> None:
    fault = faults()[0]
    assert FAILED in page({fault: Outcome(False, "does not hold", 1, 1.0, 1)})


def _rows() -> Iterator[dict[str, str]]:
    for line in PAGE.read_text(encoding="utf-8").splitlines():
        cells = line.removeprefix("| ").removesuffix(" |").split(" | ")
        if line.startswith("| ") and cells[0] not in (HEADINGS[0], "---"):
            yield dict(zip(HEADINGS, cells, strict=True))
