"""Stages 1 to 3 in order: files become cases with figures, sorted into accepted and refused."""

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from docgen.check.characters import Unprintable
from docgen.check.clauses import with_clauses
from docgen.derive.statistics import union_figures
from docgen.derive.union import completed_union
from docgen.findings import Finding, Place, finding, in_reading_order
from docgen.fonts.report import unprintable_characters
from docgen.intake.read import read_inputs
from docgen.model.intake import CaseEntry, FiledCase, InputFile, Intake
from docgen.model.union import LabourUnion
from docgen.orders import FiguredCase, FiguredUnion
from docgen.pipeline.checking import Checking
from docgen.pipeline.figuring import UNKNOWN_UNION, Figuring
from docgen.pipeline.refusal import blocked_households, with_sound_notices, without_sequels
from docgen.region.documents import Document
from docgen.region.manifest import Manifest
from docgen.region.pack import Pack


@dataclass(frozen=True)
class Assessment:
    """What may be printed and what may not: the unions that may post notices, the refused households by key.

    Households wait on disk: those that are asked for are figured anew.
    """

    refused: Mapping[str, tuple[Finding, ...]]
    findings: tuple[Finding, ...]
    intake: Intake
    figuring: Figuring
    sound: Mapping[str | None, LabourUnion]

    @property
    def inputs(self) -> tuple[InputFile, ...]:
        """The files that were read."""
        return self.intake.inputs

    @property
    def names(self) -> Mapping[str, str]:
        """By household's key its worker's name."""
        return {entry.key: entry.name for entry in self.intake.entries}

    @property
    def accepted_count(self) -> int:
        """The number of households that get papers."""
        return sum(entry.key not in self.refused for entry in self.intake.entries)

    @property
    def households(self) -> Iterator[FiguredCase]:
        """All that were read, the refused ones too, in the order of the files."""
        return map(self._completed, self.intake.cases)

    @cached_property
    def unions(self) -> tuple[FiguredUnion, ...]:
        """All unions at once, as `each_union` gives them: for few households."""
        return tuple(union for _, union in self.each_union())

    def each_union(self) -> Iterator[tuple[str | None, FiguredUnion]]:
        """The unions by the name they were filed under, their accepted cases in dossier-number order."""
        accepted = self._accepted()
        for name in [*self.sound, *(name for name in accepted if name not in self.sound)]:
            filed = (self.intake.cases[number] for number in accepted.get(name, ()))
            cases = sorted(map(self._completed, filed), key=lambda item: _natural(item.case.number))
            yield name, figured_union(self._union(name), cases, self.figuring.manifest)

    def union_titles(self) -> Mapping[str | None, str]:
        """What the unions with accepted households are called, in the order of `each_union`."""
        accepted = self._accepted()
        names = [*(name for name in self.sound if name in accepted), *accepted]
        return {name: self._union(name).name or "" for name in dict.fromkeys(names)}

    def _union(self, name: str | None) -> LabourUnion:
        return self.sound.get(name, UNKNOWN_UNION)

    def _completed(self, filed: FiledCase) -> FiguredCase:
        return self.figuring.completed(self.figuring.figured(filed))

    def _accepted(self) -> Mapping[str | None, Sequence[int]]:
        """The places of the accepted cases by union."""
        places: dict[str | None, list[int]] = defaultdict(list)
        for number, entry in enumerate(self.intake.entries):
            if entry.key not in self.refused:
                places[entry.union_name].append(number)
        return places


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
    figuring = Figuring(pack, day, intake)
    checking = Checking(intake, figuring, pack, documents, unprintable)
    told = [*intake.findings, *without_sequels(checking.findings(), intake.findings)]
    findings = in_reading_order(with_clauses(told, pack.manifest.clauses))
    blocked = blocked_households(intake, findings)
    refused = {key: tuple(blocked[key]) for key in sorted(_keys(intake.entries) & blocked.keys())}
    wrong = {item.place for item in findings if item.is_blocking}
    sound = {
        filed.union.name: with_sound_notices(filed, checking.postings[filed.union.name], wrong)
        for filed in intake.unions
    }
    return Assessment(refused, tuple(findings), intake, figuring, sound)


def figured_union(union: LabourUnion, cases: Sequence[FiguredCase], manifest: Manifest) -> FiguredUnion:
    """The union completed from those cases, with its counts."""
    return FiguredUnion(
        completed_union(union, cases, manifest),
        union_figures(cases, manifest.statistics),
        tuple(cases),
        manifest.rules.publicity,
        manifest.calendar,
    )


def _keys(entries: Sequence[CaseEntry]) -> set[str]:
    return {entry.key for entry in entries}


def _natural(number: str) -> tuple[bool, list[tuple[int, str]]]:
    """Dossier numbers in the order people count: 2 before 10, households without a number last."""
    steps = re.findall(r"\d+|\D+", number)
    return (not number, [(int(step), "") if step.isdigit() else (0, step) for step in steps])


def nothing_to_print(packet: str, inputs: Sequence[InputFile]) -> Finding:
    """The finding that a packet has no paper for these data."""
    return finding("nothing-to-print", Place(inputs[0].path if inputs else ""), packet=packet)
