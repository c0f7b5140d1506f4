"""A household of more rows than any has: mostly many households under one number."""

from collections.abc import Iterator, Sized
from typing import cast

from docgen.findings import Finding, finding
from docgen.model.intake import FiledCase
from docgen.model.paths import value_at
from docgen.sheets import SHEETS, Belongs

MOST_ROWS = 500  # of one sheet; the largest family known has a tenth of it


def check_size(filed: FiledCase) -> Iterator[Finding]:
    """Tells each sheet that has too many rows of the household, at the first row too many."""
    for sheet in SHEETS:
        if sheet.belongs is not Belongs.HOUSEHOLD or sheet.is_head:
            continue
        path = sheet.list_path.removesuffix(".").removesuffix("[]")
        count = len(cast(Sized, value_at(filed.case, path)))
        if count > MOST_ROWS:
            place = filed.origin.place(f"{path}[{MOST_ROWS}].")
            key = filed.case.key
            yield finding("rows-too-many", place, key, sheet=sheet.title, count=count, most=MOST_ROWS)
