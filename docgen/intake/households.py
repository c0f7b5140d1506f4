"""Rows of a workbook joined to households: by 职工编号, 档案号 or the worker's ID number."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from rapidfuzz import process
from rapidfuzz.distance import Levenshtein

from docgen.intake.captions import Key
from docgen.intake.cells import Cell, CellError, UnreadableError, folded, number_in, shown
from docgen.intake.drafts import Draft, Fault, Item
from docgen.intake.identifiers import id_key
from docgen.intake.pending import Pending, PendingHouseholds
from docgen.intake.rows import Row
from docgen.intake.texts import exact_digits

_LABELS = {Key.NUMBER: "职工编号", Key.DOSSIER: "档案号", Key.ID: "职工身份证号"}
_NUMBER_PATHS = ("worker.number", "worker.dossier_no")
_ID_PATH = "worker.id_number"
_MOST_SUGGESTIONS = 100
_SLIPS = 2
_WORKER = frozenset(("本人", "职工本人", "户主本人", "申请人本人"))
_HOUSEHOLDER = _WORKER | {"户主"}


@dataclass
class HouseholdIndex:
    """The households of a workbook by number and by ID number as these stand in the sheet 户."""

    households: PendingHouseholds
    by_key: dict[bool, dict[str, Pending]] = field(default_factory=lambda: {True: {}, False: {}})
    suggested: int = 0
    last: Pending | None = None
    last_values: Mapping[str, Any] = field(default_factory=dict)

    def take(self, row: Row) -> Pending | None:
        """The household that the row begins, None when it only has members for the one before.

        That is so where the household's cells are merged with those above, or say the same again.
        """
        if self.last and row.people and self._continues(row):
            self._add_people(self.last, row)
            return None
        if self.last and row.people and not row.item.values:
            self.last.faults += [*row.faults, Fault("household-key-missing", row.place_of(), {})]
            return None
        values = dict(row.item.values)
        household = self.add(row)
        self.last, self.last_values = household, values
        self._add_people(household, row, begins=True)
        return household

    def _continues(self, row: Row) -> bool:
        names_it = row.is_continued or bool(row.keys)
        return names_it and _says_no_more(row.item.values, self.last_values)

    def add(self, row: Row) -> Pending:
        """The household that the row begins; its own unreadable numbers are reported already."""
        household = self.households.begin(row.item, row.faults)
        if not row.keys:
            household.faults.append(Fault("household-key-missing", row.place_of(), {}))
        for key, cell in row.keys.items():
            text = _readable(key, cell)
            if text:
                self._of_kind(key).setdefault(text, household)
        return household

    def attach(self, row: Row, list_path: str) -> Iterator[Fault]:
        """Adds the row to its household; the faults of a row that has none."""
        texts, faults = _key_texts(row)
        owner = self._owner(texts)
        if owner and list_path == "members" and _is_worker(row.item, owner):
            owner.faults.append(Fault("member-is-worker", row.place_of(), {"name": owner.name}))
            return
        if owner and not faults:
            if row.item.values:
                self.households.append(owner, list_path, row.item)
            owner.faults += row.faults
            return
        yield from row.faults
        yield from faults or [self._unknown(row, texts)]

    def _add_people(self, household: Pending, row: Row, begins: bool = False) -> None:
        """Adds the members that stand in the row; the faults of its first row the household has already."""
        household.faults += () if begins else row.faults
        for item in row.people:
            if _is_worker(item, household):
                fault = Fault("member-is-worker", row.place_of(), {"name": household.name})
                household.faults.append(fault)
            else:
                self.households.append(household, "members", item)

    def _of_kind(self, key: Key) -> dict[str, Pending]:
        return self.by_key[key is Key.ID]

    def _owner(self, texts: Mapping[Key, str]) -> Pending | None:
        """The one household that all the keys name, None when there is none."""
        owners = [self._of_kind(key).get(text) for key, text in texts.items()]
        return owners[0] if owners and all(owner is owners[0] for owner in owners) else None

    def _unknown(self, row: Row, texts: Mapping[Key, str]) -> Fault:
        """The fault at the key that names no household, or at the last one when they name different ones."""
        lost = [key for key, text in texts.items() if text not in self._of_kind(key)]
        named = {key: texts[key] for key in lost[:1]} or texts
        details = {"key": "与".join(named.values()), "suggestion": self._suggestion(named) if lost else ""}
        return Fault("household-unknown", row.place_of([*named][-1]), details)

    def _suggestion(self, named: Mapping[Key, str]) -> str:
        """The household whose key differs by a slip or two, for the first hundred rows that need it."""
        self.suggested += 1
        if self.suggested > _MOST_SUGGESTIONS:
            return ""
        for key, text in named.items():
            known = self._of_kind(key)
            found = process.extractOne(text, known.keys(), scorer=Levenshtein.distance, score_cutoff=_SLIPS)
            if found:
                return f"是否为 {found[0]}（{known[found[0]].name}）？"
        return ""


def _says_no_more(values: Mapping[str, Any], known: Mapping[str, Any]) -> bool:
    """Whether the values, as far as they are filled in, are those that are known."""
    return all(
        _says_no_more(value, known.get(name) or {})
        if isinstance(value, Mapping)
        else known.get(name) == value
        for name, value in values.items()
    )


def _is_worker(item: Item, owner: Pending) -> bool:
    """Whether a member is the worker: 关系 本人, or 户主 by the worker's name, and no other ID number."""
    values = item.values
    if values.get("relation_to_householder") in _HOUSEHOLDER and "relation" not in values:
        is_called = values.get("name") == owner.name
    else:
        is_called = values.get("relation") in _WORKER
    number = values.get("id_number") or owner.id_number
    is_same = number == owner.id_number or (not owner.id_number and values.get("name") == owner.name)
    return is_called and is_same


