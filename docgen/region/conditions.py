"""Conditions a pack may state about a case: small data, never code."""

import datetime as dt
from decimal import Decimal

from pydantic import BaseModel, ConfigDict, Field

from docgen.model.kinds import Value


class Condition(BaseModel):
    """One statement about one field; every part that is given must hold, of several values for one of them.

    A field that the case lacks satisfies only `present: false` and `not_in`.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)

    field: str
    present: bool | None = None
    equals: str | int | bool | None = Field(default=None, alias="is")
    one_of: tuple[str, ...] | None = Field(default=None, alias="in")
    not_in: tuple[str, ...] | None = None
    at_least: Decimal | None = None
    less_than: Decimal | None = None
    before: dt.date | None = None
    from_day: dt.date | None = Field(default=None, alias="from")
    until: dt.date | None = None

    def holds(self, value: Value) -> bool:
        """Whether the condition holds for the field's value; `until` includes its day, `before` does not."""
        if value is None or value == ():
            return self.present is False or (self.not_in is not None and self._asks_nothing_else())
        if self.present is False:
            return False
        return self._choice_holds(value) and self._number_holds(value) and self._dates_hold(value)

    def _asks_nothing_else(self) -> bool:
        parts = (self.present, self.equals, self.one_of, self.at_least, self.less_than)
        return all(part is None for part in (*parts, self.before, self.from_day, self.until))

    def _choice_holds(self, value: Value) -> bool:
        values = value if isinstance(value, tuple) else (value,)
        if self.equals is not None and self.equals not in values:
            return False
        if self.not_in is not None and any(item in self.not_in for item in values):
            return False
        return self.one_of is None or any(item in self.one_of for item in values)

    def _number_holds(self, value: Value) -> bool:
        if self.at_least is None and self.less_than is None:
            return True
        if not isinstance(value, int | Decimal) or isinstance(value, bool):
            return False
        return (self.at_least is None or value >= self.at_least) and (
            self.less_than is None or value < self.less_than
        )

    def _dates_hold(self, value: Value) -> bool:
        if self.before is None and self.from_day is None and self.until is None:
            return True
        if not isinstance(value, dt.date):
            return False
        return (
            (self.before is None or value < self.before)
            and (self.from_day is None or value >= self.from_day)
            and (self.until is None or value <= self.until)
        )
