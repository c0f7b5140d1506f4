"""All parts of a run made: each union's households chunk by chunk, then its own papers and its packets."""

from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import FIRST_COMPLETED, Future, wait
from dataclasses import dataclass, field, replace

from docgen.pipeline.chunk import HOUSEHOLDS_A_CHUNK, Chunk
from docgen.pipeline.closing import Closing
from docgen.pipeline.crew import Crew, PartLost
from docgen.pipeline.engines import Engines
from docgen.pipeline.fingerprint import part_name
from docgen.pipeline.folders import Household, PlacedUnion
from docgen.pipeline.parts import Part, forget_pages, is_made, made_by, make_part
from docgen.pipeline.request import PDF, UNION, Failure, Made, Request
from docgen.pipeline.workplace import Workplace

_AHEAD = 2  # parts that wait for a worker, so that no worker waits for a part
_NOTHING_GOES = 100  # households lost, and nothing made: no more are tried
_OWN_PAPERS = "工会文书和打印包"


@dataclass(frozen=True)
class UnionTask:
    """A union of which something is to be made, and the hashes over it and over its households, by folder.

    Households that are `standing`, by their folders, are as they would be made now.
    """

    placed: PlacedUnion
    made_from: str
    prints: Mapping[str, str]
    standing: frozenset[str]


@dataclass
class UnionMade:
    """What was made of a union, and what of it failed."""

    task: UnionTask
    made: Made = field(default_factory=Made)
    failures: list[Failure] = field(default_factory=list)

    @property
    def failed(self) -> frozenset[str]:
        """The households that lack papers, "" for the union itself."""
        return frozenset(failure.household for failure in self.failures)

    def take(self, made: Made) -> None:
        """Adds what a part made."""
        self.made += made
        self.failures += made.failures


class Maker:
    """Makes the unions of one run in the run's folder, by the crew; `told` hears of households done.

    `names` are the parts that the run consists of.
    """

    def __init__(
        self,
        request: Request,
        engines: Engines,
        place: Workplace,
        crew: Crew,
        told: Callable[[int], None],
    ) -> None:
        self.request, self.engines, self.told = request, engines, told
        self.binds_unions = PDF in request.formats and UNION in request.levels and not request.only
        self.names: set[str] = set()
        self.parts = place.parts.absolute()  # machines of a cluster work elsewhere
        self.documents = {item.id: item for item in request.pack.documents}
        self._crew = crew
        self._made = 0
        self._lost: list[PartLost] = []
        self._open: list[_UnionAtWork] = []

    def make(self, tasks: Iterator[UnionTask]) -> Iterator[UnionMade]:
        """Every union once it is done, in no order. Raises the DocgenError that ends the run."""
        for task in tasks:
            union = _UnionAtWork(self, task)
            self._open.append(union)
            for part in union.chunks():
                yield from self._settled(self._crew.jobs + _AHEAD)
                union.send(part)
            union.is_all_sent = True
        yield from self._settled(1)
        self._require_some()

    def submit(self, part: Part) -> Future[None]:
        """The part in the hands of the crew, unless a run that was cut off has made it."""
        self.names.add(part.name)
        if is_made(part):
            found: Future[None] = Future()
            found.set_result(None)
            return found
        return self._crew.submit(make_part, part)

    def heard(self, lost: PartLost | None = None) -> None:
        """A part was made, or lost for good. Raises what it was lost for where nothing at all can be made."""
        if lost is None:
            self._made += 1
            return
        self._lost.append(lost)
        if len(self._lost) == _NOTHING_GOES:
            self._require_some()

    def _require_some(self) -> None:
        if self._lost and not self._made:
            raise self._lost[0].__cause__ or self._lost[0]

    def _settled(self, most: int) -> Iterator[UnionMade]:
        """The unions that get done, until fewer than `most` parts are waited for."""
        while True:
            for union in tuple(self._open):
                union.settle()
                if union.is_done:
                    self._open.remove(union)
                    yield union.result
            waiting = [future for union in self._open for future in union.waiting]
            if len(waiting) < most:
                return
            wait(waiting, return_when=FIRST_COMPLETED)


