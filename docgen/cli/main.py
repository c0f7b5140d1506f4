"""The commands. Each opens its options, makes one call, and hands the result to `terminal`."""

import datetime as dt
import json
import os
import sys
from collections.abc import Sequence
from pathlib import Path

import click

from docgen import __version__
from docgen.cli import terminal
from docgen.cli.chinese import ChineseGroup
from docgen.errors import DocgenError, ExitCode, UsageError
from docgen.pipeline.assess import assess
from docgen.pipeline.request import HOUSEHOLD, PDF, UNION, WORD_AND_EXCEL, Request
from docgen.pipeline.run import make_packets
from docgen.pipeline.schema import case_file_schema
from docgen.plan.papers import chosen_documents
from docgen.region.catalog import default_region, find_pack, shipped_data, shipped_packs
from docgen.region.pack import load_pack

_REGION = click.option(
    "--region",
    default=default_region,
    metavar="地区",
    help="地区名，或含 pack.yaml 的文件夹；默认为自带的第一个。",
)
_JSON = click.option("--json", "as_json", is_flag=True, help="以 JSON 输出，供程序读取。")
_DATE = click.option(
    "--date",
    "day",
    type=click.DateTime(["%Y-%m-%d"]),
    metavar="日期",
    help="填表日期，如 2018-12-25，年龄按这一天计算；默认今天。",
)
_INPUTS = click.argument(
    "inputs", metavar="采集表…", nargs=-1, required=True, type=click.Path(path_type=Path)
)


@click.group(cls=ChineseGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, message="docgen %(version)s", help="显示版本。")
def docgen() -> None:
    """把采集表变成困难职工解困脱困的全套文书，并装订成可直接打印的 PDF。

    \b
    例：
      docgen demo                                  用自带样例走一遍
      docgen check 采集表.xlsx                      打印之前先核对
      docgen packet 采集表.xlsx -o 打印包            生成全部文书和打印包
    """


@docgen.command()
@_JSON
def regions(as_json: bool) -> None:
    """列出自带的地区和打印包。"""
    packs = [load_pack(path) for path in shipped_packs()]
    terminal.show_regions(packs, as_json)


@docgen.command()
@_REGION
@_JSON
def forms(region: str, as_json: bool) -> None:
    """列出一个地区的全部文书。

    \b
    例：docgen forms
    """
    terminal.show_forms(find_pack(region), as_json)


@docgen.command()
@_INPUTS
@_REGION
@_DATE
@_JSON
@click.option("--packet", "packets", multiple=True, metavar="名称", help="只按这个打印包的要求核对；可重复。")
@click.pass_context
def check(
    context: click.Context,
    inputs: tuple[Path, ...],
    region: str,
    day: dt.datetime | None,
    as_json: bool,
    packets: tuple[str, ...],
) -> None:
    """核对采集表，逐条指出有误的单元格和改法，不生成任何文件。

    \b
    例：docgen check 采集表.xlsx
        docgen check 各单位采集表/ --json
    """
    request = Request(inputs, find_pack(region), Path(), _day(day), packets)
    documents = chosen_documents(request.pack, request.plans())
    assessment = assess(inputs, request.pack, documents, request.day)
    terminal.show_assessment(assessment, as_json)
    context.exit(_exit_code(any(item.is_blocking for item in assessment.findings), False))


@docgen.command()
@_INPUTS
@click.option(
    "-o", "--output", required=True, metavar="位置", type=click.Path(path_type=Path), help="输出文件夹。"
)
@_REGION
@click.option(
    "--packet", "packets", multiple=True, metavar="名称", help="打印包名，如 dossier；可重复；默认全部。"
)
@click.option("--by", type=click.Choice([HOUSEHOLD, UNION]), help="只装订到户或只装订到工会；默认两者都要。")
@click.option(
    "--format", "formats", default="pdf,docx", metavar="格式", help="pdf、docx 或 pdf,docx；默认两者都要。"
)
@click.option("--simplex", is_flag=True, help="单面打印：不为双面打印补空白页。")
@click.option("--jobs", type=click.IntRange(1), metavar="数字", help="同时工作的进程数；默认为处理器个数。")
@_DATE
@_JSON
@click.pass_context
def packet(
    context: click.Context,
    inputs: tuple[Path, ...],
    output: Path,
    region: str,
    packets: tuple[str, ...],
    by: str | None,
    formats: str,
    simplex: bool,
    jobs: int | None,
    day: dt.datetime | None,
    as_json: bool,
) -> None:
    """由采集表生成全部文书，并按户、按工会装订成打印包。

    \b
    例：docgen packet 采集表.xlsx -o 打印包
        docgen packet 采集表.xlsx -o 打印包 --packet dossier --by household
        docgen packet 采集表.xlsx -o 打印包 --format docx      （不装 LibreOffice 也可以）
    """
    request = Request(
        inputs,
        find_pack(region),
        output,
        _day(day),
        packets,
        levels=frozenset({by} if by else {HOUSEHOLD, UNION}),
        formats=_formats(formats),
        duplex=not simplex,
        jobs=jobs or os.cpu_count() or 1,
    )
    _make(context, request, as_json)


