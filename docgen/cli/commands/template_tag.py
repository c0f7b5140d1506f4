"""A blank form given its tags."""

from pathlib import Path

import click

from docgen.cli import terminal
from docgen.cli.chinese import ChineseCommand
from docgen.cli.options import JSON
from docgen.cli.tag_text import tag_lines, tag_record
from docgen.pipeline.tagging import tag_blank

_FILE = click.Path(path_type=Path)


@click.command(cls=ChineseCommand)
@click.argument("blank", metavar="空白表", type=_FILE)
@click.option(
    "-o", "--output", required=True, metavar="模板", type=_FILE, help="写入的模板，同为 docx 或 xlsx。"
)
@click.option("--no-notes", is_flag=True, help="模板中不加批注。")
@click.option("--region", metavar="地区", help="借用哪个地区的选项；默认用默认地区。")
@JSON
def tag(blank: Path, output: Path, no_notes: bool, region: str | None, as_json: bool) -> None:
    """给空白表加上标签：按印着的标题认出每个空，写明把握和理由；拿不准的不加，列出来由人看。

    \b
    例：docgen template tag 困难职工登记表.docx -o 01-登记表.docx
    """
    tagged = tag_blank(blank, output, region, has_notes=not no_notes)
    terminal.show_result(tag_lines(tagged), tag_record(tagged), as_json)
