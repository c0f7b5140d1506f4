"""The cells of a sheet's XML: each value read, replaced and written back as it stood."""

import re
from collections.abc import Callable, Iterator, Sequence

from lxml import etree

from docgen.model.columns import column_number
from docgen.redact.disguise import Disguise
from docgen.redact.plan import SheetPlan
from docgen.redact.roles import Role

_REFERENCE = re.compile(r"([A-Z]+)([0-9]+)")
_TEXT_TYPES = ("s", "inlineStr", "str")
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_SHOWS_PICTURE = "DISPIMG"
_WORDED = ("headerFooter", "dataValidations", "hyperlinks", "conditionalFormatting")


def redact_cells(
    tree: etree._Element, strings: Sequence[str], plan: SheetPlan, disguise: Disguise
) -> Iterator[Role]:
    """Replaces the values of the sheet's cells in place; gives the role of every cell that was changed."""
    dropped = set(_formulas_with_words(tree))
    for cell, row, column in _cells(tree):
        _drop_formula(cell, dropped)
        role = plan.role_at(row, column)
        reference = cell.get("r") or ""
        if _redact(cell, strings, plan, role, reference in plan.doubtful, disguise):
            yield role


def names_in_cells(
    tree: etree._Element, strings: Sequence[str], plan: SheetPlan
) -> Iterator[tuple[str, Role]]:
    """Every name, body and place in order: they are to be known before texts that may hold them."""
    for cell, row, column in _cells(tree):
        role = plan.role_at(row, column)
        if role in (Role.NAME, Role.ORGANISATION, Role.PLACE) and cell.get("t") in _TEXT_TYPES:
            text = _text_of(cell, strings)
            if text not in plan.kept:
                yield text, role


def redact_words(tree: etree._Element, change: Callable[[str], str]) -> None:
    """Replaces what the sheet says outside its cells: headers, footers, prompts, tips of links."""
    for name in _WORDED:
        for part in tree.iter(f"{{*}}{name}"):
            for item in part.iter(etree.Element):
                _redact_attributes(item, change)
                if item.text and name == "headerFooter":
                    item.text = change(item.text)


def _redact_attributes(item: etree._Element, change: Callable[[str], str]) -> None:
    for name in ("prompt", "promptTitle", "error", "errorTitle", "tooltip", "display"):
        if text := item.get(name):
            item.set(name, change(text))


def _cells(tree: etree._Element) -> Iterator[tuple[etree._Element, int, int]]:
    """Every cell with its row from 1 and its column from 0; both may be left to be counted."""
    number = 0
    for row in tree.iter("{*}row"):
        number = int(row.get("r") or number + 1)
        column = -1
        for cell in row.iter("{*}c"):
            found = _REFERENCE.fullmatch(cell.get("r") or "")
            column = column_number(found[1]) - 1 if found else column + 1
            yield cell, number, column


def _redact(
    cell: etree._Element,
    strings: Sequence[str],
    plan: SheetPlan,
    role: Role,
    is_doubtful: bool,
    disguise: Disguise,
) -> bool:
    """Replaces the cell's value; whether it did."""
    kind = cell.get("t") or "n"
    if kind in _TEXT_TYPES:
        text = _text_of(cell, strings)
        new = text if text in plan.kept else disguise.text(text, role, is_doubtful=is_doubtful)
        _write_text(cell, new)
        return new != text
    value = cell.find("{*}v")
    if value is None or not value.text:
        return False
    before = value.text
    if kind == "n":
        number = float(before)
        new_number = disguise.number(number, role)
        value.text = before if new_number == number else _shown(new_number)
    elif kind == "d":
        value.text = disguise.text(before, role) if role is Role.BIRTH else before
    return value.text != before


def _text_of(cell: etree._Element, strings: Sequence[str]) -> str:
    if cell.get("t") == "inlineStr":
        return text_of_string(cell.find("{*}is"))
    value = cell.find("{*}v")
    text = value.text or "" if value is not None else ""
    if cell.get("t") == "s":
        return strings[int(text)] if text else ""
    return text


def text_of_string(item: etree._Element | None) -> str:
    """The text of a string item without how it is pronounced."""
    if item is None:
        return ""
    return "".join(
        part.text or "" for part in item.iter("{*}t") if not any(True for _ in part.iterancestors("{*}rPh"))
    )


def _write_text(cell: etree._Element, text: str) -> None:
    """The text in the cell itself; a formula's result stays one."""
    namespace = etree.QName(cell).namespace
    formula = cell.find("{*}f")
    for child in list(cell):
        if child is not formula:
            cell.remove(child)
    if formula is not None:
        cell.set("t", "str")
        etree.SubElement(cell, f"{{{namespace}}}v").text = text
        return
    cell.set("t", "inlineStr")
    inside = etree.SubElement(etree.SubElement(cell, f"{{{namespace}}}is"), f"{{{namespace}}}t")
    inside.text = text
    inside.set(_SPACE, "preserve")


def _formulas_with_words(tree: etree._Element) -> Iterator[str]:
    """The numbers of shared formulas that hold words or name other files."""
    for formula in tree.iter("{*}f"):
        if formula.get("si") and _has_words(formula):
            yield str(formula.get("si"))


def _drop_formula(cell: etree._Element, dropped: set[str]) -> None:
    formula = cell.find("{*}f")
    if formula is not None and (_has_words(formula) or formula.get("si") in dropped):
        cell.remove(formula)


def _has_words(formula: etree._Element) -> bool:
    text = formula.text or ""
    return ('"' in text or "[" in text) and _SHOWS_PICTURE not in text


def _shown(number: float) -> str:
    return str(int(number)) if number == int(number) and abs(number) < 1e21 else repr(number)
