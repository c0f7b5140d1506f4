"""The intake of a run: files and folders, with what lies beside them, become unions, cases and findings."""

import gc
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

from docgen.errors import InputUnreadableError
from docgen.findings import Finding, in_reading_order
from docgen.intake.beside import Beside
from docgen.intake.building import build_workbook
from docgen.intake.column_map import ColumnMap
from docgen.intake.column_map_file import load_map, map_path
from docgen.intake.drafts import Draft, FileContent
from docgen.intake.emptiness import empty_files
from docgen.intake.files import (
    WORKBOOKS,
    find_files,
    names_in_findings,
    passed_copies,
    raise_together,
    read_file,
    sha256_of,
)
from docgen.intake.filing import Filing
from docgen.intake.households import Repeats
from docgen.intake.markup import parse_markup
from docgen.intake.own_files import copy_fault
from docgen.intake.photos import Photos
from docgen.intake.records import build_records
from docgen.intake.scans import Scans
from docgen.intake.unions import Unions
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
        return _read(find_files(paths), lists, [copy_fault(*copy).finding() for copy in passed_copies(paths)])


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


def _read(files: Sequence[Path], lists: CodeLists, found: Sequence[Finding]) -> Intake:
    names = names_in_findings(files)
    inputs: list[InputFile] = []
    contents: dict[Path, FileContent] = {}
    errors: list[InputUnreadableError] = []
    for file in files:
        try:
            data = read_file(file)
            by_hand = load_map(file)
            contents[file] = _content(data, names[file], lists, by_hand)
            inputs += _input_files(file, data, by_hand)
        except InputUnreadableError as error:
            errors.append(error)
    raise_together(errors)
    return _Joining(contents, lists, found).intake(tuple(inputs))


def _input_files(file: Path, data: bytes, by_hand: ColumnMap) -> Iterator[InputFile]:
    """The file, and the map of its columns where one was used."""
    yield InputFile(str(file), sha256_of(data))
    if by_hand.source:
        yield InputFile(str(map_path(file)), sha256_of(read_file(map_path(file))))


def _content(data: bytes, name: str, lists: CodeLists, by_hand: ColumnMap) -> FileContent:
    if Path(name).suffix.lower() in WORKBOOKS:
        return build_workbook(Workbook(data, name), name, lists, by_hand)
    return build_records(parse_markup(data, name), name, lists)


class _Joining:
    """The content of all files becoming one intake, household after household."""

    def __init__(
        self, contents: Mapping[Path, FileContent], lists: CodeLists, found: Sequence[Finding]
    ) -> None:
        self._contents = contents
        self._pictures = {file.parent: _Pictures(file.parent, lists) for file in contents}
        self._unions, self._repeats, self._filing = Unions([*contents.values()]), Repeats(), Filing()
        self._findings = [*found]

    def intake(self, inputs: tuple[InputFile, ...]) -> Intake:
        contents = tuple(self._contents.values())
        for file, content in self._contents.items():
            for draft in content.households:
                self._take(draft, content, self._pictures[file.parent])
        self._findings += self._findings_of_files(contents)
        return Intake(
            tuple(map(_filed_union, self._unions)),
            self._filing,
            inputs,
            tuple(in_reading_order(self._findings)),
            frozenset((content.file, title) for content in contents for title in content.member_sheets),
            self._filing.entries,
        )

    def _take(self, draft: Draft, content: FileContent, pictures: "_Pictures") -> None:
        """One household: filed unless it repeats another, its faults told."""
        pictures.take(draft)
        self._unions.assign(draft, content.file)
        if not self._repeats.is_repeated(draft):
            self._filing.add(FiledCase(Case.model_validate(draft.values), draft.origin))
        self._findings += (fault.finding(draft.key) for fault in draft.faults)

    def _findings_of_files(self, contents: Sequence[FileContent]) -> Iterator[Finding]:
        """What is of no household, and of the unions."""
        for pictures in self._pictures.values():
            yield from pictures.unclaimed()
        for _, fault in empty_files(contents):
            yield fault.finding()
        for content in contents:
            yield from (fault.finding() for fault in content.faults)
            for draft in content.unions:
                yield from (fault.finding(draft.key) for fault in draft.faults)


def _filed_union(draft: Draft) -> FiledUnion:
    return FiledUnion(LabourUnion.model_validate(draft.values), draft.origin)


class _Pictures:
    """Photos and scans for the households of all the files of one folder."""

    def __init__(self, folder: Path, lists: CodeLists) -> None:
        beside = Beside(folder.absolute())  # machines of a cluster work elsewhere
        self._of_kinds = Photos(beside), Scans(beside, lists.get("attachment_type"))
        self._has_households = False

    def take(self, draft: Draft) -> None:
        """Gives the household what is its own."""
        self._has_households = True
        for pictures in self._of_kinds:
            pictures.take(draft)

    def unclaimed(self) -> Iterator[Finding]:
        """What is nobody's, unless there is nobody at all."""
        if self._has_households:
            for pictures in self._of_kinds:
                yield from (fault.finding() for fault in pictures.unclaimed())
