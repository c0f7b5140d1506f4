"""The example of a pack: invented households in its own workbook, that leave no blank of a form empty."""

from docgen.collection.book import region_book
from docgen.pipeline.usage import usage_of
from docgen.region.pack import Pack
from docgen.sample.complete import complete_cases, complete_union
from docgen.sample.households import sample_cases
from docgen.workbook.book import write_book

EXAMPLE = "example.xlsx"
_HOUSEHOLDS, _SEED = 6, 1


def write_example(pack: Pack) -> None:
    """Write the workbook into the pack. Raises PackFaultyError, DestinationNotWritableError."""
    usage = usage_of(pack)
    unions, cases = sample_cases(pack, _HOUSEHOLDS, _SEED)
    required = frozenset(path for document in pack.documents for path in document.required)
    filled = complete_cases(tuple(cases), usage.fields, required, pack.lists)
    own = [complete_union(union, usage.fields, pack.lists) for union in unions]
    write_book(region_book(pack, usage), own, filled, pack.root / EXAMPLE)
