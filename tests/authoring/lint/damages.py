"""Changes of the good pack that the catalogue of broken ones is made of."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl

from .good import (
    FORM,
    LISTS,
    MANIFEST,
    NOTICE,
    ROSTER,
    add_part,
    edit_part,
    replace_once,
    write_lists,
    write_manifest,
)

Damage = Callable[[Path], None]
DOCUMENT = "word/document.xml"
_RELATIONS = "word/_rels/document.xml.rels"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def form(old: str, new: str) -> Damage:
    """A text of the form exchanged."""
    return lambda root: replace_once(root / FORM, DOCUMENT, old, new)


def notice(old: str, new: str) -> Damage:
    """A text of the notice exchanged."""
    return lambda root: replace_once(root / NOTICE, DOCUMENT, old, new)


def both(*damages: Damage) -> Damage:
    """Several changes that make one fault."""

    def damage(root: Path) -> None:
        for change in damages:
            change(root)

    return damage


def roster(address: str, value: str) -> Damage:
    """A cell of the roster written."""

    def damage(root: Path) -> None:
        book = openpyxl.load_workbook(root / ROSTER)
        book.active[address] = value
        book.save(root / ROSTER)

    return damage


def part(name: str, content: bytes = b"x", file: str = FORM) -> Damage:
    """A part added to a template."""
    return lambda root: add_part(root / file, name, content)


def link(kind: str, target: str) -> Damage:
    """A link of the form to something outside."""
    entry = f'<Relationship Id="rIdX" Type="{_OFFICE}/{kind}" Target="{target}" TargetMode="External"/>'
    return lambda root: edit_part(
        root / FORM, _RELATIONS, lambda text: text.replace("</Relationships>", entry + "</Relationships>")
    )


def manifest(**changes: Any) -> Damage:
    """The manifest with entries exchanged."""
    return lambda root: write_manifest(root, {**MANIFEST, **changes})


def document(number: int, **changes: Any) -> Damage:
    """One of the manifest's documents changed."""
    documents = [dict(item) for item in MANIFEST["documents"]]
    documents[number] |= changes
    return manifest(documents=documents)


def without(number: int, key: str) -> Damage:
    """One of the manifest's documents without a key."""
    documents = [dict(item) for item in MANIFEST["documents"]]
    del documents[number][key]
    return manifest(documents=documents)


def lists(**changes: Any) -> Damage:
    """Code lists added or exchanged."""
    return lambda root: write_lists(root, {**LISTS, **changes})


def packet(*names: str) -> Damage:
    """The pack's packet with these documents."""
    return manifest(packets=[{"id": "dossier", "title": "一户一档", "documents": list(names)}])


def file(name: str, content: bytes = b"x") -> Damage:
    """A file of the pack written."""
    return lambda root: write(root / name, content)


def gone(name: str) -> Damage:
    """A file of the pack taken away."""
    return lambda root: (root / name).unlink()


def write(path: Path, content: bytes) -> None:
    path.write_bytes(content)


def runs(*pieces: tuple[str, str]) -> str:
    """The runs of a text, each with the inside of its properties."""
    return "</w:t></w:r>".join(f"<w:r><w:rPr>{look}</w:rPr><w:t>{text}" for text, look in pieces)


def split(*pieces: tuple[str, str]) -> Damage:
    """The worker's name tag kept in these pieces."""
    return form("<w:r><w:t>{{ worker.name }}", runs(*pieces))


def merged_over_loop(root: Path) -> None:
    book = openpyxl.load_workbook(root / ROSTER)
    loops = ("{%tr for case in cases %}", "{%tr for visit in case.visits %}", "{{ visit.date }}")
    for row, text in enumerate((*loops, "{%tr endfor %}", "{%tr endfor %}"), 7):
        book.active.cell(row, 1, text)
    book.active.merge_cells("D9:D11")
    book.save(root / ROSTER)
