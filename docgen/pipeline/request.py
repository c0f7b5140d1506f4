"""What a run is asked for, and what it made: the nouns of the pipeline."""

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from docgen.errors import UsageError
from docgen.findings import Finding
from docgen.printing.engine import EngineName
from docgen.region.documents import Document, PacketPlan
from docgen.region.pack import Pack

HOUSEHOLD, UNION = "household", "union"
WORD_AND_EXCEL, PDF = "docx", "pdf"

Progress = Callable[[str, int, int], None]
"""Told the stage in Chinese, how many are done, and how many there are."""


@dataclass(frozen=True)
class Request:
    """One run: which files, which pack and packets, where to, and how.

    `packets` empty means every packet of the pack but those made on request; `levels` are household and
    union; `formats` docx and pdf. With `booklet`, packets that can be booklets are bound as such.
    `engine` None leaves the choice to docgen, document by document; `without_office` never starts
    LibreOffice. A run that was cut off goes on with its own day unless `day_is_given`.

    What an earlier run made and is as it would be made now stays; `force` makes everything anew,
    `only_failed` nothing but what failed. `only` are the keys of the households that are made, without
    anything of their unions; empty means all. `cluster` is the address of a Dask scheduler whose workers do
    the work.
    """

    inputs: tuple[Path, ...]
    pack: Pack
    destination: Path
    day: dt.date
    packets: tuple[str, ...] = ()
    levels: frozenset[str] = frozenset({HOUSEHOLD, UNION})
    formats: frozenset[str] = frozenset({WORD_AND_EXCEL, PDF})
    duplex: bool = True
    booklet: bool = False
    jobs: int = 1
    engine: EngineName | None = None
    without_office: bool = False
    day_is_given: bool = True
    force: bool = False
    only_failed: bool = False
    only: frozenset[str] = frozenset()
    cluster: str = ""

    def plans(self) -> tuple[PacketPlan, ...]:
        """The packets asked for, by id or Chinese title.

        Raises UsageError for an unknown one, and where booklets are asked for and none of them can be one.
        """
        if self.packets:
            plans = tuple(_plan(name, self.pack) for name in self.packets)
        else:
            plans = tuple(plan for plan in self.pack.manifest.packets if not plan.on_request)
        if self.booklet and not any(plan.booklet for plan in plans):
            raise _no_booklet(self.pack)
        return plans

    def is_booklet(self, plan: PacketPlan) -> bool:
        """Whether this packet is bound as a booklet."""
        return self.booklet and plan.booklet


@dataclass(frozen=True)
class MadePaper:
    """One paper that was filled: where its file went, and where its pages lie while the run lasts.

    `title` is told in place of the document's, where there is one: a scan by what it shows. Papers that list
    the pages of others are not `is_numbered`.
    """

    key: str
    document: Document
    union: str
    household: str
    path: str
    sha256: str
    pages: Path | None = None
    first_page: int = 0
    page_count: int = 0
    title: str = ""
    is_numbered: bool = True


@dataclass(frozen=True)
class MadePacket:
    """One PDF that was bound, and the page on which each of its papers begins.

    In a booklet that is the side of a sheet.
    """

    packet: str
    union: str
    household: str
    path: str
    sha256: str
    page_count: int
    first_pages: dict[str, int]
    is_booklet: bool = False


@dataclass(frozen=True)
class Failure:
    """One paper that could not be made, and why; without a `title`, a household that was set aside."""

    union: str
    household: str
    title: str
    reason: str


@dataclass(frozen=True)
class Made:
    """What a part of the run, or all of it, has made."""

    papers: tuple[MadePaper, ...] = ()
    packets: tuple[MadePacket, ...] = ()
    failures: tuple[Failure, ...] = ()
    notices: tuple[str, ...] = ()

    def __add__(self, other: "Made") -> "Made":
        return Made(
            self.papers + other.papers,
            self.packets + other.packets,
            self.failures + other.failures,
            self.notices + other.notices,
        )


@dataclass(frozen=True)
class Summary:
    """What a person is told at the end of a run.

    `unchanged` are those of the households that stood already as they would be made now. `names` are the
    workers' names by household; `instructions` say how packets are printed that are not plain A4.
    """

    households: int
    refused: int
    papers: int
    pages: int
    packets: int
    failures: tuple[Failure, ...]
    findings: tuple[Finding, ...]
    notices: tuple[str, ...]
    seconds: float
    manifest: Path
    instructions: tuple[str, ...] = ()
    unchanged: int = 0
    names: Mapping[str, str] = field(default_factory=dict)


def _plan(name: str, pack: Pack) -> PacketPlan:
    for plan in pack.manifest.packets:
        if name in (plan.id, plan.title):
            return plan
    known = _named(pack.manifest.packets)
    raise UsageError(f"地区 {pack.id} 没有名为“{name}”的打印包。", f"可用的打印包：{known}。")


def _no_booklet(pack: Pack) -> UsageError:
    able = [plan for plan in pack.manifest.packets if plan.booklet]
    if not able:
        return UsageError(f"地区 {pack.id} 没有可以装订成小册子的打印包。", "请去掉 --booklet。")
    return UsageError(
        "所选的打印包都不能装订成小册子。", f"请用 --packet 选：{_named(able)}；或去掉 --booklet。"
    )


def _named(plans: Iterable[PacketPlan]) -> str:
    return "、".join(f"{plan.id}（{plan.title}）" for plan in plans)
