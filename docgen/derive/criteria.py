"""A category's criteria judged: amounts against lines, facts, days and persons, each told in one line."""

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from docgen.derive.household import rounded
from docgen.derive.incomes import Incomes
from docgen.derive.standards import Lines
from docgen.model.eligibility import STANDARD, Judged, Verdict, judged_as_all, judged_as_any
from docgen.model.household import Member
from docgen.model.id_number import age_on
from docgen.model.kinds import Value
from docgen.model.wording import as_text
from docgen.model.worker import Worker
from docgen.orders import FiguredCase
from docgen.region.conditions import holds_for
from docgen.region.criteria import (
    AnyCriterion,
    Bound,
    CategoryCriterion,
    Criterion,
    DateCriterion,
    ExpensesCriterion,
    FactCriterion,
    HistoryCriterion,
    IncomeCriterion,
    Kin,
    Line,
    PersonCriterion,
)
from docgen.region.rules import Rules
from docgen.vocabulary import all_fields

_HISTORY = "income.monthly_per_capita_history"
_LABELS = {"gross": "家庭月人均收入", "disposable": "家庭月人均可支配收入"}
_TOTALS = {"gross": "家庭年度总收入", "disposable": "家庭可支配收入"}
_SHARES = {"gross": "家庭人均年收入", "disposable": "家庭人均年可支配收入"}
_BLANK = "未填写"


@dataclass(frozen=True)
class Ground:
    """What criteria are judged on: the household, its incomes, the day of the application, the place's lines.

    `judge_category` judges another category of the pack by the same lines.
    """

    figured: FiguredCase
    incomes: Incomes
    day: dt.date
    lines: Lines
    rules: Rules
    judge_category: Callable[[str, Lines], Judged]


def judge(criterion: Criterion, ground: Ground) -> Judged:
    """The criterion as judged, with the clause of its own that it stands in."""
    judged = _JUDGES[type(criterion)](criterion, ground)
    return replace(judged, rule=criterion.rule, source=criterion.source) if criterion.rule else judged


def judge_all(text: str, criteria: Iterable[Criterion], ground: Ground) -> Judged:
    """All of the criteria together."""
    return judged_as_all(text, [judge(item, ground) for item in criteria])


def holds(amount: Decimal, bound: Bound, limit: Decimal) -> bool:
    """Whether the amount stands to the line as the bound wants."""
    if bound.at_most:
        return amount <= limit
    return amount < limit if bound.less_than else amount > limit


def limit_of(line: Line, lines: Lines) -> tuple[Decimal | None, str]:
    """The amount of the line at the place, None when it is not known, and how it is computed."""
    label, base, times = "低保标准", lines.dibao, line.times
    if line.of == "low_income" and lines.low_income is not None:
        label, base = "低收入标准", lines.low_income
    elif line.of == "low_income":
        times = line.otherwise or times
    if base is None:
        return None, f"{label}（“{lines.region}”的标准{_BLANK}）"
    limit = rounded(base * times)
    product = "" if times == 1 else f" × {as_text(times)} = {as_text(limit)} 元"
    return limit, f"{label} {as_text(base)} 元{product}"


def _income(criterion: IncomeCriterion, ground: Ground) -> Judged:
    label, amount = _LABELS[criterion.basis], ground.incomes.monthly(criterion.basis)
    shown = f"{label}（缺）" if amount is None else f"{label} {as_text(amount)} 元"
    judged = _compared(shown, amount, criterion, ground, criterion.basis, ground.incomes.missing)
    if criterion.inferred and judged.verdict is Verdict.FAILED:
        return Judged(f"{judged.text}（通知没有写明下限，由人判断）", Verdict.UNDECIDED)
    return judged


def _after_expenses(criterion: ExpensesCriterion, ground: Ground) -> Judged:
    path, expense = _first_entered(criterion.expense, ground.figured)
    annual, label = ground.incomes.annual(criterion.basis), all_fields()[path].label
    if annual is None or expense is None:
        missing = (*ground.incomes.missing, *(() if expense is not None else (path,)))
        return _compared(
            f"减去{label}后的月人均收入（缺）", None, criterion, ground, criterion.basis, missing
        )
    size, spent = ground.incomes.size, as_text(expense)
    if ground.rules.expense_basis == "per_capita":
        share = rounded(annual / size)
        left = rounded((share - expense) / 12)
        shown = f"（{_SHARES[criterion.basis]} {as_text(share)} 元 － {label} {spent} 元）÷ 12"
    else:
        left = rounded((annual - expense) / size / 12)
        total = f"{_TOTALS[criterion.basis]} {as_text(rounded(annual))} 元"
        shown = f"（{total} － {label} {spent} 元）÷ {size} 人 ÷ 12"
    return _compared(f"{shown} = {as_text(left)} 元", left, criterion, ground, criterion.basis, ())


