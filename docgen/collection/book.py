"""The workbook of a region: a column for every field that a form of it prints or a rule of it names."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from docgen.collection.about import about_page
from docgen.region.pack import Pack
from docgen.sheets import SHEETS, Belongs
from docgen.vocabulary import all_fields
from docgen.workbook.book import Book
from docgen.workbook.columns import columns_of_book, starred_fields

# What joins the rows of the sheets, and without which no household can be told from another.
_ALWAYS = frozenset(
    {
        "union_name",
        "union.name",
        "worker.number",
        "worker.dossier_no",
        "worker.name",
        "worker.id_number",
        "members[].name",
        "members[].relation",
        "members[].id_number",
    }
)
# A sheet of one column is not known by its headings: the union's name never stands alone.
_UNIONS = next(sheet for sheet in SHEETS if sheet.belongs is Belongs.UNION and sheet.is_head)
_BESIDE_NAME, _LEAST_COLUMNS = "union.year", 2


@dataclass(frozen=True)
class Usage:
    """What a region uses of the vocabulary: by field the titles of the forms that it serves.

    A field that no form prints, but a rule names, has none.
    """

    forms: Mapping[str, tuple[str, ...]]

    @property
    def fields(self) -> frozenset[str]:
        """Every field used, and those that every workbook has."""
        return frozenset(self.forms) | _ALWAYS


def region_book(pack: Pack, usage: Usage) -> Book:
    """The region's workbook to be filled in."""
    wanted = usage.fields | _notes(pack, usage.fields)
    if sum(item.path in wanted for item in _UNIONS.fields()) < _LEAST_COLUMNS:
        wanted |= {_BESIDE_NAME}
    sheets = columns_of_book(lambda item: item.path in wanted, starred_fields(pack.manifest))
    about = about_page(pack, sheets, usage.forms)
    return Book(pack.id, sheets, pack.lists, about)


def _notes(pack: Pack, used: Iterable[str]) -> frozenset[str]:
    """The fields that hold what 其他（注明） of a list in use asks for."""
    names = {all_fields()[path].about.codelist for path in used}
    notes = (item.note_field for name in names if name in pack.lists for item in pack.lists[name].items)
    entered = {item.path for sheet in SHEETS for item in sheet.fields()}
    return frozenset(filter(entered.__contains__, notes))
