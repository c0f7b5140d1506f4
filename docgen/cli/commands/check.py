"""Checking the clerk's files without printing."""

import datetime as dt
from pathlib import Path

import click

from docgen.cli import terminal
from docgen.cli.chinese import ChineseCommand
from docgen.cli.options import DATE, INPUTS, JSON, REGION_OF_INPUTS, chosen_day, exit_code
from docgen.pipeline.assess import assess
from docgen.pipeline.chosen_pack import pack_for
from docgen.pipeline.request import Request
from docgen.plan.papers import chosen_documents


@click.command(cls=ChineseCommand)
@INPUTS
@REGION_OF_INPUTS
@DATE
@JSON
@click.option("--packet", "packets", multiple=True, metavar="名称", help="只按这个打印包的要求核对；可重复。")
@click.pass_context
def check(
    context: click.Context,
    inputs: tuple[Path, ...],
    region: str | None,
    day: dt.datetime | None,
    as_json: bool,
    packets: tuple[str, ...],
) -> None:
    """核对采集表，逐条指出有误的单元格和改法，不生成任何文件。

    \b
    例：docgen check 采集表.xlsx
        docgen check 各单位采集表/ --json
    """
    request = Request(inputs, pack_for(region, inputs), Path(), chosen_day(day), packets)
    documents = chosen_documents(request.pack, request.plans())
    assessment = assess(inputs, request.pack, documents, request.day)
    terminal.show_assessment(assessment, as_json)
    context.exit(exit_code(any(item.is_blocking for item in assessment.findings), False))
