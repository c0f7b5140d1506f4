"""The surroundings of a paper compiled, and the snippets known under them."""

from collections.abc import Sequence
from dataclasses import replace

from lxml import etree

from docgen.printing.form import Alignment, Block, Margins, TableFormat
from docgen.printing.kept import Kept
from docgen.printing.office.word_paper import DOCUMENT, parse_part
from docgen.printing.word.compiling import BlockCompiler, compile_hanging, read_head
from docgen.printing.word.cut import UnusualDress, row_cells
from docgen.printing.word.dress import is_tidy, tidy
from docgen.printing.word.known import W
from docgen.printing.word.notes import Note, Notes
from docgen.printing.word.numbering import Counters
from docgen.printing.word.package import Package
from docgen.printing.word.paragraphs import ParagraphCompiler
from docgen.printing.word.patterns import RowPattern, counts_of, filled
from docgen.printing.word.resources import Resources, read_media, read_resources
from docgen.printing.word.sections import References, SectionHead, read_section
from docgen.printing.word.snippets import Snippets, parse_snippet, take_texts
from docgen.printing.word.styles import NO_STYLE, Style
from docgen.printing.word.tables import TableHead

_CELLS, _ROWS, _PARAGRAPHS, _TABLES, _SECTIONS = 3_000, 1_000, 1_000, 200, 200
_SplitRow = tuple[str, list[str]]
_MISSING = ((), (("", "缺少页眉或页脚的内容"),))
_END, _MARK = "</w:t>", "0"  # the mark keeps an empty w:t from being written as <w:t/>
RowXml = str | _SplitRow  # a row less its end tag, or its head and its cells


class Scope:
    """The rows and cells known in tables of one style, with the same margins and alignment."""

    def __init__(self, resources: Resources, style: Style, table: TableFormat, root_tag: str) -> None:
        self._root_tag = root_tag
        self._compiler = BlockCompiler(resources, style, table.margins, table.alignment)
        self._cells = Snippets(root_tag, self._compiler.cell, _CELLS)
        self._rows: Kept[str, RowPattern] = Kept(_ROWS)

    def row(self, xml: RowXml) -> RowPattern:
        """The row's pattern."""
        if not isinstance(xml, str):
            return self._compile(*xml)
        return self._rows.find(xml) or self._rows.keep(xml, self._compile(*row_cells(xml)))

    def _compile(self, head: str, cells: list[str]) -> RowPattern:
        element = parse_snippet(self._root_tag, f"{head}</w:tr>")
        return self._compiler.row(element, tuple(map(self._cells.find, cells)))


class Surroundings:
    """All that papers with the same other parts share."""

    def __init__(self, package: Package, root_tag: str) -> None:
        self.resources = read_resources(package, DOCUMENT)
        self.notes = self.resources.notes
        self._root_tag = root_tag
        self.paragraphs = Snippets(root_tag, ParagraphCompiler(self.resources, NO_STYLE).compile, _PARAGRAPHS)
        self._scopes: dict[tuple[str, Margins, Alignment], Scope] = {}
        self._tables: Kept[str, tuple[TableHead, Scope]] = Kept(_TABLES)
        self._sections: Kept[tuple[str, tuple[object, ...]], SectionHead] = Kept(_SECTIONS)
        self._hanging = _read_hanging(package, self.resources)

    def table(self, head: str) -> tuple[TableHead, Scope]:
        """A table's format and the scope of its rows, from what stands before its first row."""
        return self._tables.find(head) or self._tables.keep(head, self._read_table(head))

    def _read_table(self, head: str) -> tuple[TableHead, Scope]:
        element = parse_snippet(self._root_tag, f"{head}</w:tbl>")
        table, style = read_head(element, self.resources)
        key = (style.id, table.format.margins, table.format.alignment)
        if key not in self._scopes:
            self._scopes[key] = Scope(self.resources, style, table.format, self._root_tag)
        return table, self._scopes[key]

    def cut_nested(self, xml: str) -> tuple[str, Sequence[RowXml]]:
        """A table with tables in it, cut by parsing it: its head, and its rows as head and cells."""
        marked = xml.replace(_END, f"{_MARK}{_END}")
        table = parse_part(f"{self._root_tag}{marked}</w:document>".encode())[0]
        if not is_tidy(table):
            raise UnusualDress
        rows = table.findall(W + "tr")
        for row in rows:
            table.remove(row)
        return _xml(table).removesuffix("</w:tbl>"), [_split_row(row) for row in rows]

    def section(self, xml: str, inherited: References) -> SectionHead:
        """The section of a w:sectPr, or of none for ""."""
        key = (xml, tuple(sorted(inherited.items())))
        return self._sections.find(key) or self._sections.keep(key, self._read_section(xml, inherited))

    def _read_section(self, xml: str, inherited: References) -> SectionHead:
        element = parse_snippet(self._root_tag, xml) if xml else None
        return read_section(element, inherited, self._hanging_blocks, self.resources.has_even_pages)

    def _hanging_blocks(self, reference: str) -> tuple[tuple[Block, ...], tuple[Note, ...]]:
        return self._hanging.get(reference, _MISSING)


def _read_hanging(
    package: Package, resources: Resources
) -> dict[str, tuple[tuple[Block, ...], tuple[Note, ...]]]:
    """The headers and footers by relationship id, with what is not known in them."""
    numbers = {"header": 0, "footer": 0}
    found = {}
    for link, (kind, name) in package.relations(DOCUMENT).items():
        if kind in numbers:
            numbers[kind] += 1
            place = f"{'页眉' if kind == 'header' else '页脚'}{numbers[kind]}"
            found[link] = _read_part(package, name, resources, place)
    return found


def _read_part(
    package: Package, name: str, resources: Resources, place: str
) -> tuple[tuple[Block, ...], tuple[Note, ...]]:
    root = package.tree(name)
    if root is None:
        return _MISSING
    notes = Notes(place)
    tidy(root, notes)
    own = replace(resources, media=read_media(package, name))
    texts = take_texts(root)
    patterns = compile_hanging(root, own, notes)
    labels = map(Counters(resources.numbering).label, counts_of(patterns))
    blocks: list[Block] = filled(patterns, texts, labels)
    return tuple(blocks), tuple((where or place, what) for where, what in notes.found())


def _split_row(row: etree._Element) -> _SplitRow:
    """What stands before the row's first cell, and its cells."""
    head = "".join(_xml(child) for child in row if child.tag != W + "tc")
    return f"<w:tr>{head}", [_xml(cell) for cell in row.iterfind(W + "tc")]


def _xml(element: etree._Element) -> str:
    """The element's XML without the namespaces its root declares and without marks in its w:t."""
    text = etree.tostring(element, encoding="unicode", with_tail=False).replace(_MARK + _END, _END)
    opening, closing, rest = text.partition(">")
    return opening.partition(" ")[0] + ("/" if opening.endswith("/") else "") + closing + rest
