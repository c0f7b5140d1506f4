"""The blank forms a person names, as files that can be read: folders opened, old formats converted."""

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from docgen.errors import InputUnreadableError, ProgramMissingError, UsageError
from docgen.printing.office.converting import NEW_SUFFIX, converted
from docgen.printing.office.program import find_office

_READ = (".docx", ".xlsx")


def blank_files(sources: Sequence[Path]) -> list[Path]:
    """The forms in the order given, those of a folder by name, numbers in the order people count.

    Raises UsageError when there is none, InputUnreadableError for what is no form.
    """
    files = [file for source in sources for file in _files(source)]
    if not files:
        raise UsageError("没有写明空白表。", "请在 --from 后面写上各张空白表，或它们所在的文件夹。")
    return files


def readable_form(file: Path, work: Path) -> Path:
    """The form as .docx or .xlsx: the file itself, or what LibreOffice makes of it in the folder.

    Raises ProgramMissingError without LibreOffice, InputUnreadableError when it cannot read the file.
    """
    if file.suffix.lower() in _READ:
        return file
    save_as = f"请用 Word、WPS 或 Excel 把它另存为 {NEW_SUFFIX[file.suffix.lower()]} 后再试。"
    program = find_office()
    if program is None:
        raise ProgramMissingError(f"“{file.name}”是旧格式，这台电脑上没有 LibreOffice 来转换。", save_as)
    made = converted(file, work, program)
    if made is None:
        raise InputUnreadableError(f"LibreOffice 没能转换“{file.name}”。", save_as)
    return made


def _files(source: Path) -> Iterator[Path]:
    if source.is_dir():
        yield from sorted((file for file in source.iterdir() if _is_form(file)), key=_natural)
        return
    if not source.is_file():
        raise InputUnreadableError(f"找不到文件“{source}”。", "请检查文件名和所在文件夹。")
    if not _is_form(source):
        raise InputUnreadableError(
            f"“{source.name}”不是 Word 或 Excel 文件。", "空白表须是 .docx、.xlsx，或旧的 .doc、.xls。"
        )
    yield source


def _is_form(file: Path) -> bool:
    """Whether it is a form by its name; what an office program leaves beside an open file is none."""
    is_kept = file.is_file() and not file.name.startswith(("~$", "."))
    return is_kept and file.suffix.lower() in (*_READ, *NEW_SUFFIX)


def _natural(file: Path) -> list[tuple[int, str]]:
    steps = re.findall(r"\d+|\D+", file.name)
    return [(int(step), "") if step.isdigit() else (0, step) for step in steps]
