"""Everything that is checked of a run, union after union: only one union's households are in memory."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from docgen.check.characters import Unprintable, check_case_characters, check_union_characters
from docgen.check.disclosure import check_case_disclosure, check_union_disclosure, posted_fields
from docgen.check.effort import Pairings
from docgen.check.eligibility import check_eligibility
from docgen.check.household import check_household
from docgen.check.materials import check_materials
from docgen.check.notices import check_notices
from docgen.check.requirements import check_requirements, check_union_requirements
from docgen.check.schedule import check_household_schedule, check_union_schedule
from docgen.check.size import check_size
from docgen.check.statistics import check_statistics
from docgen.check.union import Numbers, check_lists, check_people, id_numbers
from docgen.derive.notices import completed_notices
from docgen.findings import Finding
from docgen.model.intake import FiledCase, FiledUnion, Intake
from docgen.orders import FiguredCase, FiguredUnion
from docgen.pipeline.figuring import UNKNOWN_UNION, Figuring
from docgen.pipeline.outside import printed_outside
from docgen.pipeline.refusal import blocked_households
from docgen.region.documents import Document
from docgen.region.pack import Pack

_Households = Sequence[tuple[FiledCase, FiguredCase]]

_UNKNOWN = FiguredUnion(UNKNOWN_UNION, {}, ())


class Checking:
    """The checks of one run; `postings` are its unions with their notices completed, once checked."""

    def __init__(
        self,
        intake: Intake,
        figuring: Figuring,
        pack: Pack,
        documents: Sequence[Document],
        unprintable: Unprintable,
    ) -> None:
        self._intake, self._figuring, self._pack = intake, figuring, pack
        self._manifest, self._documents, self._unprintable = pack.manifest, documents, unprintable
        self._unread = blocked_households(intake, intake.findings).keys()
        self._pairings = Pairings(pack.manifest.schedule.pairing)
        self._posted = posted_fields(documents, printed_outside(pack, documents))
        self._numbers: dict[int, Numbers] = {}
        self.postings: dict[str | None, FiguredUnion] = {}

    def findings(self) -> Iterator[Finding]:
        """What is wrong with the households, the unions and the run."""
        own: dict[str | None, list[int]] = defaultdict(list)
        for number, entry in enumerate(self._intake.entries):
            own[entry.union_name].append(number)
        for filed in self._intake.unions:
            yield from self._of_union(filed, self._households(own.pop(filed.union.name, ())))
        for number in (number for numbers in own.values() for number in numbers):
            for filed_case, item in self._households([number]):
                yield from self._of_household(filed_case, item, self._figuring.completed(item), _UNKNOWN)
        numbers = (self._numbers[number] for number in sorted(self._numbers))
        yield from check_people(self._intake.cases, self._manifest.schedule.one_dossier, numbers)
        yield from self._pairings.findings()

    def _households(self, numbers: Sequence[int]) -> _Households:
        """The households of these numbers; what is to be compared over the whole run is noted."""
        households = []
        for number in numbers:
            filed = self._intake.cases[number]
            figured = self._figuring.figured(filed)
            self._numbers[number] = id_numbers(filed.case)
            self._pairings.add(number, filed, figured)
            households.append((filed, figured))
        return households

    def _of_union(self, filed: FiledUnion, own: _Households) -> Iterator[Finding]:
        """The union with its notices completed, right or wrong, and with all its households."""
        completed = tuple(self._figuring.completed(figured) for _, figured in own)
        levels, calendar = self._manifest.rules.publicity, self._manifest.calendar
        notices = completed_notices(filed.union, completed, levels, calendar)
        union = filed.union.model_copy(update={"publicity": notices})
        posting = FiguredUnion(union, {}, completed, levels, calendar)
        self.postings[filed.union.name] = replace(posting, cases=())
        for (item, figured), whole in zip(own, completed, strict=True):
            yield from self._of_household(item, figured, whole, posting)
        yield from self._of_union_itself(filed, posting, own)

    def _of_household(
        self, filed: FiledCase, figured: FiguredCase, completed: FiguredCase, union: FiguredUnion
    ) -> Iterator[Finding]:
        pack, manifest, documents = self._pack, self._manifest, self._documents
        if too_many := [*check_size(filed)]:
            yield from too_many
            return
        yield from check_household(filed, figured, documents, pack)
        yield from check_lists(filed, figured, documents, pack)
        yield from check_materials(filed, completed, documents, manifest)
        yield from check_requirements(filed, figured, manifest.requirements)
        yield from check_household_schedule(filed, figured, union, manifest.schedule, self._figuring.day)
        if filed.case.key not in self._unread:
            judged = self._figuring.eligibility(figured)
            yield from check_eligibility(filed, figured, judged, documents, pack)
        yield from check_case_characters(filed, self._unprintable)
        yield from check_case_disclosure(filed, self._posted)

    def _of_union_itself(
        self, filed: FiledUnion, posting: FiguredUnion, own: _Households
    ) -> Iterator[Finding]:
        manifest, documents = self._manifest, self._documents
        yield from check_notices(filed, posting, documents)
        clause = manifest.schedule.statistics
        yield from check_statistics(filed, posting.cases, manifest.statistics, documents, clause)
        yield from check_union_requirements(filed, posting, manifest.requirements)
        yield from check_union_schedule(filed, own, manifest, documents, self._figuring.day)
        yield from check_union_characters(filed, self._unprintable)
        yield from check_union_disclosure(filed, self._posted)
