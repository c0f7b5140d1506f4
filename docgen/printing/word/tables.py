"""Tables, rows and cells compiled."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass

from lxml import etree

from docgen.printing.form import (
    NO_BORDER,
    Alignment,
    Border,
    Borders,
    Cell,
    Margins,
    Merge,
    Row,
    TableFormat,
    TextDirection,
    VerticalAlignment,
)
from docgen.printing.word.known import (
    BORDERS,
    CELL_PROPERTIES,
    MARGINS,
    MARKERS,
    ROW_PROPERTIES,
    TABLE_BORDERS,
    TABLE_PROPERTIES,
    W,
)
from docgen.printing.word.notes import Note, Notes
from docgen.printing.word.styles import Style
from docgen.printing.word.units import is_on, local, points, value

_STYLES = {
    "single": "single",
    "thick": "thick",
    "double": "double",
    "dashed": "dashed",
    "dashSmallGap": "dashed",
    "dotted": "dotted",
}
_EDGES = {"start": "left", "end": "right", "insideH": "inside_h", "insideV": "inside_v"}
_CELL_MARGINS = {"top": 0.0, "left": 5.4, "bottom": 0.0, "right": 5.4}
_NO_STRETCH = 1e-4
_VERTICAL = {item.value: item for item in VerticalAlignment}
_DIRECTIONS = {
    "lrTb": TextDirection.HORIZONTAL,
    "tbRlV": TextDirection.VERTICAL,
    "tbRl": TextDirection.VERTICAL,
    "btLr": TextDirection.ROTATED_LEFT,
}
_ALIGNMENTS = {"left": Alignment.LEFT, "start": Alignment.LEFT, "center": Alignment.CENTER,
               "right": Alignment.RIGHT, "end": Alignment.RIGHT}  # fmt: skip


@dataclass(frozen=True)
class TableHead:
    """A w:tblPr and w:tblGrid read."""

    format: TableFormat
    notes: tuple[Note, ...]


def read_table_head(
    properties: etree._Element | None,
    grid: etree._Element | None,
    style: Style,
    *,
    is_text_at_indent: bool = False,
) -> TableHead:
    """A table's format; its style's properties lie beneath its own."""
    notes = Notes()
    notes.take(style.notes)
    layers = [*style.table, *(() if properties is None else (properties,))]
    for layer in layers:
        notes.check(layer, TABLE_PROPERTIES)
        _refuse_unusual(layer, notes)
    table = TableFormat(
        columns=_columns(grid, _last(layers, "tblW"), notes),
        borders=_table_borders(layers, notes),
        margins=Margins(**_margins(_children(layers, "tblCellMar"), _CELL_MARGINS, notes)),
        alignment=_ALIGNMENTS.get(value(_last(layers, "jc")) or "left", Alignment.LEFT),
        indent=_width(_last(layers, "tblInd"), notes),
        is_text_at_indent=is_text_at_indent,
        portion=_portion(_last(layers, "tblW")),
    )
    return TableHead(table, notes.found())


def _children(layers: Iterable[etree._Element], name: str) -> list[etree._Element]:
    return [child for layer in layers for child in layer.iterfind(W + name)]


def _last(layers: Iterable[etree._Element], name: str) -> etree._Element | None:
    found = _children(layers, name)
    return found[-1] if found else None


def _refuse_unusual(layer: etree._Element, notes: Notes) -> None:
    if is_on(layer.find(W + "bidiVisual")):
        notes.add("bidiVisual")
    spacing = layer.find(W + "tblCellSpacing")
    if spacing is not None and spacing.get(W + "w", "0") != "0":
        notes.add("tblCellSpacing")
    shade = layer.find(W + "shd")
    if shade is not None and _shade(shade, notes) is not None:
        notes.add("shd")


def _columns(grid: etree._Element | None, width: etree._Element | None, notes: Notes) -> tuple[float, ...]:
    """The widths of the grid, stretched to the table's width as LibreOffice does, automatic layout or not."""
    columns = tuple(points(value(column, "w") or "0") for column in (() if grid is None else grid))
    if not columns or not all(columns):
        notes.add("tblGrid")
        return columns
    total = points(value(width, "w") or "0") if value(width, "type") == "dxa" else 0.0
    stretch = total / sum(columns) if total else 1.0
    return columns if abs(stretch - 1) < _NO_STRETCH else tuple(column * stretch for column in columns)


def _portion(width: etree._Element | None) -> float:
    """How much of the text area a table with this w:tblW takes; 0 where it is not told so."""
    said = value(width, "w") or "0"
    if value(width, "type") != "pct":
        return 0.0
    return float(said[:-1]) / 100 if said.endswith("%") else float(said) / 5000


def _width(element: etree._Element | None, notes: Notes) -> float:
    """A length of kind dxa; other kinds than none are noted."""
    if element is None or value(element, "type") in ("nil", "auto"):
        return 0.0
    if value(element, "type") not in ("dxa", None):
        notes.add(str(element.tag).removeprefix(W), value(element, "type") or "")
        return 0.0
    return points(value(element, "w") or "0")


def _table_borders(layers: Iterable[etree._Element], notes: Notes) -> Borders:
    edges: dict[str, Border] = {}
    for element in _children(layers, "tblBorders"):
        edges |= _borders(element, notes)
    return Borders(**edges)


