"""`python -m tests.damage`: try every damage everywhere and write docs/damage.md; it takes some minutes."""

from dataclasses import replace
from multiprocessing import Pool

from .damages import CATALOGUE
from .page import PAGE, page
from .sample import damages, trials
from .verdict import Trial


def _all_trials(title: str) -> list[Trial]:
    """Every trial, without the findings, which cannot be sent from one process to another."""
    return [replace(trial, findings=()) for trial in trials(CATALOGUE[title])]


if __name__ == "__main__":
    with Pool() as pool:
        results = pool.map(_all_trials, [damage.title for damage in damages()], chunksize=1)
    PAGE.write_text(page(dict(zip(damages(), results, strict=True))), encoding="utf-8")
