"""Which cells get which damage: of every kind of cell some, the same in every run."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from itertools import chain, islice, zip_longest
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from tests.regions import REGIONS

from . import amounts_typed, dates_typed, looks_damaged, numbers_typed, sheets_damaged, words_typed
from .damages import CATALOGUE, Damage
from .sites import Site, good_workbook
from .verdict import Trial, attempt

# which fill the catalogue, in the order of the page
MODULES = (numbers_typed, amounts_typed, dates_typed, words_typed, looks_damaged, sheets_damaged)
_TRIED = 16  # cells looked at until one can have the damage


def trials(damage: Damage, most: int | None = None, each: int = 1) -> Iterator[Trial]:
    """Up to so many trials with every kind of cell, or sheet, at most so many of those; regions in turn.

    What befalls one kind of cell only is tried twice as often.
    """
    rng = Random(damage.title)
    groups = list(_groups(damage).values())
    rng.shuffle(groups)
    each = each if len(groups) > 1 else 2 * each
    tried = (list(islice(_attempts(damage, _regions_in_turn(sites, rng)), each)) for sites in groups)
    yield from chain.from_iterable(islice(filter(None, tried), most))


def _groups(damage: Damage) -> Mapping[str, list[Site]]:
    """The cells that can have the damage, by what it is tried on one by one."""
    found: dict[str, list[Site]] = defaultdict(list)
    for region in REGIONS:
        for site in good_workbook(region).sites:
            if damage.is_for(site):
                found[damage.group_of(site)].append(site)
    return found


def _regions_in_turn(sites: list[Site], rng: Random) -> Iterator[Site]:
    queues = [[site for site in sites if site.region == region] for region in REGIONS]
    for queue in queues:
        rng.shuffle(queue)
    rng.shuffle(queues)
    return (site for turn in zip_longest(*queues) for site in turn if site)


def _attempts(damage: Damage, sites: Iterator[Site]) -> Iterator[Trial]:
    """The trials at those of the cells that can have the damage."""
    for site in islice(sites, _TRIED):
        with TemporaryDirectory() as folder:
            trial = attempt(damage, site, Path(folder))
        if trial:
            yield trial


def damages() -> list[Damage]:
    """The whole catalogue."""
    return list(CATALOGUE.values())
