"""How things look to a person, or as JSON to a program. The only module that writes to the screen."""

from __future__ import annotations

import json
import sys
import traceback
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import partial
from io import TextIOWrapper
from pathlib import PurePath
from types import MappingProxyType
from typing import TYPE_CHECKING

import click
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn
from rich.table import Table

from docgen.cli.chinese import fault_in_chinese
from docgen.cli.eligibility_text import conclusions_line, eligibility_lines, eligibility_record
from docgen.cli.explained_text import explanation_lines
from docgen.cli.findings_text import assessment_lines, assessment_record, counts_line, findings_lines
from docgen.cli.packs_text import ON_REQUEST, about_packet, form_record, is_on_request, region_record
from docgen.cli.wrapping import wrapped
from docgen.errors import DocgenError

if TYPE_CHECKING:  # only named here: `docgen --version` need not load them
    from pathlib import Path

    from docgen.findings import Finding
    from docgen.fonts.report import TypefaceUse
    from docgen.intake.explain import FileExplained
    from docgen.model.judged import JudgedHousehold
    from docgen.pipeline.annotating import AnnotatedCopy
    from docgen.pipeline.assess import Assessment
    from docgen.pipeline.print_files import FilesPrinted
    from docgen.pipeline.request import Progress as Report
    from docgen.pipeline.request import Summary
    from docgen.pipeline.verify import DocumentVerdict
    from docgen.region.pack import Pack

_SHOWN_FINDINGS = 50
_WIDTH_OF_A_FILE = 100
_SCOPES = {"household": "每户", "union": "工会", "publicity": "公示", "scan": "扫描件"}


