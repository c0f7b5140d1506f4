"""Checks of a household against who may be filed: its category, incomes, focus group and determination."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from docgen.check.subject import Subject
from docgen.check.union import listing_by_standard, standard_missing
from docgen.findings import Finding
from docgen.model.eligibility import MINIMUM_WAGE, STANDARD, CategoryVerdict, Eligibility, Judged, Verdict
from docgen.model.intake import FiledCase
from docgen.model.paths import value_at
from docgen.model.wording import as_text
from docgen.orders import FiguredCase
from docgen.region.conditions import holds_for
from docgen.region.documents import Document
from docgen.region.eligibility import EligibilityRules, FocusGroup
from docgen.region.pack import Pack
from docgen.region.schedule import Clause
from docgen.vocabulary import all_fields

_CERTIFICATE, _GROUP = "household.dibao_certificate_valid", "plan.focus_group"
_ABOVE = "家庭月人均收入和扣除支出后的收入都不低于低保标准"
_ROUNDING = Decimal(6)  # of a monthly income in whole 元, over twelve months


def check_eligibility(
    filed: FiledCase,
    figured: FiguredCase,
    judged: Eligibility | None,
    documents: Sequence[Document],
    pack: Pack,
) -> Iterator[Finding]:
    """What contradicts the pack's rules of who may be filed; nothing for a pack without such rules.

    `judged` is the household's eligibility. That a starred cell is empty, or that a household is excluded, is
    told by other checks.
    """
    rules = pack.manifest.eligibility
    if rules is None or judged is None:
        return
    check = _Check(Subject(filed, figured), judged, rules)
    yield from check.incomes()
    yield from check.determination()
    yield from check.focus_group()
    if rules.closed and figured.satisfies(rules.closed):
        return
    starred = {path for document in documents for path in document.required}
    yield from check.imputation()
    yield from check.claim(starred)
    yield from check.below_dibao()
    yield from _standard(filed, figured, judged, documents, pack)


def _standard(
    filed: FiledCase, figured: FiguredCase, judged: Eligibility, documents: Sequence[Document], pack: Pack
) -> Iterator[Finding]:
    """The claimed category's 低保 standard, unless a list that needs the same one has told it."""
    claim = judged.claim
    if claim is None or claim.standard is not None or STANDARD not in claim.judged.missing:
        return
    own = pack.manifest.rules.dibao_place
    is_listed = listing_by_standard(documents) is not None
    is_told = is_listed and figured.value("household.dibao_standard") is None
    if not is_told or value_at(filed.case, own) != value_at(filed.case, claim.place):
        yield standard_missing(filed, claim.place, claim.rule, claim.source)


