"""Papers and packets from the clerk's files, or from the fixtures."""

import datetime as dt
import os
from pathlib import Path

import click

from docgen.cli import terminal
from docgen.cli.chinese import ChineseCommand
from docgen.cli.options import (
    DATE,
    ENGINE,
    INPUTS,
    JSON,
    REGION,
    REGION_OF_INPUTS,
    chosen_day,
    chosen_engine,
    exit_code,
    output_option,
)
from docgen.errors import DocgenError, ExitCode, UsageError
from docgen.pipeline.chosen_pack import pack_for
from docgen.pipeline.registering import record_run
from docgen.pipeline.request import HOUSEHOLD, PDF, UNION, WORD_AND_EXCEL, Request
from docgen.pipeline.run import make_packets
from docgen.region.catalog import find_pack
from docgen.region.shipped import shipped_data


@click.command(cls=ChineseCommand)
@INPUTS
@output_option("输出文件夹。", required=True)
@REGION_OF_INPUTS
@click.option(
    "--packet",
    "packets",
    multiple=True,
    metavar="名称",
    help="打印包名（用 docgen regions 查看）；可重复；默认全部，仅按需的除外。",
)
@click.option("--by", type=click.Choice([HOUSEHOLD, UNION]), help="只装订到户或只装订到工会；默认两者都要。")
@click.option(
    "--format", "formats", default="pdf,docx", metavar="格式", help="pdf、docx 或 pdf,docx；默认两者都要。"
)
@click.option("--simplex", is_flag=True, help="单面打印：不为双面打印补空白页。")
@click.option("--booklet", is_flag=True, help="把可以做成小册子的打印包按骑马订小册子拼版。")
@click.option("--jobs", type=click.IntRange(1), metavar="数字", help="同时工作的进程数；默认为处理器个数。")
@click.option("--force", is_flag=True, help="全部重做：没有变的户也重做，出件后被人改过的文件也换掉。")
@click.option("--only-failed", is_flag=True, help="只补做上一次没有做成的户；采集表须没有改过。")
@click.option(
    "--cluster", metavar="地址", default="", help="由 Dask 集群的多台机器来做，如 tcp://10.0.0.1:8786。"
)
@ENGINE
@DATE
@JSON
@click.pass_context
def packet(
    context: click.Context,
    inputs: tuple[Path, ...],
    output: Path,
    region: str | None,
    packets: tuple[str, ...],
    by: str | None,
    formats: str,
    simplex: bool,
    booklet: bool,
    jobs: int | None,
    force: bool,
    only_failed: bool,
    cluster: str,
    engine: str | None,
    day: dt.datetime | None,
    as_json: bool,
) -> None:
    """由采集表生成全部文书，并按户、按工会装订成打印包。

    \b
    例：docgen packet 采集表.xlsx -o 打印包
        docgen packet 采集表.xlsx -o 打印包 --packet dossier --by household
        docgen packet 采集表.xlsx -o 打印包 --format docx      （只要 Word、Excel 文书）

    \b
    再次运行时，没有变的户不重做；中途断了的，用同样的命令接着做。
    """
    if force and only_failed:
        raise UsageError("--force 是全部重做，不能与 --only-failed 同用。", "请去掉其中一个选项。")
    if booklet and simplex:
        raise UsageError("小册子须双面打印，--booklet 不能与 --simplex 同用。", "请去掉其中一个选项。")
    request = Request(
        inputs,
        pack_for(_anywhere(region) if cluster else region, inputs),
        output,
        chosen_day(day),
        packets,
        levels=frozenset({by} if by else {HOUSEHOLD, UNION}),
        formats=_formats(formats),
        duplex=not simplex,
        booklet=booklet,
        jobs=jobs or os.cpu_count() or 1,
        engine=chosen_engine(engine),
        day_is_given=day is not None,
        force=force,
        only_failed=only_failed,
        cluster=cluster,
    )
    _make(context, request, as_json)


@click.command(cls=ChineseCommand)
@REGION
@output_option("输出文件夹；默认 打印包-示例。", default="打印包-示例")
@ENGINE
@JSON
@click.pass_context
def demo(context: click.Context, region: str, output: Path, engine: str | None, as_json: bool) -> None:
    """用自带的虚构样例生成全部文书和打印包。"""
    pack = find_pack(region)
    workbook = shipped_data("fixtures") / pack.id / "采集表.xlsx"
    if not workbook.is_file():
        raise UsageError(
            f"地区 {pack.id} 没有自带的样例采集表。",
            f"请先用 docgen sample --region {region} -o 样例.xlsx 生成样例，再用 docgen packet 打印。",
        )
    request = Request(
        (workbook,),
        pack,
        output,
        chosen_day(None),
        jobs=os.cpu_count() or 1,
        engine=chosen_engine(engine),
        day_is_given=False,
    )
    _make(context, request, as_json)


def _make(context: click.Context, request: Request, as_json: bool) -> None:
    try:
        with terminal.progress_bar(as_json) as progress:
            summary = make_packets(request, progress)
    except KeyboardInterrupt:
        terminal.show_cut_off()
        context.exit(ExitCode.INTERRUPTED)
    terminal.show_summary(summary, as_json)
    try:
        record_run(request.destination, request.inputs)
    except DocgenError as fault:  # the papers are there all the same
        terminal.show_notice(f"没有记入打印登记簿：{fault.what}")
    is_blocked = any(item.is_blocking for item in summary.findings)
    context.exit(exit_code(is_blocked, bool(summary.failures)))


def _anywhere(region: str | None) -> str | None:
    """The region for machines that work in other folders: a pack's folder by its whole path."""
    return str(Path(region).absolute()) if region and Path(region).is_dir() else region


def _formats(text: str) -> frozenset[str]:
    formats = frozenset(part.strip() for part in text.split(",") if part.strip())
    if not formats or formats - {PDF, WORD_AND_EXCEL}:
        raise UsageError(f"--format 不能是“{text}”。", "请写 pdf、docx 或 pdf,docx。")
    return formats
