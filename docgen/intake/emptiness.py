"""Files without a household: an empty workbook must not pass for a faultless one."""

from collections.abc import Iterator, Sequence

from docgen.finding_kinds import KINDS, Severity
from docgen.findings import Place
from docgen.intake.drafts import Fault, FileContent
from docgen.intake.sheet_choice import HOUSEHOLDS


def empty_files(contents: Sequence[FileContent]) -> Iterator[tuple[FileContent, Fault]]:
    """Every file without households, with the fault; one that tells why by another error has none.

    A file that holds unions for the households of another file is not empty.
    """
    is_any_filled = any(content.households for content in contents)
    for content in contents:
        is_of_unions = bool(content.unions) and is_any_filled
        if not content.households and not is_of_unions and not _has_errors(content):
            yield content, _fault(content)


def _has_errors(content: FileContent) -> bool:
    faults = [*content.faults, *(fault for draft in content.unions for fault in draft.faults)]
    return any(KINDS[fault.code].severity is Severity.ERROR for fault in faults)


def _fault(content: FileContent) -> Fault:
    """The fault at the first row below the headings, or at the first line of a text file."""
    for reading in content.readings:
        if reading.taken_as == HOUSEHOLDS.title and reading.read:
            place = Place(content.file, reading.title, f"A{reading.read.headings.row + 1}")
            return Fault("no-records", place, {"what": f"工作表“{reading.title}”"})
    return Fault("no-records", Place(content.file, line=1), {"what": "cases "})
