"""A pack for a further region, made of its blank forms."""

from pathlib import Path

import click

from docgen.cli import terminal
from docgen.cli.chinese import ChineseCommand, ChineseGroup
from docgen.cli.options import JSON
from docgen.cli.region_text import region_lines, region_record
from docgen.errors import ExitCode
from docgen.pipeline.new_region import make_region


@click.group(cls=ChineseGroup)
def region() -> None:
    """为一个新的地区制作地区包。"""


@region.command(cls=ChineseCommand)
@click.argument("folder", metavar="文件夹", type=click.Path(path_type=Path))
@click.option(
    "--from",
    "first",
    required=True,
    multiple=True,
    metavar="空白表",
    type=click.Path(path_type=Path),
    help="官方空白表（.docx、.xlsx，或旧的 .doc、.xls），也可以是放空白表的文件夹；后面可以接着写几张。",
)
@click.argument("more", metavar="[空白表…]", nargs=-1, type=click.Path(path_type=Path))
@click.option("--title", default="", metavar="名称", help="地区的名称，如 某某县；不写时从各表的标题里找。")
@JSON
@click.pass_context
def new(
    context: click.Context,
    folder: Path,
    first: tuple[Path, ...],
    more: tuple[Path, ...],
    title: str,
    as_json: bool,
) -> None:
    """由空白表做成一个地区包：自动加标签，写好清单、选项和示例，并当场试印。

    \b
    例：docgen region new mou-xian --from 空白表/
        docgen region new mou-xian --from 登记表.docx 花名册.xlsx 公示.docx --title 某某县
    """
    with terminal.progress_bar(as_json) as progress:
        made = make_region(folder, (*first, *more), title, progress)
    terminal.show_result(region_lines(made), region_record(made), as_json)
    context.exit(ExitCode.DONE if made.is_sound else ExitCode.FINDINGS_BLOCK)
