"""Copies of the clerk's workbooks with findings marked: where they go, and what is written into them."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from docgen.annotate.copy import ANNOTATED, Checked, annotate
from docgen.annotate.seal import is_untouched
from docgen.errors import DestinationNotWritableError, UsageError
from docgen.findings import Finding
from docgen.intake.files import find_files, names_in_findings
from docgen.pipeline.assess import Assessment
from docgen.pipeline.place import private_file

_SAVE_AS = "请用 Excel 或 WPS 打开，另存为 .xlsx 后再核对。"


@dataclass(frozen=True)
class PlannedCopy:
    """A workbook, what findings call it, and where its copy goes."""

    source: Path
    name: str
    target: Path


@dataclass(frozen=True)
class CopyPlan:
    """The copies to be written, and the files that can have none."""

    copies: tuple[PlannedCopy, ...]
    left_out: tuple[Path, ...]


@dataclass(frozen=True)
class AnnotatedCopy:
    """A copy that was written, and what it lacks of its source."""

    path: Path
    losses: tuple[str, ...]


def plan_copies(inputs: Sequence[Path], target: Path) -> CopyPlan:
    """One file for one workbook, a folder for several.

    Raises UsageError when no input can be annotated or a copy would stand in an input's place,
    DestinationNotWritableError for a file that is there and was not left as docgen wrote it.
    """
    files = find_files(inputs)
    names = names_in_findings(files)
    able = [file for file in files if file.suffix.lower() in ANNOTATED]
    if not able:
        told = "、".join(file.name for file in files[:3])
        raise UsageError(f"只有 .xlsx、.xlsm 可以加标记，{told} 不能。", _SAVE_AS)
    is_single = len(files) == 1 and not target.is_dir() and target.suffix
    targets = [target] if is_single else [target / name for name in _file_names(able)]
    for path in targets:
        _require_free(path, files)
    copies = (PlannedCopy(file, names[file], path) for file, path in zip(able, targets, strict=True))
    return CopyPlan(tuple(copies), tuple(file for file in files if file not in able))


def write_copies(plan: CopyPlan, assessment: Assessment) -> Iterator[AnnotatedCopy]:
    """Writes every copy, readable by its owner only. Raises DestinationNotWritableError.

    What is found in none of the files, such as a photo of nobody, is listed in the first copy.
    """
    known = {copy.name for copy in plan.copies} | {file.name for file in plan.left_out}
    for number, copy in enumerate(plan.copies):
        own = [
            item
            for item in assessment.findings
            if item.place.file == copy.name or (number == 0 and item.place.file not in known)
        ]
        checked = Checked(own, assessment.names, _summary(copy.name, own))
        with private_file(copy.target) as part:
            losses = annotate(copy.source, checked, part)
        yield AnnotatedCopy(copy.target, losses)


def _summary(name: str, findings: Sequence[Finding]) -> str:
    errors = sum(item.is_blocking for item in findings)
    refused = len({item.household for item in findings if item.is_blocking and item.household})
    if not findings:
        return f"{name}，没有发现问题。"
    told = (
        f"{name}，错误 {errors} 条（须改正后才能出件，涉及 {refused} 户），提醒 {len(findings) - errors} 条。"
    )
    kinds = Counter(item.kind.title for item in findings).most_common()
    return told + "其中：" + "、".join(f"{title} {count}" for title, count in kinds) + "。"


def _file_names(files: Sequence[Path]) -> list[str]:
    """The files' own names, with their folder's before them where two share a name."""
    count = Counter(file.name for file in files)
    names = [file.name if count[file.name] == 1 else f"{file.parent.name}-{file.name}" for file in files]
    if len(set(names)) < len(names):
        raise UsageError("几个采集表同名，所在文件夹也同名，核对副本会互相覆盖。", "请改名后再核对。")
    return names


def _require_free(target: Path, inputs: Sequence[Path]) -> None:
    if target.suffix.lower() not in ANNOTATED:
        raise UsageError(f"核对副本“{target}”须是 .xlsx 文件。", "请把 --annotate 写成 核对.xlsx 的样子。")
    if target.resolve() in {file.resolve() for file in inputs}:
        raise UsageError(f"核对副本不能写在采集表“{target}”原处。", "请用 --annotate 另写一个文件名。")
    if target.exists() and not is_untouched(target):
        raise DestinationNotWritableError(
            f"“{target}”已经存在，而且不是 docgen 写好后没有改过的核对副本。",
            "请换一个文件名；在核对副本中改好的，直接核对这份副本（docgen check 副本.xlsx）。",
        )
