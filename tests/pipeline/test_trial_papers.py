"""What templates are tried with: every kind of document gets papers, with pictures where it asks for them."""

from pathlib import Path

import pytest
from documents import parts_of, word_text

from docgen.pipeline.trial_papers import trial_papers
from docgen.pipeline.trials import trials
from docgen.region.catalog import find_pack

LUZHOU = find_pack("luzhou")


@pytest.fixture(scope="module")
def values():
    return trials(LUZHOU, [])


def papers(name: str, values, folder: Path) -> list[bytes]:
    made = trial_papers(LUZHOU, LUZHOU.document(name), values, folder / name)
    return [paper.path.read_bytes() for paper in made]


def test_a_page_of_scans_is_tried_with_pictures_of_every_shape(values, tmp_path: Path) -> None:
    made = papers("scan-page", values, tmp_path)
    assert len(made) == 3 * len(values)
    assert all(any("media" in name for name in parts_of(paper)) for paper in made)


def test_a_catalogue_is_tried_with_lines(values, tmp_path: Path) -> None:
    texts = [word_text(paper) for paper in papers("dossier-folder-cover", values, tmp_path)]
    assert all("1—2" in text for text in texts)


def test_a_list_of_the_union_is_one_paper_for_each_trial(values, tmp_path: Path) -> None:
    assert len(papers("pairing-list", values, tmp_path)) == len(values)