def _compared(
    shown: str, amount: Decimal | None, bound: Bound, ground: Ground, basis: str, missing: Sequence[str]
) -> Judged:
    limit, told = limit_of(bound.line, ground.lines)
    text = f"{shown} {bound.sign} {told}"
    if amount is None or limit is None:
        absent = (*missing, *(() if limit is not None else (STANDARD,)))
        return Judged(text, Verdict.UNDECIDED, tuple(absent))
    is_met = holds(amount, bound, limit)
    is_short = not is_met and bound.more_than is None and basis == "disposable"
    return Judged(text, Verdict.MET if is_met else Verdict.FAILED, is_outlay_short=is_short)


def _history(criterion: HistoryCriterion, ground: Ground) -> Judged:
    case = ground.figured.case
    months = case.income.monthly_per_capita_history[-criterion.months :]
    if case.outcome.evaluation or len(months) < criterion.months:
        return _half_year(criterion, ground)
    limit, told = limit_of(criterion.line, ground.lines)
    text = f"近 {len(months)} 个月人均收入 {as_text(months)} 元，每月 {criterion.sign} {told}"
    if limit is None:
        return Judged(text, Verdict.UNDECIDED, (STANDARD,))
    is_met = all(holds(month, criterion, limit) for month in months)
    return Judged(text, Verdict.MET if is_met else Verdict.FAILED)


def _half_year(criterion: HistoryCriterion, ground: Ground) -> Judged:
    """By the average of the half year that was declared, which can only speak for the months, not against."""
    average = ground.figured.value("income.per_capita_monthly_6m")
    limit, told = limit_of(criterion.line, ground.lines)
    label = all_fields()["income.per_capita_monthly_6m"].label
    if not isinstance(average, Decimal):
        return Judged(
            f"近 {criterion.months} 个月人均收入（缺）{criterion.sign} {told}", Verdict.UNDECIDED, (_HISTORY,)
        )
    text = f"{label}（近 6 个月平均）{as_text(average)} 元 {criterion.sign} {told}"
    if limit is not None and holds(average, criterion, limit):
        return Judged(text, Verdict.MET)
    if limit is None:
        return Judged(text, Verdict.UNDECIDED, (STANDARD,))
    return Judged(
        f"{text}（平均数不能否定，要看逐月的{all_fields()[_HISTORY].label}）", Verdict.UNDECIDED, (_HISTORY,)
    )


def _fact(criterion: FactCriterion, ground: Ground) -> Judged:
    value_of = ground.figured.value
    paths = list(dict.fromkeys(condition.field for condition in criterion.any_of))
    text = f"{criterion.title}（{'，'.join(_told(path, value_of(path)) for path in paths)}）"
    if any(holds_for(condition, value_of) for condition in criterion.any_of):
        return Judged(text, Verdict.MET)
    if any(holds_for(condition, value_of) for condition in criterion.ruled_out_by):
        return Judged(text, Verdict.FAILED)
    blank = [path for path in paths if value_of(path) in (None, ())]
    if criterion.decided_by and criterion.decided_by not in blank:
        blank = []
    if blank and criterion.absent == "holds":
        return Judged(text, Verdict.MET)
    if blank:
        return Judged(text, Verdict.UNDECIDED, tuple(blank[:1]))
    if criterion.is_open:
        return Judged(f"{text}，通知所列情形之外的由人判断", Verdict.UNDECIDED)
    return Judged(text, Verdict.FAILED)


def _date(criterion: DateCriterion, ground: Ground) -> Judged:
    day = ground.figured.value(criterion.field)
    text = f"{criterion.title}（{_told(criterion.field, day)}，申请日 {as_text(ground.day)}）"
    if not isinstance(day, dt.date):
        return Judged(text, Verdict.UNDECIDED, (criterion.field,))
    is_met = True
    if criterion.within_months is not None:
        is_met = day >= _months_before(ground.day, criterion.within_months)
    if criterion.least_months is not None:
        is_met = is_met and day <= _months_before(ground.day, criterion.least_months)
    return Judged(text, Verdict.MET if is_met else Verdict.FAILED)


