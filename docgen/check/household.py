"""Checks of one household: required cells, identity, choices, causes, typed against derived."""

from collections.abc import Iterable, Iterator, Mapping
from functools import cache

from docgen.check.identity import BY_NUMBER
from docgen.check.property import check_property
from docgen.check.slips import check_slips
from docgen.check.subject import Subject, general_path
from docgen.findings import Finding, finding
from docgen.model.id_number import fault_of
from docgen.model.intake import FiledCase
from docgen.model.kinds import Value
from docgen.model.paths import exact_paths, value_at
from docgen.model.wording import as_text
from docgen.orders import FiguredCase
from docgen.region.codelists import CodeList
from docgen.region.documents import Document
from docgen.region.pack import Pack
from docgen.region.rules import MostCauses
from docgen.region.schedule import Clause
from docgen.vocabulary import OUTSIDE_CASE, Field, all_fields

_STARRED = Clause(rule="R-GEN-02", source="表上“*为必填项”")
_COMPUTED = Clause(rule="R-GEN-03", source="表上“自动算出”")
_CAUSES = Clause(rule="R-GEN-04", source="表上“致困原因”")
_NOTED = Clause(rule="R-GEN-05", source="表上“其他（注明）”")

# Which rule derives the field, where one does.
_DERIVING = {
    "worker.sex": BY_NUMBER,
    "worker.birth_date": BY_NUMBER,
    "members[].sex": BY_NUMBER,
    "members[].birth_date": BY_NUMBER,
    "household.size": _COMPUTED,
    "household.per_capita_monthly_income": _COMPUTED,
    "income.household_annual_total": _COMPUTED,
}
_MOST_NAMED = 12  # values of a list in a remedy
_NOT_COMPARED = (".age", ".index")  # the one changes with the day, the other is only the row's place


def check_household(
    filed: FiledCase, figured: FiguredCase, documents: Iterable[Document], pack: Pack
) -> list[Finding]:
    """Everything wrong with the household, in no particular order; empty when nothing is."""
    subject = Subject(filed, figured)
    wrong_numbers = list(_identity(subject))
    own = [item for item in documents if item.scope == "household"]
    return [
        *_required(subject, own, is_underivable=bool(wrong_numbers)),
        *wrong_numbers,
        *_choices(subject, pack.lists),
        *_notes(subject, pack.lists),
        *_secondary_causes(subject, pack.manifest.rules.secondary_causes),
        *check_property(subject, pack.manifest.rules.main_property),
        *_typed_against_derived(subject),
        *_householder(subject),
        *_number(subject),
        *check_slips(subject),
    ]


def _required(subject: Subject, documents: list[Document], is_underivable: bool) -> Iterator[Finding]:
    """R-GEN-02: a starred cell must not be empty; a field missing on several forms is told once.

    A derived field is told only when nothing it may follow from is missing or wrong.
    """
    missing = {path: title for title, path in _missing(subject, documents)}
    entered = [path for path in missing if not all_fields()[general_path(path)].is_derived]
    for path in entered if entered or is_underivable else missing:
        label = subject.label(path)
        yield subject.finding("required-missing", path, _STARRED, document=missing[path], label=label)


def _missing(subject: Subject, documents: list[Document]) -> Iterator[tuple[str, str]]:
    """The title of the document and the exact path of each empty starred cell, first documents last."""
    for document in reversed(documents):
        if subject.figured.satisfies(document.when):
            for general in document.required:
                for path in exact_paths(subject.case, general):
                    if subject.figured.value(path) in (None, ()):
                        yield document.title, path


def _identity(subject: Subject) -> Iterator[Finding]:
    for path in ("worker.id_number", *exact_paths(subject.case, "members[].id_number")):
        number = value_at(subject.case, path)
        if isinstance(number, str) and fault_of(number):
            label, reason = subject.label(path), fault_of(number)
            yield subject.finding("id-number-wrong", path, BY_NUMBER, label=label, text=number, reason=reason)


