"""The heading row of a sheet: which column holds which field, told by label, other caption or unit."""

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from rapidfuzz import fuzz, process

from docgen.intake.cells import Cell, is_blank, shown
from docgen.model.columns import column_letters
from docgen.sheets import HOUSEHOLD_KEYS, UNION_KEY, Belongs, Sheet
from docgen.vocabulary import Field, find_field

_ROWS_LOOKED_AT = 5
_LEAST_KNOWN = 2
_CLOSE_ENOUGH = 60
_UNSEEN = re.compile(r"[\s*★☆:“”\"'()\[\]【】〔〕<>《》]+")
_LAST_BRACKET = re.compile(r"^(.+?)\(([^()]*)\)$")
_REMARKS = frozenset(("必填", "选填", "可不填", "文本", "文本格式", "单选", "多选", "可多选", "下拉选择"))
_AREA_WORDS = frozenset(("m2", "平方米", "平米"))
_RUNNING_NUMBERS = frozenset(("序号", "行号"))


class Key(StrEnum):
    """By what a row names its household or union."""

    NUMBER = "number"
    DOSSIER = "dossier"
    ID = "id"
    UNION = "union"


@dataclass(frozen=True)
class Column:
    """One column that is read: a field, or a key by which its rows find their household or union."""

    index: int
    heading: str
    field: Field | None = None
    key: Key | None = None

    @property
    def letter(self) -> str:
        """The column's letter in the sheet."""
        return column_letters(self.index + 1)

    @property
    def target(self) -> str:
        """What the column stands for: the path of a field, or the key."""
        return self.field.path if self.field else str(self.key)


@dataclass(frozen=True)
class Headings:
    """The heading row: its number from 1, the columns to read, those that are repeated or unknown."""

    row: int
    columns: tuple[Column, ...]
    repeated: tuple[tuple[Column, Column], ...]
    unknown: tuple[Column, ...]


def find_headings(sheet: Sheet, rows: Sequence[Sequence[Cell]]) -> Headings | None:
    """The headings in the first rows of a sheet, None when no row there looks like one."""
    for number, row in enumerate(rows[:_ROWS_LOOKED_AT], 1):
        columns = [_column(sheet, index, cell) for index, cell in enumerate(row) if _says_something(cell)]
        known = [column for column in columns if _is_known(column)]
        if len(known) >= _LEAST_KNOWN and len(known) * 2 >= len(columns):
            return _sorted_out(number, columns)
    return None


def nearest_heading(sheet: Sheet, heading: str) -> str:
    """The label most like the heading, empty when none is close."""
    found = process.extractOne(fold_heading(heading), list(_known_headings(sheet)), scorer=fuzz.ratio)
    if found is None or found[1] < _CLOSE_ENOUGH:
        return ""
    target = _known_headings(sheet)[found[0]]
    return target.label if isinstance(target, Field) else _key_labels(sheet)[target][0]


def fold_heading(text: str) -> str:
    """The heading reduced to what tells headings apart: no spaces, stars, colons, quotes or brackets."""
    return _UNSEEN.sub("", unicodedata.normalize("NFKC", text)).casefold()


def _says_something(cell: Cell) -> bool:
    """Whether the cell is a heading at all; a running number of the sheet's rows is no content."""
    return not is_blank(cell) and fold_heading(shown(cell)) not in _RUNNING_NUMBERS


def _is_known(column: Column) -> bool:
    return column.field is not None or column.key is not None


def _sorted_out(number: int, columns: list[Column]) -> Headings:
    first: dict[str, Column] = {}
    repeated: list[tuple[Column, Column]] = []
    for column in filter(_is_known, columns):
        earlier = first.setdefault(column.target, column)
        if earlier is not column:
            repeated.append((column, earlier))
    unknown = tuple(column for column in columns if not _is_known(column))
    return Headings(number, tuple(first.values()), tuple(repeated), unknown)


def _column(sheet: Sheet, index: int, cell: Cell) -> Column:
    heading = shown(cell)
    target = _target(sheet, cell if isinstance(cell, str) else heading)
    if isinstance(target, Key):
        return Column(index, heading, key=target)
    return Column(index, heading, field=target)


def _target(sheet: Sheet, heading: str) -> Field | Key | None:
    """The field or key of that heading; a bracket at its end may hold the unit or a remark for the clerk."""
    known = _known_headings(sheet)
    if target := known.get(fold_heading(heading)):
        return target
    plain = "".join(unicodedata.normalize("NFKC", heading).split())
    found = _LAST_BRACKET.match(plain)
    target = known.get(fold_heading(found[1])) if found else None
    return target if found and target and _fits(found[2], target) else None


def _fits(bracket: str, target: Field | Key) -> bool:
    return bracket in _REMARKS or (isinstance(target, Field) and bracket in _units(target))


def _units(item: Field) -> frozenset[str]:
    """The ways to write the field's unit; 元/年 does not fit a field of 元/月, and 万元 fits none."""
    unit = unicodedata.normalize("NFKC", item.about.unit)
    words = {unit, unit.partition("/")[0], unit.partition("(")[0]} - {""}
    return frozenset(words | (_AREA_WORDS if "m2" in words else set()))


@cache
def _known_headings(sheet: Sheet) -> Mapping[str, Field | Key]:
    """Every heading of the sheet, folded: labels before variants, fields before keys, short forms last."""
    known: dict[str, Field | Key] = {}
    fields = sheet.fields()
    for item in fields:
        known.setdefault(fold_heading(item.label), item)
    for item in fields:
        for variant in item.about.variants:
            known.setdefault(fold_heading(variant), item)
    for key, labels in _key_labels(sheet).items():
        for label in labels:
            known.setdefault(fold_heading(label), key)
    return known | {short: item for short, item in _short_forms(fields) if short not in known}


def _short_forms(fields: Sequence[Field]) -> Iterator[tuple[str, Field]]:
    """Labels without their last bracket: 水田（亩） as 水田."""
    for item in fields:
        label = unicodedata.normalize("NFKC", item.label)
        while found := _LAST_BRACKET.match(label):
            label = found[1]
            yield fold_heading(label), item


def _key_labels(sheet: Sheet) -> Mapping[Key, tuple[str, ...]]:
    if sheet.belongs is Belongs.HOUSEHOLD and not sheet.is_head:
        numbers = (HOUSEHOLD_KEYS[0], *_labels("worker.number"))
        return {Key.NUMBER: numbers, Key.DOSSIER: _labels("worker.dossier_no"), Key.ID: _id_labels()}
    if sheet.belongs is Belongs.UNION and not sheet.is_head:
        return {Key.UNION: (UNION_KEY, *_labels("union_name"))}
    return {}


def _id_labels() -> tuple[str, ...]:
    """The worker's ID number; by the bare caption a sheet of persons means the person's own."""
    plain = _labels("worker.id_number")
    owners = [f"{owner}{label}" for owner in ("职工", "困难职工") for label in plain]
    return (HOUSEHOLD_KEYS[1], *owners, *plain)


def _labels(path: str) -> tuple[str, ...]:
    item = find_field(path)
    return (item.label, *item.about.variants) if item else ()
