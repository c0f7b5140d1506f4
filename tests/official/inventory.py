"""The inventory of official forms, and what each of its cells must say on a filled paper.

Texts are compared without white space: the width of a blank is the template's affair.
"""

import datetime as dt
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import Any

import yaml

from docgen.model.kinds import YearMonth
from docgen.model.paths import value_at
from docgen.model.union import LabourUnion
from docgen.orders import FiguredCase

Entry = Mapping[str, Any]


def forms_of(region: str) -> dict[str, Entry]:
    """The inventory of the region's official forms by their names."""
    folder = Path(__file__).parent / region
    files = sorted(folder.glob("*.yaml"))
    return {path.stem: yaml.safe_load(path.read_text(encoding="utf-8")) for path in files}


FORMS = forms_of("luzhou")
BLANK_DATE = "年月日"
_ORDER = ("name", "type", "remark")  # in which the papers handed in are told where the form prints no other
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
    items: Mapping[str, int] = field(default_factory=dict)  # which item of a list, by the list's path
    instead: Mapping[str, str] = field(default_factory=dict)  # which field stands in this row for another

    def value(self, path: str) -> object:
        """The figure or what was entered; None when there is none."""
        path = self.instead.get(path, path)
        if path == "row_number":
            return self.row
        if path.startswith("union."):
            return value_at(self.union, path.removeprefix("union."))
        if path.startswith("publicity."):
            return self._of_notice(path.removeprefix("publicity."))
        owner, is_repeated, _ = path.partition("[].")
        if not is_repeated:
            return self.case.value(path)
        index = self.items.get(owner, self.member if owner == "members" else 0)
        is_there = index < len(value_at(self.case.case, owner))  # type: ignore[arg-type]
        return self.case.value(path.replace("[]", f"[{index}]", 1)) if is_there else None

    def _of_notice(self, name: str) -> object:
        """What the notice of the household's round says at its first level."""
        own = self.case.case.household.publicity_round
        notices = [notice for notice in self.union.publicity if notice.round == own]
        return value_at(notices[0], name) if notices else None

    def text(self, path: str, style: str = "", order: Sequence[str] = _ORDER) -> str:
        """The value as it must stand on paper, nothing when there is none."""
        if path == "review.attachments[]":
            return _attachments(self.case, order)
        return on_paper(self.value(path), style)


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
    if "choice_cell" in cell:
        return "√" if cell["choice_cell"] in chosen_options(cell, values) else ""
    if "blank_for" in cell:
        value = values.text(cell["blank_for"], cell.get("format", ""), cell.get("order", _ORDER))
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
    owner, is_of_each, name = cell["of"].partition("[].")
    if is_of_each:
        items: Any = value_at(values.case.case, owner)
        return tuple(getattr(item, name) for item in items)
    value: Any = values.value(cell["of"])
    if isinstance(value, bool):
        return (on_paper(value),)
    return value if isinstance(value, tuple) else (value,)


def markable_options(cell: Entry) -> list[str]:
    """The options that the form leaves a place to mark: a box beside them, or a number."""
    text = squeezed(cell["source_text"])
    if cell["style"].startswith("numbered"):
        return [option["label"] for option in cell["choice"]]
    side = ("□{}" if cell["style"].lower().startswith("□ before") else "{}□").format
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
    for part in (part for part in cell.get("fill", ()) if "choice" in part):
        text = _with_options_in_text(text, part, values)
    parts = [part for part in cell.get("fill", ()) if "field" in part and part["field"] != cell.get("of")]
    if any("where" in part and "body" not in part for part in parts):
        return "".join(values.text(part["field"]) or BLANK_DATE for part in parts)
    for part in parts:
        if _applies(part, values):
            text = _with_part(text, part, values)
    return text


def _applies(part: Entry, values: Values) -> bool:
    """Whether the blank is for this household: `applies_when` names one value of one field."""
    path, _, wanted = part.get("applies_when", "").partition(" == ")
    return not path or on_paper(values.value(path)) == wanted


def _with_option(text: str, cell: Entry, option: Entry, values: Values) -> str:
    name = _option_name(option)
    chosen = option["label"] in chosen_options(cell, values)
    if chosen and cell["style"].lower().startswith("□ before"):
        text = text.replace("□" + name, "☑" + name)
    elif chosen and cell["style"].lower().startswith("□ after"):
        text = text.replace(name + "□", name + "☑")
    elif chosen:
        text = text.replace(name, "√" + name)
    # 其他(文字描述) has a cell of its own on the dossier form: beside the cause it stands only when chosen
    is_noted = chosen or option.get("note_field") != "cause.other_text"
    note = values.text(option["note_field"]) if "note_field" in option and is_noted else ""
    return re.sub(re.escape(name) + f"[{MARKS}]?", lambda match: match[0] + note, text, count=1)


def _with_options_in_text(text: str, part: Entry, values: Values) -> str:
    """The text with the chosen one of options within it marked, where the options stand side by side."""
    chosen = on_paper(values.value(part["of"]))
    labels = [option["label"] for option in part["choice"]]
    plain, marked = "".join(labels), "".join(f"√{label}" if label == chosen else label for label in labels)
    head, _, tail = text.rpartition(plain)
    return head + marked + tail


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
    return bool(re.search(f"{name}☑" if cell["style"].lower().startswith("□ after") else f"[☑√]{name}", text))


def _attachments(case: FiguredCase, order: Sequence[str]) -> str:
    """The papers handed in, numbered, one on each line of their one cell."""
    papers = enumerate(case.case.review.attachments, start=1)
    return "".join(
        f"{number}．" + "".join(on_paper(getattr(item, name)) for name in order) for number, item in papers
    )
