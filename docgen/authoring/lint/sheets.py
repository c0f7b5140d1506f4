"""What only Excel templates have: formulas of their own, and merges that a loop would tear."""

import re
from collections.abc import Iterator, Mapping

from lxml import etree

from docgen.authoring.lint.flaws import Flaw, Spotted, flaw
from docgen.authoring.lint.opened import OpenedTemplate
from docgen.authoring.lint.sheet_texts import S
from docgen.authoring.lint.texts import ROW
from docgen.fill.merges import Merge, is_torn
from docgen.model.columns import column_number

_CELL = re.compile(r"([A-Z]+)(\d+)")
_AREA = re.compile(r"([A-Z]+)(\d+):([A-Z]+)(\d+)")


def check_sheets(template: OpenedTemplate) -> Iterator[Flaw]:
    """The flaws of every worksheet."""
    for name, tab in template.tabs.items():
        own = (tag for tag in template.tags if tag.text.part == name and tag.reach == ROW)
        ruled = {tag.text.row: tag.jinja.strip("{%} ") for tag in own}
        yield from _check_formulas(template.trees[name], tab)
        yield from _check_merges(template.trees[name], tab, ruled)


def _check_formulas(tree: etree._Element, tab: Spotted) -> Iterator[Flaw]:
    for cell in tree.iter(f"{S}c"):
        formula = cell.find(f"{S}f")
        if formula is not None:
            text = f"={formula.text or ''}"[:40]
            yield flaw("sheet-formula", _spot(tab, cell.get("r") or ""), formula=text)


def _check_merges(tree: etree._Element, tab: Spotted, ruled: Mapping[int, str]) -> Iterator[Flaw]:
    """Merges of which nobody can tell where they begin among the rows that a loop adds."""
    for item in tree.iter(f"{S}mergeCell"):
        match = _AREA.fullmatch(item.get("ref") or "")
        if match is None:
            continue
        merge = Merge(match[1], match[3], int(match[2]), int(match[4]))
        if is_torn(merge, ruled):
            yield flaw("sheet-merge-across-loop", _spot(tab, f"{match[1]}{match[2]}"), area=merge.area)


def _spot(tab: Spotted, address: str) -> Spotted:
    match = _CELL.match(address)
    if not match:
        return tab
    return Spotted(title=tab.title, table=tab.table, row=int(match[2]), cell=column_number(match[1]))
