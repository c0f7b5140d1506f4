"""Checks of one household: required cells, identity, choices, causes, typed against derived."""

from collections.abc import Iterable, Iterator, Mapping

from docgen.findings import Finding, finding
from docgen.model.id_number import fault_of
from docgen.model.intake import FiledCase
from docgen.model.kinds import Value
from docgen.model.paths import exact_paths, value_at
from docgen.model.wording import as_text
from docgen.orders import FiguredCase
from docgen.region.codelists import CodeList
from docgen.region.pack import Document, Pack
from docgen.vocabulary import OUTSIDE_CASE, Field, all_fields

_NOT_COMPARED = (".age", ".index")  # the one changes with the day, the other is only the row's place


def check_household(
    filed: FiledCase, figured: FiguredCase, documents: Iterable[Document], pack: Pack
) -> list[Finding]:
    """Everything wrong with the household, in no particular order; empty when nothing is."""
    subject = _Subject(filed, figured)
    wrong_numbers = list(_identity(subject))
    own = [item for item in documents if item.scope == "household"]
    return [
        *_required(subject, own, is_underivable=bool(wrong_numbers)),
        *wrong_numbers,
        *_choices(subject, pack.lists),
        *_notes(subject, pack.lists),
        *_secondary_causes(subject),
        *_typed_against_derived(subject),
        *_householder(subject),
        *_number(subject),
    ]


class _Subject:
    """The household under check, and how a finding about it is made."""

    def __init__(self, filed: FiledCase, figured: FiguredCase) -> None:
        self.case, self.origin, self.figured = filed.case, filed.origin, figured

    def finding(self, code: str, path: str, **details: object) -> Finding:
        """A finding at the field's place."""
        return finding(code, self.origin.place(path), self.case.key, **details)

    def label(self, path: str) -> str:
        """The field's label; with the member's name when it is a member's."""
        item = all_fields()[_general(path)]
        if not path.startswith("members["):
            return item.label
        name = value_at(self.case, path.rpartition(".")[0] + ".name")
        return f"家庭成员{name or ''}的{item.label}"


def _required(subject: _Subject, documents: list[Document], is_underivable: bool) -> Iterator[Finding]:
    """R-GEN-02: a starred cell must not be empty; a field missing on several forms is told once.

    A derived field is told only when nothing it may follow from is missing or wrong.
    """
    missing = {path: title for title, path in _missing(subject, documents)}
    entered = [path for path in missing if not all_fields()[_general(path)].is_derived]
    for path in entered if entered or is_underivable else missing:
        label = subject.label(path)
        yield subject.finding("required-missing", path, document=missing[path], label=label)


def _missing(subject: _Subject, documents: list[Document]) -> Iterator[tuple[str, str]]:
    """The title of the document and the exact path of each empty starred cell, first documents last."""
    for document in reversed(documents):
        if subject.figured.satisfies(document.when):
            for general in document.required:
                for path in exact_paths(subject.case, general):
                    if subject.figured.value(path) in (None, ()):
                        yield document.title, path


def _identity(subject: _Subject) -> Iterator[Finding]:
    for path in ("worker.id_number", *exact_paths(subject.case, "members[].id_number")):
        number = value_at(subject.case, path)
        if isinstance(number, str) and fault_of(number):
            label, reason = subject.label(path), fault_of(number)
            yield subject.finding("id-number-wrong", path, label=label, text=number, reason=reason)


def _choices(subject: _Subject, lists: Mapping[str, CodeList]) -> Iterator[Finding]:
    for item in _coded_fields():
        codelist = lists.get(item.about.codelist)
        if codelist is None:
            continue
        for path in exact_paths(subject.case, item.path):
            for text in _texts(value_at(subject.case, path)):
                if text not in codelist.labels:
                    yield _not_in_list(subject, path, text, codelist)


def _not_in_list(subject: _Subject, path: str, text: str, codelist: CodeList) -> Finding:
    code = "value-unusual" if codelist.is_open else "value-not-in-list"
    suggestion = f"最相近的选项是“{codelist.nearest(text)}”；可选：{'、'.join(codelist.labels[:12])}。"
    return subject.finding(code, path, label=subject.label(path), text=text, suggestion=suggestion)


def _notes(subject: _Subject, lists: Mapping[str, CodeList]) -> Iterator[Finding]:
    """R-GEN-05: 其他（注明） chosen needs its note."""
    for item in _coded_fields():
        codelist = lists.get(item.about.codelist)
        for option in codelist.items if codelist else ():
            if not option.note_field or "[]" in item.path:
                continue
            is_chosen = option.label in _texts(value_at(subject.case, item.path))
            if is_chosen and not value_at(subject.case, option.note_field):
                note = all_fields()[option.note_field].label
                yield subject.finding(
                    "note-missing", option.note_field, label=item.label, option=option.label, note=note
                )


def _secondary_causes(subject: _Subject) -> Iterator[Finding]:
    """R-GEN-04: 次要致困原因 0-3, none of them the main one (decision 13)."""
    cause = subject.case.cause
    if len(cause.secondary) > 3:
        yield subject.finding("secondary-causes-too-many", "cause.secondary", count=len(cause.secondary))
    if cause.main and cause.main in cause.secondary:
        yield subject.finding("secondary-cause-repeats-main", "cause.secondary", text=cause.main)


def _typed_against_derived(subject: _Subject) -> Iterator[Finding]:
    """A typed value that differs from the derived one."""
    for path, expected in subject.figured.figures.items():
        item = all_fields().get(_general(path))
        if item is None or not item.is_derived or path.startswith(OUTSIDE_CASE):
            continue
        typed = value_at(subject.case, path)
        is_compared = expected is not None and typed not in (None, ()) and not path.endswith(_NOT_COMPARED)
        if not is_compared or typed == expected:
            continue
        yield subject.finding(
            "derived-differs",
            path,
            label=subject.label(path),
            text=as_text(typed),
            expected=as_text(expected),
            basis=item.about.derived_from,
        )


def _householder(subject: _Subject) -> Iterator[Finding]:
    """Decision 26: the relation to the householder follows only when the worker is the householder."""
    if subject.case.worker.is_householder is not False:
        return
    for index, member in enumerate(subject.case.members):
        if not member.relation_to_householder:
            path = f"members[{index}].relation_to_householder"
            yield subject.finding("relation-to-householder-missing", path, name=member.name or "")


def _number(subject: _Subject) -> Iterator[Finding]:
    if not subject.case.number:
        yield subject.finding("number-missing", "worker.number")


def _coded_fields() -> list[Field]:
    fields = all_fields().values()
    return [item for item in fields if item.about.codelist and not item.path.startswith(OUTSIDE_CASE)]


def _general(path: str) -> str:
    head, bracket, tail = path.partition("[")
    return f"{head}[]{tail.partition(']')[2]}" if bracket else path


def _texts(value: Value) -> tuple[str, ...]:
    if isinstance(value, str):
        return (value,)
    return tuple(item for item in value if isinstance(item, str)) if isinstance(value, tuple) else ()
