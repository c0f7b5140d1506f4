"""What a damage is, and the catalogue that the modules beside this one fill."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from docgen.model.kinds import Kind

from .sites import KEY, Site

NUMBERED = frozenset({Kind.ID_NUMBER.value, Kind.CARD_NUMBER.value, Kind.PHONE.value})
AMOUNTS = frozenset({Kind.MONEY.value, Kind.NUMBER.value, Kind.INTEGER.value})
CHOICES = frozenset({Kind.CODE.value, Kind.CODES.value})
TEXTS = frozenset({Kind.TEXT.value, Kind.LONG_TEXT.value})
DATE, MONTH, YEAR, YES_NO = Kind.DATE.value, Kind.MONTH.value, Kind.YEAR.value, Kind.YES_NO.value
EXACT = NUMBERED | AMOUNTS | {DATE, MONTH, YEAR, KEY}  # one sign more or less makes another value
ALL = EXACT | CHOICES | TEXTS | {YES_NO}
NUMERALS = str.maketrans("0123456789", "〇一二三四五六七八九")
PERSONS = frozenset({"worker.name", "members[].name"})


@dataclass(frozen=True)
class Written:
    """What is put into the cell: a value, its format, its type where openpyxl would guess wrong."""

    value: Any
    number_format: str | None = None
    data_type: str = ""
    quote_prefix: bool = False


@dataclass(frozen=True)
class Damage:
    """One kind of damage. `harm` damages the workbook at a site and says whether the site can have it.

    `is_for` tells at once that a site cannot.
    `is_possible`: what stands there now is as possible as what stood there, and nothing of the file may tell.
    `is_text_too`: what stands there now may be meant, and a free text is right to keep it word for word.
    `is_order_free`: rows may come in another order, and nothing else changes.
    `is_of_sheet`: rows, columns, headings or the sheet itself suffer; else it is the one cell.
    """

    title: str
    harm: Callable[[Workbook, Site], bool] = field(compare=False)
    is_for: Callable[[Site], bool] = field(compare=False, default=lambda site: True)
    is_text_too: bool = False
    is_order_free: bool = False
    is_possible: bool = False
    is_of_sheet: bool = False

    def group_of(self, site: Site) -> str:
        """What the damage is tried on one by one: sheets, or kinds of cell."""
        return site.sheet if self.is_of_sheet else site.kind


CATALOGUE: dict[str, Damage] = {}
_Change = Callable[..., Any]


def in_cell(
    title: str, *kinds: str, is_text_too: bool = False, is_possible: bool = False
) -> Callable[[_Change], _Change]:
    """Adds a damage that changes what one cell of those kinds holds; None where the cell cannot have it."""

    def add(change: _Change) -> _Change:
        def is_for(site: Site) -> bool:
            return site.kind in kinds and change(site) not in (None, site.value)

        def harm(book: Workbook, site: Site) -> bool:
            write(book[site.sheet], site, change(site))
            return True

        _add(Damage(title, harm, is_for, is_text_too, is_possible=is_possible))
        return change

    return add


def typed(title: str, text: str, *kinds: str, is_text_too: bool = False, is_possible: bool = False) -> None:
    """Adds a damage that puts the text into one cell of those kinds, whatever stood there."""
    in_cell(title, *kinds, is_text_too=is_text_too, is_possible=is_possible)(lambda site: text)


def in_look(
    title: str, is_for: Callable[[Site], bool] = lambda site: True, *, is_possible: bool = False
) -> Callable[[_Change], _Change]:
    """Adds a damage of how one cell looks, or of it together with its neighbour."""
    return _on_sheet(title, is_for, is_possible=is_possible)


def in_sheet(
    title: str, is_for: Callable[[Site], bool] = lambda site: True, **traits: bool
) -> Callable[[_Change], _Change]:
    """Adds a damage of rows, columns, headings or a whole sheet; `traits` are those of `Damage`."""
    return _on_sheet(title, is_for, is_of_sheet=True, **traits)


def _on_sheet(
    title: str, is_for: Callable[[Site], bool], **traits: bool
) -> Callable[[Callable[[Worksheet, Site], Any]], Any]:
    """Adds a damage that is done to the sheet of a site; it answers False where it cannot be done."""

    def add(change: Callable[[Worksheet, Site], Any]) -> Any:
        def harm(book: Workbook, site: Site) -> bool:
            return change(book[site.sheet], site) is not False

        _add(Damage(title, harm, is_for, **traits))
        return change

    return add


def write(sheet: Worksheet, site: Site, new: Any) -> None:
    """Puts it into the site's cell."""
    written = new if isinstance(new, Written) else Written(new)
    cell = sheet.cell(site.row, site.column)
    cell.value = written.value
    if isinstance(written.value, str):
        cell.data_type = written.data_type or "s"  # openpyxl takes #REF! for an error and = for a formula
        cell.number_format = "@"
    if written.number_format:
        cell.number_format = written.number_format
    if written.quote_prefix:
        cell.style = cell.style
        cell.quotePrefix = True


def _add(damage: Damage) -> None:
    if damage.title in CATALOGUE:
        raise ValueError(f"{damage.title} stands in the catalogue already")
    CATALOGUE[damage.title] = damage
