"""Members of a household that stand in its own row: 姓名1, 关系1, …; 配偶姓名."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from docgen.findings import Place
from docgen.intake.columns import Column
from docgen.intake.drafts import Fault, Item
from docgen.model.id_number import is_valid_id_number, sex_of
from docgen.model.origin import RowOrigin
from docgen.region.codelists import CodeList

SLOTS = "#members"  # where the reader of a row puts the values of its members until they are told apart
_PREFIX = "members[]."
_COUPLE = {"女": "妻子", "男": "丈夫"}
_CHILD = {"女": "女儿", "男": "儿子"}
_BY_SEX = {"配偶": _COUPLE, "子女": _CHILD}
_PLAIN = {"长子": "儿子", "次子": "儿子", "长女": "女儿", "次女": "女儿"}
_SAME = {"配偶": ("丈夫", "妻子", "配偶"), "子女": ("儿子", "女儿", "子女")}


@dataclass(frozen=True)
class Slot:
    """The columns of one member: where they stand, and the relation that their captions say."""

    name: str
    relation: str
    columns: Mapping[str, str]

    @property
    def is_named(self) -> bool:
        """Whether it has a column of names; else its values belong to somebody named elsewhere in the row."""
        return "members[].name" in self.columns


def slots_of(columns: Sequence[Column]) -> dict[str, Slot]:
    """The members that the columns hold, in the order of the sheet."""
    found: dict[str, Slot] = {}
    for column in columns:
        if column.slot and column.field:
            slot = found.setdefault(column.slot, Slot(column.slot, column.relation, {}))
            letters = {**slot.columns, column.field.path: column.letter}
            found[column.slot] = Slot(slot.name, slot.relation, letters)
    return found


class RowPeople:
    """Reads the members of one row after another."""

    def __init__(self, columns: Sequence[Column], relations: CodeList | None) -> None:
        self._slots = slots_of(columns)
        self._relations = relations

    def items(
        self, values: Mapping[str, dict[str, Any]], origin: RowOrigin, faults: list[Fault]
    ) -> tuple[Item, ...]:
        """The members whose values these are, by slot; a member without a name is a fault."""
        people = {name: values[name] for name in self._slots if name in values}
        items: list[Item] = []
        for name in (name for name in people if self._slots[name].is_named):
            items.append(self._item(self._slots[name], people[name], origin))
        for name in (name for name in people if not self._slots[name].is_named):
            if not self._added(self._slots[name], people[name], items):
                faults.append(self._unnamed(self._slots[name], people[name], origin))
        unnamed = [item for item in items if not item.values.get("name")]
        told = {fault.place for fault in faults}
        lacking = (_fault(item.origin, item.values) for item in unnamed)
        faults += (fault for fault in lacking if fault.place not in told)
        return tuple(item for item in items if item.values.get("name"))

    def _item(self, slot: Slot, values: dict[str, Any], origin: RowOrigin) -> Item:
        if slot.relation and "relation" not in values:
            values["relation"] = self._relation(slot.relation, values)
        return Item(values, RowOrigin("", origin.file, origin.sheet, origin.row, self._columns(slot)))

    def _columns(self, slot: Slot) -> dict[str, str]:
        by_name = {path.removeprefix(_PREFIX): letter for path, letter in slot.columns.items()}
        implied = {"members[].relation": slot.columns.get("members[].name", "A")} if slot.relation else {}
        return {**implied, **by_name, **slot.columns}

    def _added(self, slot: Slot, values: Mapping[str, Any], items: list[Item]) -> bool:
        """Whether the values were given to the one member of the row who stands in that relation."""
        same = _SAME.get(slot.relation, (slot.relation, _PLAIN.get(slot.relation, slot.relation)))
        owners = [item for item in items if item.values.get("relation") in same]
        if len(owners) != 1 or set(owners[0].values) & set(values):
            return False
        owner, place = owners[0], items.index(owners[0])
        columns = {**self._columns(slot), **owner.origin.columns}
        items[place] = Item({**owner.values, **values}, replace(owner.origin, columns=columns))
        return True

    def _relation(self, word: str, values: Mapping[str, Any]) -> str:
        """The word as the code list has it; else 配偶 and 子女 by the person's sex."""
        known = self._relations.find(word) if self._relations else None
        if known:
            return known.label
        return _BY_SEX.get(word, {}).get(_sex(values), _PLAIN.get(word, word))

    def _unnamed(self, slot: Slot, values: Mapping[str, Any], origin: RowOrigin) -> Fault:
        return _fault(RowOrigin("", origin.file, origin.sheet, origin.row, self._columns(slot)), values)


def _sex(values: Mapping[str, Any]) -> str:
    number = values.get("id_number")
    return sex_of(number) if number and is_valid_id_number(number) else values.get("sex") or ""


def _fault(origin: RowOrigin, values: Mapping[str, Any]) -> Fault:
    name = next((name for name in values if f"{_PREFIX}{name}" in origin.columns), "name")
    place = origin.place(_PREFIX + ("name" if "members[].name" in origin.columns else name))
    return Fault("member-unnamed", Place(place.file, place.sheet, place.cell), {"text": str(values[name])})
