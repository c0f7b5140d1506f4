"""What `docgen verify` says of an output folder."""

from collections.abc import Iterator, Sequence
from pathlib import PurePosixPath

from docgen.packet.manifest import State
from docgen.pipeline.folder_check import Deviation, FolderReport, Unfinished
from docgen.pipeline.made_files import Kind

MOST_SHOWN = 50
_MOST_NAMED = 10  # households told in one line
_KINDS = {Kind.MISSING: "缺少", Kind.CHANGED: "改动过", Kind.UNREADABLE: "无法读取", Kind.EXTRA: "多出"}
_UNFINISHED = {
    Unfinished.RUN: "上次出件没有做完，用同样的命令可以接着做（正在出件的，请等它做完再核对）。",
    Unfinished.MOVE: "上次出件的文件已经做好，没有全部移入，用同样的命令可以接着做。",
}


def folder_lines(report: FolderReport, shows_all: bool) -> Iterator[str]:
    """The deviations, the counts, what the manifest tells of households, and what to do."""
    total = sum(report.counts.values())
    shown = report.deviations if shows_all else report.deviations[:MOST_SHOWN]
    yield from map(_deviation_line, shown)
    if len(shown) < total:
        yield f"以上列出 {len(shown)} 个，另有 {total - len(shown)} 个，用 --all 全部列出。"
    yield _counts_line(report)
    yield from _household_lines(report)
    yield from _remedies(report)


def folder_record(report: FolderReport) -> dict[str, object]:
    """The report as JSON-ready data."""
    files: dict[str, object] = {
        kind.value: [_deviation_record(item) for item in report.deviations if item.kind is kind]
        for kind in Kind
    }
    return {
        "whole": report.is_whole,
        "files": report.files,
        **files,
        "unfinished": report.unfinished.value,
        "done": report.households[State.DONE],
        "failed": [vars(item) for item in report.failed],
        "refused": list(report.refused),
    }


def _deviation_line(item: Deviation) -> str:
    path = PurePosixPath(item.path)
    if not item.union:
        return f"{_KINDS[item.kind]}：{item.path}"
    return f"{_KINDS[item.kind]}：{item.household or item.union} 的 {path.name}（在 {path.parent}）"


def _deviation_record(item: Deviation) -> dict[str, str]:
    return {
        "path": item.path,
        "union": item.union,
        "household": item.household,
        "paper": item.paper,
    }


def _counts_line(report: FolderReport) -> str:
    wrong = [
        f"{_KINDS[kind]} {report.counts[kind]} 个"
        for kind in Kind
        if report.counts[kind] and kind is not Kind.EXTRA
    ]
    extra = report.counts[Kind.EXTRA]
    told = f"出件记录中有 {report.files} 个文件：{'，'.join(wrong) or '都在，没有改动'}。"
    return told + (f"另有 {extra} 个文件不是 docgen 生成的。" if extra else "")


def _household_lines(report: FolderReport) -> Iterator[str]:
    done, failed = report.households[State.DONE], report.households[State.FAILED]
    yield f"出件 {done} 户，未做成 {failed} 户，因数据有错误退回 {report.refused_count} 户。"
    named = dict.fromkeys(item.household or item.union for item in report.failed)
    if named:
        yield f"未做成：{_some(list(named))}。"
    if report.refused:
        yield f"退回：{_some(report.refused)}。"


def _some(names: Sequence[str]) -> str:
    return "、".join(names[:_MOST_NAMED]) + (" 等" if len(names) > _MOST_NAMED else "")


def _remedies(report: FolderReport) -> Iterator[str]:
    """What to do; no names in commands, which are copied into a shell."""
    if report.unfinished is not Unfinished.NOTHING:
        yield _UNFINISHED[report.unfinished]
        return
    wrong = [item for item in report.deviations if item.kind is not Kind.EXTRA]
    if any(item.household for item in wrong):
        yield "处理办法：某一户的文件用 docgen reprint 文件夹 --household 户号 恢复，改动过的另加 --force。"
    if any(not item.household for item in wrong):
        yield "处理办法：工会自己的文件，用原来的 docgen packet 命令再运行一次；改动过的另加 --force。"
    if report.households[State.FAILED]:
        yield "处理办法：未做成的户，用原来的 docgen packet 命令加 --only-failed 再做一次。"
