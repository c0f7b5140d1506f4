"""Which cells get which damage: of every kind of cell some, the same in every run."""

from collections.abc import Iterator, Mapping
from functools import cache
from itertools import cycle, islice
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from tests.regions import REGIONS

from . import numbers_typed, sheets_damaged, words_typed
from .damages import CATALOGUE, Damage
from .sites import Site, good_workbook
from .verdict import Trial, attempt

MODULES = (numbers_typed, words_typed, sheets_damaged)  # which fill the catalogue
_TRIED = 16  # cells looked at until one can have the damage


def trials(damage: Damage, each: int = 1) -> Iterator[Trial]:
    """Up to so many trials with every kind of cell, the regions in turn."""
    for kind in sorted({kind for region in REGIONS for kind in _by_kind(region)}):
        rng = Random(f"{damage.title} {kind}")
        regions = rng.sample(REGIONS, len(REGIONS))
        fit = ([site for site in _by_kind(region).get(kind, []) if damage.is_for(site)] for region in regions)
        sites = [iter(rng.sample(found, len(found))) for found in fit]
        yield from islice(_attempts(damage, cycle(sites), _TRIED * each), each)


def _attempts(damage: Damage, sites: Iterator[Iterator[Site]], most: int) -> Iterator[Trial]:
    """The trials at those of the cells that can have the damage."""
    for site in filter(None, (next(queue, None) for queue in islice(sites, most))):
        with TemporaryDirectory() as folder:
            trial = attempt(damage, site, Path(folder))
        if trial:
            yield trial


@cache
def _by_kind(region: str) -> Mapping[str, list[Site]]:
    found: dict[str, list[Site]] = {}
    for site in good_workbook(region).sites:
        found.setdefault(site.kind, []).append(site)
    return found


def damages() -> list[Damage]:
    """The whole catalogue."""
    return list(CATALOGUE.values())
