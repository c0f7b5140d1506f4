"""The inventory of official forms, and what each of its cells must say on a filled paper.

Texts are compared without white space: the width of a blank is the template's affair.
"""

import datetime as dt
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

import yaml

from docgen.model.kinds import YearMonth
from docgen.model.paths import value_at
from docgen.model.union import LabourUnion
from docgen.orders import FiguredCase

Entry = Mapping[str, Any]

FOLDER = Path(__file__).parent / "luzhou"
FORMS: dict[str, Entry] = {
    path.stem: yaml.safe_load(path.read_text(encoding="utf-8")) for path in sorted(FOLDER.glob("*.yaml"))
}
BLANK_DATE = "年月日"
MARKS = "□☑√"
NEVER_FILLED = (
    "review.entered_by",
)  # the system's own field: its cell keeps the printed words (decision 32)


def squeezed(text: str) -> str:
    """The text without white space and line breaks."""
    return re.sub(r"[\s⏎]+", "", text)


def rows(form: Entry, block: str = "") -> list[Entry]:
    """The rows of the form, or those of one of its blocks."""
    return [row for row in form["rows"] if row["cells"][0].get("block", row.get("block", "")) == block]


def cells(form: Entry) -> Iterator[Entry]:
    for row in form["rows"]:
        yield from row["cells"]


def fields(form: Entry) -> Iterator[str]:
    """Every field that some blank of the form takes, signatures and stamps left out."""
    for entry in [*cells(form), *form["header_lines"], *form["footer_lines"]]:
        inner = [part for part in entry.get("fill", ()) if not part.keys() & {"signature", "stamp"}]
        options = entry.get("choice", ())
        for part in (entry, *inner, *options):
            yield from (part[key] for key in ("blank_for", "of", "note_field") if key in part)
        yield from (part["field"] for part in inner)


@dataclass(frozen=True)
class Values:
    """What fills the blanks of one paper: the household, its union, which member, which row of a list."""

    case: FiguredCase
    union: LabourUnion
    member: int = 0
    row: int = 0

    def value(self, field: str) -> object:
        """The figure or what was entered; None when there is none."""
        if field == "row_number":
            return self.row
        if field.startswith("union."):
            return value_at(self.union, field.removeprefix("union."))
        if field.startswith("members[]"):
            has_member = self.member < len(self.case.case.members)
            return self.case.value(field.replace("[]", f"[{self.member}]", 1)) if has_member else None
        return self.case.value(field)

    def text(self, field: str, style: str = "") -> str:
        """The value as it must stand on paper, nothing when there is none."""
        if field == "review.attachments[]":
            return _attachments(self.case)
        return on_paper(self.value(field), style)