class Repeats:
    """The numbers and ID numbers that stood before, in any file, and where."""

    def __init__(self) -> None:
        self._seen: dict[tuple[bool, str], str] = {}

    def is_repeated(self, draft: Draft) -> bool:
        """Whether the household stood before, which is then its fault; else its numbers are noted."""
        keys = {path: (path == _ID_PATH, number_key(number)) for path, number in _numbers_of(draft)}
        before = {path: self._seen[key] for path, key in keys.items() if key in self._seen}
        for path, key in keys.items():
            self._seen.setdefault(key, str(draft.origin.place(path)))
        for path, place in list(before.items())[:1]:
            draft.fail("household-repeated", path, key=dict(_numbers_of(draft))[path], other=place)
        return bool(before)


def _numbers_of(draft: Draft) -> Iterator[tuple[str, str]]:
    worker = draft.values.get("worker", {})
    for path in (*_NUMBER_PATHS, _ID_PATH):
        if number := worker.get(path.removeprefix("worker.")):
            yield path, number


def number_key(text: str) -> str:
    """A 职工编号 or 档案号 reduced to what tells numbers apart."""
    return folded(text).casefold()


def _key_texts(row: Row) -> tuple[dict[Key, str], list[Fault]]:
    """The keys of a row ready to be compared, and their faults; to have none at all is a fault."""
    texts, faults = {}, []
    for key, cell in row.keys.items():
        try:
            texts[key] = _key_text(key, cell)
        except UnreadableError as fault:
            details = {"label": _LABELS[key], "text": shown(cell)} | fault.details
            faults.append(Fault(fault.code, row.place_of(key), details))
    texts = {key: text for key, text in texts.items() if text}
    if not texts and not faults:
        faults.append(Fault("household-key-missing", row.place_of(), {}))
    return texts, faults


def _readable(key: Key, cell: Cell) -> str:
    try:
        return _key_text(key, cell)
    except UnreadableError:
        return ""


def _key_text(key: Key, cell: Cell) -> str:
    if isinstance(cell, CellError):
        raise UnreadableError("cell-has-error")
    if key is Key.ID:
        return id_key(cell)
    number = number_in(cell)
    if number is not None:
        return number_key(exact_digits(number))
    return number_key(cell if isinstance(cell, str) else shown(cell))