class _Check:
    """One household under check, with what the rules make of it."""

    def __init__(self, subject: Subject, judged: Eligibility, rules: EligibilityRules) -> None:
        self._subject, self._judged, self._rules = subject, judged, rules

    def claim(self, starred: set[str]) -> Iterator[Finding]:
        """The claimed category against what the rules allow."""
        judged, claim = self._judged, self._judged.claim
        if judged.is_outside:
            return
        if judged.deregister:
            yield from self._deregistration()
        elif claim is None:
            yield from self._unclaimed()
        elif claim.verdict is Verdict.UNDECIDED:
            yield from self._undecided(claim, starred)
        elif claim.verdict is Verdict.FAILED and claim.judged.is_outlay_short and judged.unknown_outlays:
            yield self._without_outlays(claim)
        elif claim.verdict is Verdict.FAILED:
            yield self._not_allowed(claim)

    def _deregistration(self) -> Iterator[Finding]:
        for item in self._judged.deregister:
            clause = Clause(rule=item.rule, source=item.source)
            yield self._subject.finding(
                "deregistration-due", "outcome.cancel_reason", clause, title=item.title
            )

    def _unclaimed(self) -> Iterator[Finding]:
        """Nothing was claimed, and nothing could be; a claim without a rule in the notice is not judged."""
        if self._judged.claimed or any(
            item.verdict is not Verdict.FAILED for item in self._judged.categories
        ):
            return
        first = self._judged.categories[0]
        reason = "；".join(f"{item.title}：{item.reason}" for item in self._judged.categories)
        yield self._told("no-category-allowed", first, claimed="（未填写）", reason=reason)

    def _not_allowed(self, claim: CategoryVerdict) -> Finding:
        others = [item for item in self._judged.categories if item.title != claim.title]
        allowed = [item.title for item in others if item.verdict is Verdict.MET]
        open_ones = [item.title for item in others if item.verdict is Verdict.UNDECIDED]
        if not allowed and not open_ones:
            return self._told("no-category-allowed", claim, reason=claim.reason)
        told = "、".join(allowed) or f"没有（{'、'.join(open_ones)}尚不能核定）"
        return self._told("category-not-allowed", claim, reason=claim.reason, allowed=told)

    def _without_outlays(self, claim: CategoryVerdict) -> Finding:
        paths = self._judged.unknown_outlays
        outlays = "、".join(all_fields()[path].label for path in paths)
        return self._told(
            "outlay-assumed-zero", claim, paths[0], self._rules.outlays, outlays=outlays, reason=claim.reason
        )

    def _undecided(self, claim: CategoryVerdict, starred: set[str]) -> Iterator[Finding]:
        """What is missing or left to a person; not what a starred cell or the table of standards tells."""
        elsewhere = {*starred, STANDARD, MINIMUM_WAGE}
        missing = [path for path in claim.judged.missing if path not in elsewhere]
        if claim.judged.missing and not missing:
            return
        labels = "、".join(f"“{self._subject.label(path)}”" for path in missing)
        remedy = (
            f"请补填{labels}。" if missing else "请核对后由人认定；情形写法与通知不同的，请选用通知的写法。"
        )
        path = missing[0] if missing else self._rules.claimed
        yield self._told("category-undecided", claim, path, reason=claim.reason, suggestion=remedy)

    def _told(
        self, code: str, claim: CategoryVerdict, path: str = "", clause: Clause | None = None, **details: str
    ) -> Finding:
        """A finding about the claim, at the cell that says it unless another is named."""
        rule, source = claim.clause
        label = all_fields()[self._rules.claimed].label
        said = {"label": label, "claimed": claim.title, **details}
        return self._subject.finding(
            code, path or self._rules.claimed, clause or Clause(rule=rule, source=source), **said
        )

    def imputation(self) -> Iterator[Finding]:
        """R-HN-03: incomes counted for members who prove no lack of income, told at the cell of the proof."""
        region = next((item.region for item in self._judged.claimed_categories), "")
        place = next((item.place for item in self._judged.claimed_categories), "worker.residence_region")
        for item in self._judged.imputed:
            details = {"name": item.name, "region": region or all_fields()[place].label}
            if item.monthly is None:
                yield self._subject.finding("minimum-wage-missing", place, self._rules.imputation, **details)
                return
            path = f"members[{item.index}].no_income_certificate"
            wage = as_text(item.monthly)
            yield self._subject.finding(
                "minimum-wage-imputed", path, self._rules.imputation, wage=wage, **details
            )

    def below_dibao(self) -> Iterator[Finding]:
        """Decision 9: below 低保 without a certificate, and not yet planned for."""
        rule, figured, judged = self._rules.below_dibao, self._subject.figured, self._judged
        if rule is None or not judged.is_below_dibao or judged.is_outside or figured.satisfies(rule.settled):
            return
        if figured.value(_CERTIFICATE) or figured.value("household.receives_dibao"):
            return
        standard = next((item.standard for item in judged.claimed_categories), None)
        yield self._subject.finding(
            "dibao-first",
            _GROUP,
            rule,
            income=as_text(judged.gross),
            standard=as_text(standard) if standard is not None else "",
            group="、".join(str(item.equals) for item in rule.settled),
        )

    def focus_group(self) -> Iterator[Finding]:
        """R-HN-14: the group chosen against what is known of the household."""
        chosen = self._subject.case.plan.focus_group
        for group in self._rules.focus_groups:
            if group.label == chosen and (reason := self._contradiction(group)):
                yield self._subject.finding(
                    "focus-group-contradicted", _GROUP, group, group=chosen, reason=reason
                )

    def _contradiction(self, group: FocusGroup) -> str:
        if any(holds_for(item, self._subject.figured.value) for item in group.contradicted_by):
            return group.because
        return _ABOVE if group.is_below_dibao and self._judged.is_living_below_dibao is False else ""

    def determination(self) -> Iterator[Finding]:
        """R-LZ-21, R-LZ-22: out of difficulty or relieved against the standard."""
        outcome, rules = self._judged.outcome, self._rules.determination
        if outcome is None or rules is None or outcome.verdict is Verdict.MET:
            return
        is_out = outcome.text == rules.out.label
        if outcome.verdict is Verdict.FAILED:
            code = "outcome-contradicted" if is_out else "relief-without-rise"
        else:
            code = "outcome-unproved"
        path = _path_of(outcome)
        if path and path != STANDARD:
            yield self._subject.finding(
                code,
                path,
                rules.out if is_out else rules.relieved,
                evaluation=outcome.text,
                reason="；".join(part.line for part in outcome.parts if part.verdict is outcome.verdict),
                label=all_fields()[path].label,
            )

    def incomes(self) -> Iterator[Finding]:
        """R-GEN-03: a person's yearly income is twelve monthly ones."""
        clause, case = self._rules.yearly_is_twelve_months, self._subject.case
        if clause is None:
            return
        typed = [("worker.annual_income", case.worker.annual_income, case.income.worker_monthly)]
        for index, member in enumerate(case.members):
            typed.append((f"members[{index}].annual_income", member.annual_income, member.monthly_income))
        for path, annual, monthly in typed:
            if annual is not None and monthly is not None and abs(annual - 12 * monthly) > _ROUNDING:
                yield self._subject.finding(
                    "incomes-contradict",
                    path,
                    clause,
                    label=self._subject.label(path),
                    annual=as_text(annual),
                    monthly=as_text(monthly),
                    expected=as_text(12 * monthly),
                )


def _path_of(outcome: Judged) -> str:
    """The field where the determination fails, else the first that is missing."""
    parts = [part for part in outcome.parts if part.verdict is outcome.verdict]
    return next((part.at or next(iter(part.missing), "") for part in parts), "")
