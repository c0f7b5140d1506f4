"""The archive boxes of a union: one dossier is one item, and a year's items are numbered through."""

from collections import Counter
from collections.abc import Iterator, Sequence

from docgen.model.case import Case
from docgen.model.union import Box, LabourUnion


def boxes(union: LabourUnion, cases: Sequence[Case], items_a_box: int) -> tuple[Box, ...]:
    """The boxes year by year, for the cases in dossier order; `items_a_box` where the union says nothing.

    A case counts to the year it was filed in, one without that day to the union's year, else to a box
    of no year, which stands last.
    """
    size = union.items_a_box or items_a_box
    counts = Counter(filed.year if (filed := case.household.filed_date) else union.year for case in cases)
    years = sorted(counts, key=lambda year: (year is None, year))
    return tuple(box for year in years for box in _boxes_of(year, counts[year], size))


def _boxes_of(year: int | None, count: int, size: int) -> Iterator[Box]:
    for number, first in enumerate(range(1, count + 1, size), start=1):
        last = min(first + size - 1, count)
        yield Box(number=number, year=year, first_item=first, last_item=last, item_count=last - first + 1)