@docgen.command()
@_REGION
@click.option(
    "-o", "--output", metavar="位置", type=click.Path(path_type=Path), help="写入文件；默认输出到屏幕。"
)
def schema(region: str, output: Path | None) -> None:
    """输出案例数据（YAML、JSON）的 JSON Schema。"""
    text = json.dumps(case_file_schema(find_pack(region)), ensure_ascii=False, indent=2)
    if output:
        output.write_text(text + "\n", encoding="utf-8")
    else:
        terminal.show_text(text)


@docgen.command()
@_REGION
@click.option("--households", default=12, type=click.IntRange(1), metavar="数字", help="户数；默认 12。")
@click.option("--seed", default=1, metavar="数字", help="同一数字总是得到同样的样例；默认 1。")
@click.option(
    "-o",
    "--output",
    required=True,
    metavar="位置",
    type=click.Path(path_type=Path),
    help="写入的 .xlsx 文件。",
)
def sample(region: str, households: int, seed: int, output: Path) -> None:
    """生成虚构的、可通过核对的采集表样例。

    \b
    例：docgen sample --households 300 -o 样例.xlsx
    """
    from docgen.sample.write import write_sample  # its workbook library takes a fifth of a second to load

    write_sample(find_pack(region), households, seed, output)
    terminal.show_text(f"已生成 {households} 户虚构样例：{output}")


@docgen.command()
@_REGION
@click.option(
    "-o",
    "--output",
    default="打印包-示例",
    type=click.Path(path_type=Path),
    help="输出文件夹；默认 打印包-示例。",
)
@_JSON
@click.pass_context
def demo(context: click.Context, region: str, output: Path, as_json: bool) -> None:
    """用自带的虚构样例生成全部文书和打印包。"""
    pack = find_pack(region)
    workbook = shipped_data("fixtures") / pack.id / "采集表.xlsx"
    request = Request((workbook,), pack, output, dt.date.today(), jobs=os.cpu_count() or 1)
    _make(context, request, as_json)


def run() -> None:
    """The entry point: one handler turns every situation into words and an exit code."""
    terminal.prepare_streams()
    sys.exit(_guarded(sys.argv[1:]))


def _guarded(arguments: Sequence[str]) -> int:
    try:
        result = docgen.main(list(arguments), prog_name="docgen", standalone_mode=False)
        return result if isinstance(result, int) else ExitCode.DONE
    except click.exceptions.Exit as ended:
        return ended.exit_code
    except click.ClickException as fault:
        terminal.show_usage_fault(fault)
        return ExitCode.USAGE
    except DocgenError as fault:
        terminal.show_error(fault)
        return fault.exit_code
    except (KeyboardInterrupt, click.Abort):
        terminal.show_interrupted()
        return ExitCode.INTERRUPTED
    except Exception as fault:  # noqa: BLE001 -- the one place that may: our bug, told as such
        terminal.show_bug(fault)
        return ExitCode.INTERNAL


def _make(context: click.Context, request: Request, as_json: bool) -> None:
    with terminal.progress_bar(as_json) as progress:
        summary = make_packets(request, progress)
    terminal.show_summary(summary, as_json)
    is_blocked = any(item.is_blocking for item in summary.findings)
    context.exit(_exit_code(is_blocked, bool(summary.failures)))


def _exit_code(is_blocked: bool, has_failures: bool) -> ExitCode:
    if has_failures:
        return ExitCode.PRINTING_FAILED
    return ExitCode.FINDINGS_BLOCK if is_blocked else ExitCode.DONE


def _day(day: dt.datetime | None) -> dt.date:
    """The only place that reads the clock (decision 25)."""
    return day.date() if day else dt.date.today()


def _formats(text: str) -> frozenset[str]:
    formats = frozenset(part.strip() for part in text.split(",") if part.strip())
    if not formats or formats - {PDF, WORD_AND_EXCEL}:
        raise UsageError(f"--format 不能是“{text}”。", "请写 pdf、docx 或 pdf,docx。")
    return formats
