"""The workbook a clerk fills in."""

from pathlib import Path

import click

from docgen.cli import terminal
from docgen.cli.chinese import ChineseCommand
from docgen.cli.collection_text import collection_lines
from docgen.cli.options import REGION, output_option
from docgen.errors import UsageError
from docgen.pipeline.collection import make_collection
from docgen.region.catalog import find_pack


@click.command(cls=ChineseCommand)
@REGION
@output_option("写入的 .xlsx 文件。", required=True)
@click.option(
    "--from",
    "sources",
    multiple=True,
    metavar="旧表",
    type=click.Path(path_type=Path),
    help="把这个文件或文件夹里的数据带入新表，也可以是别的地区的采集表；可重复。",
)
@click.option("--force", is_flag=True, help="位置上已有文件时也覆盖。")
def workbook(region: str, output: Path, sources: tuple[Path, ...], force: bool) -> None:
    """生成一个地区的空白采集表，或把旧表的数据带入新表。

    \b
    例：docgen workbook --region 地区 -o 采集表.xlsx
        docgen workbook --region 地区 -o 新表.xlsx --from 旧表.xlsx
    """
    if output.suffix.lower() != ".xlsx":
        raise UsageError(f"“{output.name}”不是 .xlsx 文件名。", "请用 -o 指定以 .xlsx 结尾的文件名。")
    made = make_collection(find_pack(region), output, sources, force)
    terminal.show_text("\n".join(collection_lines(made, is_filled=bool(sources))))
