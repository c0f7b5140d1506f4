"""Checks over the cases of a run: persons filed twice, roster parts, standards, notices."""

from collections.abc import Iterable, Iterator, Sequence

from docgen.findings import Finding, Place, finding
from docgen.model.intake import FiledCase, FiledUnion
from docgen.model.paths import exact_paths, value_at
from docgen.model.wording import as_text
from docgen.model.workdays import CalendarUnknownError, day_after_working_days, working_days
from docgen.orders import FiguredCase
from docgen.region.pack import Document, Pack
from docgen.vocabulary import all_fields

_STANDARD_FIELDS = frozenset({"household.is_uncovered_by_dibao", "household.dibao_standard"})


def check_people(filed: Iterable[FiledCase]) -> Iterator[Finding]:
    """A person who stands in two households (R-JX-12, R-HN-15), told at the later place."""
    seen: dict[str, tuple[str, Place]] = {}
    for item in filed:
        for path in ("worker.id_number", *exact_paths(item.case, "members[].id_number")):
            number = value_at(item.case, path)
            if not isinstance(number, str):
                continue
            place = item.origin.place(path)
            if number in seen:
                other = f"{seen[number][1]}（{seen[number][0]}）"
                yield finding(
                    "id-number-repeated", place, item.case.key, label="身份证号", text=number, other=other
                )
            else:
                seen[number] = (item.case.key, place)


def check_lists(
    filed: FiledCase, figured: FiguredCase, documents: Sequence[Document], pack: Pack
) -> Iterator[Finding]:
    """Households that no part of a list takes in, and the standard that lists need and do not find."""
    for document in documents:
        if _is_outside_every_part(document, figured):
            path = min(_list_fields(document))
            text = as_text(figured.value(path))
            yield finding(
                "filed-outside-roster-parts",
                filed.origin.place(path),
                filed.case.key,
                text=text,
                document=document.title,
            )
    is_needed = any(_list_fields(document) & _STANDARD_FIELDS for document in documents)
    if is_needed and figured.value("household.dibao_standard") is None:
        yield _standard_missing(filed, pack.manifest.rules.dibao_place)


def check_notices(filed: FiledUnion, documents: Sequence[Document], pack: Pack) -> Iterator[Finding]:
    """Dates of the union's notices: present, and long enough by the official calendar (decision 10)."""
    if any(document.scope == "publicity" for document in documents):
        for index in range(len(filed.union.publicity)):
            yield from check_notice(filed, index, pack)


def check_notice(filed: FiledUnion, index: int, pack: Pack) -> Iterator[Finding]:
    """What is wrong with the dates of one notice; nothing when the pack has no rule about them."""
    least = pack.manifest.rules.publicity_working_days
    notice, path = filed.union.publicity[index], f"publicity[{index}]"
    if least is None:
        return
    if notice.start_date is None:
        place = filed.origin.place(f"{path}.start_date")
        yield finding("publicity-dates-missing", place, name=filed.union.name or "")
        return
    place = filed.origin.place(f"{path}.end_date")
    try:
        earliest = day_after_working_days(notice.start_date, least)
        days = working_days(notice.start_date, notice.end_date or earliest)
    except CalendarUnknownError as fault:
        if notice.end_date is None:
            yield finding("calendar-unknown", place, year=fault.year)
        return
    if days < least:
        start, end = as_text(notice.start_date), as_text(notice.end_date)
        yield finding(
            "publicity-too-short",
            place,
            start=start,
            end=end,
            days=days,
            least=least,
            earliest=as_text(earliest),
        )


def _is_outside_every_part(document: Document, figured: FiguredCase) -> bool:
    """Of a list in two or more parts; a household without the value that parts it is not told."""
    if len(document.lists) < 2 or not figured.satisfies(document.where):
        return False
    if any(figured.value(path) is None for path in _list_fields(document)):
        return False
    return not any(figured.satisfies(conditions) for conditions in document.lists.values())


def _list_fields(document: Document) -> set[str]:
    return {item.field for conditions in document.lists.values() for item in conditions}


def _standard_missing(filed: FiledCase, path: str) -> Finding:
    """The finding at the place that counts for the household (decision 8)."""
    region = value_at(filed.case, path) or all_fields()[path].label
    return finding("standard-missing", filed.origin.place(path), filed.case.key, region=region)
