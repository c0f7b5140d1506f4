"""Papers and packets of some households given once more."""

from pathlib import Path

import click

from docgen.cli import terminal
from docgen.cli.chinese import ChineseCommand
from docgen.cli.options import JSON, output_option, present_moment
from docgen.cli.reprint_text import reprint_lines, reprint_record
from docgen.errors import ExitCode, UsageError
from docgen.pipeline.remaking import Source
from docgen.pipeline.reprinting import Wanted
from docgen.pipeline.reprinting import reprint as give_again


@click.command(cls=ChineseCommand)
@click.argument("folder", metavar="输出文件夹", type=click.Path(path_type=Path))
@click.argument("inputs", metavar="[采集表…]", nargs=-1, type=click.Path(path_type=Path))
@click.option("--household", "households", multiple=True, metavar="户", help="档案号或姓名；可重复。")
@click.option("--union", "unions", multiple=True, metavar="工会", help="工会自己的文书和打印包；可重复。")
@output_option("另放到这个新文件夹，便于单独打印；不写时把输出文件夹里缺少的补上。")
@click.option("--force", is_flag=True, help="出件后改动过的文件也换回原来的；不写时只补缺少的。")
@click.option(
    "--region", metavar="地区", help="出件时用的地区包，不是自带的地区时写它的文件夹；不写时照出件记录。"
)
@JSON
@click.pass_context
def reprint(
    context: click.Context,
    folder: Path,
    inputs: tuple[Path, ...],
    households: tuple[str, ...],
    unions: tuple[str, ...],
    output: Path | None,
    force: bool,
    region: str | None,
    as_json: bool,
) -> None:
    """补打：把几户的文书和打印包再给一份，与出件时一字不差。

    \b
    例：docgen reprint 打印包 --household LZ20180002 -o 补打
        docgen reprint 打印包 --household LZ20180002       （补上输出文件夹里缺少的文件）

    \b
    完好的文件从输出文件夹取；缺少的、改动过的，由出件时的采集表重新做出。
    采集表已不在原处的，写在命令最后。
    """
    if not households and not unions:
        raise UsageError("没有写明补打哪一户。", "请用 --household 写档案号或姓名，工会的用 --union。")
    wanted = Wanted(Source(folder, inputs, region), households, unions, output, force)
    with terminal.progress_bar(as_json) as progress:
        done = give_again(wanted, present_moment(), progress)
    terminal.show_result(reprint_lines(done), reprint_record(done), as_json)
    context.exit(ExitCode.FINDINGS_BLOCK if done.left else ExitCode.DONE)
