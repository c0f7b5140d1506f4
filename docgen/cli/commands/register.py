"""The print register of an output folder."""

import json
from dataclasses import asdict
from pathlib import Path

import click

from docgen.cli import terminal
from docgen.cli.chinese import ChineseCommand
from docgen.cli.options import JSON, present_moment
from docgen.cli.register_text import marked_line, register_lines
from docgen.pipeline.registering import export_register, mark_holders, record_run, standings_of
from docgen.register.book import Mark


@click.command(cls=ChineseCommand)
@click.argument("folder", metavar="输出文件夹", type=click.Path(path_type=Path))
@click.option("--list", "lists", is_flag=True, help="列出各户；不写别的选项时也列出。")
@click.option("--printed", multiple=True, metavar="户", help="登记为已打印；可重复，也可写“全部”。")
@click.option("--handed-out", multiple=True, metavar="户", help="登记为已交付；可重复，也可写“全部”。")
@click.option(
    "--export", metavar="位置", type=click.Path(path_type=Path), help="把登记写成 Excel 能打开的 .csv 文件。"
)
@JSON
def register(
    folder: Path,
    lists: bool,
    printed: tuple[str, ...],
    handed_out: tuple[str, ...],
    export: Path | None,
    as_json: bool,
) -> None:
    """打印登记簿：每户什么时候出件、打印、交付。

    \b
    例：docgen register 打印包
        docgen register 打印包 --printed LZ20180002 --printed LZ20180003
        docgen register 打印包 --handed-out 全部 --export 登记.csv
    """
    record_run(folder)
    moment = present_moment()
    for names, mark in ((printed, Mark.PRINTED), (handed_out, Mark.HANDED_OUT)):
        if names:
            terminal.show_notice(marked_line(mark_holders(folder, names, mark, moment), mark))
    if export:
        export_register(folder, export)
        terminal.show_notice(f"登记已写入：{export}")
    standings, runs = standings_of(folder)
    if as_json:
        record = {"runs": list(map(asdict, runs)), "made": list(map(asdict, standings))}
        terminal.show_text(json.dumps(record, ensure_ascii=False, indent=2))
    elif lists or not (printed or handed_out or export):
        terminal.show_text("\n".join(register_lines(standings, runs)))
