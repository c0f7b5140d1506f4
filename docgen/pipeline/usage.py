"""The fields that a pack uses: those its forms print and its rules name, and all that these follow from."""

from collections.abc import Iterator, Mapping

from docgen.collection.book import Usage
from docgen.derive.inputs import with_inputs
from docgen.fill.paper import compile_template, fields_asked
from docgen.region.documents import Document
from docgen.region.manifest import Manifest
from docgen.region.pack import Pack
from docgen.vocabulary import all_fields

_NOTICES = ("publicity.round", "publicity.level", "publicity.start_date", "publicity.end_date")
_HELPERS = ("plan.helper_name", "plan.second_helper_name")
_STANDARDS = ("union.standards[].place", "union.standards[].dibao", "union.standards[].low_income")
_WAGES = ("union.standards[].minimum_wage", "union.minimum_wage", "members[].no_income_certificate")

# What a part of the manifest reads without naming it, where the part is switched on.
_READ_BY_PARTS: Mapping[str, tuple[str, ...]] = {
    "rules.publicity": (*_NOTICES, "household.publicity_round"),
    "materials": ("review.materials[].is_there",),
    "schedule.yearly_visits": ("visits[].date",),
    "schedule.visits_within": ("visits[].date",),
    "schedule.fresh": ("review.attachments[].type", "review.attachments[].date"),
    "schedule.procedure": ("review.surveys[].level", "review.surveys[].date", *_NOTICES),
    "schedule.pairing": _HELPERS,
    "schedule.contacts": _HELPERS,
    "schedule.outs": ("outcome.evaluation",),
    "schedule.fund_ranks": ("household.dossier_level", "plan.fund_level"),
    "eligibility.categories": (*_STANDARDS, "union.dibao_standard", "union.low_income_standard"),
    "eligibility.imputation": ("members[].needs_no_income_certificate", *_WAGES),
    "eligibility.below_dibao": ("household.is_uncovered_by_dibao",),
    "eligibility.determination": (
        "outcome.evaluation",
        "outcome.cause_removed",
        "outcome.effect_per_capita_income",
        "income.monthly_per_capita_history",
    ),
}


def usage_of(pack: Pack) -> Usage:
    """Every field the pack's forms print and its rules name, and all that these follow from."""
    forms: dict[str, list[str]] = {}
    for document in pack.documents:
        for path in with_inputs(_fields_of(pack, document)):
            titles = forms.setdefault(path, [])
            titles += [document.title] if document.title not in titles else []
    for path in with_inputs(frozenset(_fields_named(pack.manifest))):
        forms.setdefault(path, [])
    return Usage({path: tuple(titles) for path, titles in sorted(forms.items())})


def _fields_of(pack: Pack, document: Document) -> frozenset[str]:
    """What the document prints or requires."""
    return fields_asked(compile_template(pack, document)) | frozenset(document.required)


def _fields_named(manifest: Manifest) -> Iterator[str]:
    """Every field that the manifest names, whatever for, and what its parts read besides."""
    yield from (text for text in _texts(manifest.model_dump()) if text in all_fields())
    yield from (f"stats.{name}" for name in manifest.statistics)
    yield from _of_anybody(manifest)
    for part, fields in _READ_BY_PARTS.items():
        if _is_on(manifest, part):
            yield from fields
    if any(plan.scans for plan in manifest.packets):
        yield "scan.image"


def _of_anybody(manifest: Manifest) -> Iterator[str]:
    """What criteria name of the worker and the members alike, such as `major_disease`."""
    if manifest.eligibility is not None:
        for text in _texts(manifest.eligibility.model_dump()):
            yield from (path for path in (f"worker.{text}", f"members[].{text}") if path in all_fields())


def _is_on(manifest: Manifest, part: str) -> bool:
    """Whether the pack states that part of its manifest."""
    value: object = manifest
    for name in part.split("."):
        value = getattr(value, name, None)
    return bool(value)


def _texts(content: object) -> Iterator[str]:
    """Every text in the content, however deep."""
    if isinstance(content, str):
        yield content
    elif isinstance(content, dict):
        for inner in content.values():
            yield from _texts(inner)
    elif isinstance(content, list | tuple | set | frozenset):
        for inner in content:
            yield from _texts(inner)
