"""A whole run: assess the files, make the papers of union after union, put all in place.

What an earlier run made stays where it would be made the same again; what a run that was cut off has finished
is taken over.
"""

import datetime as dt
import hashlib
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from docgen.check.characters import Unprintable
from docgen.collector import give_back_memory, paused_collector
from docgen.errors import UsageError
from docgen.findings import Finding
from docgen.fonts.report import unprintable_characters
from docgen.intake.files import find_files, read_file
from docgen.packet.manifest import Head, HouseholdRecord, State, UnionRecord
from docgen.pipeline.assess import Assessment, assess, nothing_to_print
from docgen.pipeline.binding import printing_instructions
from docgen.pipeline.chunk import HOUSEHOLDS_A_CHUNK
from docgen.pipeline.crew import crew
from docgen.pipeline.earlier import Earlier, earlier_run
from docgen.pipeline.engines import Engines, choose_engines
from docgen.pipeline.fingerprint import Fingerprints
from docgen.pipeline.folders import PlacedUnion, placed_unions
from docgen.pipeline.making import Maker, UnionMade, UnionTask
from docgen.pipeline.place import MANIFEST
from docgen.pipeline.placing import put_in_place, roll_forward
from docgen.pipeline.record import Book, UnionRecords, failed_record, head_of, packet_record, paper_records
from docgen.pipeline.request import HOUSEHOLD, PDF, Failure, Progress, Request, Summary
from docgen.pipeline.workplace import Workplace, workplace
from docgen.plan.papers import chosen_documents

_SECONDS_A_PART = 600  # two hundred times what 50 households take; LibreOffice has limits of its own


def make_packets(request: Request, progress: Progress) -> Summary:
    """Every paper and packet of the request, in place below its destination, with a manifest.

    Raises a DocgenError when nothing can be made; single households that cannot are in the summary.
    """
    began = time.monotonic()
    documents = chosen_documents(request.pack, request.plans())
    with workplace(request.destination) as place:
        roll_forward(place)
        earlier = earlier_run(request.destination, request.force)
        request = _continued(request, place, earlier)
        engines = choose_engines(request, documents)
        progress("核对数据", 0, 1)
        with paused_collector():
            assessment = assess(request.inputs, request.pack, documents, request.day, _unprintable(request))
        give_back_memory()
        progress("核对数据", 1, 1)
        run = _Run(request, engines, assessment, earlier, Fingerprints(request, documents, engines))
        run.make(place, progress)
    return run.summary(time.monotonic() - began)


def _continued(request: Request, place: Workplace, earlier: Earlier) -> Request:
    """The request with the day of the run that it goes on with: one that was cut off, or had failures."""
    if request.only_failed:
        return _day_of(request, _require_earlier(request, earlier).options.date)
    asked = _asked(request)
    if place.cut_off and place.cut_off.asked == asked:
        request = _day_of(request, place.cut_off.day)
    place.note(asked, request.day.isoformat())
    return request


def _day_of(request: Request, day: str) -> Request:
    return request if request.day_is_given else replace(request, day=dt.date.fromisoformat(day))


def _require_earlier(request: Request, earlier: Earlier) -> Head:
    """What the run before tells of itself. Raises UsageError where there is none, or none of these data."""
    if earlier.file is None:
        raise UsageError(
            f"“{request.destination}”里没有上一次的出件记录。", "第一次出件请不要加 --only-failed。"
        )
    before = {item.sha256 for item in earlier.file.inputs()}
    if before != {_digest(file) for file in find_files(request.inputs)}:
        raise UsageError(
            "采集表在上一次出件后改过，不能只补做失败的户。",
            "请不加 --only-failed 再运行：没有变的户不会重做。",
        )
    return earlier.file.head


def _asked(request: Request) -> str:
    """A hash over the files and over what was asked to be made of them; a day nobody gave does not count."""
    files = sorted(_digest(file) for file in find_files(request.inputs))
    day = request.day if request.day_is_given else dt.date.min
    return hashlib.sha256(repr([files, head_of(replace(request, day=day), "")]).encode()).hexdigest()


def _digest(file: Path) -> str:
    return hashlib.sha256(read_file(file)).hexdigest()


def _unprintable(request: Request) -> Unprintable:
    """What the fonts lack; nothing where no pages are made."""
    return unprintable_characters if PDF in request.formats else lambda text: ""


