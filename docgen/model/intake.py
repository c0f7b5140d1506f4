"""What intake hands on: records, where they stood, the files they came from, and what was wrong."""

from collections.abc import Sequence
from dataclasses import dataclass

from docgen.findings import Finding
from docgen.model.case import Case
from docgen.model.origin import Origin
from docgen.model.union import LabourUnion


@dataclass(frozen=True)
class FiledCase:
    """A case and where its values stood."""

    case: Case
    origin: Origin


@dataclass(frozen=True, slots=True)
class CaseEntry:
    """What is always at hand of a case: how it is called, and whose and of which file it is."""

    key: str
    name: str
    union_name: str | None
    file: str


@dataclass(frozen=True)
class FiledUnion:
    """A union and where its values stood."""

    union: LabourUnion
    origin: Origin


@dataclass(frozen=True)
class InputFile:
    """A file that was read and the hash of its bytes."""

    path: str
    sha256: str


@dataclass(frozen=True)
class Intake:
    """Everything read from the clerk's files, in the order of the files.

    `entries` are those of the cases. The cases of many households wait on disk: each is read when it is asked
    for, and every time anew.
    `member_sheets` are the files and titles of the sheets of household members, whatever they are called.
    """

    unions: tuple[FiledUnion, ...]
    cases: Sequence[FiledCase]
    inputs: tuple[InputFile, ...]
    findings: tuple[Finding, ...]
    member_sheets: frozenset[tuple[str, str]] = frozenset()
    entries: Sequence[CaseEntry] = ()


def entry_of(filed: FiledCase) -> CaseEntry:
    """The case's entry."""
    case = filed.case
    return CaseEntry(case.key, case.worker.name or "", case.union_name, filed.origin.place().file)
