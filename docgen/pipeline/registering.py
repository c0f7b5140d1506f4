"""The print register of an output folder: filled from the manifest, marked, listed, exported."""

import csv
import datetime as dt
import io
from collections.abc import Iterator, Sequence
from pathlib import Path

from rapidfuzz import process

from docgen.errors import DestinationNotWritableError, UsageError
from docgen.pipeline.place import MANIFEST, private_file
from docgen.register.book import Mark, Register, RunEntry, Standing, open_register
from docgen.register.made import run_made

ALL = "全部"
_HEADINGS = ("所属工会", "户", "文书份数", "页数", "制作时间", "打印时间", "交付时间", "情况")
_ACTS_IN_A_SHEET = ("=", "+", "-", "@", "\t", "\r")


def record_run(folder: Path) -> bool:
    """Enters the run whose manifest lies in the folder; whether it was new.

    Raises InputUnreadableError where there is no manifest, or no register of ours in its place.
    """
    run = run_made(folder / MANIFEST)
    with open_register(folder) as register:
        return register.add(run)


def mark_holders(folder: Path, names: Sequence[str], mark: Mark, moment: dt.datetime) -> list[Standing]:
    """Marks the households and unions of these names, or 全部; those that it marked.

    Raises UsageError, before anything is marked, for a name that the last run did not make papers for.
    """
    with open_register(folder) as register:
        holders = list(_named(register, names))
        register.mark(holders, mark, moment)
        return holders


def standings_of(folder: Path) -> tuple[list[Standing], list[RunEntry]]:
    """What the last run made and what became of it, and all runs."""
    with open_register(folder) as register:
        return register.standings(), register.runs()


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
    if item.handed_out:
        return "已交付"
    if item.printed:
        return "已打印"
    return "内容已变，须重新打印" if item.is_changed else "未打印"


def _named(register: Register, names: Sequence[str]) -> Iterator[Standing]:
    standings = register.standings()
    known = {item.name: item for item in standings}
    for name in names:
        if name == ALL:
            yield from standings
        elif name in known:
            yield from (item for item in standings if item.name == name)
        else:
            near = process.extractOne(name, list(known), score_cutoff=60)
            hint = f"最相近的是 {near[0]}。" if near else "用 docgen register 文件夹 查看登记了哪些户。"
            raise UsageError(f"最近一次出件没有“{name}”。", hint)


def _line(item: Standing) -> tuple[str, ...]:
    cells = (item.union, item.household, str(item.papers), str(item.pages), item.made)
    return tuple(map(_inert, (*cells, item.printed, item.handed_out, state_of(item))))


def _inert(text: str) -> str:
    """The text; one that a sheet would compute stands behind an apostrophe."""
    return f"'{text}" if text.startswith(_ACTS_IN_A_SHEET) else text
