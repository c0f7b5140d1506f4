"""The names that templates may ask for."""

import click

from docgen.authoring.fields import find_fields
from docgen.cli import terminal
from docgen.cli.chinese import ChineseCommand
from docgen.cli.fields_text import fields_lines
from docgen.cli.options import JSON


@click.command(cls=ChineseCommand)
@click.argument("word", metavar="词", default="")
@JSON
def fields(word: str, as_json: bool) -> None:
    """查找模板可用的名称：按中文标题或英文名称，写错一两个字也能找到；不写词时列出全部。

    \b
    例：docgen template fields 身份证
        docgen template fields birth
    """
    found = find_fields(word)
    if as_json:
        terminal.show_result((), [use.as_record() for use in found], as_json)
    else:
        terminal.show_text("\n".join(fields_lines(found, word)))
