"""`python -m tests.faults [FAULT ...]`: try these faults, or all, in the long form, and write the page.

Outcomes of faults tried earlier are kept in build/faults and stay on the page.
"""

import sys

from .faults import faults
from .outcome import keep, kept, tried
from .page import PAGE, page

_KEPT = PAGE.parents[1] / "build" / "faults"


def main(titles: list[str]) -> int:
    """Tries them one after another; 1 where something does not hold."""
    for fault in faults():
        if not titles or fault.title in titles:
            sys.stderr.write(f"{fault.title} … ")
            outcome = tried(fault, is_long=True)
            sys.stderr.write(f"{outcome.seen}\n")
            keep(fault, outcome, _KEPT)
    outcomes = {fault: outcome for fault in faults() if (outcome := kept(fault, _KEPT))}
    PAGE.write_text(page(outcomes), encoding="utf-8")
    return 0 if all(outcome.held for outcome in outcomes.values()) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