def _borders(element: etree._Element | None, notes: Notes, *, of_cell: bool = False) -> dict[str, Border]:
    if element is None:
        return {}
    notes.check(element, BORDERS if of_cell else TABLE_BORDERS)
    return {
        _EDGES.get(name, name): _border(edge, notes)
        for edge in element
        if (name := str(edge.tag).removeprefix(W)) in TABLE_BORDERS
    }


def _border(edge: etree._Element, notes: Notes) -> Border:
    kind, size = edge.get(W + "val", "nil"), float(edge.get(W + "sz", "4"))
    if kind in ("nil", "none"):
        return NO_BORDER
    if kind not in _STYLES or edge.get(W + "shadow", "0") not in ("0", "false"):
        notes.add("tcBorders", kind)
    color = edge.get(W + "color", "auto")
    return Border(size / 8, _STYLES.get(kind, "single"), "000000" if color == "auto" else color.upper())


def _margins(elements: Iterable[etree._Element], beneath: dict[str, float], notes: Notes) -> dict[str, float]:
    margins = dict(beneath)
    for element in elements:
        notes.check(element, MARGINS)
        for edge in element:
            name = str(edge.tag).removeprefix(W)
            if name in MARGINS:
                margins[_EDGES.get(name, name)] = _width(edge, notes)
    return margins


def _shade(element: etree._Element | None, notes: Notes) -> str | None:
    """The colour of a w:shd, or None for none."""
    if element is None or value(element) == "nil":
        return None
    if value(element) not in ("clear", "solid", None):
        notes.add("shd", value(element) or "")
    fill = element.get(W + ("color" if value(element) == "solid" else "fill"), "auto")
    return None if fill == "auto" else fill.upper()


def read_row(row: etree._Element, table: Alignment) -> tuple[Row, tuple[Note, ...]]:
    """A row without its cells, from a w:tr in a table of this alignment."""
    notes = Notes()
    for child in row:
        if local(child) not in ("trPr", "tc", *MARKERS):
            notes.add(local(child))
    properties = row.find(W + "trPr")
    if properties is None:
        return Row(()), notes.found()
    notes.check(properties, ROW_PROPERTIES)
    _refuse_unusual_row(properties, table, notes)
    height = properties.find(W + "trHeight")
    rule = value(height, "hRule")
    return Row(
        (),
        height=0.0 if height is None or rule == "auto" else points(value(height) or "0"),
        is_exact=rule == "exact",
        is_header=is_on(properties.find(W + "tblHeader")),
        cannot_split=is_on(properties.find(W + "cantSplit")),
        grid_before=int(value(properties.find(W + "gridBefore")) or 0),
        grid_after=int(value(properties.find(W + "gridAfter")) or 0),
    ), notes.found()


def _refuse_unusual_row(properties: etree._Element, table: Alignment, notes: Notes) -> None:
    for name in ("hidden", "tblCellSpacing"):
        if is_on(properties.find(W + name)):
            notes.add(name)
    said = value(properties.find(W + "jc"))
    if said is not None and _ALIGNMENTS.get(said) is not table:
        notes.add("jc", said)


def read_cell(properties: etree._Element | None, table: Margins, notes: Notes) -> tuple[Cell, float | None]:
    """A cell without its blocks, and the width it asks for, from a w:tcPr in a table with these margins."""
    if properties is None:
        return Cell(()), None
    notes.check(properties, CELL_PROPERTIES)
    if is_on(properties.find(W + "tcFitText")):
        notes.add("tcFitText")
    if is_on(properties.find(W + "hideMark")):
        notes.add("hideMark")
    width = properties.find(W + "tcW")
    cell = Cell(
        (),
        span=int(value(properties.find(W + "gridSpan")) or 1),
        merge=_merge(properties.find(W + "vMerge")),
        borders=Borders(**_cell_borders(properties.find(W + "tcBorders"), notes)),
        margins=_cell_margins(properties.find(W + "tcMar"), table, notes),
        shading=_shade(properties.find(W + "shd"), notes),
        vertical_alignment=_vertical(properties.find(W + "vAlign"), notes),
        direction=_direction(properties.find(W + "textDirection"), notes),
        no_wrap=is_on(properties.find(W + "noWrap")),
    )
    return cell, points(value(width, "w") or "0") if value(width, "type") == "dxa" else None


def _cell_borders(element: etree._Element | None, notes: Notes) -> dict[str, Border]:
    edges = _borders(element, notes, of_cell=True)
    return {name: border for name, border in edges.items() if not name.startswith("inside")}


def _cell_margins(element: etree._Element | None, table: Margins, notes: Notes) -> Margins | None:
    """The cell's own margins; an edge it does not name has the table's."""
    if element is None or not len(element):
        return None
    return Margins(**_margins((element,), asdict(table), notes))


def _merge(element: etree._Element | None) -> Merge:
    if element is None:
        return Merge.NONE
    return Merge.FIRST if value(element) == "restart" else Merge.CONTINUED


def _vertical(element: etree._Element | None, notes: Notes) -> VerticalAlignment:
    said = value(element) or "top"
    if said not in _VERTICAL:
        notes.add("vAlign", said)
    return _VERTICAL.get(said, VerticalAlignment.TOP)


def _direction(element: etree._Element | None, notes: Notes) -> TextDirection:
    said = value(element) or "lrTb"
    if said not in _DIRECTIONS:
        notes.add("textDirection", said)
    return _DIRECTIONS.get(said, TextDirection.HORIZONTAL)
