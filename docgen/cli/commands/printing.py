"""Printing files, and the fonts they are printed with."""

from pathlib import Path

import click

from docgen.cli import terminal
from docgen.cli.chinese import ChineseCommand
from docgen.cli.options import ENGINE, JSON, chosen_engine, exit_code, output_option
from docgen.fonts.report import typeface_report
from docgen.pipeline.print_files import print_files


@click.command("print", cls=ChineseCommand)
@click.argument("files", metavar="文书…", nargs=-1, required=True, type=click.Path(path_type=Path))
@output_option("输出文件夹；默认当前文件夹。", default=Path())
@ENGINE
@JSON
@click.pass_context
def print_command(
    context: click.Context, files: tuple[Path, ...], output: Path, engine: str | None, as_json: bool
) -> None:
    """把 Word、Excel 文书各印成一个同名的 PDF，手工改过的、不是 docgen 生成的都可以。

    \b
    例：docgen print 01-困难职工档案表.docx
        docgen print 文书/*.docx -o 打印 --engine builtin
    """
    printed = print_files(files, output, chosen_engine(engine))
    terminal.show_files_printed(printed, as_json)
    context.exit(exit_code(False, bool(printed.failures)))


@click.command(cls=ChineseCommand)
@click.argument("names", metavar="字体名…", nargs=-1)
@JSON
def fonts(names: tuple[str, ...], as_json: bool) -> None:
    """列出公文字体在本机对应的字体，没有的由哪种字体代替。

    \b
    例：docgen fonts
        docgen fonts 华文中宋
    """
    terminal.show_fonts(typeface_report(names), as_json)
