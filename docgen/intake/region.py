"""Which region the clerk's files are for, where they say so themselves."""

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from docgen.errors import UsageError
from docgen.intake.cells import shown
from docgen.intake.files import WORKBOOKS, find_files, read_file
from docgen.intake.workbook import Workbook
from docgen.sheets import ABOUT, REGION_CAPTION

_IN_MARKUP = re.compile(r"""^[\s{]*["']?region["']?\s*:\s*["']?([\w-]+)""", re.MULTILINE)
_HEAD = 2000  # bytes of a text file within which its region stands


def named_region(paths: Sequence[Path]) -> str:
    """The region that the files name (sheet 说明, or `region:` at the top of a text file); "" when none does.

    Raises UsageError when they name different ones, InputUnreadableError for a file that cannot be read.
    """
    regions = {region: file for file in find_files(paths) for region in _named(file)}
    if len(regions) > 1:
        named = "、".join(f"{file.name}（{region}）" for region, file in regions.items())
        raise UsageError(f"这些文件属于不同的地区：{named}。", "请按地区分别运行，或用 --region 指定地区。")
    return next(iter(regions), "")


def _named(file: Path) -> Iterator[str]:
    data = read_file(file)
    if file.suffix.lower() not in WORKBOOKS:
        found = _IN_MARKUP.search(data[:_HEAD].decode("utf-8", "ignore"))
        yield from [found[1]] if found else []
        return
    book = Workbook(data, file.name)
    for title in book.titles:
        if title == ABOUT:
            rows = ([shown(cell).strip() for cell in row[:2]] for row in book.table(title).rows)
            yield from (row[1] for row in rows if len(row) == 2 and row[0] == REGION_CAPTION and row[1])
