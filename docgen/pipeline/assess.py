"""Stages 1 to 3 in order: files become cases with figures, sorted into accepted and refused."""

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from docgen.check.characters import Unprintable, check_case_characters, check_union_characters
from docgen.check.clauses import with_clauses
from docgen.check.eligibility import check_eligibility
from docgen.check.household import check_household
from docgen.check.materials import check_materials
from docgen.check.notices import check_notices
from docgen.check.requirements import check_requirements, check_union_requirements
from docgen.check.schedule import check_household_schedule, check_run_schedule, check_union_schedule
from docgen.check.statistics import check_statistics
from docgen.check.union import check_lists, check_people
from docgen.derive.case import completed_case
from docgen.derive.eligibility import eligibility
from docgen.derive.household import Parameters, household_figures
from docgen.derive.notices import completed_notices
from docgen.derive.statistics import union_figures
from docgen.derive.union import completed_union
from docgen.findings import Finding, Place, finding, in_reading_order
from docgen.fonts.report import unprintable_characters
from docgen.intake.read import read_inputs
from docgen.model.intake import FiledCase, FiledUnion, InputFile, Intake
from docgen.model.origin import Origin
from docgen.model.union import LabourUnion
from docgen.orders import FiguredCase, FiguredUnion
from docgen.pipeline.refusal import blocked_households, with_sound_notices, without_sequels
from docgen.region.documents import Document
from docgen.region.manifest import Manifest
from docgen.region.pack import Pack

_NO_UNION = FiledUnion(LabourUnion(name="未填写工会"), Origin())
_UNKNOWN = FiguredUnion(_NO_UNION.union, {}, ())


@dataclass(frozen=True)
class Assessment:
    """What may be printed and what may not: unions with their accepted cases, the refused ones by key.

    `households` are all that were read, the refused ones too, in the order of the files.
    """

    unions: tuple[FiguredUnion, ...]
    refused: Mapping[str, tuple[Finding, ...]]
    findings: tuple[Finding, ...]
    inputs: tuple[InputFile, ...]
    households: tuple[FiguredCase, ...]

    @cached_property
    def names(self) -> Mapping[str, str]:
        """By household's key its worker's name."""
        return {item.case.key: item.case.worker.name or "" for item in self.households}

    @property
    def accepted_count(self) -> int:
        """The number of households that get papers."""
        return sum(len(union.cases) for union in self.unions)


def assess(
    paths: Sequence[Path],
    pack: Pack,
    documents: Sequence[Document],
    day: dt.date,
    unprintable: Unprintable = unprintable_characters,
) -> Assessment:
    """Everything in the files, with figures and findings; nothing is written.

    `unprintable` tells what no font prints, by default none of this machine's.
    Raises InputUnreadableError for a file that cannot be read at all.
    """
    intake = read_inputs(paths, pack.lists)
    read = list(_figured_cases(intake, figure_parameters(pack, day)))
    completed = [completed_case(item, pack.manifest) for item in read]
    posting = _posting_unions(intake, completed, pack.manifest)
    checked = [
        *_checked_cases(intake, read, completed, documents, pack),
        *_checked_unions(intake, posting, documents, pack.manifest),
        *_checked_schedule(intake, read, posting, documents, pack.manifest, day),
        *_checked_eligibility(intake, read, documents, pack, day),
    ]
    told = [*intake.findings, *without_sequels(checked, intake.findings), *_characters(intake, unprintable)]
    findings = in_reading_order(with_clauses(told, pack.manifest.clauses))
    blocked = blocked_households(intake, findings)
    refused_keys = {filed.case.key for filed in intake.cases if filed.case.key in blocked}
    accepted = [item for item in completed if item.case.key not in refused_keys]
    wrong = {item.place for item in findings if item.is_blocking}
    sound = {name: with_sound_notices(filed, posting[name], wrong) for name, filed in _named(intake).items()}
    return Assessment(
        tuple(_figured_unions(sound, accepted, pack.manifest)),
        {key: tuple(blocked[key]) for key in sorted(refused_keys)},
        tuple(findings),
        intake.inputs,
        tuple(completed),
    )


def figure_parameters(pack: Pack, day: dt.date) -> Parameters:
    """What the figures of a household depend on besides its case."""
    causes = pack.lists["cause"].items if "cause" in pack.lists else ()
    published = {item.label: item.published_as for item in causes if item.published_as}
    return Parameters(day, published, pack.manifest.rules, pack.manifest.eligibility)


def figured_union(union: LabourUnion, cases: Sequence[FiguredCase], manifest: Manifest) -> FiguredUnion:
    """The union completed from those cases, with its counts."""
    return FiguredUnion(
        completed_union(union, cases, manifest),
        union_figures(cases, manifest.statistics),
        tuple(cases),
        manifest.rules.publicity,
        manifest.calendar,
    )


def _named(intake: Intake) -> dict[str | None, FiledUnion]:
    return {filed.union.name: filed for filed in intake.unions}


