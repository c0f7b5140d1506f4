"""The code lists that the forms print or offer: options to tick, drop-down lists, directions."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from docgen.authoring.forms.model import Cell
from docgen.authoring.skeleton.blank import Blank
from docgen.authoring.skeleton.directions import directions_of
from docgen.authoring.tagging.captions import Captions
from docgen.authoring.tagging.wording import Caption
from docgen.model.kinds import Kind
from docgen.region.codelists import CodeList, Item
from docgen.vocabulary import Field, all_fields

_OTHER = "其他"
_NOTES = {"cause": "cause.other_text"}  # of lists that the regions do not share
_LEAST_ITEMS = 2


@dataclass
class PrintedList:
    """The labels of one code list in the order of the forms, and the forms that print them."""

    title: str
    labels: list[str] = field(default_factory=list)
    sources: list[str] = field(default_factory=list)

    def add(self, labels: Sequence[str], source: str) -> None:
        """The labels of a further form, those that are new at the end."""
        self.labels += [label for label in labels if label not in self.labels]
        if source not in self.sources:
            self.sources.append(source)


def printed_lists(blanks: Sequence[Blank], captions: Captions) -> dict[str, PrintedList]:
    """The lists that the forms print, by the name of the code list that they belong to."""
    lists: dict[str, PrintedList] = {}
    for blank in blanks:
        for item, labels in (*_ticked(blank), *_offered(blank), *_directed(blank, captions)):
            name = item.about.codelist
            lists.setdefault(name, PrintedList(item.label)).add(labels, f"《{blank.title}》")
    return lists


def as_codelists(lists: Mapping[str, PrintedList]) -> dict[str, CodeList]:
    """The lists as a pack has them."""
    return {
        name: CodeList(
            title=printed.title,
            source="、".join(printed.sources),
            items=tuple(Item(label=label) for label in printed.labels),
        )
        for name, printed in lists.items()
    }


def note_field(name: str, label: str, shared: CodeList | None) -> str:
    """The field that notes what 其他 of the list is; empty where there is none."""
    if not label.startswith(_OTHER):
        return ""
    notes = (item.note_field for item in shared.items if item.label.startswith(_OTHER)) if shared else ()
    return next(iter(notes), _NOTES.get(name, ""))


def _ticked(blank: Blank) -> Iterator[tuple[Field, Sequence[str]]]:
    """The options that are marked with □ or √."""
    for decision in blank.proposal.decisions:
        item = all_fields().get(decision.field)
        if item is not None and _is_coded(item) and len(decision.options) >= _LEAST_ITEMS:
            yield item, decision.options


def _offered(blank: Blank) -> Iterator[tuple[Field, Sequence[str]]]:
    """The values of drop-down lists, where the cell or line got a tag."""
    for decision in blank.proposal.decisions if blank.choices else ():
        item, where = all_fields().get(decision.field), decision.where
        key = (where.table, where.row, where.column) if isinstance(where, Cell) else where.index
        labels = blank.choices.get(key, ())
        if item is not None and _is_coded(item) and len(labels) >= _LEAST_ITEMS:
            yield item, labels


def _directed(blank: Blank, captions: Captions) -> Iterator[tuple[Field, Sequence[str]]]:
    """What directions such as 健康状况填：良好、残疾 tell to enter."""
    for direction in directions_of(blank.form):
        item = _coded_field(direction.caption, captions)
        if item is not None:
            yield item, direction.labels


def _coded_field(caption: str, captions: Captions) -> Field | None:
    """The field of a worker or household with a code list that the caption means, None when there is none."""
    meanings = captions.meanings(Caption(caption), _is_coded_path)
    return all_fields().get(meanings[0].path) if meanings else None


def _is_coded_path(path: str) -> bool:
    item = all_fields().get(path)
    return item is not None and _is_coded(item)


def _is_coded(item: Field) -> bool:
    return item.kind in (Kind.CODE, Kind.CODES) and bool(item.about.codelist)
