"""An assessment rubric as scored: points, and why points were lost."""

from collections.abc import Iterator, Sequence

from docgen.model.case import Case
from docgen.model.kinds import Value
from docgen.model.paths import value_at
from docgen.model.union import LabourUnion, Score, Statistics
from docgen.model.wording import as_text
from docgen.region.rules import ScoreRule
from docgen.vocabulary import all_fields

_HELPED_OUT = ("脱困", "解困")


def scored(union: LabourUnion, cases: Sequence[Case], rules: Sequence[ScoreRule]) -> Statistics:
    """The union's statistics with the score of every item and their total.

    What was not entered is not scored, and the total waits for every score. Households helped out of
    difficulty are counted from their determinations where there are any (decision 37).
    """
    stats = _with_households_helped_out(union.stats, cases)
    judged = union.model_copy(update={"stats": stats})
    scores = tuple(_score(rule, judged) for rule in rules)
    points = [score.score for score in scores if score.score is not None]
    total = sum(points) if scores and len(points) == len(scores) else None
    return stats.model_copy(update={"scores": scores, "score_total": total})


def _with_households_helped_out(stats: Statistics, cases: Sequence[Case]) -> Statistics:
    evaluations = [case.outcome.evaluation for case in cases if case.outcome.evaluation]
    if not evaluations:
        return stats
    count = sum(text in _HELPED_OUT for text in evaluations)
    assessment = stats.assessment.model_copy(update={"helped_out_count": count})
    return stats.model_copy(update={"assessment": assessment})


def _score(rule: ScoreRule, union: LabourUnion) -> Score:
    if any(_value(union, path) is None for path in rule.fields):
        return Score(item=rule.item, full=rule.full)
    losses = list(_losses(rule, union))
    score = max(rule.full - sum(points for points, _ in losses), 0)
    reason = "；".join(why for _, why in losses) or None
    return Score(item=rule.item, full=rule.full, score=score, reason=reason)


def _losses(rule: ScoreRule, union: LabourUnion) -> Iterator[tuple[int, str]]:
    """Points lost and the reason; without `lost_each` whatever is wanting costs the item all its points."""
    each = rule.full if rule.lost_each is None else rule.lost_each
    for path in rule.wanted:
        if not _value(union, path):
            yield each, _negated(all_fields()[path].label)
    if rule.field and rule.at_least is not None:
        value = _value(union, rule.field)
        wanting = max(rule.at_least - value, 0) if isinstance(value, int) else 0
        if wanting:
            lost = each if rule.lost_each is None else each * wanting
            yield lost, _too_few(rule.field, value, rule.at_least)
    for loss in rule.lost_if:
        if loss.condition.holds(_value(union, loss.condition.field)):
            yield loss.points, loss.reason


def _value(union: LabourUnion, path: str) -> Value:
    return value_at(union, path.removeprefix("union."))


def _negated(label: str) -> str:
    """是否有方案 as 没有方案, 是否明确班子成员分管 as 未明确班子成员分管."""
    return label.replace("是否有", "没有").replace("是否", "未")


def _too_few(path: str, value: Value, least: int) -> str:
    field = all_fields()[path]
    unit = field.about.unit
    return f"{field.label} {as_text(value)} {unit}，应为 {least} {unit}以上"
