"""An output folder held against its manifest."""

from pathlib import Path

import click

from docgen.cli import terminal
from docgen.cli.chinese import ChineseCommand
from docgen.cli.folder_text import MOST_SHOWN, folder_lines, folder_record
from docgen.cli.options import JSON
from docgen.errors import ExitCode
from docgen.pipeline.folder_check import check_folder


@click.command(cls=ChineseCommand)
@click.argument("folder", metavar="输出文件夹", type=click.Path(path_type=Path))
@click.option("--all", "shows_all", is_flag=True, help=f"列出全部文件；默认最多列出 {MOST_SHOWN} 个。")
@JSON
@click.pass_context
def verify(context: click.Context, folder: Path, shows_all: bool, as_json: bool) -> None:
    """核对输出文件夹：每个文件都在，没有改动过，没有多出别的文件。

    \b
    例：docgen verify 打印包
    """
    with terminal.progress_bar(as_json) as progress:
        report = check_folder(folder, None if shows_all or as_json else MOST_SHOWN, progress)
    terminal.show_result(folder_lines(report, shows_all), folder_record(report), as_json)
    context.exit(ExitCode.DONE if report.is_whole else ExitCode.FINDINGS_BLOCK)
