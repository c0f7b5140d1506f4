"""Checks of the property that a household lists: nothing below the value that the notice asks (R-TY-12)."""

import re
from collections.abc import Iterator
from decimal import Decimal

from docgen.check.subject import Subject
from docgen.findings import Finding
from docgen.model.wording import as_text
from docgen.region.rules import LeastValue

_PATH = "household.main_property"
_THOUSANDS = re.compile(r"(?<=\d)[,，](?=\d{3}(?!\d))")
_BETWEEN = re.compile(r"[、，,；;。\n]")
_AMOUNT = re.compile(r"(?<!\d)(\d+(?:\.\d+)?)\s*(万|千|百)?元")
_TIMES = {"": 1, "百": 100, "千": 1000, "万": 10_000}


def check_property(subject: Subject, limit: LeastValue | None) -> Iterator[Finding]:
    """A warning for each item whose value is written beside it and is too small; others are not judged."""
    text = subject.case.household.main_property
    if limit is None or not text:
        return
    for item in _BETWEEN.split(_THOUSANDS.sub("", text)):
        values = [Decimal(number) * _TIMES[unit] for number, unit in _AMOUNT.findall(item)]
        if values and max(values) < limit.least:
            value, least = as_text(max(values)), as_text(limit.least)
            yield subject.finding(
                "property-too-small", _PATH, limit, item=item.strip(), value=value, least=least
            )
