"""The workbook of a region, empty or with data of another: what the pack uses, and what was carried over."""

import os
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

from docgen.collection.book import region_book
from docgen.collection.carrying import Unfit, carried_case, unfit_values
from docgen.collection.example import example_case, example_union
from docgen.errors import DestinationNotWritableError, InputUnreadableError
from docgen.findings import Finding
from docgen.intake.files import WORKBOOKS, find_files, read_file
from docgen.intake.read import read_inputs
from docgen.intake.workbook import Workbook
from docgen.model.case import Case
from docgen.model.intake import FiledCase, Intake
from docgen.model.union import LabourUnion
from docgen.pipeline.place import keep_private
from docgen.pipeline.usage import usage_of
from docgen.region.pack import Pack
from docgen.sample.households import sample_cases
from docgen.sheets import ABOUT, NOT_READ, SHEETS
from docgen.workbook.book import Book, write_book

_INVENTED, _SEED = 12, 1
_EMPTY = "no-records"

Rows = tuple[Sequence[LabourUnion], Sequence[Case]]


@dataclass(frozen=True)
class Collection:
    """A workbook that was written: its sheets and columns, and what became of the data of another one.

    `findings` are the faults of the other one's cells, which could not be carried; so could not its
    `sheets_not_read`.
    """

    path: Path
    sheets: int
    columns: int
    households: int = 0
    unfit: tuple[Unfit, ...] = ()
    findings: tuple[Finding, ...] = ()
    sheets_not_read: tuple[str, ...] = ()
    has_files: bool = False


def make_collection(
    pack: Pack, destination: Path, sources: Sequence[Path] = (), may_overwrite: bool = False
) -> Collection:
    """Writes the workbook of the pack, with the data of the sources where there are any.

    Raises DestinationNotWritableError, also for a file in the way that is no empty workbook of ours;
    InputUnreadableError for a source that cannot be read; PackFaultyError.
    """
    book = region_book(pack, usage_of(pack))
    intake = _whole(read_inputs(sources, pack.lists)) if sources else None
    if not may_overwrite:
        _require_free(destination, pack)
    unions, cases = _example(pack) if intake is None else _carried(intake, destination, sources)
    before = keep_private()
    try:
        write_book(book, unions, cases, destination)
    finally:
        os.umask(before)
    made = Collection(destination, len(book.sheets), sum(len(part.columns) for part in book.sheets))
    return made if intake is None else _told(made, intake, book, sources)


def _whole(intake: Intake) -> Intake:
    """With all its cases in memory: each is looked at again for every column."""
    return replace(intake, cases=tuple(intake.cases))


def _example(pack: Pack) -> Rows:
    """One invented household and its union; none where the pack has no samples."""
    if not (pack.root / "sample.yaml").is_file():
        return (), ()
    unions, cases = sample_cases(pack, _INVENTED, _SEED)
    return (example_union(unions[0]),), (example_case(tuple(cases)),)


def _carried(intake: Intake, destination: Path, sources: Sequence[Path]) -> Rows:
    olds = {file.parent for file in find_files(sources)}
    folders = [destination.parent, *sorted(olds, key=lambda folder: len(folder.parts), reverse=True)]
    unions = [filed.union for filed in intake.unions]
    return unions, [carried_case(filed.case, filed.origin, folders) for filed in intake.cases]


def _told(made: Collection, intake: Intake, book: Book, sources: Sequence[Path]) -> Collection:
    """The same with what became of the data."""
    return Collection(
        made.path,
        made.sheets,
        made.columns,
        len(intake.cases),
        unfit_values(intake, book),
        intake.findings,
        tuple(_sheets_not_read(intake, sources)),
        any(map(_has_files, intake.cases)),
    )


def _has_files(filed: FiledCase) -> bool:
    """Whether a photo or scans lie beside the workbook."""
    return bool(filed.case.worker.photo or any(item.files for item in filed.case.review.attachments))


def _sheets_not_read(intake: Intake, sources: Sequence[Path]) -> Iterator[str]:
    """The sheets of the sources that gave nothing and are none of ours, by file."""
    records = [*(filed.origin for filed in intake.cases), *(filed.origin for filed in intake.unions)]
    known = {row.sheet for origin in records for row in origin.rows} | {*NOT_READ}
    known |= {sheet.title for sheet in SHEETS}
    for file in find_files(sources):
        if file.suffix.lower() in WORKBOOKS:
            titles = Workbook(read_file(file), file.name).titles
            yield from (f"{file.name} {title}" for title in titles if "".join(title.split()) not in known)


def _require_free(destination: Path, pack: Pack) -> None:
    """Raises DestinationNotWritableError where a file lies that is not an empty workbook of ours."""
    if not destination.exists():
        return
    with suppress(InputUnreadableError):
        if destination.is_file() and _is_empty(destination, pack):
            return
    raise DestinationNotWritableError(
        f"“{destination}”已经存在，不能覆盖：里面可能有填好的数据。",
        "请换一个文件名；确实要覆盖时加 --force。",
    )


def _is_empty(path: Path, pack: Pack) -> bool:
    """Whether it is a workbook with our sheets and nothing filled in."""
    if path.suffix.lower() not in WORKBOOKS or ABOUT not in Workbook(read_file(path), path.name).titles:
        return False
    intake = read_inputs([path], pack.lists)
    faults = [item for item in intake.findings if item.code != _EMPTY]
    return not (intake.cases or intake.unions or faults)
