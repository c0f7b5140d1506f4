"""Households under check, made of nothing but what a test says, with figures; every value in its own cell."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from docgen.check.subject import Subject
from docgen.derive.household import Parameters, household_figures
from docgen.findings import Finding, in_reading_order
from docgen.model.case import Case
from docgen.model.id_number import check_digit
from docgen.model.intake import FiledCase, FiledUnion
from docgen.model.origin import Origin
from docgen.model.union import LabourUnion
from docgen.orders import FiguredCase, FiguredUnion
from docgen.region.documents import Document
from docgen.region.rules import PublicityLevel

DAY = dt.date(2018, 12, 25)
FILE = "案例.yaml"
WORKER = {"name": "罗示梅", "number": "1"}


class _Everywhere(Mapping[str, int]):
    """Lines of a text file: every path stands on one that its spelling gives."""

    def __getitem__(self, path: str) -> int:
        return _LINES.setdefault(path, len(_LINES) + 1)

    def __iter__(self) -> Any:
        return iter(_LINES)

    def __len__(self) -> int:
        return len(_LINES)

    def __contains__(self, path: object) -> bool:
        return True


_LINES: dict[str, int] = {}
_ORIGIN = Origin(file=FILE, lines=_Everywhere())


def a_number(born: str, serial: int = 991, area: str = "510502") -> str:
    """A valid ID number; an odd serial is a man's."""
    first_17 = f"{area}{born.replace('-', '')}{serial:03}"
    return first_17 + check_digit(first_17)


def a_household(*members: Mapping[str, Any], **parts: Any) -> tuple[FiledCase, FiguredCase]:
    """The household of those parts, as it was read and with its figures."""
    worker = {**WORKER, **parts.pop("worker", {})}
    case = Case.model_validate({"worker": worker, "members": members, **parts})
    figures = household_figures(case, LabourUnion(), Parameters(DAY))
    return FiledCase(case, _ORIGIN), FiguredCase(case, figures)


def a_subject(*members: Mapping[str, Any], **parts: Any) -> Subject:
    return Subject(*a_household(*members, **parts))


def a_filed_union(**values: Any) -> FiledUnion:
    return FiledUnion(LabourUnion.model_validate({"name": "甲工会", **values}), _ORIGIN)


def posting(
    *notices: Mapping[str, Any], levels: Sequence[PublicityLevel] = (), **values: Any
) -> FiguredUnion:
    """A union with those notices."""
    return FiguredUnion(a_filed_union(publicity=notices, **values).union, {}, (), tuple(levels))


def a_document(name: str, scope: str = "union", title: str = "花名册") -> Document:
    return Document.model_validate({"id": name, "title": title, "file": "", "for": scope})


def told(findings: Iterable[Finding]) -> list[tuple[str, str]]:
    """Each finding as the path it stands at and its code."""
    found = in_reading_order(findings)
    lines = {line: path for path, line in _LINES.items()}
    return [(lines[item.place.line], item.code) for item in found]


def sentence(findings: Iterable[Finding]) -> str:
    """The sentence of the only finding."""
    (one,) = findings
    return one.sentence
