"""Blank forms drawn as text, each with the fields that a person would put at its blanks.

A line that begins with a bar is a row of a table, its cells between bars; `{3}` before a text spans
columns, `{v}` begins a vertical merge, `{^}` continues it; `⏎` ends a paragraph and `·` is a space. A first
line `sheet` names the merged areas of an Excel form. `[[field]]` says what is expected there and is not
printed.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from fill.templates import a_docx
from openpyxl import Workbook
from openpyxl.styles import Border, Side

from authoring.forms.blanks import p, r, tbl, tr
from docgen.authoring.forms.model import Cell, Form, Line, Table
from docgen.authoring.forms.reading import read_form
from docgen.authoring.tagging import Decision, Proposal
from docgen.authoring.tagging.decisions import HIGH
from docgen.authoring.tagging.tags import ROW_NUMBER

FORMS = {path.stem: path for path in sorted((Path(__file__).parent / "unseen_forms").glob("*.txt"))}
_EXPECTED = re.compile(r"\[\[(.*?)\]\]")
_LINES = Border(*[Side(style="thin")] * 4)
_SPAN = re.compile(r"^\{(\d+)\}")


@dataclass(frozen=True)
class Drawn:
    """A blank form and the fields expected in each of its cells and lines, in reading order."""

    form: Form
    expected: Sequence[tuple[str, ...]]

    @property
    def places(self) -> list[Cell | Line]:
        """Its cells and lines in reading order."""
        return [
            place for item in self.form.body for place in (item.cells if isinstance(item, Table) else [item])
        ]


def draw(name: str, folder: Path) -> Drawn:
    """The form of that name, written into the folder and read from there."""
    lines = FORMS[name].read_text(encoding="utf-8").splitlines()[1:]
    if lines[0].startswith("sheet "):
        return _sheet(folder, lines[1:], lines[0].split()[1:])
    xml = "".join(
        tbl(*map(_row, block)) if is_table else "".join(p(r(_printed(line))) for line in block if line)
        for is_table, block in _blocks(lines)
    )
    expected = [_fields(text) for line in lines if line for text in _cells(line) if "{^}" not in text]
    return Drawn(read_form(a_docx(folder / "空白表.docx", xml, {})), expected)


def _blocks(lines: Sequence[str]) -> Iterator[tuple[bool, list[str]]]:
    """The lines of each table, and those between; an empty line parts two tables."""
    for is_table, block in groupby(lines, key=lambda line: line.startswith("|")):
        yield is_table, list(block)


def _sheet(folder: Path, lines: Sequence[str], merges: Sequence[str]) -> Drawn:
    book = Workbook()
    sheet = book.active
    for number, line in enumerate(lines, start=1):
        for column, text in enumerate(_cells(line), start=1):
            sheet.cell(number, column, _printed(text) or None).border = _LINES
    for area in merges:
        sheet.merge_cells(area)
    path = folder / "空白表.xlsx"
    book.save(path)
    form = read_form(path)
    return Drawn(form, [_fields("".join(_cells(lines[cell.row])[cell.column :][:1])) for cell in form.cells])


@dataclass(frozen=True)
class Fared:
    """How the tagger fared on a drawn form: fields right, wrong decisions, fields it left out."""

    right: int
    wrong: tuple[str, ...]
    missed: tuple[str, ...]
    sure_and_wrong: tuple[str, ...]


def fared(drawn: Drawn, proposal: Proposal) -> Fared:
    """The proposal against what is expected, cell by cell."""
    right, wrong, missed, sure = 0, [], [], []
    for place, fields in zip(drawn.places, drawn.expected, strict=True):
        left = list(fields)
        for item in (item for item in proposal.decisions if item.where == place):
            if item.field in left:
                left.remove(item.field)
                right += item.field != ROW_NUMBER
            elif item.field != ROW_NUMBER:
                wrong.append(_told(item, left))
                sure += [_told(item, left)] if item.confidence >= HIGH else []
        missed += [f"{place.text.strip()[:12]} {field}" for field in left if field != ROW_NUMBER]
    return Fared(right, tuple(wrong), tuple(missed), tuple(sure))


def _told(item: Decision, wanted: Sequence[str]) -> str:
    return f"{item.caption}: {item.field} ({item.confidence:.2f}), not {wanted}"


def _fields(text: str) -> tuple[str, ...]:
    return tuple(_EXPECTED.findall(text))


def _cells(line: str) -> list[str]:
    return [text.strip() for text in line[1:].split("|")] if line.startswith("|") else [line]


def _printed(text: str) -> str:
    return _EXPECTED.sub("", text).replace("·", " ").replace("⏎", "\n")


def _row(line: str) -> str:
    return tr(*map(_cell, _cells(line)))


def _cell(text: str) -> str:
    merge = "restart" if "{v}" in text else "continue" if "{^}" in text else ""
    plain = text.replace("{v}", "").replace("{^}", "")
    span = _SPAN.match(plain)
    properties = f'<w:gridSpan w:val="{span[1]}"/>' if span else ""
    properties += f'<w:vMerge w:val="{merge}"/>' if merge else ""
    paragraphs = "".join(p(r(line)) for line in _printed(_SPAN.sub("", plain)).split("\n"))
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{paragraphs}</w:tc>"
