"""What marks and lists of a workbook say of a finding."""

import re

from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

from docgen.findings import Finding
from docgen.model.wording import as_cell_text

_HALVES = re.compile("[\ud800-\udfff\ufffe\uffff]")


def severity_of(item: Finding) -> str:
    """错误 for a finding that blocks, 提醒 for one that does not."""
    return "错误" if item.is_blocking else "提醒"


def basis_of(item: Finding) -> str:
    """The rule's code and its clause, empty for a finding that breaks no rule of a notice."""
    return " ".join(filter(None, (item.rule, item.source)))


def explained(item: Finding) -> str:
    """What is wrong, what to do, and why, a line each."""
    lines = (f"{severity_of(item)}：{item.sentence}", f"改法：{item.remedy}", _because(item))
    return writable("\n".join(filter(None, lines)))


def writable(text: str) -> str:
    """The text without what no workbook can hold: control characters, halves of characters."""
    return as_cell_text(_HALVES.sub("", ILLEGAL_CHARACTERS_RE.sub("", text)))


def _because(item: Finding) -> str:
    basis = basis_of(item)
    return f"依据：{basis}" if basis else ""
