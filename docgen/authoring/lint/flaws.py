"""Located flaws of templates and packs: a flaw is one fault of a known kind at one place."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from docgen.authoring.lint.kinds import LINT_KINDS
from docgen.finding_kinds import FindingKind
from docgen.findings import Told
from docgen.model.columns import column_letters


@dataclass(frozen=True)
class Spotted:
    """Where in a template something stands, as a person counts, from 1; 0 for what does not apply.

    `part` is 页眉 or 页脚; a sheet's table has a `title`; `cell` is the n-th of its row, in a sheet the
    column.
    """

    part: str = ""
    title: str = ""
    table: int = 0
    row: int = 0
    cell: int = 0
    paragraph: int = 0

    def __str__(self) -> str:
        return " ".join(filter(None, (self.part, self._in_sheet() if self.title else self._in_word())))

    def _in_sheet(self) -> str:
        return f"{self.title}!{self.address}" if self.row else self.title

    def _in_word(self) -> str:
        if self.table:
            cell = f" 第{self.cell}格" if self.cell else ""
            return f"表{self.table}" + (f" 第{self.row}行{cell}" if self.row else "")
        return f"第{self.paragraph}段" if self.paragraph else ""

    @property
    def address(self) -> str:
        """The cell as a sheet names it, such as B7; nothing in Word."""
        return f"{column_letters(self.cell) if self.cell else ''}{self.row or ''}" if self.title else ""


NOWHERE = Spotted()


@dataclass(frozen=True)
class Flaw(Told):
    """One fault: its kind, the file and document, where in it, and what fills the holes of its sentence."""

    kind: FindingKind
    spot: Spotted = NOWHERE
    details: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}), hash=False)
    file: str = ""
    document: str = ""

    @property
    def place(self) -> str:
        """File and place for a person."""
        return " ".join(filter(None, (self.file, str(self.spot))))

    def as_record(self) -> dict[str, object]:
        """The flaw as JSON-ready data."""
        return {
            "code": self.code,
            "severity": str(self.kind.severity),
            "document": self.document,
            "file": self.file,
            "part": self.spot.part,
            "sheet": self.spot.title,
            "table": self.spot.table,
            "row": self.spot.row,
            "cell": self.spot.cell,
            "address": self.spot.address,
            "place": str(self.spot),
            "message": self.sentence,
            "remedy": self.remedy,
        }


def flaw(
    code: str, spot: Spotted = NOWHERE, /, *, file: str = "", document: str = "", **details: object
) -> Flaw:
    """A flaw of a known kind with its details as text."""
    texts = {name: str(value) for name, value in details.items()}
    return Flaw(LINT_KINDS[code], spot, MappingProxyType(texts), file, document)


def in_order(flaws: Iterable[Flaw]) -> list[Flaw]:
    """Errors before warnings, each told once; file by file as they were found, from top to bottom."""
    own = list(dict.fromkeys(flaws))
    files = {(item.file, item.document): None for item in own}
    order = {key: number for number, key in enumerate(files)}
    return sorted(
        own, key=lambda item: (not item.is_blocking, order[item.file, item.document], _depth(item.spot))
    )


def _depth(spot: Spotted) -> tuple[str, int, int, int, int]:
    return spot.part, spot.table, spot.row, spot.cell, spot.paragraph
