"""What became of a damage: read right, found at its place, kept word for word, or silently wrong."""

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
from .sites import KEY, WORKBOOK, Good, Site, good_workbook, place_beside, seen

_HEADING_ROW = 1
_BESIDE = re.compile(r"^/.*/(?=(?:照片|附件)/)")  # the folder that a photo or scan lies in
_KEYS = frozenset({"worker.number", "worker.dossier_no", "worker.id_number", "union.name", "union_name"})


class Verdict(StrEnum):
    """How docgen took the damaged workbook."""

    RIGHT = "read right"
    FOUND = "found"
    AS_WRITTEN = "kept as written"
    ELSEWHERE = "found elsewhere"
    SILENT = "silently wrong"


@dataclass(frozen=True)
class Trial:
    """A damage at one cell, and what became of it."""

    damage: str
    site: Site
    verdict: Verdict
    findings: tuple[Finding, ...] = ()


def attempt(damage: Damage, site: Site, folder: Path) -> Trial | None:
    """The trial in an empty folder; None where the site cannot have the damage."""
    if not damage.is_for(site):
        return None
    good = good_workbook(site.region)
    book = openpyxl.load_workbook(io.BytesIO(good.data))
    if not damage.harm(book, site):
        return None
    shown = book[site.sheet].cell(site.row, site.column).value if site.sheet in book.sheetnames else None
    path = folder / WORKBOOK
    book.save(path)
    place_beside(site.region, folder)
    return _judged(damage, site, good, path, shown)


def _judged(damage: Damage, site: Site, good: Good, path: Path, shown: Any) -> Trial:
    try:
        intake, findings = seen(site.region, path)
    except InputUnreadableError:
        return Trial(damage.title, site, Verdict.FOUND)
    known = set(map(_told, good.findings))
    new = tuple(item for item in findings if _told(item) not in known)
    return Trial(damage.title, site, _verdict(damage, site, good.intake, intake, new, shown), new)


def _told(item: Finding) -> tuple[str, ...]:
    return (item.code, str(item.place), item.sentence)


def _verdict(
    damage: Damage, site: Site, good: Intake, intake: Intake, found: Sequence[Finding], shown: Any
) -> Verdict:
    is_found = any(_is_about(item, site) for item in found)
    if content(intake, damage.is_order_free) == content(good, damage.is_order_free):
        return Verdict.FOUND if is_found else Verdict.RIGHT
    if is_found:
        return Verdict.FOUND
    if damage.is_text_too and _is_kept(site, good, intake, shown):
        return Verdict.AS_WRITTEN
    return Verdict.ELSEWHERE if found else Verdict.SILENT


def _is_about(item: Finding, site: Site) -> bool:
    """Whether it is told at the cell, at its row, its heading, its sheet or, of a lost sheet, its file.

    What joins two sheets is told at either end.
    """
    place = item.place
    if not place.sheet:
        return True
    if "".join(place.sheet.split()) != site.sheet and site.sheet not in item.sentence:
        is_key = site.kind == KEY or site.path in _KEYS
        return is_key and item.code in ("household-unknown", "union-unknown", "household-key-missing")
    letters = place.cell.rstrip("0123456789")
    row = int(place.cell[len(letters) :] or 0)
    is_heading = row <= _HEADING_ROW + 2
    return is_heading or row in (0, site.row) or _is_of_damaged_row(item, site)


def _is_of_damaged_row(item: Finding, site: Site) -> bool:
    """Whether the finding names the row it stands against, as those about something said twice do."""
    return f"{site.sheet}!" in item.sentence and str(site.row) in item.sentence


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
