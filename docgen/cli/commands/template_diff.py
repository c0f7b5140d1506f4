"""Two versions of a form compared."""

from pathlib import Path

import click

from docgen.cli import terminal
from docgen.cli.chinese import ChineseCommand
from docgen.cli.diff_text import diff_lines, diff_record
from docgen.cli.options import JSON, output_option
from docgen.errors import UsageError
from docgen.pipeline.form_diff import carry_over, compare_files


@click.command(cls=ChineseCommand)
@click.argument("old", metavar="旧表", type=click.Path(path_type=Path))
@click.argument("new", metavar="新表", type=click.Path(path_type=Path))
@click.option("--carry", is_flag=True, help="把旧表的标签带入新表，用 -o 写明写到哪里。")
@output_option("写入带好标签的新表；不覆盖已有文件。")
@JSON
def diff(old: Path, new: Path, carry: bool, output: Path | None, as_json: bool) -> None:
    """比较一张表的两个版本：哪些栏目增加、删除、改名、移动；可把去年的标签带入今年的空白表。

    \b
    例：docgen template diff 去年.docx 今年.docx
        docgen template diff 去年-模板.docx 今年.docx --carry -o 今年-模板.docx
    """
    if carry != (output is not None):
        raise UsageError("--carry 和 -o 要一起写。", "带入标签写 --carry -o 新文件；只比较时都不写。")
    compared = carry_over(old, new, output) if output else compare_files(old, new)
    terminal.show_result(diff_lines(compared), diff_record(compared), as_json)
