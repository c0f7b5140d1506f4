"""Blanks that the words around them explain, rather than a caption: years, postings, causes."""

import re
from collections.abc import Sequence
from dataclasses import replace

from docgen.authoring.tagging.decisions import Decision, Untouched
from docgen.authoring.tagging.judging import Judge, decision_at, fits_shape
from docgen.authoring.tagging.opinions import DATES
from docgen.authoring.tagging.questions import How, Question, Shape
from docgen.authoring.tagging.wording import Caption, narrow

_YEARS = (
    (re.compile(r"申报"), "income.declaration_year"),
    (re.compile(r"认定"), "outcome.year"),
    (re.compile(r"方案|帮扶计划|措施|手册"), "plan.year"),
)
_ANY = re.compile("")
_POSTED = re.compile(r"(?:公示(?:期|时间|期限|日期)?(?:为|从|自|:|是)?|已于)$")
_POSTING = (
    (re.compile(r"(?:共有?|以下|下列|将)$"), re.compile(r"^[ _]*[户名]"), "publicity.household_count"),
    (_POSTED, _ANY, "publicity.start_date"),
    (re.compile(r"^[ _]*(?:至|到|止|—|-|~)+$"), _ANY, "publicity.end_date"),
    (re.compile(r"(?:请在|请于|于|在)$"), re.compile(r"^[ _]*日?之?前"), "publicity.objection_deadline"),
)
_CAUSED = re.compile(r"(?:[，,。；]|^)[^，,。；]{0,6}因(?:为)?$")
_CAUSING = re.compile(r"[^，,。；]{0,4}(?:造成|导致|致使|致|引起)")
_PLAN = re.compile("方案|帮扶计划")


def by_its_sentence(
    question: Question, judge: Judge, before: Sequence[Decision]
) -> Decision | Untouched | None:
    """The decision for a blank that its sentence explains; None for one that its caption explains."""
    if question.shape is Shape.YEAR or narrow(question.after).startswith("年度"):
        return _year(replace(question, shape=Shape.YEAR), judge)
    if before and before[-1].field == "income.expense.other" and "明" in question.caption.core:
        return decision_at(question, "income.expense.other_name", 0.86, "其他支出的说明")
    if _CAUSED.search(question.before.rstrip()) and _CAUSING.match(question.after):
        return decision_at(question.under(Caption("因"), How.SENTENCE), "cause.main", 0.8, "因……致困")
    return _posted(question, before) if "公示" in narrow(question.where.text) else None


def by_its_form(question: Question, judge: Judge) -> Decision | Untouched | None:
    """The decision for a date that nothing near explains; None for any other blank."""
    caption = question.caption.core
    if caption in DATES and _PLAN.search(judge.sight.near + narrow(question.where.text)):
        return decision_at(question, "plan.date", 0.8, "方案的落款时间")
    if question.shape is not Shape.DATE or (caption and caption not in DATES):
        return None
    if not caption and judge.sight.scope == "publicity":
        return decision_at(question, "publicity.issue_date", 0.82, "公示的落款日期")
    return Untouched(question.where, question.caption.text, "落款日期，盖章签字时填写")


def _year(question: Question, judge: Judge) -> Decision | Untouched:
    """The year of a title: 20__年困难职工花名册."""
    text = narrow(question.where.text)
    path = next((path for pattern, path in _YEARS if pattern.search(text)), "")
    path = "union.year" if judge.sight.scope == "union" else path
    if not path:
        return Untouched(question.where, text, "不知道是什么年度")
    return decision_at(question.under(Caption(text), How.SENTENCE), path, 0.85, "标题中的年度")


def _posted(question: Question, before: Sequence[Decision]) -> Decision | None:
    """A blank in a sentence that posts households: 公示期为 年 月 日至 年 月 日."""
    said, following = narrow(question.before), narrow(question.after)
    has_begun = any(item.field == "publicity.start_date" for item in before)
    for words, behind, path in _POSTING:
        if not (words.search(said) and behind.search(following) and fits_shape(path, question)):
            continue
        if has_begun or path != "publicity.end_date":
            shown = question.under(Caption(said[-8:]), How.SENTENCE)
            return decision_at(shown, path, 0.88, "公示用语")
    return None
