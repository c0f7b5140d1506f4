"""Stages 1 to 3 in order: files become cases with figures, sorted into accepted and refused."""

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from docgen.check.characters import Unprintable, check_case_characters, check_union_characters
from docgen.check.household import check_household
from docgen.check.union import check_lists, check_notice, check_notices, check_people
from docgen.derive.household import Parameters, household_figures
from docgen.derive.union import completed_union, union_figures
from docgen.findings import Finding, Place, finding, in_reading_order
from docgen.fonts.report import unprintable_characters
from docgen.intake.read import read_inputs
from docgen.model.intake import FiledCase, FiledUnion, InputFile, Intake
from docgen.model.origin import Origin
from docgen.model.union import LabourUnion, PublicityNotice
from docgen.orders import FiguredCase, FiguredUnion
from docgen.region.pack import Document, Pack
from docgen.sheets import MEMBERS
from docgen.vocabulary import all_fields

_BLOCKS_ITS_FILE = frozenset({"sheet-missing", "heading-missing", "heading-repeated", "record-malformed"})
_OF_A_HOUSEHOLD_WITHOUT_KEY = frozenset({"household-key-missing", "required-missing"})
_OF_A_NOTICE = frozenset({"publicity-dates-missing", "publicity-too-short", "calendar-unknown"})
_NO_UNION = FiledUnion(LabourUnion(name="未填写工会"), Origin())


@dataclass(frozen=True)
class Assessment:
    """What may be printed and what may not: unions with their accepted cases, the refused ones by key."""

    unions: tuple[FiguredUnion, ...]
    refused: Mapping[str, tuple[Finding, ...]]
    findings: tuple[Finding, ...]
    inputs: tuple[InputFile, ...]

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
    parameters = figure_parameters(pack, day)
    unions = {filed.union.name: filed for filed in intake.unions}
    figured = [_figured(filed, _union_of(filed, unions), parameters) for filed in intake.cases]
    findings = in_reading_order(
        [*_findings(intake, figured, documents, pack), *_characters(intake, unprintable)]
    )
    blocked = _blocked(intake, findings)
    refused_keys = {filed.case.key for filed in intake.cases if filed.case.key in blocked}
    accepted = [item for item in figured if item.case.key not in refused_keys]
    wrong = {item.place for item in findings if item.is_blocking}
    return Assessment(
        tuple(_figured_unions(intake, accepted, wrong, pack)),
        {key: tuple(blocked[key]) for key in sorted(refused_keys)},
        tuple(findings),
        intake.inputs,
    )


def figure_parameters(pack: Pack, day: dt.date) -> Parameters:
    """What the figures of a household depend on besides its case."""
    causes = pack.lists["cause"].items if "cause" in pack.lists else ()
    published = {item.label: item.published_as for item in causes if item.published_as}
    return Parameters(day, published, pack.manifest.rules.dibao_place)


def _union_of(filed: FiledCase, unions: Mapping[str | None, FiledUnion]) -> LabourUnion:
    return unions.get(filed.case.union_name, _NO_UNION).union


def _figured(filed: FiledCase, union: LabourUnion, parameters: Parameters) -> FiguredCase:
    return FiguredCase(filed.case, household_figures(filed.case, union, parameters))


def _findings(
    intake: Intake, figured: Sequence[FiguredCase], documents: Sequence[Document], pack: Pack
) -> list[Finding]:
    checked = list(check_people(intake.cases))
    for filed, item in zip(intake.cases, figured, strict=True):
        checked += check_household(filed, item, documents, pack)
        checked += check_lists(filed, item, documents, pack)
    for union in intake.unions:
        checked += check_notices(union, documents, pack)
    return [*intake.findings, *_without_sequels(checked, intake.findings)]


def _characters(intake: Intake, unprintable: Unprintable) -> Iterator[Finding]:
    for filed in intake.cases:
        yield from check_case_characters(filed, unprintable)
    for union in intake.unions:
        yield from check_union_characters(union, unprintable)


