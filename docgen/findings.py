"""Located faults of data: a finding is one fault of a known kind at one place.

The stages return findings as values; only the command line turns them into words on a screen.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType

from docgen.finding_kinds import KINDS, FindingKind, Severity

COMMENT_MARK = "【docgen 核对】"  # begins what docgen writes into the comment of a cell


@dataclass(frozen=True, order=True)
class Place:
    """Where a value stands: a cell of a sheet, or a line of a text file."""

    file: str
    sheet: str = ""
    cell: str = ""
    line: int = 0

    def __str__(self) -> str:
        if self.sheet:
            return f"{self.file} {self.sheet}!{self.cell}" if self.cell else f"{self.file} {self.sheet}"
        return f"{self.file} 第{self.line}行" if self.line else self.file


class Told:
    """A fault of a known kind: the kind's words, their holes filled."""

    kind: FindingKind
    details: Mapping[str, str]

    @property
    def code(self) -> str:
        """The code of the kind, the same in messages, fixtures and tests."""
        return self.kind.code

    @property
    def is_blocking(self) -> bool:
        """Whether it is an error: no papers of the household, or with the template, may be made."""
        return self.kind.severity is Severity.ERROR

    @property
    def sentence(self) -> str:
        """What is wrong, in one Chinese sentence."""
        return self.kind.sentence.format_map(self.details)

    @property
    def remedy(self) -> str:
        """What the clerk or author should do."""
        return self.kind.remedy.format_map(self.details)


@dataclass(frozen=True)
class Finding(Told):
    """One fault: its kind, where it stands, whose it is, and what fills the holes of its sentence.

    `rule` is the code of the notice's rule that is broken, `source` the clause it stands in; both empty when
    the fault breaks no rule of a notice.
    """

    kind: FindingKind
    place: Place
    household: str = ""
    details: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    rule: str = ""
    source: str = ""

    def as_record(self) -> dict[str, object]:
        """The finding as JSON-ready data."""
        return {
            "code": self.code,
            "severity": str(self.kind.severity),
            "household": self.household,
            "file": self.place.file,
            "sheet": self.place.sheet,
            "cell": self.place.cell,
            "line": self.place.line,
            "message": self.sentence,
            "remedy": self.remedy,
            "rule": self.rule,
            "source": self.source,
        }


def finding(
    code: str, place: Place, household: str = "", *, rule: str = "", source: str = "", **details: object
) -> Finding:
    """A finding of a known kind with its details as text, and the rule it breaks with its clause."""
    texts = {name: str(value) for name, value in details.items()}
    return Finding(KINDS[code], place, household, MappingProxyType(texts), rule, source)


def in_reading_order(findings: Iterable[Finding]) -> list[Finding]:
    """Errors before warnings, then by file, sheet, row and column, as a person would look them up."""
    return sorted(findings, key=_reading_key)


def _reading_key(item: Finding) -> tuple[object, ...]:
    letters = item.place.cell.rstrip("0123456789")
    digits = item.place.cell[len(letters) :]
    position = (int(digits or 0), len(letters), letters)
    return (
        not item.is_blocking,
        Path(item.place.file),
        item.place.sheet,
        position,
        item.place.line,
        item.code,
        item.rule,
    )
