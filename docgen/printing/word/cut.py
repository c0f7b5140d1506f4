"""A document's XML cut into blocks, rows and cells by its text, without parsing it.

What cannot be cut so is in unusual dress (see dress.py): other prefixes, comments, wrappers around cells.
"""

import re
from collections.abc import Iterator

from docgen.printing.word.known import MARKERS

_OPENING = re.compile(r"<(w:[A-Za-z]+|[\w.-]+:[\w.-]+)(?: [^<>]*?)?(/?)>")
_MARKERS = re.compile(rf"(?:\s|<w:(?:{'|'.join(sorted(MARKERS))})\b[^<>]*/>)*")


class UnusualDress(Exception):  # noqa: N818 - a situation, not a fault
    """The XML has to be brought into the usual dress before it can be cut."""


def blocks(body: str) -> Iterator[tuple[str, str]]:
    """The elements that stand next to each other in `body`, as name and XML."""
    at, end = 0, len(body)
    while at < end:
        name, stop = _block(body, at)
        if stop == at:
            stop = _after_markers(body, at)
        else:
            yield name, body[at:stop]
        at = stop


def _block(body: str, at: int) -> tuple[str, int]:
    """The name of the element that begins here and where it ends; `at` itself where none does."""
    if body.startswith(("<w:p>", "<w:p "), at):
        return "w:p", _end(body, at, "w:p", "<w:txbxContent")
    if body.startswith("<w:tbl>", at):
        return "w:tbl", _end(body, at, "w:tbl", "<w:tbl>")
    opening = _OPENING.match(body, at)
    if opening is None or _after_markers(body, at) > at:
        return "", at
    return opening[1], opening.end() if opening[2] else element_end(body, at, opening[1])


def _end(body: str, at: int, name: str, nesting: str) -> int:
    """Where an element ends that holds no other of its name unless it holds `nesting`."""
    if name == "w:p" and body.startswith("/", body.index(">", at) - 1):
        return body.index(">", at) + 1
    stop = body.find(f"</{name}>", at) + len(name) + 3
    return element_end(body, at, name) if body.find(nesting, at + 1, stop) >= 0 or stop <= at else stop


def element_end(text: str, start: int, name: str) -> int:
    """Where the element `name` that opens at `start` ends."""
    depth = 0
    for tag in re.compile(f"<(/?){re.escape(name)}(?: [^<>]*?)?(/?)>").finditer(text, start):
        if tag[1]:
            depth -= 1
        elif not tag[2]:
            depth += 1
        if depth == 0:
            return tag.end()
    raise UnusualDress


def _after_markers(text: str, at: int) -> int:
    """Where spaces and marks of editing that begin here end."""
    found = _MARKERS.match(text, at)
    stop = found.end() if found else at
    if stop == at and not _OPENING.match(text, at):
        raise UnusualDress
    return stop


def table_rows(table: str) -> tuple[str, list[str]]:
    """A w:tbl without tables in it: what stands before its first row, and its rows less their end tags."""
    rows = table.split("</w:tr>")
    start = rows[0].find("<w:tr")
    if start < 0:
        raise UnusualDress
    head, rows[0] = rows[0][:start], rows[0][start:]
    if _MARKERS.sub("", rows.pop()) != "</w:tbl>":
        raise UnusualDress
    return head, [row if row.startswith("<w:tr") else _MARKERS.sub("", row, count=1) for row in rows]


def row_cells(row: str) -> tuple[str, list[str]]:
    """A row (less its end tag), as what stands before its first cell, and its cells."""
    if "<w:tc " in row:
        raise UnusualDress
    head, *cells = row.split("<w:tc>")
    return head, [f"<w:tc>{cell if cell.endswith('</w:tc>') else _without_markers(cell)}" for cell in cells]


def _without_markers(cell: str) -> str:
    """The rest of a cell without the marks that follow its end."""
    content, end, rest = cell.rpartition("</w:tc>")
    if not end or _MARKERS.sub("", rest):
        raise UnusualDress
    return content + end