def on_paper(value: Any, style: str = "") -> str:
    """The value in the official way of writing, without white space."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, dt.date):
        return f"{value.year}年{value.month}月" + ("" if style == "YYYY年M月" else f"{value.day}日")
    if isinstance(value, YearMonth):
        return f"{value.year}年{value.month}月"
    if isinstance(value, Decimal):
        return f"{value:f}".rstrip("0").rstrip(".") if "." in f"{value:f}" else f"{value:f}"
    if isinstance(value, tuple):
        return "、".join(map(on_paper, value))
    return squeezed(str(value))


def expected(cell: Entry, values: Values) -> str:
    """What the cell, or the line outside the table, must say."""
    if "label" in cell:
        text = squeezed(cell["label"])
        return f"{text.removesuffix('1')}{values.member + 1}" if "index_of" in cell else text
    if "prefilled" in cell:
        filled = "" if cell["of"] in NEVER_FILLED else values.text(cell["of"])
        return filled or squeezed(cell["prefilled"])
    if "blank_for" in cell:
        value = values.text(cell["blank_for"], cell.get("format", ""))
        return _in_skeleton(squeezed(cell.get("text", "")), value)
    return _running(cell, values)


def expected_title(form: Entry, values: Values, year_field: str = "") -> str:
    """The title with its year, or with the part of it that the blank prints."""
    title = squeezed(form["title"])
    fill = form.get("title_fill")
    year = values.text(year_field or fill["field"]) if fill else ""
    return f"{year}{title.removeprefix(fill['printed_prefix'])}" if fill and year else title


def chosen_options(cell: Entry, values: Values) -> Sequence[str]:
    """The options the household has."""
    value: Any = values.value(cell["of"])
    return value if isinstance(value, tuple) else (value,)


def markable_options(cell: Entry) -> list[str]:
    """The options that the form leaves a place to mark: a box beside them, or a number."""
    text = squeezed(cell["source_text"])
    if cell["style"].startswith("numbered"):
        return [option["label"] for option in cell["choice"]]
    side = ("□{}" if cell["style"].startswith("□ BEFORE") else "{}□").format
    return [option["label"] for option in cell["choice"] if side(_option_name(option)) in text]


def marked_options(cell: Entry, text: str) -> list[str]:
    """The options of the cell that carry a mark in the text."""
    return [option["label"] for option in cell["choice"] if _carries_mark(cell, option, text)]


def _in_skeleton(skeleton: str, value: str) -> str:
    """The value before its unit, or in place of the printed 年月日."""
    if not value:
        return skeleton
    dated = next((mark for mark in (BLANK_DATE, "年月") if skeleton.startswith(mark)), "")
    return value + skeleton.removeprefix(dated)


def _running(cell: Entry, values: Values) -> str:
    """Running text with its options marked and its blanks filled."""
    text = squeezed(cell.get("source_text") or cell["text"])
    for option in cell.get("choice", ()):
        text = _with_option(text, cell, option, values)
    parts = [part for part in cell.get("fill", ()) if part["field"] != cell.get("of")]
    if any("where" in part and "body" not in part for part in parts):
        return "".join(values.text(part["field"]) or BLANK_DATE for part in parts)
    for part in parts:
        text = _with_part(text, part, values)
    return text


def _with_option(text: str, cell: Entry, option: Entry, values: Values) -> str:
    name = _option_name(option)
    chosen = option["label"] in chosen_options(cell, values)
    if chosen and cell["style"].startswith("□ BEFORE"):
        text = text.replace("□" + name, "☑" + name)
    elif chosen and cell["style"].startswith("□ AFTER"):
        text = text.replace(name + "□", name + "☑")
    elif chosen:
        text = text.replace(name, "√" + name)
    # 其他(文字描述) has a cell of its own on the dossier form: beside the cause it stands only when chosen
    is_noted = chosen or option.get("note_field") != "cause.other_text"
    note = values.text(option["note_field"]) if "note_field" in option and is_noted else ""
    return re.sub(re.escape(name) + f"[{MARKS}]?", lambda match: match[0] + note, text, count=1)


def _with_part(text: str, part: Entry, values: Values) -> str:
    if "body" in part:
        return values.text(part["field"]) + text
    anchor = squeezed(part.get("code", "") and part["code"] + ".") + squeezed(part["label"])
    is_place_only = "signature" in part or ("stamp" in part and not anchor.endswith("："))
    text = _behind(text, anchor, "" if is_place_only else values.text(part["field"]))
    if "note_field" in part:
        text = _behind(text, squeezed(part["note_label"]), values.text(part["note_field"]))
    return text


def _behind(text: str, anchor: str, value: str) -> str:
    """The text with the value behind its caption, in place of a printed 年月日."""
    head, found, tail = text.partition(anchor)
    assert found, f"{anchor} is not in {text}"
    return head + anchor + _in_skeleton(tail, value) if value else text


def _option_name(option: Entry) -> str:
    """The option as printed, with its number."""
    code = f"{option['code']}." if "code" in option else ""
    return code + squeezed(option.get("printed", option["label"]))


def _carries_mark(cell: Entry, option: Entry, text: str) -> bool:
    name = re.escape(_option_name(option))
    return bool(re.search(f"{name}☑" if cell["style"].startswith("□ AFTER") else f"[☑√]{name}", text))


def _attachments(case: FiguredCase) -> str:
    """The papers handed in, numbered, one on each line of their one cell."""
    papers = enumerate(case.case.review.attachments, start=1)
    return "".join(f"{number}．{item.name}{item.type}{item.remark}" for number, item in papers)
