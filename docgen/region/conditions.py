"""Conditions a pack may state about a case: small data, never code."""

import datetime as dt

from pydantic import BaseModel, ConfigDict, Field

from docgen.model.kinds import Value


class Condition(BaseModel):
    """One statement about one field; every part that is given must hold, of several values for one of them.

    A field that the case lacks satisfies only `present: false`.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)

    field: str
    present: bool | None = None
    equals: str | int | bool | None = Field(default=None, alias="is")
    one_of: tuple[str, ...] | None = Field(default=None, alias="in")
    before: dt.date | None = None
    from_day: dt.date | None = Field(default=None, alias="from")
    until: dt.date | None = None

    def holds(self, value: Value) -> bool:
        """Whether the condition holds for the field's value; `until` includes its day, `before` does not."""
        if value is None or value == ():
            return self.present is False
        if self.present is False:
            return False
        return self._choice_holds(value) and self._dates_hold(value)

    def _choice_holds(self, value: Value) -> bool:
        values = value if isinstance(value, tuple) else (value,)
        if self.equals is not None and self.equals not in values:
            return False
        return self.one_of is None or any(item in self.one_of for item in values)

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
