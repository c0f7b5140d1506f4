"""The text of a tag: a field's name as the template's scope has it, with the filter its blank needs."""

from docgen.authoring.tagging.questions import Question, Shape
from docgen.fill.formats import BLANK_DATE
from docgen.model.kinds import Kind
from docgen.vocabulary import all_fields

ROW_NUMBER = "loop.index"
VARIABLES = {
    "members[]": "member",
    "visits[]": "visit",
    "aids[]": "aid",
    "outcome.goals[]": "goal",
    "review.attachments[]": "item",
    "review.surveys[]": "survey",
    "union.pairings[]": "pairing",
    "union.standards[]": "standard",
    "catalogue[]": "entry",
    "cases[]": "case",
}
_PHOTO_SIZE = "25, 35"
_DATES = (Kind.DATE, Kind.MONTH)
_YES, _NO = frozenset("是有能√"), frozenset(("否", "无", "不能", "没有", "不是"))


def name_of(path: str, quarter: int = 0, of_case: bool = False) -> str:
    """The field as a template names it: members[].age as member.age."""
    owner, is_repeated, rest = path.rpartition("[].")
    if is_repeated and quarter and owner.endswith("quarterly"):
        return f"({owner}|第({quarter})).{rest}"
    if is_repeated:
        return f"{VARIABLES[owner + '[]']}.{rest}"
    is_of_household = not path.startswith(("union.", "stats.", "publicity."))
    return f"case.{path}" if of_case and is_of_household else path


def value_tag(path: str, question: Question, name: str) -> str:
    """The tag that prints the field in place of the blank; without a value the blank stays as printed."""
    printed = question.spot.text
    kind = all_fields()[path].kind
    if kind is Kind.IMAGE:
        return f'{{{{ photo({name}, {_PHOTO_SIZE}) or "{_quoted(printed.strip())}" }}}}'
    if kind in _DATES:
        return f"{{{{ {name}{_date_filter(kind, question)} }}}}"
    if question.shape is Shape.YEAR:
        return f'{{{{ {name} or "{_quoted(printed)}" }}}}'
    return f"{{{{ {name}{_blank_filter(printed)} }}}}"


def mark_tag(path: str, name: str, option: str, printed: str) -> str:
    """The tag that marks one option: in place of a box, or of what is printed before a number."""
    chosen = truth_of(option) if all_fields()[path].kind is Kind.YES_NO else f'"{_quoted(option)}"'
    if path == "review.attachments[].type":
        return _any_attachment(option)
    if printed.strip():
        return f"{{{{ box({name}, {chosen}) }}}}"
    kept = f' or "{printed}"' if printed else ""
    return f"{{{{ tick({name}, {chosen}){kept} }}}}"


def truth_of(option: str) -> str:
    """The truth value that 是 or 否 is, empty for any other word."""
    return "true" if option in _YES else "false" if option in _NO else ""


def row_number_tag(loop_item: str) -> str:
    """The running number of a row, nothing in rows that stay empty."""
    return f'{{{{ loop.index if {loop_item} else "" }}}}'


def _any_attachment(option: str) -> str:
    test = f'item.type == "{_quoted(option)}"'
    marked = "{% if loop.first %}☑{% endif %}{% else %}□{% endfor %}"
    return f"{{% for item in review.attachments if {test} %}}{marked}"


def _date_filter(kind: Kind, question: Question) -> str:
    printed = question.spot.text
    if question.shape is Shape.DATE:
        return "|年月日" if printed == BLANK_DATE else f'|年月日("{_quoted(printed)}")'
    if question.shape is Shape.MONTH:
        return f'|年月("{_quoted(printed)}")'
    wants_month = question.caption.core.endswith(("年月", "月份")) or kind is Kind.MONTH
    return f'|年月("{_quoted(printed)}")' if wants_month else f'|年月日("{_quoted(printed)}")'


def _blank_filter(printed: str) -> str:
    """What keeps the printed blank where there is no value."""
    if not printed:
        return ""
    return f"|填空({len(printed)})" if not printed.strip(" ") else f'|填空("{_quoted(printed)}")'


def _quoted(text: str) -> str:
    return text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
