"""An anonymous copy of a workbook, for asking help."""

import datetime as dt
import json
from pathlib import Path

import click

from docgen.cli import terminal
from docgen.cli.chinese import ChineseCommand
from docgen.cli.options import DATE, JSON, REGION_OF_INPUTS, chosen_day
from docgen.cli.redaction_text import redaction_lines, redaction_record
from docgen.pipeline.chosen_pack import pack_for
from docgen.pipeline.redacting import redact as make_redaction


@click.command(cls=ChineseCommand)
@click.argument("source", metavar="采集表", type=click.Path(path_type=Path))
@click.option(
    "-o",
    "--output",
    required=True,
    metavar="位置",
    type=click.Path(path_type=Path),
    help="写入的 .xlsx 文件。",
)
@REGION_OF_INPUTS
@DATE
@JSON
def redact(source: Path, output: Path, region: str | None, day: dt.datetime | None, as_json: bool) -> None:
    """做一份匿名的采集表，求助时发给别人：人和号码全是虚构的，问题照旧。

    \b
    例：docgen redact 采集表.xlsx -o 匿名.xlsx
    """
    made = make_redaction(source, output, pack_for(region, (source,)), chosen_day(day))
    if as_json:
        terminal.show_text(json.dumps(redaction_record(made), ensure_ascii=False, indent=2))
    else:
        terminal.show_text("\n".join(redaction_lines(made)))