def _person(criterion: PersonCriterion, ground: Ground) -> Judged:
    """Somebody of the household is such a person; who tells nothing of it leaves it undecided."""
    everybody = list(_people(ground.figured))
    concerned = [item for item in everybody if any(_is_kin(item, kin, ground) for kin in criterion.any_of)]
    found = [item for item in concerned if any(_is_meant(item, kin, ground) for kin in criterion.any_of)]
    sure = [item for item in found if not any(_is_doubtful(item, kin, ground) for kin in criterion.any_of)]
    if found:
        text = f"{criterion.title}（{'、'.join(item.name for item in sure or found)}）"
        return Judged(text, Verdict.MET) if sure else Judged(f"{text}，由人判断", Verdict.UNDECIDED)
    is_told = any(item.value(criterion.tells, ground) not in (None, ()) for item in everybody)
    blank = [item.path(criterion.tells) for item in concerned if item.has(criterion.tells)]
    if blank and not is_told:
        return Judged(f"{criterion.title}（{_BLANK}）", Verdict.UNDECIDED, (blank[0],))
    return Judged(f"{criterion.title}（没有）", Verdict.FAILED)


@dataclass(frozen=True)
class _Somebody:
    """The worker, or a member with the relation to the worker."""

    prefix: str
    name: str
    relation: str

    def path(self, name: str) -> str:
        """The path of the person's field."""
        return f"{self.prefix}.{name}"

    def has(self, name: str) -> bool:
        """Whether such a person has the field."""
        return name in (Worker if self.prefix == "worker" else Member).model_fields

    def value(self, name: str, ground: Ground) -> Value:
        """The value of the person's field."""
        return ground.figured.value(self.path(name)) if self.has(name) else None


def _people(figured: FiguredCase) -> Iterator[_Somebody]:
    yield _Somebody("worker", figured.case.worker.name or "本人", "")
    for index, member in enumerate(figured.case.members):
        yield _Somebody(
            f"members[{index}]", f"{member.relation or ''}{member.name or ''}", member.relation or ""
        )


def _is_kin(person: _Somebody, kin: Kin, ground: Ground) -> bool:
    if kin.anybody or person.prefix == "worker":
        return kin.anybody or kin.worker
    if person.relation not in kin.relations:
        return False
    born = person.value("birth_date", ground)
    return kin.under is None or not isinstance(born, dt.date) or age_on(born, ground.day) < kin.under


def _is_meant(person: _Somebody, kin: Kin, ground: Ground) -> bool:
    values = (item.holds(person.value(item.field, ground)) for item in kin.conditions)
    return _is_kin(person, kin, ground) and all(values)


def _is_doubtful(person: _Somebody, kin: Kin, ground: Ground) -> bool:
    values = (item.holds(person.value(item.field, ground)) for item in kin.doubtful)
    return _is_kin(person, kin, ground) and any(values)


def _category(criterion: CategoryCriterion, ground: Ground) -> Judged:
    parts = [ground.judge_category(name, ground.lines) for name in criterion.one_of]
    return judged_as_any(criterion.title, parts)


def _any(criterion: AnyCriterion, ground: Ground) -> Judged:
    parts = [
        judge(group[0], ground) if len(group) == 1 else judge_all(_title(group[0]), group, ground)
        for group in criterion.groups
    ]
    return judged_as_any(criterion.title, parts)


def _title(criterion: Criterion) -> str:
    """What a group of criteria is called: by its first one."""
    return getattr(criterion, "title", "以下各项")


_JUDGES: Mapping[type, Callable[[Any, Ground], Judged]] = {
    IncomeCriterion: _income,
    ExpensesCriterion: _after_expenses,
    HistoryCriterion: _history,
    FactCriterion: _fact,
    DateCriterion: _date,
    PersonCriterion: _person,
    CategoryCriterion: _category,
    AnyCriterion: _any,
}


def _first_entered(paths: Sequence[str], figured: FiguredCase) -> tuple[str, Decimal | None]:
    """The first of the amounts that was entered; else the last path, which is the form's own cell."""
    for path in paths:
        amount = figured.value(path)
        if isinstance(amount, Decimal):
            return path, amount
    return paths[-1], None


def _told(path: str, value: Value) -> str:
    return f"{all_fields()[path].label} {_BLANK if value in (None, ()) else as_text(value)}"


def _months_before(day: dt.date, months: int) -> dt.date:
    """The same day so many months before, the month's last day where it has no such day."""
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    first = dt.date(year, month + 1, 1)
    last = (dt.date(year + (month + 1) // 12, (month + 1) % 12 + 1, 1) - dt.timedelta(days=1)).day
    return first.replace(day=min(day.day, last))
