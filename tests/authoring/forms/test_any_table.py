"""Tables of any shape, tagged at any cells: what is read again has the tags there; the rest is as it was."""

import tempfile
from dataclasses import dataclass
from pathlib import Path

import pytest
from cases import a_case
from fill.templates import HOUSEHOLD, a_docx, an_xlsx, context, merged, sheet_data
from hypothesis import given, settings
from hypothesis import strategies as st

from docgen.authoring.forms.model import Cell, Form, PlacedTag, Repeat, Spot
from docgen.authoring.forms.reading import read_form
from docgen.authoring.forms.repeats import can_repeat
from docgen.authoring.forms.sheet_book import Area, area_name
from docgen.authoring.forms.writing import write_tagged
from docgen.fill.sheet import compile_sheet
from docgen.fill.template import Blank
from docgen.fill.word import compile_word

from .blanks import p, r, tbl, tr

WIDEST, HIGHEST = 5, 6
TEXTS = st.sampled_from(["", "姓名", "   ", "年  月  日", "____元", "a<b & c", "一\n二", "\n"])


@dataclass(frozen=True)
class Drawn:
    """A table: what merged areas it is made of, and the text of each."""

    width: int
    height: int
    texts: dict[Area, str]

    def area_at(self, row: int, column: int) -> Area:
        return next(area for area in self.texts if area.holds(row, column))


@st.composite
def tables(draw: st.DrawFn) -> Drawn:
    width, height = draw(st.integers(1, WIDEST)), draw(st.integers(1, HIGHEST))
    free = {(row, column) for row in range(height) for column in range(width)}
    texts: dict[Area, str] = {}
    while free:
        top, left = min(free)
        right = left
        while (top, right + 1) in free and draw(st.booleans()):
            right += 1
        bottom = top
        below = {(bottom + 1, column) for column in range(left, right + 1)}
        while below <= free and draw(st.booleans()):
            bottom += 1
            below = {(bottom + 1, column) for column in range(left, right + 1)}
        area = Area(top, left, bottom, right)
        free -= {(row, column) for row in range(top, bottom + 1) for column in range(left, right + 1)}
        texts[area] = draw(TEXTS)
    return Drawn(width, height, texts)


def word(drawn: Drawn, path: Path, splits: bool) -> Path:
    rows = [tr(*_cells(drawn, row, splits)) for row in range(drawn.height)]
    return a_docx(path, p(r("题")) + tbl(*rows) + p())


def _cells(drawn: Drawn, row: int, splits: bool) -> list[str]:
    cells: list[str] = []
    column = 0
    while column < drawn.width:
        area = drawn.area_at(row, column)
        state = (
            ""
            if area.top == area.bottom
            else f'<w:vMerge w:val="{"restart" if row == area.top else "continue"}"/>'
        )
        properties = f'<w:tcPr><w:gridSpan w:val="{area.right - area.left + 1}"/>{state}</w:tcPr>'
        text = drawn.texts[area] if row == area.top else ""
        cells.append(f"<w:tc>{properties}{_paragraphs(text, splits)}</w:tc>")
        column = area.right + 1
    return cells


def _paragraphs(text: str, splits: bool) -> str:
    lines = text.split("\n")
    return "".join(p(*map(r, line)) if splits else p(*([r(line)] if line else [])) for line in lines)


def sheet(drawn: Drawn, path: Path) -> Path:
    letters = "ABCDEFG"[: drawn.width]
    rows: dict[int, dict[str, str]] = {row + 1: dict.fromkeys(letters, "") for row in range(drawn.height)}
    for area, text in drawn.texts.items():
        rows[area.top + 1][letters[area.left]] = text
    merges = [area_name(area) for area in drawn.texts if (area.top, area.left) != (area.bottom, area.right)]
    corner = {drawn.height + 1: {"ABCDEFG"[drawn.width]: "末"}}
    return an_xlsx(path, {"表": sheet_data(rows | corner, after=merged(*merges) if merges else "")})


def spots(draw: st.DrawFn, form: Form) -> list[PlacedTag]:
    """One tag in some of the cells, at some part of the text."""
    tags: list[PlacedTag] = []
    for number, cell in enumerate(form.tables[0].cells):
        if draw(st.booleans()):
            start = draw(st.integers(0, len(cell.text)))
            end = draw(st.integers(start, len(cell.text)))
            tags.append(PlacedTag(Spot(cell, start, end), f"{{{{ 甲{number} }}}}"))
    return tags


def expected(cell: Cell, tags: list[PlacedTag], keeps_ends: bool) -> str:
    """The cell's text with its tag; in Word the ends of paragraphs that lie in the spot stay."""
    for tag in tags:
        if tag.spot.where == cell:
            ends = "\n" * tag.spot.text.count("\n") if keeps_ends else ""
            first = len(tag.spot.text) - len(tag.spot.text.lstrip("\n"))
            before = "\n" * first if keeps_ends and tag.spot.text.strip("\n") else ""
            after = ends[len(before) :]
            return cell.text[: tag.spot.start] + before + tag.text + after + cell.text[tag.spot.end :]
    return cell.text


