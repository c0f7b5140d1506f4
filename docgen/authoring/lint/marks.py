"""Rows of a template marked by number, so that a row of a filled paper tells which one it was made from."""

import zipfile
from io import BytesIO

from lxml import etree

from docgen.authoring.lint.flaws import Spotted
from docgen.authoring.lint.opened import OpenedTemplate
from docgen.authoring.lint.room import CutText
from docgen.authoring.lint.sheet_texts import S
from docgen.authoring.lint.word_texts import W
from docgen.fill.archive import archive_bytes, deflated

_WORD_MARK, _SHEET_MARK = f"{W}rsidTr", "docgenRow"
_DOCUMENT = "word/document.xml"


def marked_copy(template: OpenedTemplate) -> bytes:
    """The template with every row marked."""
    parts = dict(template.parts)
    for name in (_DOCUMENT,) if template.is_word else template.tabs:
        tree = etree.fromstring(parts[name])
        for number, row in enumerate(tree.iter(f"{W}tr"), 1):
            row.set(_WORD_MARK, f"{number:08X}")
        for row in tree.iter(f"{S}row"):
            row.set(_SHEET_MARK, row.get("r") or "0")
        parts[name] = etree.tostring(tree, encoding="UTF-8", xml_declaration=True, standalone=True)
    return archive_bytes(deflated(name, content) for name, content in parts.items())


def place_in_template(template: OpenedTemplate, paper: bytes, cut: CutText) -> Spotted:
    """Where the cell of a filled paper stands in the template that was marked."""
    with zipfile.ZipFile(BytesIO(paper)) as archive:
        if template.is_word:
            return _in_word(template, etree.fromstring(archive.read(_DOCUMENT)), cut)
        name, tab = list(template.tabs.items())[cut.table - 1]
        return _in_sheet(etree.fromstring(archive.read(name)), tab, cut)


def _in_word(template: OpenedTemplate, filled: etree._Element, cut: CutText) -> Spotted:
    rows = list(filled.iter(f"{W}tr"))
    mark = rows[cut.row - 1].get(_WORD_MARK) if cut.row <= len(rows) else None
    tree = template.trees[_DOCUMENT]
    own = list(tree.iter(f"{W}tr"))[int(mark or "0", 16) - 1]
    tables = list(tree.iter(f"{W}tbl"))
    table = next(own.iterancestors(f"{W}tbl"))
    number = 1 + sum(1 for _ in own.itersiblings(f"{W}tr", preceding=True))
    return Spotted(table=tables.index(table) + 1, row=number, cell=cut.cell)


def _in_sheet(filled: etree._Element, tab: Spotted, cut: CutText) -> Spotted:
    row = next((row for row in filled.iter(f"{S}row") if row.get("r") == str(cut.row)), None)
    number = int(row.get(_SHEET_MARK) or cut.row) if row is not None else cut.row
    return Spotted(title=tab.title, table=tab.table, row=number, cell=cut.cell)
