"""Rules above and below paragraphs."""

from dataclasses import replace

from docgen.printing.form import EdgeRule, LineRule, ParagraphFormat
from docgen.printing.layout.drawings import moved
from docgen.printing.layout.laid import LaidLine
from docgen.printing.layout.lettering import color, number


def ruled(lines: list[LaidLine], form: ParagraphFormat, width: float) -> list[LaidLine]:
    """The lines of a paragraph in a container `width` points wide, the outer ones with its rules.

    What a factor adds to the last line stands below its rule.
    """
    lines = list(lines)
    if form.above is not None:
        first = lines[0]
        room = form.above.space + form.above.border.width
        ops = f"{_rule(form.above, form, width, 0.0)} {moved(first.ops, 0.0, room)}".strip()
        lines[0] = replace(first, height=first.height + room, ops=ops)
    if form.below is not None:
        last = lines[-1]
        room = form.below.space + form.below.border.width
        is_multiple = form.line_rule is LineRule.MULTIPLE and form.line > 1
        bottom = last.height / form.line if is_multiple else last.height
        ops = f"{last.ops} {_rule(form.below, form, width, bottom + form.below.space)}".strip()
        lines[-1] = replace(last, height=last.height + room, ops=ops)
    return lines


def _rule(edge: EdgeRule, form: ParagraphFormat, width: float, down: float) -> str:
    """The rule from indent to indent, its upper side so far down from the line's top."""
    border = edge.border
    left, right, y = map(number, (form.left, width - form.right, -down - border.width / 2))
    return f"q {color(border.color)} RG {number(border.width)} w {left} {y} m {right} {y} l S Q"
