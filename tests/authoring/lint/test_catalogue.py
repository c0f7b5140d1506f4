"""Every kind of broken template and pack: lint finds the flaw at its place, and nothing that is not there."""

import shutil
from pathlib import Path

import pytest

from docgen.authoring.lint.kinds import LINT_KINDS
from docgen.pipeline.linting import lint

from .catalogue import CATALOGUE, Broken
from .good import a_good_pack

UNFINISHED = {"sample-missing", "layout-unverified"}  # warnings of a pack that nobody has tried yet
NEEDS_A_TRIAL = {"text-cut", "page-count", "paper-fails"}  # in test_trial.py
NET = {"template-refused"}  # for what filling refuses and lint has no kind for; nothing known comes here


def found(root: Path) -> set[tuple[str, str, str]]:
    """Kind, file and place of every flaw; each can be told, with a remedy."""
    flaws = lint(str(root)).flaws
    assert [
        item.code for item in flaws if not (item.as_record()["message"] and item.as_record()["remedy"])
    ] == []
    return {(item.code, item.file, str(item.spot)) for item in flaws}


@pytest.fixture(scope="session")
def good(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The good pack, made once; nobody writes into it."""
    return a_good_pack(tmp_path_factory.mktemp("good") / "xinhe")


@pytest.fixture
def pack(good: Path, tmp_path: Path) -> Path:
    """A copy of the good pack."""
    return Path(shutil.copytree(good, tmp_path / "xinhe"))


def test_nothing_is_wrong_with_the_good_pack(good: Path) -> None:
    assert {code for code, _, _ in found(good)} == UNFINISHED


@pytest.mark.parametrize("broken", CATALOGUE, ids=lambda broken: broken.name)
def test_the_flaw_is_found_at_its_place(pack: Path, broken: Broken) -> None:
    broken.damage(pack)
    flaws = found(pack)
    assert (broken.kind, broken.file, broken.place) in flaws
    assert {code for code, _, _ in flaws} - UNFINISHED <= {broken.kind, *broken.also}


def test_every_kind_has_its_broken_template() -> None:
    shown = {broken.kind for broken in CATALOGUE}
    assert set(LINT_KINDS) - shown == UNFINISHED | NEEDS_A_TRIAL | NET


def test_the_flaws_of_a_pack_are_told_together(pack: Path) -> None:
    chosen = ("an unknown name", "a loop without its end", "a formula of the template's own", "no sources")
    broken = [item for item in CATALOGUE if item.name in chosen]
    for item in broken:
        item.damage(pack)
    assert {(item.kind, item.file, item.place) for item in broken} <= found(pack)
