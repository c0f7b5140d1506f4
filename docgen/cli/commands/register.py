"""The print register of an output folder."""

from dataclasses import asdict
from pathlib import Path

import click

from docgen.cli import terminal
from docgen.cli.chinese import ChineseCommand
from docgen.cli.options import JSON, present_moment
from docgen.cli.register_text import MOST_SHOWN, history_lines, marked_line, register_lines
from docgen.pipeline.registering import export_register, history_of, mark_holders, record_run, standings_of
from docgen.register.entries import Mark

_Marks = tuple[tuple[tuple[str, ...], Mark, bool], ...]


@click.command(cls=ChineseCommand)
@click.argument("folder", metavar="输出文件夹", type=click.Path(path_type=Path))
@click.option("--list", "lists", is_flag=True, help="列出各户；不写别的选项时也列出。")
@click.option("--all", "shows_all", is_flag=True, help=f"列出全部；默认最多列出 {MOST_SHOWN} 户。")
@click.option(
    "--household", metavar="户", help="这一户（档案号或姓名）或这个工会每次出件、打印、补打、交付的经过。"
)
@click.option("--printed", multiple=True, metavar="户", help="登记为已打印；可重复，也可写“全部”。")
@click.option("--handed-out", multiple=True, metavar="户", help="登记为已交付；可重复，也可写“全部”。")
@click.option("--not-printed", multiple=True, metavar="户", help="撤销已打印的登记；经过中仍看得到。")
@click.option("--not-handed-out", multiple=True, metavar="户", help="撤销已交付的登记；经过中仍看得到。")
@click.option(
    "--export", metavar="位置", type=click.Path(path_type=Path), help="把登记写成 Excel 能打开的 .csv 文件。"
)
@JSON
def register(
    folder: Path,
    lists: bool,
    shows_all: bool,
    household: str | None,
    printed: tuple[str, ...],
    handed_out: tuple[str, ...],
    not_printed: tuple[str, ...],
    not_handed_out: tuple[str, ...],
    export: Path | None,
    as_json: bool,
) -> None:
    """打印登记簿：每户什么时候出件、打印、交付。

    \b
    例：docgen register 打印包
        docgen register 打印包 --printed LZ20180002 --printed LZ20180003
        docgen register 打印包 --handed-out 全部 --export 登记.csv
        docgen register 打印包 --household LZ20180002
    """
    record_run(folder)
    _mark(
        folder,
        (
            (printed, Mark.PRINTED, True),
            (handed_out, Mark.HANDED_OUT, True),
            (not_printed, Mark.PRINTED, False),
            (not_handed_out, Mark.HANDED_OUT, False),
        ),
    )
    if export:
        export_register(folder, export)
        terminal.show_notice(f"登记已写入：{export}")
    if household:
        name, events = history_of(folder, household)
        terminal.show_result(history_lines(name, events), list(map(asdict, events)), as_json)
    elif as_json or lists or not (printed or handed_out or not_printed or not_handed_out or export):
        standings, runs = standings_of(folder)
        record = {"runs": list(map(asdict, runs)), "made": list(map(asdict, standings))}
        terminal.show_result(register_lines(standings, runs, shows_all), record, as_json)


def _mark(folder: Path, marks: _Marks) -> None:
    moment = present_moment()
    for names, mark, is_set in marks:
        if names:
            marked = mark_holders(folder, names, mark, moment, is_set)
            terminal.show_notice(marked_line(marked, mark, is_set))
