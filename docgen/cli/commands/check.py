"""Checking the clerk's files without printing."""

import datetime as dt
from collections.abc import Sequence
from pathlib import Path

import click

from docgen.cli import terminal
from docgen.cli.chinese import ChineseCommand
from docgen.cli.options import DATE, INPUTS, JSON, REGION_OF_INPUTS, chosen_day, exit_code, output_option
from docgen.errors import UsageError
from docgen.model.judged import JudgedHousehold
from docgen.pipeline.annotating import plan_copies, write_copies
from docgen.pipeline.assess import assess
from docgen.pipeline.chosen_pack import pack_for
from docgen.pipeline.judging import judged_households, require_judgeable, write_judged
from docgen.pipeline.request import Request
from docgen.plan.papers import chosen_documents


@click.command(cls=ChineseCommand)
@INPUTS
@REGION_OF_INPUTS
@DATE
@JSON
@click.option(
    "--annotate",
    metavar="位置",
    type=click.Path(path_type=Path),
    help="另写一份标出问题的采集表：有误的单元格着色并加批注，另有“核对结果”一表；几个采集表时为文件夹。",
)
@click.option("--eligibility", "judges", is_flag=True, help="逐户写明收入的算法、各困难类别的条件和结论。")
@output_option("把 --eligibility 的结果写成 .xlsx 文件。")
@click.option("--all", "shows_all", is_flag=True, help="列出全部问题；默认最多列出 50 条。")
@click.option("--packet", "packets", multiple=True, metavar="名称", help="只按这个打印包的要求核对；可重复。")
@click.pass_context
def check(
    context: click.Context,
    inputs: tuple[Path, ...],
    region: str | None,
    day: dt.datetime | None,
    as_json: bool,
    annotate: Path | None,
    judges: bool,
    output: Path | None,
    shows_all: bool,
    packets: tuple[str, ...],
) -> None:
    """核对采集表，逐条指出有误的单元格和改法；采集表本身不会改动。

    \b
    例：docgen check 采集表.xlsx
        docgen check 采集表.xlsx --annotate 核对.xlsx
        docgen check 采集表.xlsx --eligibility -o 资格核对.xlsx
    """
    if output and not judges:
        raise UsageError("-o 只与 --eligibility 同用。", "标出问题的采集表请用 --annotate 写出。")
    request = Request(inputs, pack_for(region, inputs), Path(), chosen_day(day), packets)
    copies = plan_copies(inputs, annotate) if annotate else None
    if judges:
        require_judgeable(request.pack, output)
    documents = chosen_documents(request.pack, request.plans())
    assessment = assess(inputs, request.pack, documents, request.day)
    if judges:
        households = list(judged_households(assessment))
        if as_json or not output:
            terminal.show_eligibility(households, assessment, as_json, shows_all)
        else:
            terminal.show_conclusions(households, assessment)
        _write(households, output)
    else:
        terminal.show_assessment(assessment, as_json, shows_all)
    if copies:
        terminal.show_copies(write_copies(copies, assessment), copies.left_out)
    context.exit(exit_code(any(item.is_blocking for item in assessment.findings), False))


def _write(households: Sequence[JudgedHousehold], output: Path | None) -> None:
    if output:
        write_judged(households, output)
        terminal.show_notice(f"资格核对已写入：{output}")
