"""What stands in a text: options to mark, blanks to fill, opinions and their dates, seals."""

import re
from collections.abc import Sequence
from dataclasses import replace

from docgen.authoring.forms.model import Cell, Line, Spot
from docgen.authoring.tagging.blanks import Blank, How, Shape
from docgen.authoring.tagging.choosing import Chooser
from docgen.authoring.tagging.decisions import Decision, Untouched
from docgen.authoring.tagging.judging import Judge, fits_shape
from docgen.authoring.tagging.lines import find_inline, words_after
from docgen.authoring.tagging.options import OptionGroup, find_boxes, find_numbered
from docgen.authoring.tagging.tags import name_of, value_tag
from docgen.authoring.tagging.wording import Caption, narrow
from docgen.model.kinds import Kind
from docgen.vocabulary import all_fields

Tagged = tuple[list[Decision], list[Untouched]]
DATE_OF = {
    "review.unit_opinion": "review.unit_opinion_date",
    "review.approval_opinion": "review.approval_date",
    "review.lead_unit_opinion": "review.lead_unit_date",
    "review.office_opinion": "review.office_date",
    "review.visit_suggested_category": "review.visit_date",
    "outcome.determination_opinion": "outcome.determination_date",
}
_DATES = frozenset(("日期", "时间", "年月日"))
_YEARS = (
    (re.compile(r"申报"), "income.declaration_year"),
    (re.compile(r"认定"), "outcome.year"),
    (re.compile(r"方案|帮扶计划|措施|手册"), "plan.year"),
)
_SENTENCES = (
    (re.compile(r"(?:共有?|以下|下列|将)$"), re.compile(r"^[ _]*[户名]"), "publicity.household_count"),
    (
        re.compile(r"(?:公示(?:期|时间|期限|日期)?(?:为|从|自|:|是)?|已于)$"),
        re.compile(""),
        "publicity.start_date",
    ),
    (re.compile(r"^[ _]*(?:至|到|止|—|-|~)+$"), re.compile(""), "publicity.end_date"),
    (
        re.compile(r"(?:请在|请于|于|在)$"),
        re.compile(r"^[ _]*(?:日)?(?:之)?前"),
        "publicity.objection_deadline",
    ),
)
_BARE = frozenset(("约", "共", "共计", "合计", "计", "人民币", "每月", "每年", "为", "是", "现有", "有"))
_NOTES_BELOW = frozenset(
    ("填表说明", "填报说明", "说明", "注", "附", "备注", "填写说明", "注意事项", "附注", "注意")
)
_LONGEST_BEFORE_COLON = 14
_XXX = re.compile(r"[xX×]{2,}")
_SEALED = re.compile(r"盖章|公章|\(章\)")
_SEAL_LINE = re.compile(r"盖章|公章|签章|（章）|\(章\)|签字|签名")


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
    for group in _groups(where, judge, captions, sections):
        own = [group.caption] if group.caption.core else []
        found = chooser.choose(group, [*own, *captions], sections)
        if isinstance(found, Untouched):
            untouched.append(found)
        else:
            decisions += found
    taken = [(tag.spot.start, tag.spot.end) for item in decisions for tag in item.tags]
    opinion = _opinion(where, judge, captions)
    decisions += [opinion] if opinion else []
    for blank in find_inline(where):
        if _XXX.search(blank.where.text):
            break
        if any(start <= blank.spot.end and blank.spot.start <= end for start, end in taken):
            continue
        if _asks_for_options(blank, decisions) or _heads_notes(blank):
            continue
        found_one = _judged(blank, judge, captions, sections, decisions)
        (decisions if isinstance(found_one, Decision) else untouched).append(found_one)  # type: ignore[arg-type]
    return decisions, untouched


def _groups(
    where: Cell | Line, judge: Judge, captions: Sequence[Caption], sections: Sequence[str]
) -> list[OptionGroup]:
    boxes = find_boxes(where)
    if boxes:
        return boxes
    numbered = find_numbered(where)
    has_blanks = any(blank.shape is Shape.AMOUNT for blank in find_inline(where))
    return [numbered] if numbered and captions and not has_blanks else []


