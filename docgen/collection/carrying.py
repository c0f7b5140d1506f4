"""Data of another workbook: what of it has no place in the new one, and values that its lists do not know."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from pydantic import BaseModel

from docgen.findings import Place
from docgen.model.case import Case
from docgen.model.intake import Intake
from docgen.model.origin import Origin
from docgen.model.paths import exact_paths, value_at
from docgen.model.review import Attachment
from docgen.region.codelists import CodeList
from docgen.sheets import SHEETS, Belongs, Sheet
from docgen.vocabulary import Field
from docgen.workbook.book import Book

_INDEX = re.compile(r"\[\d+\]")
_NO_COLUMN = "本地区的采集表没有这一列"
_COMPUTED = "由 docgen 自动算出，不用填"
_UNKNOWN = "选项中没有“{}”，已照原文带入，请核对"


@dataclass(frozen=True)
class Unfit:
    """Values of one field that did not fit: how many, the place of the first, and what became of them."""

    sheet: str
    label: str
    count: int
    example: Place
    reason: str
    is_lost: bool


def unfit_values(intake: Intake, book: Book) -> tuple[Unfit, ...]:
    """What the new workbook has no column for, and what its lists do not know, in the order of the sheets."""
    columns = {item.path for part in book.sheets for item in part.fields}
    found: list[Unfit] = []
    for sheet in SHEETS:
        for item in sheet.fields():
            if item.path not in columns:
                found += _without_column(sheet, item, list(_entered(intake, sheet, item)))
            elif (codelist := _closed_list(item, book)) is not None:
                found += _unknown(sheet, item, list(_entered(intake, sheet, item)), codelist)
    return tuple(found)


def _closed_list(item: Field, book: Book) -> CodeList | None:
    """The list that alone tells what the field may hold; None where it is open or there is none."""
    codelist = (book.lists or {}).get(item.about.codelist)
    return None if codelist is None or codelist.is_open else codelist


def carried_case(case: Case, origin: Origin, folders: Sequence[Path]) -> Case:
    """The case as it stands in cells: files are told from the first of the folders that they lie in.

    The folders are the new workbook's, then those of the old ones: from there the files are found once they
    were copied beside the new one, as is what was found beside the old without being named in a cell.
    """
    photo = case.worker.photo if _stood(origin, "worker.photo") else None
    worker = case.worker.model_copy(update={"photo": photo and _way(photo, folders)})
    attachments = tuple(
        _carried_attachment(item, f"review.attachments[{index}].", origin, folders)
        for index, item in enumerate(case.review.attachments)
    )
    review = case.review.model_copy(update={"attachments": attachments})
    return case.model_copy(update={"worker": worker, "review": review})


def _carried_attachment(item: Attachment, path: str, origin: Origin, folders: Sequence[Path]) -> Attachment:
    files = tuple(_way(file, folders) for file in item.files) if _stood(origin, path + "files") else ()
    pages = item.page_count if _stood(origin, path + "page_count") else None
    return item.model_copy(update={"files": files, "page_count": pages})


def _way(file: str, folders: Sequence[Path]) -> str:
    """The file from the first folder that it lies in; its name where it lies in none."""
    path = Path(file).resolve()
    inside = (folder.resolve() for folder in folders)
    return next((path.relative_to(own).as_posix() for own in inside if path.is_relative_to(own)), path.name)


def _unknown(
    sheet: Sheet, item: Field, entered: Sequence[tuple[Place, object]], codelist: CodeList
) -> Iterator[Unfit]:
    """By value what the list of the field does not know."""
    places: dict[str, list[Place]] = {}
    for place, value in entered:
        for text in value if isinstance(value, tuple) else (value,):
            if text not in codelist.labels:
                places.setdefault(str(text), []).append(place)
    for text, found in places.items():
        yield _unfit(sheet, item, found, _UNKNOWN.format(text), is_lost=False)


def _without_column(sheet: Sheet, item: Field, entered: Sequence[tuple[Place, object]]) -> Iterator[Unfit]:
    """What the new workbook does not ask for, unless nothing was entered."""
    if entered:
        reason = _COMPUTED if item.is_derived else _NO_COLUMN
        yield _unfit(sheet, item, [place for place, _ in entered], reason, is_lost=not item.is_derived)


def _unfit(sheet: Sheet, item: Field, places: Sequence[Place], reason: str, is_lost: bool) -> Unfit:
    return Unfit(sheet.title, item.label, len(set(places)), places[0], reason, is_lost)


def _entered(intake: Intake, sheet: Sheet, item: Field) -> Iterator[tuple[Place, object]]:
    """Every value of the field that stood in a file, with its place."""
    if sheet.belongs is Belongs.HOUSEHOLD:
        for filed in intake.cases:
            yield from _values(filed.case, item.path, filed.origin)
    else:
        path = item.path.removeprefix("union.").replace("publicity.", "publicity[].")
        for owner in intake.unions:
            yield from _values(owner.union, path, owner.origin)


def _values(record: BaseModel, path: str, origin: Origin) -> Iterator[tuple[Place, object]]:
    for exact in exact_paths(record, path):
        value = value_at(record, exact)
        if value not in (None, ()) and _stood(origin, exact):
            yield origin.place(exact), value


def _stood(origin: Origin, path: str) -> bool:
    """Whether the value stood in a cell or line, rather than being found beside the file."""
    if not origin.rows:
        return path in origin.lines
    row = max((row for row in origin.rows if path.startswith(row.prefix)), key=lambda row: len(row.prefix))
    return _INDEX.sub("[]", path) in row.columns
