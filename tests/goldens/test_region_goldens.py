"""The papers of every region but the first, filled from its fixtures, as accepted after a look at the pages.

`pytest tests/goldens --accept` writes the texts anew.
"""

from pathlib import Path

import pytest
from documents import paper_text
from regions import REGIONS, first_papers, pack_of

FOLDER = Path(__file__).parent
PAPERS = [
    (region, document.id)
    for region in REGIONS
    if region != "luzhou"  # whose papers are filled from cases of their own, in test_goldens.py
    for document in pack_of(region).documents
    if document.scope != "scan"
]


@pytest.mark.parametrize(("region", "document"), PAPERS)
def test_the_paper_reads_as_accepted(region: str, document: str, accepts: bool) -> None:
    text, golden = paper_text(first_papers(region)[document]), FOLDER / region / f"{document}.txt"
    if accepts:
        golden.parent.mkdir(exist_ok=True)
        golden.write_text(text, encoding="utf-8")
    assert golden.read_text(encoding="utf-8").splitlines() == text.splitlines()


def test_every_golden_belongs_to_a_paper() -> None:
    found = {(path.parent.name, path.stem) for path in FOLDER.glob("*/*.txt") if path.parent.name != "luzhou"}
    assert found == set(PAPERS)
