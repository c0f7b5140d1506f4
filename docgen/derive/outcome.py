"""The determination judged: out of difficulty for six months, or income risen (R-LZ-21, R-LZ-22)."""

from collections.abc import Iterator
from decimal import Decimal

from docgen.derive.standards import Lines
from docgen.model.eligibility import STANDARD, Judged, Verdict, judged_as_all
from docgen.model.wording import as_text
from docgen.orders import FiguredCase
from docgen.region.eligibility import Determination

_HISTORY = "income.monthly_per_capita_history"
_EFFECT = "outcome.effect_per_capita_income"
_REMOVED = "outcome.cause_removed"


def judged_outcome(
    figured: FiguredCase, rules: Determination | None, lines: Lines, income: Decimal | None
) -> Judged | None:
    """The determination against the pack's standard; None without one, or for one that has no standard."""
    evaluation = figured.case.outcome.evaluation
    if rules and evaluation == rules.out.label:
        return judged_as_all(
            rules.out.label, [*_cause_removed(figured), _above_dibao(figured, rules.months, lines)]
        )
    if rules and evaluation == rules.relieved.label:
        return judged_as_all(rules.relieved.label, [_risen(figured, income)])
    return None


def _cause_removed(figured: FiguredCase) -> Iterator[Judged]:
    removed = figured.case.outcome.cause_removed
    if removed is None:
        yield Judged("致困因素消除（未填写）", Verdict.UNDECIDED, (_REMOVED,))
    else:
        verdict = Verdict.MET if removed else Verdict.FAILED
        yield Judged(f"致困因素消除（{as_text(removed)}）", verdict, at=_REMOVED)


def _above_dibao(figured: FiguredCase, months: int, lines: Lines) -> Judged:
    """Every one of the last months above 低保; the figure of the form where the months were not entered."""
    history = figured.case.income.monthly_per_capita_history[-months:]
    effect = figured.case.outcome.effect_per_capita_income
    amounts, label, path = history, f"近 {months} 个月人均收入", _HISTORY
    if not history and effect is not None:
        amounts, label, path = (effect,), "没有逐月填写，认定书上的家庭人均收入", _EFFECT
    line = "低保标准（未填写）" if lines.dibao is None else f"低保标准 {as_text(lines.dibao)} 元"
    each = "，每月" if history else ""
    text = f"{label} {as_text(amounts) if amounts else '（缺）'} 元{each} > {line}"
    if lines.dibao is None:
        return Judged(text, Verdict.UNDECIDED, (STANDARD,))
    if any(amount <= lines.dibao for amount in amounts):
        return Judged(text, Verdict.FAILED, at=path)
    is_enough = len(history) >= months or (not history and effect is not None)
    return Judged(text, Verdict.MET) if is_enough else Judged(text, Verdict.UNDECIDED, (_HISTORY,))


def _risen(figured: FiguredCase, income: Decimal | None) -> Judged:
    """明显增加 has no number: any rise over the income at filing counts."""
    effect = figured.case.outcome.effect_per_capita_income
    text = f"家庭人均收入达到 {_shown(effect)} > 建档时 {_shown(income)}"
    if effect is None or income is None:
        return Judged(text, Verdict.UNDECIDED, (_EFFECT,) if effect is None else ())
    return Judged(text, Verdict.MET if effect > income else Verdict.FAILED, at=_EFFECT)


def _shown(amount: Decimal | None) -> str:
    return "（未填写）" if amount is None else f"{as_text(amount)} 元"
