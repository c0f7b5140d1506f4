"""The columns of the clerk's workbook: of every sheet which fields, under which heading, starred or not."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass

from docgen.model.kinds import Kind
from docgen.region.codelists import CodeList, CodeLists
from docgen.region.manifest import Manifest
from docgen.sheets import HOUSEHOLD_KEYS, SHEETS, UNION_KEY, Belongs, Sheet
from docgen.vocabulary import Field, all_fields

STAR = "*"
TEXT_FORMAT, DATE_FORMAT, AMOUNT_FORMAT, GENERAL_FORMAT = "@", "yyyy-mm-dd", "#,##0.00", "General"
_FORMATS = {
    Kind.TEXT: TEXT_FORMAT,
    Kind.LONG_TEXT: TEXT_FORMAT,
    Kind.CODE: TEXT_FORMAT,
    Kind.CODES: TEXT_FORMAT,
    Kind.MONEYS: TEXT_FORMAT,
    Kind.IMAGE: TEXT_FORMAT,
    Kind.ID_NUMBER: TEXT_FORMAT,
    Kind.CARD_NUMBER: TEXT_FORMAT,
    Kind.PHONE: TEXT_FORMAT,
    Kind.MONTH: TEXT_FORMAT,
    Kind.DATE: DATE_FORMAT,
    Kind.MONEY: AMOUNT_FORMAT,
}
_WIDTHS = {Kind.ID_NUMBER: 21, Kind.CARD_NUMBER: 24, Kind.PHONE: 15, Kind.LONG_TEXT: 36, Kind.CODES: 28}
_WIDTHS_OF_PATHS = {
    "union_name": 28,
    "union.name": 30,
    "union.standards[].place": 21,
    "worker.number": 16,
    "worker.dossier_no": 16,
    "worker.name": 14,
    "worker.home_address": 32,
}
_KEY_WIDTH, _LEAST_WIDTH, _MOST_WIDTH = 21, 12, 44

# Derived only where not entered: for a worker who is the householder, for quarters in the order of the year.
_ALSO_ENTERED = ("worker.relation_to_householder", "income.quarterly[].quarter", "review.quarterly[].quarter")
_KEY_PATHS = {
    HOUSEHOLD_KEYS[0]: "worker.number",
    HOUSEHOLD_KEYS[1]: "worker.id_number",
    UNION_KEY: "union_name",
}


@dataclass(frozen=True)
class Column:
    """One column: what it holds, the caption above it, and whether a form stars it.

    A key tells which household or union the row belongs to; its field is that household's or union's.
    """

    caption: str
    field: Field
    is_key: bool = False
    is_starred: bool = False

    @property
    def heading(self) -> str:
        """The caption with its star."""
        return STAR + self.caption if self.is_starred else self.caption

    @property
    def number_format(self) -> str:
        """The format of its cells: text for whatever must keep its digits and signs."""
        return _FORMATS.get(self.field.kind, GENERAL_FORMAT)

    @property
    def width(self) -> int:
        """In characters of the sheet."""
        if self.is_key and self.field.path != "union_name":
            return _KEY_WIDTH
        if self.field.path in _WIDTHS_OF_PATHS:
            return _WIDTHS_OF_PATHS[self.field.path]
        return min(max(_WIDTHS.get(self.field.kind, _LEAST_WIDTH), 2 * len(self.caption) + 2), _MOST_WIDTH)

    def choices(self, lists: CodeLists) -> CodeList | None:
        """The values it may take, None when it is no choice."""
        return lists.get(self.field.about.codelist)


@dataclass(frozen=True)
class SheetColumns:
    """A sheet and its columns, those that say whose a row is first."""

    sheet: Sheet
    columns: tuple[Column, ...]

    @property
    def fields(self) -> tuple[Field, ...]:
        """What a row holds besides its keys."""
        return tuple(column.field for column in self.columns if not column.is_key)


def columns_of_book(
    is_wanted: Callable[[Field], bool], starred: Collection[str] = ()
) -> tuple[SheetColumns, ...]:
    """The sheets with the columns of those fields that a clerk enters; a sheet of none is left out."""
    wanted = ((sheet, _fields(sheet, is_wanted)) for sheet in SHEETS)
    return tuple(
        SheetColumns(sheet, (*_keys(sheet), *(_column(item, starred) for item in fields)))
        for sheet, fields in wanted
        if fields
    )


def starred_fields(manifest: Manifest) -> frozenset[str]:
    """The fields that some household form of the pack requires."""
    household = (document for document in manifest.documents if document.scope == "household")
    return frozenset(path for document in household for path in document.required)


def is_entered(item: Field) -> bool:
    """Whether the field has a column at all; what docgen computes has none, unless it may be entered too."""
    return not item.is_derived or item.path in _ALSO_ENTERED


def _fields(sheet: Sheet, is_wanted: Callable[[Field], bool]) -> Sequence[Field]:
    fields = [item for item in sheet.fields() if is_entered(item) and is_wanted(item)]
    return sorted(fields, key=lambda item: [not item.path.startswith(start) for start in sheet.prefixes])


def _column(item: Field, starred: Collection[str]) -> Column:
    return Column(item.label, item, is_starred=item.path in starred)


def _keys(sheet: Sheet) -> tuple[Column, ...]:
    """The columns that say whose a row is."""
    if sheet.is_head or sheet.belongs is Belongs.ALL:
        return ()
    captions = HOUSEHOLD_KEYS if sheet.belongs is Belongs.HOUSEHOLD else (UNION_KEY,)
    return tuple(Column(caption, all_fields()[_KEY_PATHS[caption]], is_key=True) for caption in captions)
