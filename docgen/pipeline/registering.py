"""The print register of an output folder: filled from the manifest, marked, listed, exported."""

import csv
import datetime as dt
import io
from collections.abc import Sequence
from pathlib import Path

from docgen.errors import DestinationNotWritableError, UsageError
from docgen.intake.files import find_files
from docgen.packet.manifest import ManifestFile
from docgen.pipeline.folder_check import open_manifest
from docgen.pipeline.holders import Holders
from docgen.pipeline.place import private_file
from docgen.pipeline.run_made import run_id, run_made
from docgen.register.book import open_register
from docgen.register.entries import Event, Mark, RunEntry, Standing

ALL = "全部"
_HEADINGS = ("所属工会", "户", "文书份数", "页数", "制作时间", "打印时间", "交付时间", "情况")
_ACTS_IN_A_SHEET = ("=", "+", "-", "@", "\t", "\r")


def record_run(folder: Path, inputs: Sequence[Path] = ()) -> bool:
    """Enters the run whose manifest lies in the folder; whether it was new.

    `inputs` are its files and folders, kept for reprints; without any, what is known stays.
    Raises InputUnreadableError where there is no manifest, or no register of ours in its place, and
    DestinationNotWritableError.
    """
    manifest = open_manifest(folder)
    run = run_id(manifest)
    with open_register(folder) as register:
        is_new = not register.knows(run) and register.add(run_made(manifest))
        if inputs:
            register.locate(run, [file.resolve() for file in find_files(inputs)])
    return is_new


def mark_holders(
    folder: Path, names: Sequence[str], mark: Mark, moment: dt.datetime, is_set: bool = True
) -> list[str]:
    """Marks the households and unions of these names, or 全部, or takes the mark back; who was marked.

    Raises UsageError, before anything is marked, for a name that the last run did not make papers for.
    """
    with open_register(folder) as register:
        standings = register.standings()
        holders = _chosen(open_manifest(folder), names, standings)
        return [household or union for union, household in register.mark(holders, mark, is_set, moment)]


def standings_of(folder: Path) -> tuple[list[Standing], list[RunEntry]]:
    """What the last run made and what became of it, and all runs."""
    with open_register(folder) as register:
        return register.standings(), register.runs()


def history_of(folder: Path, name: str) -> tuple[str, list[Event]]:
    """A household's number or a union's name, and what became of its papers since the first run.

    Raises UsageError for a name that no run knows.
    """
    with open_register(folder) as register:
        if events := register.history(name):  # also who is not in the last run
            return name, events
        [(union, household)] = Holders(open_manifest(folder)).holders([name])
        return household or union, register.history(household, union)


def export_register(folder: Path, target: Path) -> None:
    """Writes the list as CSV that Excel opens, readable by its owner only.

    Raises DestinationNotWritableError where a file is in the way.
    """
    if target.exists():
        raise DestinationNotWritableError(f"“{target}”已经存在。", "请换一个文件名，或先移走该文件。")
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(_HEADINGS)
    writer.writerows(map(_line, standings_of(folder)[0]))
    with private_file(target) as part:
        part.write_bytes(text.getvalue().encode("utf-8-sig"))


def state_of(item: Standing) -> str:
    """What is to be done with it, in a word."""
    if not item.papers and not item.pages:
        return "未做成"
    if item.handed_out:
        return "已交付"
    if item.printed:
        return "已打印"
    if not item.is_done:
        return "没有做全"
    return "内容已变，须重新打印" if item.is_changed else "未打印"


def _chosen(
    manifest: ManifestFile, names: Sequence[str], standings: Sequence[Standing]
) -> list[tuple[str, str]]:
    """Union and household of each; of all, those that there is something to print for."""
    able = {(item.union, item.household): None for item in standings if item.papers or item.pages}
    chosen = Holders(manifest).holders([name for name in names if name != ALL])
    for holder in chosen:
        if holder not in able:
            raise UsageError(f"最近一次出件没有“{holder[1] or holder[0]}”的文书。", "请先出件，再登记。")
    return list(able) if ALL in names else chosen


def _line(item: Standing) -> tuple[str, ...]:
    cells = (item.union, item.household, str(item.papers), str(item.pages), item.made)
    return tuple(map(_inert, (*cells, item.printed, item.handed_out, state_of(item))))


def _inert(text: str) -> str:
    """The text; one that a sheet would compute stands behind an apostrophe."""
    return f"'{text}" if text.startswith(_ACTS_IN_A_SHEET) else text