def _without_sequels(checked: Iterable[Finding], read: Iterable[Finding]) -> Iterable[Finding]:
    """What was checked, without that a value is missing where intake could not read it."""
    unread = {item.place for item in read if item.is_blocking}
    without_union = {item.household for item in read if item.code == "union-unknown"}
    for item in checked:
        is_sequel = item.code == "required-missing" and item.place in unread
        if not is_sequel and not (item.code == "standard-missing" and item.household in without_union):
            yield item


def _blocked(intake: Intake, findings: Iterable[Finding]) -> dict[str, list[Finding]]:
    """Blocking findings by household, those included that are not about one household but touch it."""
    blocked: dict[str, list[Finding]] = defaultdict(list)
    union_places = {filed.union.name: _union_places(filed) for filed in intake.unions}
    for item in findings:
        if not item.is_blocking:
            continue
        if item.household or item.code in _OF_A_HOUSEHOLD_WITHOUT_KEY:
            blocked[item.household].append(item)
        if not item.household:
            for filed in intake.cases:
                is_in_file = filed.origin.place().file == item.place.file and _touches_all(item)
                if is_in_file or item.place in union_places.get(filed.case.union_name, ()):
                    blocked[filed.case.key].append(item)
    return blocked


def _touches_all(item: Finding) -> bool:
    """Whether every household of the file may be wrong: a sheet or somebody's member is lost.

    In a text file, whose lines do not tell what they hold, so may be whatever is not of one household.
    """
    is_of_file = not item.place.sheet and item.code not in _OF_A_NOTICE
    return item.code in _BLOCKS_ITS_FILE or item.place.sheet == MEMBERS or is_of_file


def _union_places(filed: FiledUnion) -> set[Place]:
    """Where the union's own values stand, which its households' papers print."""
    own = [path.removeprefix("union.") for path in all_fields() if path.startswith(("union.", "stats."))]
    places = {filed.origin.place(path) for path in own if "[]" not in path}
    return {place for place in places if place.sheet}


def _sound_notices(filed: FiledUnion, wrong: Collection[Place], pack: Pack) -> tuple[PublicityNotice, ...]:
    """The union's notices without those that must not be posted: a wrong cell, too few days (decision 10)."""
    return tuple(
        notice
        for index, notice in enumerate(filed.union.publicity)
        if not _notice_cells(filed, index) & set(wrong)
        and not any(item.is_blocking for item in check_notice(filed, index, pack))
    )


def _notice_cells(filed: FiledUnion, index: int) -> set[Place]:
    places = {filed.origin.place(f"publicity[{index}].{name}") for name in PublicityNotice.model_fields}
    return {place for place in places if place.sheet}


def _figured_unions(
    intake: Intake, accepted: Sequence[FiguredCase], wrong: Collection[Place], pack: Pack
) -> Iterable[FiguredUnion]:
    by_union: dict[str | None, list[FiguredCase]] = defaultdict(list)
    for item in accepted:
        by_union[item.case.union_name].append(item)
    known = {
        filed.union.name: filed.union.model_copy(update={"publicity": _sound_notices(filed, wrong, pack)})
        for filed in intake.unions
    }
    for name in [*known, *(name for name in by_union if name not in known)]:
        cases = sorted(by_union[name], key=lambda item: _natural(item.case.number))
        union = completed_union(
            known.get(name, _NO_UNION.union),
            [item.case for item in cases],
            pack.manifest.rules.publicity_working_days,
        )
        yield FiguredUnion(union, union_figures([item.case for item in cases]), tuple(cases))


def _natural(number: str) -> tuple[bool, list[tuple[int, str]]]:
    """Dossier numbers in the order people count: 2 before 10, households without a number last."""
    steps = re.findall(r"\d+|\D+", number)
    return (not number, [(int(step), "") if step.isdigit() else (0, step) for step in steps])


def nothing_to_print(packet: str, inputs: Sequence[InputFile]) -> Finding:
    """The finding that a packet has no paper for these data."""
    return finding("nothing-to-print", Place(inputs[0].path if inputs else ""), packet=packet)
