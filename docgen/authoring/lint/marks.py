"""Rows of a template marked by number, so that a row of a filled paper tells which one it was made from."""

import zipfile
from collections.abc import Iterator
from dataclasses import replace
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


class MarkedPaper:
    """A paper filled from a marked template; tells where its rows stand in the template."""

    def __init__(self, template: OpenedTemplate, paper: bytes) -> None:
        self._template = template
        with zipfile.ZipFile(BytesIO(paper)) as archive:
            names = (_DOCUMENT,) if template.is_word else tuple(template.tabs)
            trees = {name: etree.fromstring(archive.read(name)) for name in names}
        self._rows = {name: dict(_marks(tree)) for name, tree in trees.items()}
        self._places = _places(template.trees[_DOCUMENT]) if template.is_word else []

    def place(self, cut: CutText) -> Spotted:
        """Where the cell stands in the template."""
        if self._template.is_word:
            number = self._rows[_DOCUMENT].get(cut.row, 0)
            known = 0 < number <= len(self._places)
            table, row = self._places[number - 1] if known else (cut.table, cut.row)
            return Spotted(table=table, row=row, cell=cut.cell)
        name, tab = list(self._template.tabs.items())[cut.table - 1]
        return replace(tab, row=self._rows[name].get(cut.row, cut.row), cell=cut.cell)


def _marks(tree: etree._Element) -> Iterator[tuple[int, int]]:
    """The number of each row of a filled part, and that of the row it was made from."""
    for number, row in enumerate(tree.iter(f"{W}tr"), 1):
        yield number, int(row.get(_WORD_MARK) or "0", 16)
    for row in tree.iter(f"{S}row"):
        number = int(row.get("r") or "0")
        yield number, int(row.get(_SHEET_MARK) or number)


def _places(tree: etree._Element) -> list[tuple[int, int]]:
    """Table and row of every row of a Word template."""
    tables = {table: number for number, table in enumerate(tree.iter(f"{W}tbl"), 1)}
    found: list[tuple[int, int]] = []
    for row in tree.iter(f"{W}tr"):
        before = sum(1 for _ in row.itersiblings(f"{W}tr", preceding=True))
        found.append((tables[next(row.iterancestors(f"{W}tbl"))], before + 1))
    return found
