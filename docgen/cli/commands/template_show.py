"""A template or paper as text."""

from pathlib import Path

import click

from docgen.authoring.show import shown_text
from docgen.cli import terminal
from docgen.cli.chinese import ChineseCommand


@click.command(cls=ChineseCommand)
@click.argument("file", metavar="文件", type=click.Path(path_type=Path))
def show(file: Path) -> None:
    """把模板或文书（Word、Excel）显示成文字，便于比较；可设为 git 的 textconv。

    \b
    例：docgen template show 01-档案表.docx
    """
    terminal.show_text(shown_text(file).removesuffix("\n"))
