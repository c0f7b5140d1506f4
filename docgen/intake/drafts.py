"""Households and unions while they are put together, and what one file holds of them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, Protocol

from docgen.findings import Finding, Place, finding
from docgen.model.case import household_key
from docgen.model.origin import Origin, RowOrigin

if TYPE_CHECKING:
    from docgen.intake.sheet_reading import SheetReading


@dataclass(frozen=True)
class Fault:
    """A finding to be: it waits for the household it belongs to."""

    code: str
    place: Place
    details: Mapping[str, str]

    def finding(self, household: str = "") -> Finding:
        """The finding, of that household."""
        return finding(self.code, self.place, household, **self.details)


@dataclass(frozen=True, slots=True)
class Item:
    """One row that belongs to a household or union: its values by name, and where it stands."""

    values: dict[str, Any]
    origin: RowOrigin


@dataclass(eq=False)
class Draft:
    """A household or union: values nested as the model nests them, where they stood, what was wrong."""

    values: dict[str, Any] = field(default_factory=dict)
    file: str = ""
    rows: list[RowOrigin] = field(default_factory=list)
    lines: dict[str, int] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)

    @property
    def name(self) -> str:
        """The worker's name, empty when it was not entered."""
        return self._worker("name")

    @property
    def numbers(self) -> tuple[str, ...]:
        """档案号 and 职工编号, those that were entered."""
        return tuple(number for number in (self._worker("dossier_no"), self._worker("number")) if number)

    @property
    def id_number(self) -> str:
        """The worker's ID number, empty when it was not entered or not readable."""
        return self._worker("id_number")

    @property
    def key(self) -> str:
        """How findings name the household, as `Case.key` does."""
        return household_key(next(iter(self.numbers), ""), self.name, self.id_number)

    @property
    def origin(self) -> Origin:
        """Where the values stood."""
        return Origin(tuple(self.rows), self.file, self.lines)

    def fail(self, code: str, path: str = "", **details: str) -> None:
        """Notes a fault of the value at that path."""
        self.faults.append(Fault(code, self.origin.place(path), details))

    def append(self, list_path: str, item: Item) -> None:
        """Adds a row to the list at that path, such as `review.attachments`."""
        *groups, name = list_path.split(".")
        group = self.values
        for step in groups:
            group = group.setdefault(step, {})
        items = group.setdefault(name, [])
        self.rows.append(replace(item.origin, prefix=f"{list_path}[{len(items)}]."))
        items.append(item.values)

    def _worker(self, name: str) -> str:
        text = self.values.get("worker", {}).get(name)
        return text if isinstance(text, str) else ""


class Households(Protocol):
    """Drafts of households, all in memory or each put together when it is its turn."""

    def __len__(self) -> int: ...

    def __iter__(self) -> Iterator[Draft]: ...


@dataclass(frozen=True)
class UnionRow:
    """A row of 公示: the union it names, empty when it names none, and the place of that name."""

    union_name: str
    place: Place
    item: Item


@dataclass
class FileContent:
    """What was read of one file; rows of 公示 and 标准 wait for their unions.

    Of a workbook also how each of its sheets was understood, and which hold members.
    """

    file: str
    unions: list[Draft] = field(default_factory=list)
    households: Households = ()
    notices: list[UnionRow] = field(default_factory=list)
    standards: list[Item] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    readings: "list[SheetReading]" = field(default_factory=list)
    member_sheets: set[str] = field(default_factory=set)
