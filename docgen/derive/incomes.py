"""A household's income as eligibility counts it, with every step written out."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from docgen.derive.household import annual_total, rounded
from docgen.derive.standards import Lines
from docgen.model.eligibility import MINIMUM_WAGE, TOTAL, Imputed
from docgen.model.wording import as_text
from docgen.orders import FiguredCase
from docgen.vocabulary import all_fields

_OUTLAYS = ("income.tax_paid", "income.social_security_paid")


@dataclass(frozen=True)
class Incomes:
    """Yearly amounts of the household and monthly ones per head, 元; None with what is `missing`."""

    size: int
    gross_annual: Decimal | None
    disposable_annual: Decimal | None
    imputed: tuple[Imputed, ...]
    unknown_outlays: tuple[str, ...]
    missing: tuple[str, ...]
    lines: tuple[str, ...]

    def annual(self, basis: str) -> Decimal | None:
        """The household's income of the year."""
        return self.gross_annual if basis == "gross" else self.disposable_annual

    def monthly(self, basis: str) -> Decimal | None:
        """The income per head and month, to two decimals."""
        annual = self.annual(basis)
        return None if annual is None else rounded(annual / self.size / 12)


def incomes_of(figured: FiguredCase, lines: Lines, imputes: bool, is_disposable: bool) -> Incomes:
    """The incomes; members who prove no lack of income count with the minimum wage where the pack imputes."""
    case = figured.case
    size = 1 + len(case.members)
    imputed = tuple(_imputed(figured, lines)) if imputes else ()
    total = annual_total(case)
    missing = [] if total is not None else [TOTAL]
    missing += [MINIMUM_WAGE] if any(item.monthly is None for item in imputed) else []
    if total is None or missing:
        return Incomes(size, None, None, imputed, (), tuple(missing), ())
    gross = total + 12 * sum((item.monthly for item in imputed if item.monthly), Decimal(0))
    outlays = [figured.value(path) for path in _OUTLAYS]
    known = sum((item for item in outlays if isinstance(item, Decimal)), Decimal(0))
    unknown = [path for path, item in zip(_OUTLAYS, outlays, strict=True) if item is None]
    told = [_total_line(figured, imputed, gross), _share_line("家庭月人均收入", gross, size)]
    if is_disposable:
        told += [_disposable_line(gross, outlays), _share_line("家庭月人均可支配收入", gross - known, size)]
    return Incomes(
        size, gross, gross - known, imputed, tuple(unknown) if is_disposable else (), (), tuple(told)
    )


def _imputed(figured: FiguredCase, lines: Lines) -> Iterator[Imputed]:
    """R-HN-03: who could work and has neither an income nor a certificate of that."""
    for index, member in enumerate(figured.case.members):
        is_idle = figured.value(f"members[{index}].needs_no_income_certificate")
        if is_idle and not member.no_income_certificate:
            yield Imputed(index, member.name or "", lines.minimum_wage)


def _total_line(figured: FiguredCase, imputed: Sequence[Imputed], total: Decimal) -> str:
    case, wages = figured.case, {item.index: item.monthly for item in imputed}
    parts = [f"本人 {_amount(case.income.worker_monthly)} × 12"]
    for index, member in enumerate(case.members):
        name = member.name or f"成员{index + 1}"
        if wages.get(index) is not None:
            parts.append(f"{name} {_amount(wages[index])} × 12（按最低工资标准测算）")
        elif member.monthly_income is not None:
            parts.append(f"{name} {_amount(member.monthly_income)} × 12")
        else:
            parts.append(f"{name} {_amount(member.annual_income)}")
    parts.append(f"其他年收入 {_amount(case.income.household_other_annual)}")
    return f"家庭年度总收入 = {' ＋ '.join(parts)} = {_amount(total)} 元"


def _disposable_line(gross: Decimal, outlays: Sequence[object]) -> str:
    parts, unknown = [], []
    for path, amount in zip(_OUTLAYS, outlays, strict=True):
        label = all_fields()[path].label
        parts.append(f"{label} {_amount(amount or Decimal(0))}")
        unknown += [label] if amount is None else []
    note = f"（{'、'.join(unknown)}没有填写，按 0 计）" if unknown else ""
    rest = gross - sum((item for item in outlays if isinstance(item, Decimal)), Decimal(0))
    return f"家庭可支配收入 = {_amount(gross)} － {' － '.join(parts)} = {_amount(rest)} 元{note}"


def _share_line(label: str, annual: Decimal, size: int) -> str:
    return f"{label} = {_amount(annual)} ÷ {size} 人 ÷ 12 = {_amount(rounded(annual / size / 12))} 元"


def _amount(value: object) -> str:
    return as_text(rounded(value)) if isinstance(value, Decimal) else "0"
