"""Checks of what a union and its officers put into the help: pairing, money, results, contacts, scores."""

import datetime as dt
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from decimal import ROUND_HALF_UP, Decimal

from docgen.check.subject import Subject
from docgen.findings import Finding, Place, finding
from docgen.model.intake import FiledCase, FiledUnion
from docgen.model.kinds import Value
from docgen.model.paths import value_at
from docgen.model.wording import as_text
from docgen.orders import FiguredCase
from docgen.region.documents import Document
from docgen.region.rules import ScoreRule
from docgen.region.schedule import Clause, Contacts, FundRanks, FundShare, OutShare, Pairing
from docgen.vocabulary import all_fields

Households = Sequence[tuple[FiledCase, FiguredCase]]

_OUT = "脱困"
_HELPED_OUT = ("脱困", "解困")
_HELPED_OUT_COUNT = "stats.assessment.helped_out_count"


def check_funds_of_household(subject: Subject, ranks: FundRanks | None) -> Iterator[Finding]:
    """R-LZ-18: funds of the dossier's own level or below."""
    level, used = subject.case.household.dossier_level, subject.case.plan.fund_level
    if ranks is None or level not in ranks.ranks or used not in ranks.ranks:
        return
    if ranks.ranks.index(used) > ranks.ranks.index(level):
        yield subject.finding("funds-above-level", "plan.fund_level", ranks, level=level, text=used)


class Pairings:
    """R-LZ-26: households of each officer over the whole run, told at the officer's first household."""

    def __init__(self, pairing: Pairing | None) -> None:
        self._pairing, self._total = pairing, 0
        self._count: Counter[str] = Counter()
        self._first: dict[str, tuple[int, Place]] = {}

    def add(self, number: int, filed: FiledCase, figured: FiguredCase) -> None:
        """Counts a household, by its number in the order of the files."""
        self._total += 1
        name = figured.value(self._pairing.field) if self._pairing else None
        if self._pairing and isinstance(name, str):
            self._count[name] += 1
            if name not in self._first or number < self._first[name][0]:
                self._first[name] = number, filed.origin.place(self._pairing.field)

    def findings(self) -> Iterator[Finding]:
        """The officers with too few; a run of fewer households than one officer's says nothing."""
        pairing = self._pairing
        if pairing is None or self._total < pairing.least:
            return
        for name, (_, place) in sorted(self._first.items(), key=lambda entry: entry[1][0]):
            if self._count[name] < pairing.least:
                yield finding(
                    "pairing-too-small",
                    place,
                    rule=pairing.rule,
                    source=pairing.source,
                    name=name,
                    count=self._count[name],
                    least=pairing.least,
                )


def check_funds(filed: FiledUnion, funds: FundShare | None) -> Iterator[Finding]:
    """R-LZ-27: the part of the union's funds that goes into the help."""
    if funds is None:
        return
    part, whole = _amount(filed, funds.part), _amount(filed, funds.whole)
    if part is None or not whole or part / whole >= funds.least:
        return
    yield finding(
        "help-funds-too-low",
        filed.origin.place(funds.part.removeprefix("union.")),
        rule=funds.rule,
        source=funds.source,
        part_label=all_fields()[funds.part].label,
        part=as_text(part),
        whole_label=all_fields()[funds.whole].label,
        whole=as_text(whole),
        share=_percent(part / whole),
        least=_percent(funds.least),
    )


def check_outs(filed: FiledUnion, households: Households, outs: OutShare | None) -> Iterator[Finding]:
    """R-LZ-23, R-LZ-31: the part out of difficulty, once all are judged and one household would not do."""
    evaluations = [figured.case.outcome.evaluation for _, figured in households]
    if outs is None or not all(evaluations) or len(evaluations) * outs.least < 1:
        return
    count = sum(evaluation == _OUT for evaluation in evaluations)
    share = Decimal(count) / len(evaluations)
    if share < outs.least:
        year = filed.union.year
        yield finding(
            "outs-too-few",
            filed.origin.place("year"),
            rule=outs.rule,
            source=outs.source,
            year=f"{year} 年" if year else "",
            count=len(evaluations),
            outs=count,
            share=_percent(share),
            least=_percent(outs.least),
        )


