"""Example rows of an empty workbook: left as they were they are no data, changed ones may be a household."""

from collections.abc import Collection, Iterable, Mapping, Sequence

from docgen.intake.cells import Cell, is_blank
from docgen.sheets import EXAMPLE_OF

_EXAMPLE = "示例"


def example_cells(choices: Sequence[Sequence[Cell]]) -> Mapping[str, Collection[Cell]]:
    """By sheet what its example row held, from the rows of the sheet 选项; a sheet without is left out."""
    heads = enumerate(choices[0]) if choices else ()
    columns = {index: head for index, head in heads if isinstance(head, str) and head.startswith(EXAMPLE_OF)}
    return {
        head.removeprefix(EXAMPLE_OF): tuple(row[index] for row in choices[1:] if index < len(row))
        for index, head in columns.items()
    }


def is_overwritten(row: Iterable[Cell], names: Iterable[Cell], example: Collection[Cell]) -> bool:
    """Whether somebody entered something in a row that is marked as an example.

    `names` are the workers' names in it, by which that is told where no copy of the example is kept.
    """
    if not example:
        return any(not is_blank(name) and _EXAMPLE not in str(name) for name in names)
    return any(not is_blank(cell) and cell not in example for cell in row)
