"""A union as later stages see it: its notices, boxes and scores completed, its officers paired."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from docgen.derive.boxes import boxes
from docgen.derive.notices import completed_notices
from docgen.derive.scores import scored
from docgen.model.case import Case
from docgen.model.union import LabourUnion, Pairing
from docgen.orders import FiguredCase
from docgen.region.manifest import Manifest

_HELPER = "帮扶责任人"
_SECOND_HELPER = "第二帮扶责任人"


def completed_union(union: LabourUnion, cases: Sequence[FiguredCase], manifest: Manifest) -> LabourUnion:
    """The union with all that follows from its cases, in dossier order, and from the pack's rules."""
    read = [item.case for item in cases]
    return union.model_copy(
        update={
            "pairings": pairings(read),
            "publicity": completed_notices(union, cases, manifest.rules.publicity, manifest.calendar),
            "boxes": boxes(union, read, manifest.rules.items_a_box),
            "stats": scored(union, read, manifest.scoring),
        }
    )


def pairings(cases: Iterable[Case]) -> tuple[Pairing, ...]:
    """Each officer with the households this officer helps, second helpers first (R-LZ-26)."""
    helped: dict[tuple[str, str], list[str]] = defaultdict(list)
    for case in cases:
        for role, name in ((_SECOND_HELPER, case.plan.second_helper_name), (_HELPER, case.plan.helper_name)):
            if name:
                helped[role, name].append(case.worker.name or "")
    ordered = sorted(helped.items(), key=lambda entry: entry[0][0] != _SECOND_HELPER)
    return tuple(
        Pairing(helper_name=name, role=role, household_count=len(workers), workers=tuple(workers))
        for (role, name), workers in ordered
    )
