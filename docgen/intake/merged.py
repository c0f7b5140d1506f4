"""Merged cells below the headings: a value over several rows is each row's, over columns the first's."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from docgen.findings import Place
from docgen.intake.cells import Cell, is_blank, shown
from docgen.intake.columns import Column
from docgen.intake.drafts import Fault
from docgen.intake.dress import Dress, Merge
from docgen.intake.headings import Headings
from docgen.model.columns import column_letters
from docgen.model.kinds import Kind
from docgen.sheets import Belongs, Sheet

_KEYS = frozenset(("worker.number", "worker.dossier_no", "worker.id_number", "worker.name"))
_AMOUNTS = (Kind.MONEY, Kind.MONEYS, Kind.NUMBER, Kind.INTEGER)


@dataclass
class Merged:
    """Rows, by number from 1, that only continue the household of the row above; by row what is doubtful."""

    continued: set[int] = field(default_factory=set)
    faults: dict[int, list[Fault]] = field(default_factory=dict)


def fill_merged(
    sheet: Sheet,
    rows: list[list[Cell]],
    headings: Headings,
    dress: Dress,
    passed: Collection[int],
    place: Place,
) -> Merged:
    """Writes every value merged over several rows into each of them; rows that are `passed` over stay.

    In a sheet of households a merged number or name makes its rows one household, written once.
    """
    merged = Merged()
    can_add_up = sheet.belongs is Belongs.HOUSEHOLD
    below = [merge for merge in dress.merges if merge.top >= headings.row and merge.top + 1 not in passed]
    if not below:
        return merged
    columns = {column.index: column for column in headings.columns}
    if sheet.belongs is Belongs.HOUSEHOLD and sheet.is_head:
        merged.continued = set(_continued(below, columns))
    for merge in below:
        if merge.is_down:
            _fill(rows, merge, columns, merged.continued)
        for fault in _doubts(rows, merge, columns, merged.continued, place):
            if can_add_up or fault.code != "amount-merged":
                merged.faults.setdefault(merge.top + 1, []).append(fault)
    return merged


def _continued(merges: Sequence[Merge], columns: Mapping[int, Column]) -> Iterator[int]:
    for merge in merges:
        column = columns.get(merge.left)
        if merge.is_down and column and column.target in _KEYS:
            yield from range(merge.top + 2, merge.bottom + 2)


def _fill(rows: list[list[Cell]], merge: Merge, columns: Mapping[int, Column], continued: set[int]) -> None:
    column = columns.get(merge.left)
    value = _value(rows, merge)
    for number in range(merge.top + 1, min(merge.bottom + 1, len(rows))):
        is_of_household = column is None or not column.slot
        if value != "" and not (number + 1 in continued and is_of_household):
            rows[number] += [""] * (merge.left + 1 - len(rows[number]))
            rows[number][merge.left] = value


def _value(rows: Sequence[Sequence[Cell]], merge: Merge) -> Cell:
    row = rows[merge.top] if merge.top < len(rows) else ()
    return row[merge.left] if merge.left < len(row) else ""


def _doubts(
    rows: Sequence[Sequence[Cell]],
    merge: Merge,
    columns: Mapping[int, Column],
    continued: set[int],
    place: Place,
) -> Iterator[Fault]:
    value = _value(rows, merge)
    if is_blank(value):
        return
    cells = (
        f"{column_letters(merge.left + 1)}{merge.top + 1}:{column_letters(merge.right + 1)}{merge.bottom + 1}"
    )
    here = Place(place.file, place.sheet, cells.partition(":")[0])
    over = [columns[index] for index in range(merge.left, merge.right + 1) if index in columns]
    if len(over) > 1:
        headings = "、".join(f"“{column.heading}”" for column in over)
        details = {"text": shown(value), "cells": cells, "headings": headings, "first": over[0].heading}
        yield Fault("merged-across", here, details)
    elif over and over[0].field and over[0].field.kind in _AMOUNTS and merge.top + 2 not in continued:
        details = {"label": over[0].field.label, "text": shown(value), "cells": cells}
        yield Fault("amount-merged", here, details | {"count": str(merge.bottom - merge.top + 1)})
