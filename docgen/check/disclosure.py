"""Private data in texts that a notice or a paper for outside prints: numbers, addresses, illnesses."""

from collections.abc import Callable, Collection, Iterator, Sequence

from pydantic import BaseModel

from docgen.findings import Finding, Place, finding
from docgen.model.intake import FiledCase, FiledUnion
from docgen.model.kinds import Kind
from docgen.model.paths import exact_paths, value_at
from docgen.model.private_texts import private_detail, private_number
from docgen.region.documents import Document
from docgen.vocabulary import OUTSIDE_CASE, Field, all_fields

_PUBLISHED_CAUSE, _CAUSE = "cause.published", "cause.main"  # the former is made of the latter
_TEXTS = (Kind.TEXT, Kind.LONG_TEXT, Kind.CODE)


def posted_fields(documents: Sequence[Document], printed_outside: Collection[str]) -> tuple[Field, ...]:
    """The texts that the documents show to others: all a notice may print, and `printed_outside`."""
    is_posted = any(document.scope == "publicity" for document in documents)
    texts = (field for field in all_fields().values() if field.kind in _TEXTS)
    shown = {field.path for field in texts if is_posted and field.is_publishable} | set(printed_outside)
    if _PUBLISHED_CAUSE in shown:
        shown.add(_CAUSE)
    return tuple(field for field in all_fields().values() if field.kind in _TEXTS and field.path in shown)


def check_case_disclosure(filed: FiledCase, fields: Sequence[Field]) -> Iterator[Finding]:
    """A finding at every cell of the household whose text holds what is nobody else's business."""
    for field in fields:
        if not field.path.startswith(OUTSIDE_CASE):
            yield from _faults(filed.case, field.path, field, filed.origin.place, filed.case.key)


def check_union_disclosure(filed: FiledUnion, fields: Sequence[Field]) -> Iterator[Finding]:
    """The same of a union and its notices: numbers of persons; its own telephones and address may stand."""
    for field in fields:
        path = field.path.removeprefix("union.")
        if field.path.startswith("publicity."):
            path = field.path.replace("publicity.", "publicity[].", 1)
        if field.path.startswith(("union.", "publicity.")):
            yield from _faults(filed.union, path, field, filed.origin.place)


def _faults(
    record: BaseModel, path: str, field: Field, place: Callable[[str], Place], household: str = ""
) -> Iterator[Finding]:
    for exact in exact_paths(record, path):
        text = value_at(record, exact)
        if isinstance(text, str):
            yield from _told(text, place(exact), field, household)


def _told(text: str, place: Place, field: Field, household: str) -> Iterator[Finding]:
    if what := private_number(text, has_phones=bool(household)):
        yield finding("private-number-shown", place, household, label=field.label, what=what)
    elif household and field.kind is not Kind.CODE and (what := private_detail(text)):
        yield finding("private-detail-shown", place, household, label=field.label, text=what)
