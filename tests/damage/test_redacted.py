"""The anonymous copy of a damaged workbook has the same faults at the same cells."""

import io
from pathlib import Path

import openpyxl
import pytest

from docgen.errors import InputUnreadableError
from docgen.pipeline.redacting import redact
from tests.regions import DAY, pack_of

from .damages import CATALOGUE, Damage
from .sample import damages
from .sites import WORKBOOK, good_workbook

_EVERY = 12  # a part of the catalogue; every kind of it was tried once
TITLES = [damage.title for damage in damages()][::_EVERY]


def harmed(damage: Damage, target: Path) -> str:
    """Writes the first workbook that can have the damage; its region."""
    for region in ("luzhou", "hainan", "jiangxi", "taoyuan"):
        for site in filter(damage.is_for, good_workbook(region).sites):
            book = openpyxl.load_workbook(io.BytesIO(good_workbook(region).data))
            if damage.harm(book, site):
                book.save(target)
                return region
    raise AssertionError(f"no cell can have {damage.title}")


@pytest.mark.parametrize("title", TITLES)
def test_a_damage_is_in_the_copy_as_it_is_in_the_original(tmp_path: Path, title: str) -> None:
    source = tmp_path / WORKBOOK
    region = harmed(CATALOGUE[title], source)
    try:
        made = redact(source, tmp_path / "匿名.xlsx", pack_of(region), DAY)
    except InputUnreadableError:
        return  # nobody reads it, so nobody can be asked about its rows
    assert made.differences == ()
