"""The eligibility of every household of a check, for a reviewer to follow."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from docgen.annotate.eligibility_book import write_eligibility_book
from docgen.annotate.seal import is_untouched
from docgen.errors import DestinationNotWritableError, UsageError
from docgen.model.judged import JudgedHousehold
from docgen.pipeline.assess import Assessment
from docgen.pipeline.place import private_file
from docgen.region.pack import Pack


def require_judgeable(pack: Pack, target: Path | None) -> None:
    """Raises UsageError for a pack without rules of eligibility, and for a target that is no .xlsx file.

    Raises DestinationNotWritableError for a target that is there and not as docgen wrote it.
    """
    if pack.manifest.eligibility is None:
        raise UsageError(
            f"地区“{pack.id}”没有规定困难类别的收入条件，不能核对资格。", "请去掉 --eligibility。"
        )
    if target and target.suffix.lower() != ".xlsx":
        raise UsageError(f"资格核对表“{target}”须是 .xlsx 文件。", "请把 -o 写成 资格核对.xlsx 的样子。")
    if target and target.exists() and not is_untouched(target):
        raise DestinationNotWritableError(
            f"“{target}”已经存在，而且不是 docgen 写好后没有改过的文件。", "请换一个文件名，或先移走该文件。"
        )


def judged_households(assessment: Assessment) -> Iterator[JudgedHousehold]:
    """Every household that was read, refused ones too, in the order of the files."""
    rules = assessment.figuring.manifest.eligibility
    for figured in assessment.households:
        name = figured.case.union_name or ""
        judged = assessment.figuring.eligibility(figured)
        if rules and judged:
            is_closed = bool(rules.closed) and figured.satisfies(rules.closed)
            yield JudgedHousehold(figured.case.key, figured.case.worker.name or "", name, judged, is_closed)


def write_judged(households: Sequence[JudgedHousehold], target: Path) -> None:
    """Writes the list as a workbook, readable by its owner only. Raises DestinationNotWritableError."""
    with private_file(target) as part:
        write_eligibility_book(households, part)
