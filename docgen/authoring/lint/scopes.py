"""Whom a template on its own is for, told by the names it asks for."""

from collections.abc import Collection, Iterator
from itertools import groupby
from pathlib import Path

from docgen.authoring.lint.opened import TemplateUnreadableError, open_template
from docgen.authoring.lint.reading import read_tags
from docgen.fill.contract import names_used
from docgen.region.pack import Document, Scope


def lone_document(path: Path) -> Document:
    """A document of the file alone; one household's where nothing says otherwise."""
    scope = _scope(frozenset(_names(path)))
    return Document.model_validate({"id": path.stem, "title": path.stem, "file": str(path), "for": scope})


def _scope(names: Collection[str]) -> Scope:
    if any(name.startswith("scan.") for name in names):
        return "scan"
    if not any(name == "cases" or name.startswith("cases[].") for name in names):
        return "household"
    return "publicity" if any(name.startswith("publicity.") for name in names) else "union"


def _names(path: Path) -> Iterator[str]:
    try:
        tags = open_template(path).tags
    except TemplateUnreadableError:
        return
    for _, own in groupby(tags, key=lambda tag: tag.text.part):
        yield from (use.path for use in names_used(read_tags(list(own)).tree))
