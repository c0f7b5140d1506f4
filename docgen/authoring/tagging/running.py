"""What stands in a text: options to mark, blanks to fill, opinions and their dates, seals."""

import re
from collections.abc import Sequence
from dataclasses import replace

from docgen.authoring.forms.model import Cell, Line
from docgen.authoring.tagging.choosing import Chooser
from docgen.authoring.tagging.context import Role
from docgen.authoring.tagging.decisions import Decision, Untouched
from docgen.authoring.tagging.judging import Judge
from docgen.authoring.tagging.layout import has_tag
from docgen.authoring.tagging.lines import find_inline, words_after
from docgen.authoring.tagging.opinions import date_of_opinion, find_opinion
from docgen.authoring.tagging.options import OptionGroup, find_boxes, find_numbered
from docgen.authoring.tagging.questions import How, Question, Shape
from docgen.authoring.tagging.sentences import by_its_form, by_its_sentence
from docgen.authoring.tagging.wording import Caption, narrow

Tagged = tuple[list[Decision], list[Untouched]]
_BARE = frozenset(("约", "共", "共计", "合计", "计", "人民币", "每月", "每年", "为", "是", "现有", "有"))
_OPERATOR_BEFORE = re.compile(r"[÷×＝=－＋+≤≥＞＜][ \t\u3000_]*$")
_OPERATOR_BEHIND = re.compile(r"[ \t\u3000_]*[÷×＝=－＋+≤≥＞＜]")
_ANOTHER = re.compile(r"系(?:困难)?职工[ \u3000_]{2,}|系[ \u3000_]{2,}之?的")
_NOTES_BELOW = frozenset(
    ("填表说明", "填报说明", "说明", "注", "附", "备注", "填写说明", "注意事项", "附注", "注意")
)
_LONGEST_BEFORE_COLON = 14
_XXX = re.compile(r"[xX×]{2,}")


def tag_text(
    where: Cell | Line,
    judge: Judge,
    chooser: Chooser,
    captions: Sequence[Caption],
    sections: Sequence[str],
) -> Tagged:
    """The decisions for a text; `captions` are those of its cell, the surest first."""
    decisions: list[Decision] = []
    untouched: list[Untouched] = []
    if has_tag(where):
        return decisions, untouched
    for group in _groups(where, judge, captions, sections):
        own = [group.caption] if group.caption.core else []
        found = chooser.choose(group, [*own, *captions], sections)
        if isinstance(found, Untouched):
            untouched.append(found)
        else:
            decisions += found
    taken = [(tag.spot.start, tag.spot.end) for item in decisions for tag in item.tags]
    opinion = find_opinion(where, judge, captions)
    decisions += [opinion] if opinion else []
    for question in find_inline(where):
        if _XXX.search(question.where.text):
            break
        if any(start <= question.spot.end and question.spot.start <= end for start, end in taken):
            continue
        if _asks_for_options(question, decisions) or _heads_notes(question) or _is_computed(question):
            continue
        found_one = _judged(question, judge, captions, sections, decisions)
        (decisions if isinstance(found_one, Decision) else untouched).append(found_one)  # type: ignore[arg-type]
    return decisions, untouched


def _groups(
    where: Cell | Line, judge: Judge, captions: Sequence[Caption], sections: Sequence[str]
) -> list[OptionGroup]:
    boxes = find_boxes(where)
    if boxes:
        return boxes
    numbered = find_numbered(where)
    has_blanks = any(question.shape is Shape.AMOUNT for question in find_inline(where))
    is_asked = bool(captions) or (numbered is not None and bool(numbered.caption.core))
    return [numbered] if numbered and is_asked and not has_blanks else []


def _judged(
    question: Question,
    judge: Judge,
    captions: Sequence[Caption],
    sections: Sequence[str],
    before: Sequence[Decision],
) -> Decision | Untouched:
    """The blank judged by its sentence, as an opinion's date, by its cell's caption, or by its own."""
    if _ANOTHER.search(question.after):
        judge.reading.open(Role.OTHER)
    found = by_its_sentence(question, judge, before) or date_of_opinion(question, judge, captions)
    if found:
        return found
    if captions and _is_bare(question):
        return judge.judge(replace(question, caption=captions[0], how=How.RIGHT, sections=tuple(sections)))
    over = (*(item.text for item in captions), *sections)
    return by_its_form(question, judge) or _by_caption(replace(question, sections=over), judge)


def _by_caption(question: Question, judge: Judge) -> Decision | Untouched:
    """The blank judged by the words before it, a date also by those behind it: 年 月参加工作."""
    judged = judge.judge(question)
    behind = words_after(question.after)
    if isinstance(judged, Untouched) and question.shape in (Shape.DATE, Shape.MONTH) and behind:
        return judge.judge(replace(question, caption=Caption(f"{behind}时间")))
    return judged


def _is_bare(question: Question) -> bool:
    """Whether nothing before the blank says what it is, but its cell's caption: 约____元."""
    is_bare = not question.caption.core or (
        question.caption.core in _BARE and isinstance(question.where, Cell)
    )
    return is_bare and not narrow(question.before).removeprefix(narrow(question.caption.text))


def _asks_for_options(question: Question, decisions: Sequence[Decision]) -> bool:
    """Whether the caption was that of options on the next line."""
    return any(item.options and item.caption == question.caption.text.strip() for item in decisions)


def _is_computed(question: Question) -> bool:
    """Whether the blank is a number of a printed sum."""
    return bool(_OPERATOR_BEFORE.search(question.before) or _OPERATOR_BEHIND.match(question.after))


def _heads_notes(question: Question) -> bool:
    """Whether the caption only heads the notes below it."""
    is_salutation = question.where.text.strip(" \u3000\t").startswith("__") and not question.after
    is_long = len(question.caption.core) > _LONGEST_BEFORE_COLON
    is_heading = is_long or is_salutation or question.caption.core in _NOTES_BELOW
    return is_heading and not question.spot.text and not question.after