def prepare_streams() -> None:
    """Make output never fail for a character the console cannot show (Windows code page 936)."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="replace")


def show_text(text: str) -> None:
    """Plain text on standard output."""
    click.echo(text)


def show_result(lines: Iterable[str], record: object, as_json: bool) -> None:
    """The lines to a person, the record as JSON to a program."""
    if as_json:
        _show_json(record)
    else:
        _show_lines(lines)


def show_regions(packs: Sequence[Pack], as_json: bool) -> None:
    """The regions with their notices and packets."""
    if as_json:
        _show_json([region_record(pack) for pack in packs])
        return
    width = max((len(packet.id) for pack in packs for packet in pack.manifest.packets), default=0)
    for pack in packs:
        notice = pack.manifest.notice
        click.echo(f"{pack.id}  {pack.manifest.title}（{notice.number}，{notice.date}）")
        for packet in pack.manifest.packets:
            titles = "、".join(pack.document(name).title for name in packet.documents)
            click.echo(f"    {packet.id:<{width}}  {packet.title}{about_packet(packet)}：{titles}")


def show_forms(pack: Pack, as_json: bool) -> None:
    """The documents of a region: id, title, for whom, copies, source, and whether only made on request."""
    if as_json:
        _show_json([form_record(pack, index) for index in range(len(pack.documents))])
        return
    table = Table("序", "编号", "文书", "对象", "份数", "出处", box=None, pad_edge=False)
    for number, document in enumerate(pack.documents, start=1):
        source = document.source or "通知要求，未附样表"
        copies = str(len(document.copies))
        title = document.title + (f"（{ON_REQUEST}）" if is_on_request(pack, document) else "")
        table.add_row(str(number), document.id, title, _SCOPES[document.scope], copies, source)
    _console().print(table)


def show_assessment(assessment: Assessment, as_json: bool, shows_all: bool = False) -> None:
    """What a check found; every finding, or the first ones and how many more there are."""
    if as_json:
        _show_json(assessment_record(assessment))
        return
    _show_findings(assessment.findings, assessment.names, shows_all)
    _show_lines(assessment_lines(assessment))


def show_eligibility(
    households: Sequence[JudgedHousehold], assessment: Assessment, as_json: bool, shows_all: bool
) -> None:
    """What the rules allow each household and how that was found, and how many findings there are."""
    if as_json:
        judged = [eligibility_record(item) for item in households]
        _show_json(assessment_record(assessment) | {"eligibility": judged})
        return
    shown = households if shows_all else households[:_SHOWN_FINDINGS]
    for line in eligibility_lines(shown, _width()):
        click.echo(line)
    if len(shown) < len(households):
        click.echo(f"以上列出 {len(shown)} 户，另有 {len(households) - len(shown)} 户，用 --all 全部列出。")
    show_conclusions(households, assessment)


def show_conclusions(households: Sequence[JudgedHousehold], assessment: Assessment) -> None:
    """How many households came to each conclusion, and how many findings there are."""
    _show_lines([conclusions_line(households), *assessment_lines(assessment)])


def show_explanation(explained: FileExplained, as_json: bool) -> None:
    """How a workbook was understood."""
    if as_json:
        _show_json(explained.as_record())
        return
    for line in explanation_lines(explained, _width()):
        click.echo(line)


def show_notice(text: str) -> None:
    """Something worth knowing beside the result, out of the way of a program that reads it."""
    click.echo(text, err=True)


def show_copies(copies: Iterable[AnnotatedCopy], left_out: Sequence[Path]) -> None:
    """Where findings were marked, what a copy lacks, and which files could not be copied."""
    for copy in copies:
        click.echo(f"已标出问题的副本：{copy.path}", err=True)
        if copy.losses:
            notice = f"副本中没有原文件的：{'、'.join(copy.losses)}；原文件没有改动。"
            _show_notices([notice])
    _show_notices([f"{file.name} 不能加标记，请用 Excel 或 WPS 另存为 .xlsx。" for file in left_out])


def show_summary(summary: Summary, as_json: bool) -> None:
    """What a run made, refused and failed to print."""
    if as_json:
        _show_json(_summary_record(summary))
        return
    _show_findings(summary.findings, summary.names)
    _show_notices(summary.notices)
    _show_failures(summary)
    table = Table("户数", "未变", "文书", "页数", "打印包", "退回", "未做成", "用时（秒）")
    table.add_row(
        str(summary.households),
        str(summary.unchanged),
        str(summary.papers),
        str(summary.pages),
        str(summary.packets),
        str(summary.refused),
        str(len(summary.failures)),
        f"{summary.seconds:.1f}",
    )
    _console().print(table)
    if summary.refused:
        click.echo(
            f"有 {summary.refused} 户因上列错误未出件，工会的花名册和名单中也没有这些户；改正后重新运行即可。"
        )
    for instruction in summary.instructions:
        click.echo(f"打印方法：{instruction}")
    click.echo(f"输出文件夹：{summary.manifest.parent}")


def _show_failures(summary: Summary) -> None:
    """What could not be made, no more than the first ones."""
    for item in summary.failures[:_SHOWN_FINDINGS]:
        who = " ".join(
            filter(None, (item.union, item.household, summary.names.get(item.household), item.title))
        )
        click.echo(f"未做成：{who}：{item.reason}", err=True)
    if summary.failures:
        count = len(summary.failures)
        more = (
            f"以上列出 {_SHOWN_FINDINGS} 条，共 {count} 条，全部见 manifest.json。"
            if count > _SHOWN_FINDINGS
            else ""
        )
        click.echo(f"{more}其余的都已做好；排除原因后用同样的命令加 --only-failed 补做。", err=True)


def show_files_printed(result: FilesPrinted, as_json: bool) -> None:
    """What became of files that were printed one by one."""
    if as_json:
        _show_json(
            {
                "printed": [
                    {"file": str(item.source), "pdf": str(item.pdf), "pages": item.page_count}
                    for item in result.printed
                ],
                "failures": [{"file": str(file), "reason": reason} for file, reason in result.failures],
                "notices": list(result.notices),
                "seconds": round(result.seconds, 1),
            }
        )
        return
    _show_notices(result.notices)
    for file, reason in result.failures:
        click.echo(f"未能打印：{file}：{reason}", err=True)
    for item in result.printed:
        click.echo(f"{item.pdf}  {item.page_count} 页")


def show_fonts(uses: Sequence[TypefaceUse], as_json: bool) -> None:
    """What prints each font name of a form."""
    if as_json:
        _show_json([vars(use) | {"path": use.path and str(use.path)} for use in uses])
        return
    table = Table("公文字体", "本机所用", "说明", "文件", box=None, pad_edge=False)
    for use in uses:
        table.add_row(use.name, use.family or "无", _about(use), str(use.path or ""))
    _console().print(table)


def _about(use: TypefaceUse) -> str:
    if use.family is None:
        return "没有可用的字体"
    notes = ["代替" if use.is_stand_in else "", "" if use.has_bold else "粗体以描边代替"]
    return "，".join(filter(None, notes))


def show_verdicts(verdicts: Sequence[DocumentVerdict], as_json: bool) -> None:
    """How the pages of each template agree in both engines."""
    if as_json:
        _show_json([_verdict_record(item) for item in verdicts])
        return
    table = Table("文书", "份", "页", "水平 mm", "垂直 mm", "限度内", "断行相同", "结果")
    for item in verdicts:
        figures = item.verdict
        table.add_row(
            item.document.title,
            str(figures.papers),
            str(figures.pages),
            f"{figures.across:.2f}",
            f"{figures.down:.2f}",
            f"{figures.within:.1%}",
            f"{figures.same_breaks:.1%}",
            "通过" if item.has_passed else "未通过",
        )
    _console().print(table)
    for item in verdicts:
        for fault in item.faults:
            click.echo(f"{item.document.title}：{fault}", err=True)


def _verdict_record(item: DocumentVerdict) -> dict[str, object]:
    return {
        "document": item.document.id,
        "passed": item.has_passed,
        **vars(item.verdict),
        "faults": list(item.faults),
        "exceptions": list(item.exceptions),
    }


def show_error(fault: DocgenError) -> None:
    """A situation with its remedy."""
    click.echo(f"出错：{fault.what}\n处理办法：{fault.remedy}", err=True)


def show_usage_fault(fault: click.ClickException) -> None:
    """A command that was typed wrongly; the help page when nothing was typed at all."""
    if isinstance(fault, click.exceptions.NoArgsIsHelpError) and fault.ctx:
        click.echo(fault.ctx.get_help())
        return
    context = fault.ctx if isinstance(fault, click.UsageError) else None
    path = context.command_path if context else "docgen"
    click.echo(f"命令有误：{fault_in_chinese(fault)}\n处理办法：用 {path} --help 查看用法和例子。", err=True)


def show_interrupted() -> None:
    """The person stopped the program."""
    click.echo("已中止。", err=True)


def show_cut_off() -> None:
    """The person stopped a run, which the same command goes on with."""
    click.echo("已中止。做完的部分已经留下，用同样的命令可以接着做。", err=True)


def warn_of_debugging() -> None:
    """What `--debug` would show, told before anything is read."""
    click.echo(
        "注意：用了 --debug，程序出错时屏幕上会有完整的出错记录，其中可能有姓名、身份证号、住址等个人信息；"
        "发给别人之前请逐行看过，删去个人信息。",
        err=True,
    )


def show_bug(fault: Exception, shows_all: bool = False) -> None:
    """Our own fault: where in the code, without the data that were worked on unless all is to be shown."""
    if shows_all:
        click.echo("".join(traceback.format_exception(fault)), err=True)
    frames = traceback.extract_tb(fault.__traceback__)
    where = "\n".join(
        f"  {frame.name}（{_in_the_code(frame.filename)}:{frame.lineno}）" for frame in frames[-6:]
    )
    told = "以上出错记录可能有个人信息，请先删去，再" if shows_all else "请把以上文字（不含个人信息）"
    click.echo(
        f"docgen 内部错误（{type(fault).__name__}），这是程序的缺陷，输出文件夹没有改动：\n{where}\n"
        f"处理办法：{told}反馈给开发者。",
        err=True,
    )


def _in_the_code(file: str) -> str:
    """The file without the folders before the package, which may bear the name of a person."""
    steps = PurePath(file).parts
    packages = [index for index, step in enumerate(steps[:-1]) if step in ("docgen", "site-packages")]
    return "/".join(steps[packages[-1] :]) if packages else steps[-1]


@contextmanager
def progress_bar(is_quiet: bool) -> Iterator[Report]:
    """A bar per stage on standard error; nothing when a program reads the output."""
    console = Console(stderr=True, quiet=is_quiet)
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=console, disable=is_quiet or not console.is_terminal) as bar:
        tasks = {}

        def report(stage: str, done: int, total: int) -> None:
            if stage not in tasks:
                tasks[stage] = bar.add_task(stage, total=total)
            bar.update(tasks[stage], completed=done, total=total)

        yield report


def _show_notices(notices: Sequence[str]) -> None:
    for notice in notices:
        click.echo(f"注意：{notice}", err=True)


def _show_findings(
    findings: Sequence[Finding], names: Mapping[str, str] = MappingProxyType({}), shows_all: bool = False
) -> None:
    """The findings, no more than the first ones unless all are asked for, and what more there are by kind."""
    shown = findings if shows_all else findings[:_SHOWN_FINDINGS]
    for line in findings_lines(shown, findings, names, _width()):
        click.echo(line)
    rest = findings[len(shown) :]
    if rest:
        told = f"以上列出 {len(shown)} 条，另有 {len(rest)} 条未列出：{counts_line(rest)}。"
        how = "全部列出用 docgen check 的 --all，标在采集表上用 --annotate，供程序读取用 --json。"
        _show_lines([told + how])


def _show_lines(lines: Iterable[str]) -> None:
    for line in lines:
        click.echo("\n".join(wrapped(line, _width())))


def _width() -> int:
    """The columns of the screen; a file that is written instead of one gets a hundred."""
    console = Console()
    return console.width if console.is_terminal else _WIDTH_OF_A_FILE


def _console() -> Console:
    plain = partial(Console, highlight=False, markup=False, emoji=False, safe_box=True)
    console = plain()
    return console if console.is_terminal else plain(width=160)


def _show_json(record: object) -> None:
    click.echo(json.dumps(record, ensure_ascii=False, indent=2))


def _summary_record(summary: Summary) -> dict[str, object]:
    return {
        "households": summary.households,
        "unchanged": summary.unchanged,
        "refused": summary.refused,
        "papers": summary.papers,
        "pages": summary.pages,
        "packets": summary.packets,
        "failures": [vars(failure) for failure in summary.failures],
        "findings": [item.as_record() for item in summary.findings],
        "notices": list(summary.notices),
        "instructions": list(summary.instructions),
        "seconds": round(summary.seconds, 1),
        "manifest": str(summary.manifest),
    }
