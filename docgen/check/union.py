"""Checks over the cases of a run: persons filed twice, roster parts, standards."""

import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from docgen.findings import Finding, Place, finding
from docgen.model.case import Case
from docgen.model.intake import FiledCase
from docgen.model.paths import exact_paths, value_at
from docgen.model.wording import as_text
from docgen.orders import FiguredCase
from docgen.region.documents import Document
from docgen.region.pack import Pack
from docgen.region.schedule import Clause
from docgen.vocabulary import all_fields

Numbers = tuple[tuple[str, str], ...]
"""Exact paths of a case, with the ID numbers that stand there."""

_WORKER, _SPOUSE, _SPOUSES = "职工", "配偶", ("丈夫", "妻子", "配偶")
_FILED_DATE = "household.filed_date"
_STANDARD_FIELDS = frozenset({"household.is_uncovered_by_dibao", "household.dibao_standard"})


def id_numbers(case: Case) -> Numbers:
    """The ID numbers of the household's people, each with its path."""
    paths = ("worker.id_number", *exact_paths(case, "members[].id_number"))
    found = ((sys.intern(path), value_at(case, path)) for path in paths)
    return tuple((path, number) for path, number in found if isinstance(number, str))


def check_people(
    filed: Sequence[FiledCase], clause: Clause | None = None, numbers: Iterable[Numbers] | None = None
) -> Iterator[Finding]:
    """A person who stands in two households (R-JX-12, R-HN-15), told at the later place.

    `clause` is that of the pack's rule, without which a couple filed twice is told like any other person.
    `numbers` are those of each household in turn, where they are known without looking at every one again.
    """
    seen: dict[str, tuple[int, str]] = {}
    for place, own in enumerate((id_numbers(item.case) for item in filed) if numbers is None else numbers):
        for path, number in own:
            first, first_path = seen.setdefault(number, (place, path))
            if (first, first_path) != (place, path):
                other = _Person(filed[first], first_path)
                is_couple = place != first and _is_couple(_Person(filed[place], path), other)
                yield _repeated(number, _Person(filed[place], path), other, is_couple, clause)


@dataclass(frozen=True)
class _Person:
    """One place where a person stands: the household, and the path of the number."""

    filed: FiledCase
    path: str

    @property
    def place(self) -> Place:
        return self.filed.origin.place(self.path)

    @property
    def role(self) -> str:
        """职工, 配偶 or 家庭成员."""
        if self.path == "worker.id_number":
            return _WORKER
        relation = value_at(self.filed.case, self.path.replace("id_number", "relation"))
        return _SPOUSE if relation in _SPOUSES else "家庭成员"

    @property
    def name(self) -> str:
        return str(value_at(self.filed.case, self.path.replace("id_number", "name")) or "")


def _is_couple(person: _Person, other: _Person) -> bool:
    return {person.role, other.role} == {_WORKER, _SPOUSE}


def _repeated(
    number: str, person: _Person, first: _Person, is_couple: bool, clause: Clause | None
) -> Finding:
    rule, source = (clause.rule, clause.source) if clause else ("", "")
    key, other = person.filed.case.key, f"{first.place}（{first.filed.case.key}）"
    if clause and is_couple:
        return finding(
            "couple-filed-twice",
            person.place,
            key,
            rule=rule,
            source=source,
            name=person.name,
            text=number,
            here=person.role,
            other=other,
            there=first.role,
        )
    return finding(
        "id-number-repeated",
        person.place,
        key,
        rule=rule,
        source=source,
        label="身份证号",
        text=number,
        other=other,
    )


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
                rule=document.listed_by.rule if document.listed_by else "",
                source=document.listed_by.source if document.listed_by else "",
                text=as_text(figured.value(_FILED_DATE)),
                document=document.title,
            )
    listing = listing_by_standard(documents)
    if listing and figured.value("household.dibao_standard") is None:
        clause = listing.listed_by
        rule, source = (clause.rule, clause.source) if clause else ("", "")
        yield standard_missing(filed, pack.manifest.rules.dibao_place, rule, source)


def listing_by_standard(documents: Sequence[Document]) -> Document | None:
    """The first of the lists that chooses households by the 低保 standard, None when none does."""
    return next((item for item in documents if _list_fields(item) & _STANDARD_FIELDS), None)


def standard_missing(filed: FiledCase, path: str, rule: str, source: str) -> Finding:
    """The finding at the place that counts for the household (decision 8), of the rule that needs it."""
    region = value_at(filed.case, path) or all_fields()[path].label
    place = filed.origin.place(path)
    return finding("standard-missing", place, filed.case.key, rule=rule, source=source, region=region)


def _is_outside_every_part(document: Document, figured: FiguredCase) -> bool:
    """Of a list in two or more parts by the day of filing; a household without that day is not told."""
    is_by_day = len(document.lists) > 1 and _list_fields(document) == {_FILED_DATE}
    if not is_by_day or figured.value(_FILED_DATE) is None or not figured.satisfies(document.where):
        return False
    return not any(figured.satisfies(conditions) for conditions in document.lists.values())


def _list_fields(document: Document) -> set[str]:
    return {item.field for conditions in document.lists.values() for item in conditions}
