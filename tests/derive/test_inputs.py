from functools import cache

import pytest
from regions import DAY, REGIONS, assessed, pack_of

from docgen.derive.household import household_figures
from docgen.derive.inputs import INPUTS, told_by, with_inputs
from docgen.model.case import Case
from docgen.model.kinds import Kind
from docgen.model.paths import exact_paths
from docgen.model.union import LabourUnion
from docgen.pipeline.figuring import figure_parameters
from docgen.region.pack import Pack
from docgen.vocabulary import OUTSIDE_CASE, all_fields, household_paths

# Counts of a union follow from whatever the conditions of the pack's `statistics` name.
COUNTED_BY_PACKS = "stats."


def derived() -> list[str]:
    return [path for path, item in all_fields().items() if item.is_derived]


def test_every_derived_field_tells_what_it_follows_from():
    silent = {path for path in derived() if path not in INPUTS and not path.startswith(COUNTED_BY_PACKS)}
    assert silent == set()


def test_only_fields_of_the_vocabulary_are_named():
    named = {*INPUTS, *(path for paths in INPUTS.values() for path in paths)}
    assert named <= set(all_fields())


def test_a_paper_tells_a_field_by_what_it_follows_from_and_by_what_it_stands_in_for():
    assert told_by("worker.contact") == {"worker.contact", "worker.mobile", "worker.other_contact"}
    assert "members[].relation_to_householder" in told_by("members[].relation")
    assert told_by("worker.ethnicity") == {"worker.ethnicity"}


def test_inputs_are_found_over_several_steps():
    assert {"cause.annual_necessary_expense", "income.necessary_expense_annual"} <= with_inputs(
        {"income.necessary_expense_annual"}
    )
    assert with_inputs({"no.such.name"}) == frozenset()


def stripped(record, kept: frozenset[str], prefix: str = ""):
    """The record with nothing but those fields."""
    update = {}
    for name, info in type(record).model_fields.items():
        path, value = f"{prefix}{name}", getattr(record, name)
        if any(isinstance(note, Kind) for note in info.metadata):
            if path not in kept:
                update[name] = () if isinstance(value, tuple) else None
        elif isinstance(value, tuple):
            update[name] = tuple(stripped(item, kept, f"{path}[].") for item in value)
        else:
            update[name] = stripped(value, kept, f"{path}.")
    return record.model_copy(update=update)


@cache
def filed(region: str) -> list[tuple[Case, LabourUnion]]:
    return [(item.case, union.union) for union in assessed(region).unions for item in union.cases]


def figures(case: Case, union: LabourUnion, pack: Pack) -> dict:
    return household_figures(case, union, figure_parameters(pack, DAY))


@pytest.mark.parametrize("region", REGIONS)
@pytest.mark.parametrize(
    "path", [path for path in derived() if path in household_paths() and not path.startswith(OUTSIDE_CASE)]
)
def test_a_figure_follows_from_its_inputs_alone(region, path):
    pack = pack_of(region)
    kept = with_inputs({path, pack.manifest.rules.dibao_place}) - {path}
    kept |= {path} if path in INPUTS.get(path, ()) else set()
    for case, union in filed(region):
        bare_union = stripped(union, frozenset(name.removeprefix("union.") for name in kept))
        whole, bare = figures(case, union, pack), figures(stripped(case, kept), bare_union, pack)
        for exact in exact_paths(case, path):
            assert bare.get(exact) == whole.get(exact), exact