def shape(form: Form) -> list[tuple[int, int, int, int]]:
    return [(cell.row, cell.column, cell.row_span, cell.col_span) for cell in form.tables[0].cells]


@settings(max_examples=60)
@given(st.data(), tables(), st.booleans())
def test_any_word_table(data: st.DataObject, drawn: Drawn, splits: bool) -> None:
    with tempfile.TemporaryDirectory() as name:
        path, target = word(drawn, Path(name) / "空表.docx", splits), Path(name) / "模板.docx"
        form = read_form(path)
        assert _areas(form) == {area: text for area, text in drawn.texts.items()}
        tags = data.draw(st.composite(spots)(form))
        write_tagged(path, target, tags)
        tagged = read_form(target)
        assert shape(tagged) == shape(form)
        assert [cell.text for cell in tagged.cells] == [expected(cell, tags, True) for cell in form.cells]
        assert [line.text for line in tagged.lines] == ["题", ""]


@settings(max_examples=60)
@given(st.data(), tables())
def test_any_sheet(data: st.DataObject, drawn: Drawn) -> None:
    with tempfile.TemporaryDirectory() as name:
        path, target = sheet(drawn, Path(name) / "空表.xlsx"), Path(name) / "模板.xlsx"
        form = read_form(path)
        inside = [area for area in _areas(form) if area.bottom < drawn.height and area.right < drawn.width]
        assert inside == sorted(drawn.texts, key=lambda area: (area.top, area.left))
        tags = data.draw(st.composite(spots)(form))
        write_tagged(path, target, tags)
        tagged = read_form(target)
        assert shape(tagged) == shape(form)
        assert [cell.text for cell in tagged.cells] == [expected(cell, tags, False) for cell in form.cells]


def _areas(form: Form) -> dict[Area, str]:
    return {Area(c.row, c.column, c.last_row, c.last_column): c.text for c in form.tables[0].cells}


@settings(max_examples=40)
@given(tables(), st.booleans())
def test_any_tagged_form_compiles(drawn: Drawn, is_word: bool) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        path = word(drawn, folder / "空表.docx", False) if is_word else sheet(drawn, folder / "空表.xlsx")
        tags = [
            PlacedTag(Spot(cell, len(cell.text), len(cell.text)), "{{ worker.name }}")
            for cell in read_form(path).cells
        ]
        target = folder / path.name.replace("空表", "模板")
        write_tagged(path, target, tags)
        blank = Blank(target, HOUSEHOLD)
        assert compile_word(blank) if is_word else compile_sheet(blank)


@settings(max_examples=80)
@given(st.data(), tables(), st.integers(1, 3), st.booleans())
def test_any_rows_become_a_loop(data: st.DataObject, drawn: Drawn, records: int, is_word: bool) -> None:
    first = data.draw(st.integers(0, drawn.height - 1))
    last = data.draw(st.integers(first, drawn.height - 1))
    pattern = data.draw(st.integers(1, last - first + 1))
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        path = word(drawn, folder / "空表.docx", False) if is_word else sheet(drawn, folder / "空表.xlsx")
        target = folder / path.name.replace("空表", "模板")
        repeat = Repeat(0, first, last, "member in members", pattern)
        if not can_repeat(read_form(path).tables[0], repeat):
            with pytest.raises(ValueError, match="two records"):
                write_tagged(path, target, [], [repeat])
            return
        write_tagged(path, target, [], [repeat])
        blank = Blank(target, HOUSEHOLD)
        template = compile_word(blank) if is_word else compile_sheet(blank)
        case = a_case(members=[{"name": "甲"}] * records)
        paper = folder / path.name.replace("空表", "文书")
        paper.write_bytes(template.fill(context(case)))
        filled = read_form(paper)
    _assert_rows_follow(drawn, read_texts(filled), first, last, pattern * records)


def read_texts(form: Form) -> list[list[str]]:
    """The texts by row; a cell that lies over another fails."""
    table = form.tables[0]
    covered = [
        (r, c)
        for cell in table.cells
        for r in range(cell.row, cell.last_row + 1)
        for c in range(cell.column, cell.last_column + 1)
    ]
    assert len(covered) == len(set(covered))
    return [[cell.text for cell in row if cell.text.strip()] for row in table.rows]


def _assert_rows_follow(drawn: Drawn, rows: list[list[str]], first: int, last: int, repeated: int) -> None:
    """The rows above the loop are as they were, those below too, after as many as the records take."""
    texts = [
        [
            text
            for area, text in sorted(drawn.texts.items(), key=lambda item: item[0].left)
            if area.top == row and text.strip()
        ]
        for row in range(drawn.height)
    ]
    assert rows[:first] == texts[:first]
    assert rows[first + repeated :][: drawn.height - last - 1] == texts[last + 1 :]
