"""The households of a workbook while its sheets are read: their rows wait on disk, their names in memory."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from docgen.intake.drafts import Draft, Fault, Item
from docgen.model.origin import OriginTable, RowOrigin, ShortRow
from docgen.spool import Spool

_Part = tuple[str, dict[str, Any], ShortRow]
_HEAD = ""


@dataclass(eq=False, slots=True)
class Pending:
    """A household of which more may come: how it is called, what was wrong, which rows it has."""

    name: str
    id_number: str
    faults: list[Fault]
    parts: list[int] = field(default_factory=list)


class PendingHouseholds(Iterable[Draft]):
    """The households of one workbook in the order they began; each is put together when it is its turn."""

    def __init__(self) -> None:
        self._parts: Spool[_Part] = Spool(block=128, blocks_at_hand=16)
        self._rows = OriginTable()
        self._households: list[Pending] = []

    def begin(self, item: Item, faults: Sequence[Fault]) -> Pending:
        """A household that the row begins."""
        draft = Draft(item.values)
        household = Pending(draft.name, draft.id_number, list(faults))
        self._households.append(household)
        self.append(household, _HEAD, item)
        return household

    def append(self, household: Pending, list_path: str, item: Item) -> None:
        """Adds a row to the household's list at that path, such as `review.attachments`."""
        household.parts.append(len(self._parts))
        self._parts.append((list_path, item.values, self._rows.short(item.origin)))

    def stands_also_at(self, household: Pending, origin: RowOrigin) -> None:
        """Notes a row that gave no more than one value of the household's head."""
        self.append(household, _HEAD, Item({}, origin))

    def __len__(self) -> int:
        return len(self._households)

    def __iter__(self) -> Iterator[Draft]:
        return map(self._whole, self._households)

    def _whole(self, household: Pending) -> Draft:
        """The household with all its rows; a fault that it gets now stays with the one that waits."""
        draft = Draft(faults=household.faults)
        for list_path, values, short in map(self._parts.__getitem__, household.parts):
            if list_path:
                draft.append(list_path, Item(_copied(values), self._rows.full(short)))
            else:
                draft.values |= _copied(values)
                draft.rows.append(self._rows.full(short))
        return draft


def _copied(values: Mapping[str, Any]) -> dict[str, Any]:
    """The same values for a draft to add to: those that wait are put together more than once."""
    return {name: _copied(value) if isinstance(value, dict) else value for name, value in values.items()}
