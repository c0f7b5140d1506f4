"""The household under check: its values by field, what its fields are called, findings about it."""

import datetime as dt

from docgen.findings import Finding, finding
from docgen.model.intake import FiledCase
from docgen.model.paths import exact_paths, value_at
from docgen.orders import FiguredCase
from docgen.region.schedule import Clause
from docgen.vocabulary import all_fields

DatedPath = tuple[str, dt.date]
"""The exact path of a field, and the day that stands there."""


class Subject:
    """One household: the case as it was read, where its values stood, its figures."""

    def __init__(self, filed: FiledCase, figured: FiguredCase) -> None:
        self.case, self.origin, self.figured = filed.case, filed.origin, figured

    @property
    def name(self) -> str:
        """The worker's name, else how messages name the household."""
        return self.case.worker.name or self.case.key

    def finding(self, code: str, path: str, /, clause: Clause | None = None, **details: object) -> Finding:
        """A finding at the field's place, of the rule of that clause."""
        rule, source = (clause.rule, clause.source) if clause else ("", "")
        place = self.origin.place(path)
        return finding(code, place, self.case.key, rule=rule, source=source, **details)

    def label(self, path: str) -> str:
        """The field's label; with the member's name when it is a member's."""
        item = all_fields()[general_path(path)]
        if not path.startswith("members["):
            return item.label
        name = value_at(self.case, path.rpartition(".")[0] + ".name")
        return f"家庭成员{name or ''}的{item.label}"

    def day(self, path: str) -> dt.date | None:
        """The day of an exact path, figured or entered; None when there is none."""
        value = self.figured.value(path)
        return value if isinstance(value, dt.date) else None

    def days(self, path: str) -> list[DatedPath]:
        """The days that stand for a path, every item's of a list."""
        found = [(exact, self.day(exact)) for exact in exact_paths(self.case, path)]
        return [(exact, day) for exact, day in found if day]


def general_path(path: str) -> str:
    """The field's path without the number of its item: `members[0].name` as `members[].name`."""
    head, bracket, tail = path.partition("[")
    return f"{head}[]{tail.partition(']')[2]}" if bracket else path