def _judged(
    blank: Blank,
    judge: Judge,
    captions: Sequence[Caption],
    sections: Sequence[str],
    before: Sequence[Decision],
) -> Decision | Untouched:
    if blank.shape is Shape.YEAR or narrow(blank.after).startswith("年度"):
        return _year(replace(blank, shape=Shape.YEAR), judge)
    if before and before[-1].field == "income.expense.other" and "明" in blank.caption.core:
        path = "income.expense.other_name"
        return Decision(
            blank.spot, blank.caption.text, path, value_tag(path, blank, path), 0.86, "其他支出的说明"
        )
    by_sentence = _by_sentence(blank, judge, before)
    if by_sentence:
        return by_sentence
    dated = _opinion_date(blank, judge, captions)
    if dated:
        return dated
    over = tuple(item.text for item in captions) + tuple(sections)
    is_bare = not blank.caption.core or (blank.caption.core in _BARE and not isinstance(blank.where, Line))
    if is_bare and captions and not narrow(blank.before).removeprefix(narrow(blank.caption.text)):
        return judge.judge(replace(blank, caption=captions[0], how=How.RIGHT, sections=tuple(sections)))
    if blank.shape is Shape.DATE and not blank.caption.core and judge.sight.scope == "publicity":
        path = "publicity.issue_date"
        return Decision(blank.spot, "", path, value_tag(path, blank, path), 0.82, "公示的落款日期")
    if blank.caption.core in _DATES and re.search(
        "方案|帮扶计划", judge.sight.near + narrow(blank.where.text)
    ):
        path = "plan.date"
        return Decision(
            blank.spot, blank.caption.text, path, value_tag(path, blank, path), 0.8, "方案的落款时间"
        )
    if blank.shape is Shape.DATE and (not blank.caption.core or blank.caption.core in _DATES):
        return Untouched(blank.where, blank.caption.text, "落款日期，盖章签字时填写")
    judged = judge.judge(replace(blank, sections=over))
    behind = words_after(blank.after)
    if isinstance(judged, Untouched) and blank.shape in (Shape.DATE, Shape.MONTH) and behind:
        return judge.judge(replace(blank, caption=Caption(f"{behind}时间"), sections=over))
    return judged


def _asks_for_options(blank: Blank, decisions: Sequence[Decision]) -> bool:
    """Whether the caption was that of options on the next line."""
    return any(item.options and item.caption == blank.caption.text.strip() for item in decisions)


def _heads_notes(blank: Blank) -> bool:
    """Whether the caption only heads the notes below it."""
    is_salutation = blank.where.text.strip(" \u3000\t").startswith("__") and not blank.after
    is_long = len(blank.caption.core) > _LONGEST_BEFORE_COLON
    is_heading = is_long or is_salutation or blank.caption.core in _NOTES_BELOW
    return is_heading and not blank.spot.text and not blank.after


def _year(blank: Blank, judge: Judge) -> Decision | Untouched:
    """The year of a title: 20__年困难职工花名册."""
    text = narrow(blank.where.text)
    path = next((path for pattern, path in _YEARS if pattern.search(text)), "")
    path = "union.year" if judge.sight.scope == "union" else path
    if not path:
        return Untouched(blank.where, text, "不知道是什么年度")
    return Decision(blank.spot, text, path, value_tag(path, blank, path), 0.85, "标题中的年度")


def _by_sentence(blank: Blank, judge: Judge, before: Sequence[Decision]) -> Decision | None:
    """A blank in a sentence that posts households: 公示期为 年 月 日至 年 月 日."""
    if "公示" not in narrow(blank.where.text):
        return None
    said = narrow(blank.before)
    for words, after, path in _SENTENCES:
        if not words.search(said) or not after.search(narrow(blank.after)) or not fits_shape(path, blank):
            continue
        if path.endswith("end_date") and not any(item.field.endswith("start_date") for item in before):
            continue
        reason = f"{How.SENTENCE}；公示用语“{said[-8:]}”"
        return Decision(blank.spot, said[-12:], path, value_tag(path, blank, path), 0.88, reason)
    return None


def _opinion_of(judge: Judge, captions: Sequence[Caption]) -> tuple[str, float]:
    for caption in captions:
        found = judge.captions.meanings(caption, lambda path: path in DATE_OF and judge.sight.admits(path))
        if found:
            return found[0].path, found[0].score
    return "", 0.0


def _opinion(where: Cell | Line, judge: Judge, captions: Sequence[Caption]) -> Decision | None:
    """The opinion itself, in the room above the line for hand and seal."""
    path, score = _opinion_of(judge, captions)
    seal = _SEAL_LINE.search(where.text) or re.search(r"年\s+月", where.text)
    empty = re.search(r"^[ \t\u3000]*$", where.text, re.MULTILINE)
    if not path or all_fields()[path].kind is not Kind.LONG_TEXT or not seal or not empty:
        return None
    if empty.start() > seal.start():
        return None
    blank = Blank(Spot(where, empty.start(), empty.start()), captions[0], How.RIGHT)
    reason = f"意见栏中签章之上的空白；{captions[0].text.strip()}"
    return Decision(
        blank.spot, captions[0].text, path, value_tag(path, blank, name_of(path)), score * 0.9, reason
    )


def _opinion_date(blank: Blank, judge: Judge, captions: Sequence[Caption]) -> Decision | None:
    """The date under an opinion."""
    is_free = not blank.caption.core or blank.caption.core in _DATES or _SEALED.search(blank.caption.plain)
    if blank.shape is not Shape.DATE or not is_free:
        return None
    path, score = _opinion_of(judge, captions)
    if not path:
        return None
    dated = DATE_OF[path]
    return Decision(
        blank.spot, captions[0].text, dated, value_tag(dated, blank, dated), score * 0.85, "意见栏中的日期"
    )
