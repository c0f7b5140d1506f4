"""The intake of a run: files and folders, with what lies beside them, become unions, cases and findings."""

import gc
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from docgen.errors import InputUnreadableError
from docgen.findings import Finding, in_reading_order
from docgen.intake.beside import Beside
from docgen.intake.building import build_workbook
from docgen.intake.column_map import ColumnMap
from docgen.intake.column_map_file import load_map, map_path
from docgen.intake.drafts import Draft, FileContent
from docgen.intake.files import WORKBOOKS, find_files, names_in_findings, raise_together, read_file, sha256_of
from docgen.intake.households import repeated_households
from docgen.intake.markup import parse_markup
from docgen.intake.photos import take_photos
from docgen.intake.records import build_records
from docgen.intake.scans import take_scans
from docgen.intake.unions import join_unions
from docgen.intake.workbook import Workbook
from docgen.model.case import Case
from docgen.model.intake import FiledCase, FiledUnion, InputFile, Intake
from docgen.model.union import LabourUnion
from docgen.region.codelists import CodeLists


def read_inputs(paths: Sequence[Path], lists: CodeLists) -> Intake:
    """Everything in the files and folders, and every fault of them.

    A household that repeats another is left out of the cases; its finding stands in for it. Raises
    InputUnreadableError, before anything else is done, that names every file that cannot be opened, and
    UsageError for a map of columns beside a workbook that does not fit it.
    """
    with _collector_at_rest():
        return _read(find_files(paths), lists)


@contextmanager
def _collector_at_rest() -> Iterator[None]:
    """Keeps Python from searching millions of new, lasting objects for cycles: that takes half the time."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


def _read(files: Sequence[Path], lists: CodeLists) -> Intake:
    names = names_in_findings(files)
    inputs: list[InputFile] = []
    contents: list[FileContent] = []
    by_folder: dict[Path, list[FileContent]] = {}
    errors: list[InputUnreadableError] = []
    for file in files:
        try:
            data = read_file(file)
            by_hand = load_map(file)
            contents.append(_content(data, names[file], lists, by_hand))
            inputs += _input_files(file, data, by_hand)
            by_folder.setdefault(file.parent, []).append(contents[-1])
        except InputUnreadableError as error:
            errors.append(error)
    raise_together(errors)
    for folder, own in by_folder.items():
        _take_pictures(own, Beside(folder), lists)
    return _joined(contents, tuple(inputs))


def _take_pictures(contents: Sequence[FileContent], beside: Beside, lists: CodeLists) -> None:
    """Photos and scans for the households of all the files of one folder."""
    households = [draft for content in contents for draft in content.households]
    contents[0].faults += take_photos(households, beside)
    contents[0].faults += take_scans(households, beside, lists.get("attachment_type"))


def _input_files(file: Path, data: bytes, by_hand: ColumnMap) -> Iterator[InputFile]:
    """The file, and the map of its columns where one was used."""
    yield InputFile(str(file), sha256_of(data))
    if by_hand.source:
        yield InputFile(str(map_path(file)), sha256_of(read_file(map_path(file))))


def _content(data: bytes, name: str, lists: CodeLists, by_hand: ColumnMap) -> FileContent:
    if Path(name).suffix.lower() in WORKBOOKS:
        return build_workbook(Workbook(data, name), name, lists, by_hand)
    return build_records(parse_markup(data, name), name, lists)


def _joined(contents: Sequence[FileContent], inputs: tuple[InputFile, ...]) -> Intake:
    unions = join_unions(contents)
    repeated = repeated_households(contents)
    households = [draft for content in contents for draft in content.households if draft not in repeated]
    return Intake(
        tuple(FiledUnion(LabourUnion.model_validate(draft.values), draft.origin) for draft in unions),
        tuple(FiledCase(Case.model_validate(draft.values), draft.origin) for draft in households),
        inputs,
        tuple(in_reading_order(_findings(contents))),
        frozenset((content.file, title) for content in contents for title in content.member_sheets),
    )


def _findings(contents: Sequence[FileContent]) -> Iterator[Finding]:
    for content in contents:
        yield from (fault.finding() for fault in content.faults)
        for draft in (*content.unions, *content.households):
            yield from _findings_of(draft)


def _findings_of(draft: Draft) -> Iterator[Finding]:
    for fault in draft.faults:
        yield fault.finding(draft.key)