class _UnionAtWork:
    """A union while its parts are made. What is lost is tried once more, each household alone."""

    def __init__(self, maker: Maker, task: UnionTask) -> None:
        self._maker, self._task = maker, task
        self.result = UnionMade(task)
        self.waiting: dict[Future[None], Part] = {}
        self.is_all_sent = self.is_done = self._is_closing = False
        self._chunks: list[str] = []

    def chunks(self) -> Iterator[Part]:
        """The parts with the union's households: those to be made, or all whose pages its packets need."""
        maker, task = self._maker, self._task
        households = [item for item in task.placed.households if self._is_needed(item)]
        maker.told(len(task.placed.households) - len(households))
        for start in range(0, len(households), HOUSEHOLDS_A_CHUNK):
            some = tuple(households[start : start + HOUSEHOLDS_A_CHUNK])
            chunk = Chunk(maker.request, maker.engines, some, standing=task.standing)
            yield self._part(chunk)

    def send(self, part: Part) -> None:
        """Has the part made."""
        self.waiting[self._maker.submit(part)] = part

    def settle(self) -> None:
        """Takes in the parts that came back; closes the union when all its households are done."""
        for future in [future for future in self.waiting if future.done()]:
            self._take(self.waiting.pop(future), future)
        if self.waiting or not self.is_all_sent:
            return
        if self._is_closing or self._maker.request.only:
            self._forget_pages()
            self.is_done = True
        else:
            self._close()

    def _is_needed(self, household: Household) -> bool:
        return self._maker.binds_unions or household.folder.path not in self._task.standing

    def _part(self, chunk: Chunk, is_second: bool = False) -> Part:
        maker, standing = self._maker, self._task.standing
        paths = [item.folder.path for item in chunk.households]
        prints = [f"{self._task.prints[path]}{'' if path in standing else ' new'}" for path in paths]
        name = part_name(f"chunk {maker.binds_unions}", prints)
        return Part(name, maker.parts, chunk, maker.binds_unions, is_second)

    def _take(self, part: Part, future: Future[None]) -> None:
        try:
            future.result()
        except PartLost as lost:
            self._lose(part, lost)
        else:
            self._maker.heard()
            self.result.take(made_by(part, self._maker.documents))
            if isinstance(part.task, Chunk):
                self._chunks.append(part.name)
                self._maker.told(len(part.task.households))

    def _lose(self, part: Part, lost: PartLost) -> None:
        """Tries the part again, each household alone; sets aside who is lost a second time."""
        if not part.is_second:
            for again in self._again(part):
                self.send(again)
            return
        self._maker.heard(lost)
        name = self._task.placed.name
        if isinstance(part.task, Chunk):
            (household,) = part.task.households
            self.result.failures.append(Failure(name, household.folder.household, "", lost.reason))
            self._maker.told(1)
        else:
            self.result.failures.append(Failure(name, "", _OWN_PAPERS, lost.reason))

    def _again(self, part: Part) -> Iterator[Part]:
        if isinstance(part.task, Chunk):
            for household in part.task.households:
                yield self._part(replace(part.task, households=(household,)), is_second=True)
        else:
            yield replace(part, is_second=True)

    def _close(self) -> None:
        """Has the union's own papers and packets made, of the households that were not lost."""
        self._is_closing = True
        maker, placed = self._maker, self._task.placed
        lost = {item.household for item in self.result.failures if not item.title}
        folders = tuple(item.folder for item in placed.households if item.folder.household not in lost)
        papers = self.result.made.papers if maker.binds_unions else ()
        closing = Closing(maker.request, maker.engines, placed.union, placed.folder, folders, papers)
        name = part_name(
            "closing", [self._task.made_from, *(folder.path for folder in folders), *sorted(self._chunks)]
        )
        self.send(Part(name, maker.parts, closing))

    def _forget_pages(self) -> None:
        for name in self._chunks:
            forget_pages(self._maker.parts, name)