def _figured_cases(intake: Intake, parameters: Parameters) -> Iterator[FiguredCase]:
    """The cases as they were read, with their figures."""
    unions = _named(intake)
    for filed in intake.cases:
        union = unions.get(filed.case.union_name, _NO_UNION).union
        yield FiguredCase(filed.case, household_figures(filed.case, union, parameters))


def _posting_unions(
    intake: Intake, cases: Iterable[FiguredCase], manifest: Manifest
) -> dict[str | None, FiguredUnion]:
    """The unions with every notice completed, right or wrong, and with all their households."""
    own, levels = _by_union(cases), manifest.rules.publicity
    posting: dict[str | None, FiguredUnion] = {}
    for name, filed in _named(intake).items():
        notices = completed_notices(filed.union, own[name], levels, manifest.calendar)
        union = filed.union.model_copy(update={"publicity": notices})
        posting[name] = FiguredUnion(union, {}, tuple(own[name]), levels, manifest.calendar)
    return posting


def _checked_cases(
    intake: Intake,
    read: Iterable[FiguredCase],
    completed: Iterable[FiguredCase],
    documents: Sequence[Document],
    pack: Pack,
) -> Iterator[Finding]:
    yield from check_people(intake.cases, pack.manifest.schedule.one_dossier)
    for filed, item, whole in zip(intake.cases, read, completed, strict=True):
        yield from check_household(filed, item, documents, pack)
        yield from check_lists(filed, item, documents, pack)
        yield from check_materials(filed, whole, documents, pack.manifest)
        yield from check_requirements(filed, item, pack.manifest.requirements)


def _checked_eligibility(
    intake: Intake, read: Iterable[FiguredCase], documents: Sequence[Document], pack: Pack, day: dt.date
) -> Iterator[Finding]:
    """The category each household claims, against what the rules allow it; not while a value is unread."""
    unions, parameters = _named(intake), figure_parameters(pack, day)
    unread = blocked_households(intake, intake.findings)
    for filed, item in zip(intake.cases, read, strict=True):
        if filed.case.key in unread:
            continue
        union = unions.get(filed.case.union_name, _NO_UNION).union
        judged = eligibility(item, union, parameters)
        yield from check_eligibility(filed, item, judged, documents, pack)


def _checked_unions(
    intake: Intake,
    posting: Mapping[str | None, FiguredUnion],
    documents: Sequence[Document],
    manifest: Manifest,
) -> Iterator[Finding]:
    for name, filed in _named(intake).items():
        yield from check_notices(filed, posting[name], documents)
        counted, clause = posting[name].cases, manifest.schedule.statistics
        yield from check_statistics(filed, counted, manifest.statistics, documents, clause)
        yield from check_union_requirements(filed, posting[name], manifest.requirements)


def _checked_schedule(
    intake: Intake,
    read: Sequence[FiguredCase],
    posting: Mapping[str | None, FiguredUnion],
    documents: Sequence[Document],
    manifest: Manifest,
    day: dt.date,
) -> Iterator[Finding]:
    """People, dates, deadlines and efforts: of each household, of each union, of the whole run."""
    every = list(zip(intake.cases, read, strict=True))
    own: dict[str | None, list[tuple[FiledCase, FiguredCase]]] = defaultdict(list)
    for filed, item in every:
        own[filed.case.union_name].append((filed, item))
        union = posting.get(filed.case.union_name, _UNKNOWN)
        yield from check_household_schedule(filed, item, union, manifest.schedule, day)
    for name, filed_union in _named(intake).items():
        yield from check_union_schedule(filed_union, own[name], manifest, documents, day)
    yield from check_run_schedule(every, manifest.schedule)


def _characters(intake: Intake, unprintable: Unprintable) -> Iterator[Finding]:
    for filed in intake.cases:
        yield from check_case_characters(filed, unprintable)
    for union in intake.unions:
        yield from check_union_characters(union, unprintable)


def _figured_unions(
    known: Mapping[str | None, LabourUnion], accepted: Iterable[FiguredCase], manifest: Manifest
) -> Iterator[FiguredUnion]:
    by_union = _by_union(accepted)
    for name in [*known, *(name for name in by_union if name not in known)]:
        cases = sorted(by_union[name], key=lambda item: _natural(item.case.number))
        yield figured_union(known.get(name, _NO_UNION.union), cases, manifest)


def _by_union(cases: Iterable[FiguredCase]) -> dict[str | None, list[FiguredCase]]:
    by_union: dict[str | None, list[FiguredCase]] = defaultdict(list)
    for item in cases:
        by_union[item.case.union_name].append(item)
    return by_union


def _natural(number: str) -> tuple[bool, list[tuple[int, str]]]:
    """Dossier numbers in the order people count: 2 before 10, households without a number last."""
    steps = re.findall(r"\d+|\D+", number)
    return (not number, [(int(step), "") if step.isdigit() else (0, step) for step in steps])


def nothing_to_print(packet: str, inputs: Sequence[InputFile]) -> Finding:
    """The finding that a packet has no paper for these data."""
    return finding("nothing-to-print", Place(inputs[0].path if inputs else ""), packet=packet)
