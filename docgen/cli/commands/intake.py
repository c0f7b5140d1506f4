"""How the clerk's files are understood."""

from pathlib import Path

import click

from docgen.cli import terminal
from docgen.cli.chinese import ChineseCommand, ChineseGroup
from docgen.cli.options import JSON, REGION_OF_INPUTS
from docgen.intake.column_map import ColumnMap, parse_entry
from docgen.intake.column_map_file import load_map, save_map
from docgen.intake.explain import explain_file
from docgen.pipeline.chosen_pack import pack_for


@click.group(cls=ChineseGroup)
def intake() -> None:
    """说明怎样读懂一个表格，并手工指定读错的列。

    \b
    例：docgen intake explain 花名册.xlsx
    """


@intake.command(cls=ChineseCommand)
@click.argument("file", metavar="表格", type=click.Path(path_type=Path))
@REGION_OF_INPUTS
@click.option(
    "--map",
    "entries",
    multiple=True,
    metavar="指定",
    help="手工指定一列，写成 工作表!列标题=项目；项目写“忽略”则不读取该列；工作表=表名 指定整张表；可重复。",
)
@click.option("--save", is_flag=True, help="把指定的内容保存在表格旁边，以后各命令读取该表格时自动使用。")
@JSON
def explain(file: Path, region: str | None, entries: tuple[str, ...], save: bool, as_json: bool) -> None:
    """逐列说明：哪一列读作哪个项目、为什么，哪些列和行没有读取。

    \b
    例：docgen intake explain 花名册.xlsx
        docgen intake explain 花名册.xlsx --map "Sheet1!困难职工名称=worker.name" --save
    """
    by_hand = ColumnMap(tuple(map(parse_entry, entries)))
    explained = explain_file(file, pack_for(region, [file]).lists, by_hand)
    terminal.show_explanation(explained, as_json)
    if save and by_hand.entries:
        path = save_map(file, load_map(file).joined(by_hand))
        terminal.show_notice(f"已保存列对应：{path}")
