"""Cells of opinions: the opinion above the line for hand and seal, and its date."""

import re
from collections.abc import Sequence

from docgen.authoring.forms.model import Cell, Line, Spot
from docgen.authoring.tagging.decisions import Decision
from docgen.authoring.tagging.judging import Judge, decision_at
from docgen.authoring.tagging.questions import How, Question, Shape
from docgen.authoring.tagging.wording import Caption
from docgen.model.kinds import Kind
from docgen.vocabulary import all_fields

DATES = frozenset(("日期", "时间", "年月日"))
_DATE_OF = {
    "review.unit_opinion": "review.unit_opinion_date",
    "review.approval_opinion": "review.approval_date",
    "review.lead_unit_opinion": "review.lead_unit_date",
    "review.office_opinion": "review.office_date",
    "review.visit_suggested_category": "review.visit_date",
    "outcome.determination_opinion": "outcome.determination_date",
}
_SEALED = re.compile(r"盖章|公章|\(章\)")
_SEAL_LINE = re.compile(r"盖章|公章|签章|（章）|\(章\)|签字|签名")
_DATE_LINE = re.compile(r"年\s+月")
_EMPTY_LINE = re.compile(r"^[ \t\u3000]*$", re.MULTILINE)
_OPINION, _DATE = 0.9, 0.85


def find_opinion(where: Cell | Line, judge: Judge, captions: Sequence[Caption]) -> Decision | None:
    """The opinion itself, on the first empty line above hand and seal; None in a cell of another kind."""
    path, score = _asked(judge, captions)
    seal = _SEAL_LINE.search(where.text) or _DATE_LINE.search(where.text)
    empty = _EMPTY_LINE.search(where.text)
    if not path or all_fields()[path].kind is not Kind.LONG_TEXT or not seal or not empty:
        return None
    if empty.start() > seal.start():
        return None
    question = Question(Spot(where, empty.start(), empty.start()), captions[0], How.RIGHT)
    return decision_at(question, path, score * _OPINION, "意见栏中签章之上的空白")


def date_of_opinion(question: Question, judge: Judge, captions: Sequence[Caption]) -> Decision | None:
    """The date under an opinion; None for another date."""
    is_free = (
        not question.caption.core or question.caption.core in DATES or _SEALED.search(question.caption.plain)
    )
    if question.shape is not Shape.DATE or not is_free:
        return None
    path, score = _asked(judge, captions)
    if not path:
        return None
    return decision_at(
        question.under(captions[0], How.RIGHT), _DATE_OF[path], score * _DATE, "意见栏中的日期"
    )


def _asked(judge: Judge, captions: Sequence[Caption]) -> tuple[str, float]:
    """The opinion that the captions of a cell ask for; none when they ask for something else."""
    for caption in captions:
        found = judge.captions.meanings(caption, lambda path: path in _DATE_OF and judge.sight.admits(path))
        if found:
            return found[0].path, found[0].score
    return "", 0.0
