"""Tags written into an Excel form: tagged cells carry text of their own, all other bytes stay."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from xml.sax.saxutils import quoteattr

from docgen.authoring.forms.additions import Additions
from docgen.authoring.forms.elements import Edit, Element, edited, prefix_of
from docgen.authoring.forms.model import Cell, Note, PlacedTag, Repeat, RepeatBody
from docgen.authoring.forms.note_places import standing_notes
from docgen.authoring.forms.package import Package
from docgen.authoring.forms.repeats import require_repeats
from docgen.authoring.forms.sheet import open_sheet
from docgen.authoring.forms.sheet_areas import area_edits, merged_areas, move_areas_elsewhere
from docgen.authoring.forms.sheet_book import place_name
from docgen.authoring.forms.sheet_notes import put_cell_notes
from docgen.authoring.forms.sheet_rows import MovedRows
from docgen.authoring.forms.sheet_tags import inline_string, with_tags
from docgen.authoring.forms.sheet_text import RichRun, SheetText
from docgen.authoring.forms.worksheet import Place, Worksheet

_ROW_NUMBER = re.compile(rb"\sr=[\"'][A-Z]*(\d+)[\"']")


def tagged_sheet(
    package: Package,
    tags: Sequence[PlacedTag],
    repeats: Sequence[Repeat | RepeatBody],
    notes: Sequence[Note],
) -> bytes:
    """The file with tags, loops and notes. Raises ValueError for spots that are not the file's own."""
    source = open_sheet(package)
    require_repeats(source.form, repeats)
    additions = Additions(package)
    moves = [MovedRows(_repeats_of(index, repeats)) for index in range(len(source.worksheets))]
    texts = _texts(source.worksheets, tags)
    for index, sheet in enumerate(source.worksheets):
        if texts[index] or moves[index].loops:
            name = sheet.sheet.part
            additions.parts[name] = _Writing(sheet, package.data(name), moves[index]).written(texts[index])
        if moves[index].shift:
            move_areas_elsewhere(sheet, package, additions, moves[index])
    put_cell_notes(source, moves, additions, standing_notes(source.form, repeats, notes))
    return package.with_parts(additions.parts)


def _repeats_of(index: int, repeats: Sequence[Repeat | RepeatBody]) -> list[Repeat]:
    if any(isinstance(repeat, RepeatBody) for repeat in repeats):
        raise ValueError("a sheet has no body of paragraphs")
    return [repeat for repeat in repeats if isinstance(repeat, Repeat) and repeat.table == index]


def _texts(sheets: Sequence[Worksheet], tags: Sequence[PlacedTag]) -> list[dict[Place, SheetText]]:
    """The new texts of each sheet by place."""
    by_cell: defaultdict[Cell, list[PlacedTag]] = defaultdict(list)
    for tag in tags:
        if not isinstance(tag.spot.where, Cell):
            raise ValueError("headers and text boxes of a sheet cannot be filled")
        by_cell[tag.spot.where].append(tag)
    texts: list[dict[Place, SheetText]] = [{} for _ in sheets]
    for cell, own in by_cell.items():
        text = sheets[cell.table].text((cell.row, cell.column))
        if text.text != cell.text:
            raise ValueError(f"{cell} is not of this file")
        texts[cell.table][cell.row, cell.column] = with_tags(text, own)
    return texts


