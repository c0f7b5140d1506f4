"""Whether a household may be filed, and in which category: every criterion judged, told in one line each."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

TOTAL = "income.household_annual_total"
STANDARD = "union.standards[].dibao"
MINIMUM_WAGE = "union.standards[].minimum_wage"


class Verdict(StrEnum):
    """What became of a criterion; undecided while something it needs is not known."""

    MET = "符合"
    FAILED = "不符合"
    UNDECIDED = "不能核定"


@dataclass(frozen=True)
class Judged:
    """One criterion as judged: its sentence, and the fields that are missing where it is undecided.

    `is_outlay_short` tells that it failed only because income was too high, which further outlays could cure;
    `at` is the field that shows the fault, where one alone does; `rule` and `source` say where the criterion
    stands, if in a clause of its own.
    """

    text: str
    verdict: Verdict
    missing: tuple[str, ...] = ()
    parts: tuple["Judged", ...] = ()
    is_outlay_short: bool = False
    at: str = ""
    rule: str = ""
    source: str = ""

    @property
    def line(self) -> str:
        """The sentence with its result."""
        return f"{self.text}：{self.verdict}"

    def lines(self, indent: str = "") -> list[str]:
        """The line and, each further in, those of its parts."""
        inner = [line for part in self.parts for line in part.lines(indent + "　")]
        return [indent + self.line, *inner]


def judged_as_all(text: str, parts: Sequence[Judged]) -> Judged:
    """All of the parts must be met; one that fails decides."""
    failed = [part for part in parts if part.verdict is Verdict.FAILED]
    undecided = [part for part in parts if part.verdict is Verdict.UNDECIDED]
    verdict = Verdict.FAILED if failed else Verdict.UNDECIDED if undecided else Verdict.MET
    is_short = bool(failed) and all(part.is_outlay_short for part in failed)
    return Judged(text, verdict, _missing(undecided), tuple(parts), is_short)


def judged_as_any(text: str, parts: Sequence[Judged]) -> Judged:
    """One of the parts must be met."""
    verdicts = {part.verdict for part in parts}
    undecided = [part for part in parts if part.verdict is Verdict.UNDECIDED]
    verdict = Verdict.MET if Verdict.MET in verdicts else Verdict.UNDECIDED if undecided else Verdict.FAILED
    missing = _missing(undecided) if verdict is Verdict.UNDECIDED else ()
    is_short = verdict is Verdict.FAILED and any(part.is_outlay_short for part in parts)
    return Judged(text, verdict, missing, tuple(parts), is_short)


def _missing(undecided: Sequence[Judged]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(path for part in undecided for path in part.missing))


@dataclass(frozen=True)
class CategoryVerdict:
    """One category as judged, by the lines of the place that counts for it; `region` is that place's name."""

    name: str
    title: str
    rule: str
    source: str
    place: str
    region: str
    standard: Decimal | None
    judged: Judged

    @property
    def verdict(self) -> Verdict:
        """Whether the household may be filed in it."""
        return self.judged.verdict

    @property
    def reason(self) -> str:
        """The criteria that failed, else those undecided, in one line; empty when all are met."""
        if self.verdict is Verdict.MET:
            return ""
        return "；".join(part.line for part in self.judged.parts if part.verdict is self.verdict)

    @property
    def clause(self) -> tuple[str, str]:
        """The rule and its clause by which it stands as it does: the criterion's own, else the category's."""
        decisive = _decisive(self.judged)
        return (decisive.rule, decisive.source) if decisive else (self.rule, self.source)


def _decisive(judged: Judged) -> Judged | None:
    """The first part that decides, where it stands in a clause of its own.

    Of groups of which one would have done, that of which the beginning was met: it is the one that is meant.
    """
    first = next((part for part in judged.parts if part.verdict is judged.verdict), None)
    if first is None or first.rule:
        return first
    meant = (group for group in first.parts if group.parts and group.parts[0].verdict is Verdict.MET)
    return next((found for group in meant if (found := _decisive(group))), None)


@dataclass(frozen=True)
class Imputed:
    """The income counted for a member who could work and proves none; None without a minimum wage."""

    index: int
    name: str
    monthly: Decimal | None


@dataclass(frozen=True)
class Applied:
    """A clause of the notice that applies to the household: it is not to be filed, or to be closed."""

    title: str
    rule: str
    source: str


@dataclass(frozen=True)
class Eligibility:
    """What the rules allow a household, and what it claims.

    Amounts are 元, per head and month where the name says nothing else; None where an input is missing.
    `lines` write out how they were computed. `unknown_outlays` counted as nothing (decision 6). `scope` is
    what every category asks, `outcome` the determination as judged, where there is one, `deregister` what
    wants the dossier closed.
    """

    size: int
    annual_total: Decimal | None
    gross: Decimal | None
    disposable: Decimal | None
    lines: tuple[str, ...]
    imputed: tuple[Imputed, ...]
    unknown_outlays: tuple[str, ...]
    excluded: tuple[Applied, ...]
    scope: tuple[Judged, ...]
    categories: tuple[CategoryVerdict, ...]
    claimed: str
    claimed_categories: tuple[CategoryVerdict, ...]
    is_below_dibao: bool | None
    is_living_below_dibao: bool | None
    outcome: Judged | None
    deregister: tuple[Applied, ...]

    @property
    def is_outside(self) -> bool:
        """Whether no dossier is filed for such a household, whatever its income."""
        return bool(self.excluded) or any(item.verdict is Verdict.FAILED for item in self.scope)

    @property
    def allowed(self) -> tuple[str, ...]:
        """The titles of the categories that the household meets; none where it is outside."""
        met = (item.title for item in self.categories if item.verdict is Verdict.MET)
        return () if self.is_outside else tuple(met)

    @property
    def claim(self) -> CategoryVerdict | None:
        """The claimed category, of several of its name the one that stands best."""
        order = (Verdict.MET, Verdict.UNDECIDED, Verdict.FAILED)
        return min(self.claimed_categories, key=lambda item: order.index(item.verdict), default=None)