def _choices(subject: Subject, lists: Mapping[str, CodeList]) -> Iterator[Finding]:
    for item in _coded_fields():
        codelist = lists.get(item.about.codelist)
        if codelist is None:
            continue
        for path in exact_paths(subject.case, item.path):
            for text in _texts(value_at(subject.case, path)):
                if text not in codelist.labels:
                    yield _not_in_list(subject, path, text, codelist)


def _not_in_list(subject: Subject, path: str, text: str, codelist: CodeList) -> Finding:
    code = "value-unusual" if codelist.is_open else "value-not-in-list"
    return finding(
        code,
        subject.origin.place(path),
        subject.case.key,
        rule=codelist.rule,
        source=codelist.source,
        label=subject.label(path),
        text=text,
        suggestion=_suggestion(text, codelist),
    )


def _suggestion(text: str, codelist: CodeList) -> str:
    """What may be chosen instead: the value most alike where there is one, and the first of all."""
    near, labels = codelist.find_nearest(text), codelist.labels
    more = f"等 {len(labels)} 项，全部选项见采集表" if len(labels) > _MOST_NAMED else ""
    likely = f"最相近的选项是“{near}”；" if near else ""
    return f"{likely}可选：{'、'.join(labels[:_MOST_NAMED])}{more}。"


def _notes(subject: Subject, lists: Mapping[str, CodeList]) -> Iterator[Finding]:
    """R-GEN-05: 其他（注明） chosen needs its note."""
    for item in _coded_fields():
        codelist = lists.get(item.about.codelist)
        if codelist is None or "[]" in item.path:
            continue
        for option in codelist.items:
            if not option.note_field:
                continue
            is_chosen = option.label in _texts(value_at(subject.case, item.path))
            if is_chosen and not value_at(subject.case, option.note_field):
                note = all_fields()[option.note_field].label
                yield subject.finding(
                    "note-missing",
                    option.note_field,
                    Clause(rule=codelist.rule, source=codelist.source) if codelist.rule else _NOTED,
                    label=item.label,
                    option=option.label,
                    note=note,
                )


def _secondary_causes(subject: Subject, limit: MostCauses | None) -> Iterator[Finding]:
    """R-GEN-04: no more 次要致困原因 than the form takes, none of them the main one (decision 13)."""
    cause, path = subject.case.cause, "cause.secondary"
    if limit and len(cause.secondary) > limit.most:
        count, most = len(cause.secondary), limit.most
        yield subject.finding("secondary-causes-too-many", path, limit, count=count, most=most)
    if cause.main and cause.main in cause.secondary:
        yield subject.finding("secondary-cause-repeats-main", path, limit or _CAUSES, text=cause.main)


def _typed_against_derived(subject: Subject) -> Iterator[Finding]:
    """A typed value that differs from the derived one."""
    for path, expected in subject.figured.figures.items():
        item = all_fields().get(general_path(path))
        if item is None or not item.is_derived or path.startswith(OUTSIDE_CASE):
            continue
        typed = value_at(subject.case, path)
        is_compared = expected is not None and typed not in (None, ()) and not path.endswith(_NOT_COMPARED)
        if not is_compared or typed == expected:
            continue
        yield subject.finding(
            "derived-differs",
            path,
            _DERIVING.get(general_path(path)),
            label=subject.label(path),
            text=as_text(typed),
            expected=as_text(expected),
            basis=item.about.derived_from,
        )


def _householder(subject: Subject) -> Iterator[Finding]:
    """Decision 26: the relation to the householder follows only when the worker is the householder."""
    if subject.case.worker.is_householder is not False:
        return
    for index, member in enumerate(subject.case.members):
        if not member.relation_to_householder:
            path = f"members[{index}].relation_to_householder"
            yield subject.finding("relation-to-householder-missing", path, name=member.name or "")


def _number(subject: Subject) -> Iterator[Finding]:
    if not subject.case.number:
        yield subject.finding("number-missing", "worker.number")


@cache
def _coded_fields() -> tuple[Field, ...]:
    fields = all_fields().values()
    return tuple(item for item in fields if item.about.codelist and not item.path.startswith(OUTSIDE_CASE))


def _texts(value: Value) -> tuple[str, ...]:
    if isinstance(value, str):
        return (value,)
    return tuple(item for item in value if isinstance(item, str)) if isinstance(value, tuple) else ()