class _Writing:
    """The changes of one worksheet."""

    def __init__(self, sheet: Worksheet, data: bytes, moves: MovedRows) -> None:
        self._sheet, self._data, self._moves = sheet, data, moves
        self._prefix = prefix_of(data, sheet.root)
        self._merges = merged_areas(sheet, moves)

    def written(self, texts: dict[Place, SheetText]) -> bytes:
        """The worksheet with these texts and its loops."""
        by_row: defaultdict[int, dict[Place, SheetText]] = defaultdict(dict)
        for at, text in sorted(texts.items()):
            by_row[at[0]][at] = text
        steps = [(row, 1, list(self._row(row, by_row[row]))) for row in {*self._sheet.rows, *by_row}]
        for loop in self._moves.loops:
            opening = self._tag_row(loop.repeat.first_row, loop.opening, f"for {loop.repeat.loop}")
            steps.append((loop.repeat.first_row, 0, [opening]))
            steps.append((loop.pattern_end - 1, 2, [self._tag_row(loop.pattern_end, loop.closing, "endfor")]))
        steps.sort(key=lambda step: step[:2])
        edits = [edit for _, _, own in steps for edit in own]
        return edited(self._data, [*edits, *area_edits(self._sheet, self._data, self._moves)])

    def _row(self, row: int, texts: dict[Place, SheetText]) -> Iterator[Edit]:
        element, moved = self._sheet.rows.get(row), self._moves.place(row)
        if moved is None:
            if texts or element is None:
                raise ValueError("a tag in a row that the loop takes away")
            yield Edit(element.start, element.end, "")
        elif element is None or element.is_closed:
            yield from self._new_row(row, moved, element, texts)
        else:
            if moved != row:
                yield from self._renumbered(row, moved, element, texts)
            for at, text in texts.items():
                yield self._cell_edit(element, at, moved, text)

    def _new_row(
        self, row: int, moved: int, element: Element | None, texts: dict[Place, SheetText]
    ) -> Iterator[Edit]:
        if not texts and moved == row:
            return
        cells = "".join(self._cell(at, moved, text) for at, text in texts.items())
        own = {} if element is None else element.attributes
        opening = f"{self._prefix}row{_written({**own, 'r': str(moved + 1)})}"
        start, end = (element.start, element.end) if element else (self._position(row),) * 2
        yield Edit(start, end, f"<{opening}>{cells}</{self._prefix}row>")

    def _renumbered(
        self, row: int, moved: int, element: Element, texts: dict[Place, SheetText]
    ) -> Iterator[Edit]:
        kept = [cell for at, cell in self._sheet.cells.items() if at[0] == row and at not in texts]
        for item in (element, *kept):
            number = _ROW_NUMBER.search(self._data, item.start, item.inner_start)
            if number:
                yield Edit(number.start(1), number.end(1), str(moved + 1))

    def _cell_edit(self, row: Element, at: Place, moved: int, text: SheetText) -> Edit:
        written = self._cell(at, moved, text)
        if at in self._sheet.cells:
            cell = self._sheet.cells[at]
            return Edit(cell.start, cell.end, written)
        later = [cell.start for other, cell in self._sheet.cells.items() if other[0] == at[0] and other > at]
        position = min(later, default=row.inner_end)
        return Edit(position, position, written)

    def _cell(self, at: Place, row: int, text: SheetText) -> str:
        """The cell with a text of its own, in the style of the place."""
        element = self._sheet.cells.get(at)
        own = {"s": str(self._sheet.style(at))} if element is None else element.attributes
        own = {"r": "", **own, "t": "inlineStr"} | {"r": place_name(row, at[1])}
        inside = inline_string(text, self._prefix)
        return f"<{self._prefix}c{_written(own)}>{inside}</{self._prefix}c>"

    def _tag_row(self, before: int, row: int, statement: str) -> Edit:
        """A row with the tag alone, in the first column that no merged cell covers."""
        taken = (area for area in self._merges if area.top <= row <= area.bottom)
        columns = {column for area in taken for column in range(area.left, area.right + 1)}
        column = next(number for number in range(len(columns) + 1) if number not in columns)
        tag = inline_string(SheetText((RichRun(f"{{%tr {statement} %}}"),)), self._prefix)
        cell = f'<{self._prefix}c r="{place_name(row, column)}" t="inlineStr">{tag}</{self._prefix}c>'
        written = f'<{self._prefix}row r="{row + 1}">{cell}</{self._prefix}row>'
        return Edit(self._position(before), self._position(before), written)

    def _position(self, row: int) -> int:
        """Where the row begins in the file, or would."""
        later = (element.start for number, element in self._sheet.rows.items() if number >= row)
        return min(later, default=self._end)

    @property
    def _end(self) -> int:
        rows = self._sheet.root.find("sheetData")
        return rows.inner_end if rows else self._sheet.root.inner_end


def _written(attributes: dict[str, str]) -> str:
    """The attributes as XML, without those of later Excels, whose names need explaining."""
    own = ((name, value) for name, value in attributes.items() if name.isalpha())
    return "".join(f" {name}={quoteattr(value)}" for name, value in own)
