"""The unions of all files together, and to which of them every household, notice and standard belongs."""

from collections.abc import Iterator, Mapping, Sequence

from rapidfuzz import fuzz, process

from docgen.intake.cells import folded
from docgen.intake.drafts import Draft, Fault, FileContent, Households, Item, UnionRow
from docgen.model.origin import RowOrigin
from docgen.model.union import LabourUnion

_CLOSE_ENOUGH = 60
_UNNAMED = "（未填写）"

Named = dict[str, list[Draft]]


class Unions:
    """The unions of all files, each once, and to which of them the households of each file belong."""

    def __init__(self, files: Sequence[FileContent]) -> None:
        self._known: dict[str, Draft] = {}
        self._of_file: dict[str, Named] = {}
        for content in files:
            if content.unions:
                _hand_out(content, _by_name(content.unions))
            for draft in content.unions:
                _declare(draft, self._known)
        for content in files:
            own = _by_name(content.unions) if content.unions else _used(content.households, self._known)
            self._of_file[content.file] = own
            if not content.unions:
                _hand_out(content, own)

    def __iter__(self) -> Iterator[Draft]:
        return iter(self._known.values())

    def assign(self, household: Draft, file: str) -> None:
        """Gives the household of that file its union's name, or a fault."""
        _assign(household, self._of_file[file], self._known)


def has_union(drafts: Sequence[Draft], name: str) -> bool:
    """Whether one of the unions bears that name."""
    return folded(name) in _by_name(drafts)


def _by_name(drafts: Sequence[Draft]) -> Named:
    """The unions of one file by name; the same name may stand there twice."""
    named: Named = {}
    for draft in drafts:
        if name := _name(draft):
            named.setdefault(folded(name), []).append(draft)
    return named


def _name(draft: Draft, key: str = "name") -> str:
    return draft.values.get(key) or ""


def _declare(draft: Draft, unions: dict[str, Draft]) -> None:
    """Takes in a union of the sheet 单位 or the key `unions`; the same one again must be identical."""
    name = _name(draft)
    if not name:
        draft.fail("union-unknown", "name", name=_UNNAMED, suggestion="")
        return
    first = unions.setdefault(folded(name), draft)
    if first is not draft and _built(first) != _built(draft):
        draft.fail("union-repeated", "name", name=name, other=str(first.origin.place("name")))


def _built(draft: Draft) -> LabourUnion:
    return LabourUnion.model_validate(draft.values)


def _used(households: Households, unions: dict[str, Draft]) -> Named:
    """The unions that the households of a file name, made where no file declares them."""
    used: Named = {}
    for draft in households:
        if name := _name(draft, "union_name"):
            union = unions.get(folded(name)) or unions.setdefault(folded(name), _implied(name, draft))
            used.setdefault(folded(name), [union])
    return used


def _implied(name: str, household: Draft) -> Draft:
    """A union of which only the name is known; it stands where a household names it."""
    place = household.origin.place("union_name")
    if not place.sheet:
        return Draft({"name": name}, file=place.file, lines={"": place.line})
    column = place.cell.rstrip("0123456789")
    row = int(place.cell.removeprefix(column))
    return Draft({"name": name}, rows=[RowOrigin("", place.file, place.sheet, row, {"name": column})])


def _assign(household: Draft, own: Named, unions: Mapping[str, Draft]) -> None:
    """Writes the union's name into the household, as the union itself is written."""
    name = _name(household, "union_name")
    only = next(iter(own)) if len(own) == 1 else ""
    union = unions.get(folded(name) if name else only)
    if union:
        household.values["union_name"] = union.values["name"]
    elif name or not any(fault.place == household.origin.place("union_name") for fault in household.faults):
        household.fail("union-unknown", "union_name", **_unknown(name, unions))


def _unknown(name: str, unions: Mapping[str, Draft]) -> dict[str, str]:
    found = process.extractOne(folded(name), unions.keys(), scorer=fuzz.ratio, score_cutoff=_CLOSE_ENOUGH)
    advice = f"是否为“{unions[found[0]].values['name']}”？" if name and found else ""
    return {"name": name or _UNNAMED, "suggestion": advice}


def _hand_out(content: FileContent, own: Named) -> None:
    """Gives the notices of a file to the union each names and its standards to all its unions."""
    for notice in content.notices:
        owners = _owners(notice, own)
        if not owners:
            known = {name: drafts[0] for name, drafts in own.items()}
            content.faults.append(Fault("union-unknown", notice.place, _unknown(notice.union_name, known)))
        for union in owners:
            _append_once(union, "publicity", notice.item)
    for item in content.standards:
        for union in (draft for drafts in own.values() for draft in drafts):
            _append_once(union, "standards", item)


def _owners(notice: UnionRow, own: Named) -> list[Draft]:
    if notice.union_name:
        return own.get(folded(notice.union_name), [])
    return next(iter(own.values())) if len(own) == 1 else []


def _append_once(union: Draft, list_path: str, item: Item) -> None:
    if item.values not in union.values.get(list_path, []):
        union.append(list_path, item)
