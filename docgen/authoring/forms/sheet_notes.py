"""Notes as the notes of Excel cells, which show when the cell is pointed at and do not print."""

import re
from collections import defaultdict
from collections.abc import Sequence
from xml.sax.saxutils import escape

from docgen.authoring.forms.additions import OFFICE, XML, Additions
from docgen.authoring.forms.elements import Edit, appended, edited, parse, prefix_of
from docgen.authoring.forms.model import Cell, Note
from docgen.authoring.forms.sheet import SheetSource
from docgen.authoring.forms.sheet_book import place_name
from docgen.authoring.forms.sheet_rows import MovedRows
from docgen.authoring.forms.worksheet import Place

_AUTHOR = "docgen"
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_COMMENTS = "application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml"
_DRAWING = "application/vnd.openxmlformats-officedocument.vmlDrawing"
_AFTER = frozenset(  # what stands after the drawing of notes in a sheet
    {"legacyDrawingHF", "drawingHF", "picture", "oleObjects", "controls", "webPublishItems", "tableParts"}
    | {"extLst"}
)
_SPACES = (
    'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" '
    'xmlns:x="urn:schemas-microsoft-com:office:excel"'
)
_NUMBER = re.compile(rb"_x0000_s(\d+)")
_SHEET = re.compile(rb'idmap [^>]*data="(\d+)')
_SHAPES = (
    f"<xml {_SPACES}>"
    '<o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="{sheet}"/></o:shapelayout>'
    '<v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe">'
    '<v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype></xml>'
)
_SHAPE = (
    '<v:shape {spaces} id="_x0000_s{number}" type="#_x0000_t202" '
    'style="position:absolute;width:160pt;height:60pt;z-index:1;visibility:hidden" '
    'fillcolor="#ffffe1" o:insetmode="auto"><v:fill color2="#ffffe1"/>'
    '<v:shadow on="t" color="black" obscured="t"/><v:path o:connecttype="none"/>'
    '<v:textbox><div style="text-align:left"></div></v:textbox>'
    '<x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/>'
    "<x:Anchor>{right},15,{row},2,{far},15,{low},4</x:Anchor><x:AutoFill>False</x:AutoFill>"
    "<x:Row>{row}</x:Row><x:Column>{column}</x:Column></x:ClientData></v:shape>"
)


def put_cell_notes(
    source: SheetSource, moves: Sequence[MovedRows], additions: Additions, notes: Sequence[Note]
) -> None:
    """Put the notes at their cells, all of which stay."""
    by_sheet: defaultdict[int, defaultdict[Place, list[str]]] = defaultdict(lambda: defaultdict(list))
    for note in notes:
        row = moves[note.where.table].place(note.where.row) if isinstance(note.where, Cell) else None
        if row is None or not isinstance(note.where, Cell):
            raise ValueError("a note that no cell can take")
        by_sheet[note.where.table][row, note.where.column].append(note.text)
    for index, texts in by_sheet.items():
        _SheetNotes(source.worksheets[index].sheet.part, additions).put(texts)


class _SheetNotes:
    """The notes of one worksheet: their texts in one part, their shapes in another."""

    def __init__(self, sheet: str, additions: Additions) -> None:
        self._sheet, self._additions = sheet, additions

    def put(self, texts: dict[Place, list[str]]) -> None:
        """Put a note at each place; one that is there already says the text as well."""
        comments, shapes = self._comments_part(), self._shapes_part()
        said = {place_name(*at): "\n".join(lines) for at, lines in texts.items()}
        known = self._add_to_known(comments, said)
        self._append_comments(comments, {name: text for name, text in said.items() if name not in known})
        self._append_shapes(shapes, [at for at in texts if place_name(*at) not in known])

    def _comments_part(self) -> str:
        """The part of the texts, made when there is none."""
        relation = self._additions.related(self._sheet, "comments")
        if relation is not None:
            return relation.part
        name = self._additions.new_name("xl/comments{}.xml")
        inside = f"<authors><author>{_AUTHOR}</author></authors><commentList/>"
        self._additions.parts[name] = f'{XML}<comments xmlns="{_MAIN}">{inside}</comments>'.encode()
        self._additions.declare(name, _COMMENTS)
        self._additions.relate(self._sheet, "comments", name)
        return name

    def _shapes_part(self) -> str:
        """The part of the shapes, made and named by the sheet when there is none."""
        drawn = parse(self._additions.data(self._sheet)).find("legacyDrawing")
        if drawn is not None:
            return self._additions.part_by_id(self._sheet, drawn.get("r:id"))
        name = self._additions.new_name("xl/drawings/vmlDrawing{}.vml")
        sheet = re.sub(r"\D", "", name)
        self._additions.parts[name] = _SHAPES.format(sheet=sheet).encode()
        self._additions.declare_extension("vml", _DRAWING)
        self._draw(self._additions.relate(self._sheet, "vmlDrawing", name))
        return name

    def _draw(self, relation: str) -> None:
        data = self._additions.data(self._sheet)
        root = parse(data)
        later = next((child.start for child in root.children if child.name in _AFTER), root.inner_end)
        named = f'<{prefix_of(data, root)}legacyDrawing xmlns:r="{OFFICE}" r:id="{relation}"/>'
        self._additions.parts[self._sheet] = edited(data, [Edit(later, later, named)])

    def _add_to_known(self, name: str, said: dict[str, str]) -> set[str]:
        """Add the texts to the notes that there are; the names of their cells."""
        data = self._additions.data(name)
        root = parse(data)
        prefix = prefix_of(data, root)
        known = {comment.get("ref"): comment.find("text") for comment in root.iter("comment")}
        texts = {place: text for place, text in known.items() if place in said and text is not None}
        edits = [appended(data, text, _run(f"\n{said[place]}", prefix)) for place, text in texts.items()]
        self._additions.parts[name] = edited(data, edits)
        return set(texts)

    def _append_comments(self, name: str, said: dict[str, str]) -> None:
        data = self._additions.data(name)
        root = parse(data)
        prefix, comments = prefix_of(data, root), root.find("commentList")
        if comments is not None:
            new = (_comment(place, text, prefix) for place, text in said.items())
            self._additions.parts[name] = edited(data, [appended(data, comments, "".join(new))])

    def _append_shapes(self, name: str, places: list[Place]) -> None:
        """Put the shapes last; what Excel writes here is not always well-formed."""
        before, closing, after = self._additions.data(name).rpartition(b"</xml>")
        first = max([int(number) for number in _NUMBER.findall(before)] or [_first_number(before)]) + 1
        shapes = "".join(_shape(number, *at) for number, at in enumerate(places, first))
        self._additions.parts[name] = before + shapes.encode() + closing + after


def _comment(place: str, text: str, prefix: str) -> str:
    said = f"<{prefix}text>{_run(text, prefix)}</{prefix}text>"
    return f'<{prefix}comment ref="{place}" authorId="0">{said}</{prefix}comment>'


def _first_number(shapes: bytes) -> int:
    """Excel numbers the shapes of a sheet by thousands of its own."""
    sheet = _SHEET.search(shapes)
    return 1024 * int(sheet[1] if sheet else 1)


def _shape(number: int, row: int, column: int) -> str:
    anchor = {"row": row, "column": column, "right": column + 1, "far": column + 3, "low": row + 4}
    return _SHAPE.format(spaces=_SPACES, number=number, **anchor)


def _run(text: str, prefix: str) -> str:
    said = f'<{prefix}t xml:space="preserve">{escape(text)}</{prefix}t>'
    return f"<{prefix}r>{said}</{prefix}r>"