def check_contacts(filed: FiledUnion, households: Households, contacts: Contacts | None) -> Iterator[Finding]:
    """R-TY-10: different officers, once there is a household for each, and the post that one must hold."""
    helpers = {figured.case.plan.helper_name for _, figured in households} - {None}
    if contacts is None or not helpers or len(households) < contacts.least:
        return
    if len(helpers) >= contacts.least:
        yield from _post_missing(filed, households, contacts)
    else:
        yield finding(
            "contacts-too-few",
            households[0][0].origin.place("plan.helper_name"),
            rule=contacts.rule,
            source=contacts.source,
            name=filed.union.name or "",
            count=len(households),
            people=len(helpers),
            least=contacts.least,
        )


def _post_missing(filed: FiledUnion, households: Households, contacts: Contacts) -> Iterator[Finding]:
    """Told once the title of every helper is known, and none is the post."""
    plans = [figured.case.plan for _, figured in households if figured.case.plan.helper_name]
    titles = list(dict.fromkeys(plan.helper_title or "" for plan in plans))
    if contacts.post and all(titles) and not any(contacts.post in title for title in titles):
        yield finding(
            "contact-post-missing",
            households[0][0].origin.place("plan.helper_title"),
            rule=contacts.rule,
            source=contacts.source,
            name=filed.union.name or "",
            post=contacts.post,
            titles="、".join(titles),
        )


def check_scores(
    filed: FiledUnion,
    households: Households,
    scoring: Sequence[ScoreRule],
    clause: Clause | None,
    documents: Sequence[Document],
) -> Iterator[Finding]:
    """R-TY-01 to 07: inputs that are missing, and a count that the households' determinations contradict."""
    if clause is None or not any(document.scope == "union" for document in documents):
        return
    evaluations = [figured.case.outcome.evaluation for _, figured in households]
    count = sum(evaluation in _HELPED_OUT for evaluation in evaluations)
    counted = {_HELPED_OUT_COUNT: count} if any(evaluations) else {}
    for rule in scoring:
        yield from _inputs_missing(filed, rule, clause, counted)
    entered = value_at(filed.union, _HELPED_OUT_COUNT)
    if counted and entered is not None and entered != count:
        rules = [item.rule for item in scoring if _HELPED_OUT_COUNT in item.fields]
        yield _count_differs(filed, clause, (*rules, clause.rule)[0], entered, count)


def _inputs_missing(
    filed: FiledUnion, rule: ScoreRule, clause: Clause, counted: Mapping[str, int]
) -> Iterator[Finding]:
    for path in rule.fields:
        own = path.removeprefix("union.")
        if path not in counted and value_at(filed.union, own) is None:
            yield finding(
                "score-input-missing",
                filed.origin.place(own),
                rule=rule.rule or clause.rule,
                source=clause.source,
                item=rule.item,
                label=all_fields()[path].label,
            )


def _count_differs(filed: FiledUnion, clause: Clause, rule: str, entered: Value, count: int) -> Finding:
    return finding(
        "score-count-differs",
        filed.origin.place(_HELPED_OUT_COUNT),
        rule=rule,
        source=clause.source,
        label=all_fields()[_HELPED_OUT_COUNT].label,
        text=as_text(entered),
        count=count,
    )


def check_cutoff(
    filed: FiledUnion, households: Households, clause: Clause | None, documents: Sequence[Document]
) -> Iterator[Finding]:
    """R-JX-22: a household filed after the day the table is cut off at, which the table counts."""
    cutoff = filed.union.stats.cutoff_date
    if clause is None or cutoff is None or not any(document.scope == "union" for document in documents):
        return
    for case, figured in households:
        day = figured.value("household.filed_date")
        if isinstance(day, dt.date) and day > cutoff:
            yield finding(
                "filed-after-cutoff",
                case.origin.place("household.filed_date"),
                case.case.key,
                rule=clause.rule,
                source=clause.source,
                text=as_text(day),
                cutoff=as_text(cutoff),
            )


def _amount(filed: FiledUnion, path: str) -> Decimal | None:
    value = value_at(filed.union, path.removeprefix("union."))
    return value if isinstance(value, Decimal) else None


def _percent(share: Decimal) -> str:
    """A share as a number of hundredths with one decimal place."""
    return as_text((share * 100).quantize(Decimal("0.1"), ROUND_HALF_UP).normalize())