class _Run:
    """One run after its data were assessed."""

    def __init__(
        self,
        request: Request,
        engines: Engines,
        assessment: Assessment,
        earlier: Earlier,
        prints: Fingerprints,
    ) -> None:
        self._request, self._engines, self._assessment = request, engines, assessment
        self._earlier, self._prints = earlier, prints
        self._book = Book(earlier.file)
        self._notices: list[str] = []
        self._unchanged = 0

    def make(self, place: Workplace, progress: Progress) -> None:
        """Makes what does not stand, and puts it in place."""
        told = _Told(progress, self._assessment.accepted_count)
        request = self._request
        with crew(request.jobs, _SECONDS_A_PART, request.cluster, self._needs_workers(place)) as hands:
            maker = Maker(request, self._engines, place, hands, told)
            for made in maker.make(self._tasks(told)):
                self._enter(made)
        progress("写入输出文件夹", 0, 1)
        put_in_place(place, maker.names, self._write)
        progress("写入输出文件夹", 1, 1)

    def _needs_workers(self, place: Workplace) -> bool:
        """Few households are sooner made here, unless they may be what the run before died of."""
        is_much = self._assessment.accepted_count > HOUSEHOLDS_A_CHUNK
        return is_much or place.cut_off is not None or bool(self._request.cluster)

    def summary(self, seconds: float) -> Summary:
        """What a person is told."""
        request, assessment, counts = self._request, self._assessment, self._book.counts
        failures = tuple(
            Failure(item.union, item.household or "", item.title, item.reason) for item in self._book.failed()
        )
        return Summary(
            households=assessment.accepted_count,
            refused=len(assessment.refused),
            papers=counts.papers,
            pages=counts.pages,
            packets=counts.packets,
            failures=failures,
            findings=(*assessment.findings, *self._nothing_to_print()),
            notices=(*self._engines.notices, *self._notices),
            seconds=seconds,
            manifest=request.destination / MANIFEST,
            instructions=printing_instructions(request, counts.kinds),
            unchanged=self._unchanged,
            names=assessment.names,
        )

    def _tasks(self, told: "_Told") -> Iterator[UnionTask]:
        """The unions of which something is to be made; the others stand."""
        for placed in map(self._wanted, placed_unions(self._assessment)):
            prints = {item.folder.path: self._prints.household(item) for item in placed.households}
            task = UnionTask(placed, self._prints.union(placed, prints.values()), prints, frozenset())
            if self._stands(task):
                told(len(prints))
                self._keep(task)
            elif placed.households:
                yield replace(task, standing=self._standing(task))

    def _wanted(self, placed: PlacedUnion) -> PlacedUnion:
        """The union with the households that were asked for."""
        if not self._request.only:
            return placed
        own = (item for item in placed.households if item.folder.household in self._request.only)
        return replace(placed, households=tuple(own))

    def _stands(self, task: UnionTask) -> bool:
        """Whether all of the union is as it would be made now, or is not to be looked at."""
        made_from = self._earlier.unions.get(task.placed.name)
        return made_from == task.made_from or (self._request.only_failed and made_from is not None)

    def _standing(self, task: UnionTask) -> frozenset[str]:
        """The households whose own files are as they would be made now.

        Where households have no packets, their papers tell pages of the union's, which may become others.
        """
        if PDF in self._request.formats and HOUSEHOLD not in self._request.levels:
            return frozenset()
        earlier, name = self._earlier.households, task.placed.name
        return frozenset(
            item.folder.path
            for item in task.placed.households
            if earlier.get((name, item.folder.household)) == task.prints[item.folder.path]
        )

    def _keep(self, task: UnionTask) -> None:
        self._unchanged += len(task.prints)
        made_from = self._earlier.unions[task.placed.name]
        union = UnionRecord(task.placed.name, task.placed.folder.path, made_from)
        self._book.add(UnionRecords(union, tuple(_households(task, frozenset())), stands=True))

    def _enter(self, made: UnionMade) -> None:
        """Tells the book what became of the union."""
        task, failed = made.task, made.failed
        standing = {
            item.folder.household for item in task.placed.households if item.folder.path in task.standing
        } - failed
        self._unchanged += len(standing)
        self._notices += made.made.notices
        papers = [paper for paper in made.made.papers if paper.household not in standing]
        self._book.add(
            UnionRecords(
                UnionRecord(task.placed.name, task.placed.folder.path, "" if failed else task.made_from),
                tuple(_households(task, failed)),
                tuple(paper_records(papers, made.made.packets)),
                tuple(map(packet_record, made.made.packets)),
                tuple(map(failed_record, made.failures)),
                frozenset(standing),
            )
        )

    def _write(self, path: Path) -> None:
        self._book.write(path, head_of(self._request, self._prints.made_from), self._assessment)

    def _nothing_to_print(self) -> Iterator[Finding]:
        """The packets asked for that no paper was made for."""
        request, assessment = self._request, self._assessment
        for plan in request.plans() if request.packets and assessment.accepted_count else ():
            if not self._book.counts.forms & set(plan.documents):
                yield nothing_to_print(plan.title, assessment.inputs)


class _Told:
    """Tells the progress of the households."""

    def __init__(self, progress: Progress, total: int) -> None:
        self._progress, self.total, self._done = progress, total, 0
        self(0)

    def __call__(self, count: int) -> None:
        self._done += count
        self._progress("填写和打印", self._done, self.total)


def _households(task: UnionTask, failed: frozenset[str]) -> Iterator[HouseholdRecord]:
    for item in task.placed.households:
        key, folder = item.folder.household, item.folder.path
        is_failed = key in failed
        state, made_from = (State.FAILED, "") if is_failed else (State.DONE, task.prints[folder])
        yield HouseholdRecord(task.placed.name, key, folder, state, made_from)
