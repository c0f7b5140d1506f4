"""Checks over the cases of a run: persons filed twice, roster parts, standards."""

from collections.abc import Iterable, Iterator, Sequence

from docgen.findings import Finding, Place, finding
from docgen.model.intake import FiledCase
from docgen.model.paths import exact_paths, value_at
from docgen.model.wording import as_text
from docgen.orders import FiguredCase
from docgen.region.pack import Document, Pack
from docgen.vocabulary import all_fields

_FILED_DATE = "household.filed_date"
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
            yield finding(
                "filed-outside-roster-parts",
                filed.origin.place(_FILED_DATE),
                filed.case.key,
                text=as_text(figured.value(_FILED_DATE)),
                document=document.title,
            )
    is_needed = any(_list_fields(document) & _STANDARD_FIELDS for document in documents)
    if is_needed and figured.value("household.dibao_standard") is None:
        yield _standard_missing(filed, pack.manifest.rules.dibao_place)


def _is_outside_every_part(document: Document, figured: FiguredCase) -> bool:
    """Of a list in two or more parts by the day of filing; a household without that day is not told."""
    is_by_day = len(document.lists) > 1 and _list_fields(document) == {_FILED_DATE}
    if not is_by_day or figured.value(_FILED_DATE) is None or not figured.satisfies(document.where):
        return False
    return not any(figured.satisfies(conditions) for conditions in document.lists.values())


def _list_fields(document: Document) -> set[str]:
    return {item.field for conditions in document.lists.values() for item in conditions}


def _standard_missing(filed: FiledCase, path: str) -> Finding:
    """The finding at the place that counts for the household (decision 8)."""
    region = value_at(filed.case, path) or all_fields()[path].label
    return finding("standard-missing", filed.origin.place(path), filed.case.key, region=region)
