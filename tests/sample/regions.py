"""The regions the sample tests work with: all that come with docgen."""

from functools import cache
from pathlib import Path

from docgen.model.case import Case
from docgen.model.union import LabourUnion
from docgen.region.catalog import shipped_packs
from docgen.region.pack import Pack, load_pack
from docgen.sample.draft import Setting
from docgen.sample.households import sample_cases
from docgen.sample.locality import Locality, load_locality

ROOT = Path(__file__).parents[2]
REGIONS = tuple(folder.name for folder in shipped_packs())


@cache
def pack_of(region: str) -> Pack:
    return load_pack(ROOT / "templates" / region)


@cache
def locality_of(region: str) -> Locality:
    return load_locality(pack_of(region))


def setting(region: str, seed: int = 1) -> Setting:
    pack = pack_of(region)
    return Setting(locality_of(region), pack.lists, seed, pack.manifest.rules.expense_basis)


@cache
def sampled(
    count: int, seed: int = 1, region: str = "luzhou"
) -> tuple[tuple[LabourUnion, ...], tuple[Case, ...]]:
    unions, cases = sample_cases(pack_of(region), count, seed)
    return unions, tuple(cases)


def luzhou() -> Pack:
    return pack_of("luzhou")
