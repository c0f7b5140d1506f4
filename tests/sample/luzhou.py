"""The region the sample tests work with."""

from functools import cache
from pathlib import Path

from docgen.model.case import Case
from docgen.model.union import LabourUnion
from docgen.region.pack import Pack, load_pack
from docgen.sample.draft import Setting
from docgen.sample.households import sample_cases
from docgen.sample.locality import load_locality

ROOT = Path(__file__).parents[2]


@cache
def luzhou() -> Pack:
    return load_pack(ROOT / "templates" / "luzhou")


def setting(seed: int = 1) -> Setting:
    return Setting(load_locality(luzhou()), luzhou().lists, seed)


@cache
def sampled(count: int, seed: int = 1) -> tuple[tuple[LabourUnion, ...], tuple[Case, ...]]:
    unions, cases = sample_cases(luzhou(), count, seed)
    return unions, tuple(cases)
