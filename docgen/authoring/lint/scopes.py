"""Whom a template on its own is for, told by the names it asks for."""

from collections.abc import Collection, Iterator
from itertools import groupby
from pathlib import Path

from docgen.authoring.lint.opened import TemplateUnreadableError, open_template
from docgen.authoring.lint.reading import read_tags
from docgen.fill.contract import names_used
from docgen.region.documents import Document, Scope

_HEADING = 3  # lines


def lone_document(path: Path) -> Document:
    """A document of the file alone; one household's where nothing says otherwise."""
    scope = _scope(frozenset(_names(path)), _is_headed_as_notice(path))
    return Document.model_validate({"id": path.stem, "title": path.stem, "file": str(path), "for": scope})


def _scope(names: Collection[str], is_notice: bool) -> Scope:
    if any(name.startswith("scan.") for name in names):
        return "scan"
    if not any(name == "cases" or name.startswith("cases[].") for name in names):
        return "household"
    is_notice = is_notice or any(name.startswith("publicity.") for name in names)
    return "publicity" if is_notice else "union"


def _is_headed_as_notice(path: Path) -> bool:
    """Whether the first lines say that the paper is to be posted."""
    try:
        texts = open_template(path).texts
    except TemplateUnreadableError:
        return False
    return any("公示" in text.bare for text in texts[:_HEADING])


def _names(path: Path) -> Iterator[str]:
    try:
        tags = open_template(path).tags
    except TemplateUnreadableError:
        return
    for _, own in groupby(tags, key=lambda tag: tag.text.part):
        yield from (use.path for use in names_used(read_tags(list(own)).tree))
