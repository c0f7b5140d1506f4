"""What became of a damage: read right, found at its place or in its row, kept, or silently wrong."""

import io
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

import openpyxl
from pydantic import BaseModel

from docgen.errors import InputUnreadableError
from docgen.findings import Finding
from docgen.model.intake import Intake

from .damages import TEXTS, Damage
from .sites import KEY, WORKBOOK, Site, checked, good_workbook, place_beside, read

_HEADING_ROWS = 3  # two lines may stand above the headings
_BESIDE = re.compile(r"^/.*/(?=(?:照片|附件)/)")  # the folder that a photo or scan lies in
_KEYS = frozenset({"worker.number", "worker.dossier_no", "worker.id_number", "union.name", "union_name"})


class Verdict(StrEnum):
    """How docgen took the damaged workbook."""

    RIGHT = "read right"
    FOUND = "found"
    IN_ROW = "found in the row"
    AS_WRITTEN = "kept as written"
    ELSEWHERE = "found elsewhere"
    SILENT = "silently wrong"


@dataclass(frozen=True)
class Trial:
    """A damage at one cell, and what became of it; `codes` are those of the findings about it."""

    damage: str
    site: Site
    verdict: Verdict
    findings: tuple[Finding, ...] = ()
    codes: tuple[str, ...] = ()


@dataclass(frozen=True)
class _Damaged:
    """A workbook after its damage: the name of the sheet now, and what the cell shows."""

    path: Path
    sheet: str
    shown: Any


def attempt(damage: Damage, site: Site, folder: Path) -> Trial | None:
    """The trial in an empty folder; None where the site cannot have the damage."""
    book = openpyxl.load_workbook(io.BytesIO(good_workbook(site.region).data))
    sheet = book[site.sheet]
    if not damage.harm(book, site):
        return None
    book.save(folder / WORKBOOK)
    place_beside(site.region, folder)
    shown = sheet.cell(site.row, site.column).value
    return _judged(damage, site, _Damaged(folder / WORKBOOK, sheet.title, shown))


def _judged(damage: Damage, site: Site, damaged: _Damaged) -> Trial:
    """What became of it; the checks are asked only where reading the workbook does not settle it."""
    try:
        intake = read(site.region, damaged.path)
    except InputUnreadableError:
        return Trial(damage.title, site, Verdict.FOUND, codes=("（文件打不开）",))
    trial = _told(damage, site, damaged, intake, intake.findings)
    if trial.verdict in (Verdict.RIGHT, Verdict.FOUND):
        return trial
    return _told(damage, site, damaged, intake, checked(site.region, damaged.path))


def _told(
    damage: Damage, site: Site, damaged: _Damaged, intake: Intake, findings: Sequence[Finding]
) -> Trial:
    known = set(map(_saying, good_workbook(site.region).findings))
    new = tuple(item for item in findings if _saying(item) not in known)
    at_place = [item for item in new if _is_at_place(item, damage, site, damaged.sheet)]
    in_row = [item for item in new if _is_in_row(item, site)]
    verdict = _verdict(damage, site, intake, damaged.shown, at_place, in_row)
    if verdict is Verdict.SILENT and new:
        verdict = Verdict.ELSEWHERE
    codes = tuple(dict.fromkeys(item.code for item in at_place or in_row))
    return Trial(damage.title, site, verdict, new, codes)


def _saying(item: Finding) -> tuple[str, ...]:
    return (item.code, str(item.place), item.sentence)


def _verdict(
    damage: Damage,
    site: Site,
    intake: Intake,
    shown: Any,
    at_place: Sequence[Finding],
    in_row: Sequence[Finding],
) -> Verdict:
    good = good_workbook(site.region).intake
    if at_place:
        return Verdict.FOUND
    if content(intake, damage.is_order_free) == content(good, damage.is_order_free):
        return Verdict.IN_ROW if in_row else Verdict.RIGHT
    if in_row:
        return Verdict.IN_ROW
    is_kept = damage.is_text_too and _is_kept(site, good, intake, shown)
    return Verdict.AS_WRITTEN if is_kept else Verdict.SILENT


def _is_at_place(item: Finding, damage: Damage, site: Site, sheet: str) -> bool:
    """Whether it is told at the damaged cell; of a damaged sheet at its row, its headings or the sheet.

    What joins two sheets is told at either end, what stands twice at either of the two.
    """
    place = item.place
    if _names(item, site) or _is_of_lost_key(item, site):
        return True
    if not damage.is_of_sheet:
        return (place.sheet, place.cell) == (site.sheet, site.cell)
    is_whole = not place.cell or row_of(place.cell) <= _HEADING_ROWS
    return not place.sheet or (place.sheet == sheet and (is_whole or row_of(place.cell) == site.row))


def _is_of_lost_key(item: Finding, site: Site) -> bool:
    is_key = site.kind == KEY or site.path in _KEYS
    return is_key and item.code in ("household-unknown", "union-unknown", "household-key-missing")


def _names(item: Finding, site: Site) -> bool:
    """Whether the finding, standing elsewhere, names the damaged cell or its row."""
    return re.search(rf"{site.sheet}!({site.cell}|[A-Z]*{site.row})(?!\d)", item.sentence) is not None


def _is_in_row(item: Finding, site: Site) -> bool:
    return item.place.sheet == site.sheet and row_of(item.place.cell) == site.row


def row_of(cell: str) -> int:
    """The number of the row that the cell stands in, 0 where no cell is named."""
    return int(cell.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ") or 0)


def content(intake: Intake, is_order_free: bool) -> Any:
    """Unions and cases as plain data; the order of records is put aside where it may change."""
    records = [[item.union for item in intake.unions], [item.case for item in intake.cases]]
    return [_sorted([_plain(item, is_order_free) for item in group], is_order_free) for group in records]


def _plain(value: Any, is_order_free: bool) -> Any:
    if isinstance(value, BaseModel):
        return {name: _plain(getattr(value, name), is_order_free) for name in type(value).model_fields}
    if isinstance(value, tuple):
        return _sorted([_plain(item, is_order_free) for item in value], is_order_free)
    return _BESIDE.sub("", value) if isinstance(value, str) else value


def _sorted(items: list[Any], is_order_free: bool) -> list[Any]:
    return sorted(items, key=repr) if is_order_free else items


def _is_kept(site: Site, good: Intake, intake: Intake, shown: Any) -> bool:
    """Whether a free text alone changed, into what now stands in its cell."""
    is_free = site.kind in TEXTS or (site.kind in ("code", "codes") and site.codelist is None)
    if not is_free or not isinstance(shown, str):
        return False
    changes = list(_changes(content(good, False), content(intake, False)))
    return len(changes) == 1 and str(changes[0]).strip() == shown.strip()


def _changes(old: Any, new: Any) -> Iterable[Any]:
    """What stands in the new data where the old have something else; several texts as they are written."""
    if isinstance(old, dict) and isinstance(new, dict):
        for name in old:
            yield from _changes(old[name], new[name])
    elif _are_records(old) and _are_records(new) and len(old) == len(new):
        for one, other in zip(old, new, strict=True):
            yield from _changes(one, other)
    elif old != new:
        yield "、".join(map(str, new)) if isinstance(new, list) else new


def _are_records(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(item, dict | list) for item in value)
