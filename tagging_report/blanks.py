"""The blank of a template: what docgen fills when nothing is known of a case, and which tag stood where."""

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

from docgen.authoring.forms.model import Cell, Form, Line
from docgen.authoring.forms.reading import read_form
from docgen.fill.paper import Filler
from docgen.model.case import Case
from docgen.model.union import LabourUnion, PublicityNotice
from docgen.model.worker import Worker
from docgen.orders import FiguredCase, PaperOrder
from docgen.region.documents import Document
from docgen.region.pack import Pack
from tagging_report.marking import END, OPEN, SHUT, Mark, Marks, write_marked

_MARK = re.compile(f"{OPEN}(\\d+){SHUT}|{END}")
_DAY = dt.date(2018, 12, 28)


@dataclass(frozen=True)
class TrueTag:
    """Where a tag of the template stood in the blank, and what it prints there."""

    where: Cell | Line
    start: int
    end: int
    mark: Mark

    @property
    def text(self) -> str:
        """What the blank has in its place."""
        return self.where.text[self.start : self.end]


@dataclass(frozen=True)
class Stripped:
    """A blank made from a template, and the tags it had."""

    form: Form
    tags: tuple[TrueTag, ...]


def strip_template(pack: Pack, document: Document, folder: Path, kind: str = "") -> Stripped:
    """The blank of the document's template, written into the folder and read from there."""
    template = pack.template(document)
    marked = folder / f"marked-{document.id}{template.suffix}"
    marks = write_marked(template, marked, document.words)
    filled = folder / f"filled-{document.id}{template.suffix}"
    filled.write_bytes(_filled(pack, document.model_copy(update={"file": str(marked)}), kind))
    blank = folder / f"{document.id}{template.suffix}"
    _write_unmarked(filled, blank)
    form = read_form(blank)
    return Stripped(form, tuple(_true_tags(form, read_form(filled), marks)))


def _filled(pack: Pack, document: Document, kind: str) -> bytes:
    case = FiguredCase(Case(worker=Worker(kind=kind or None)), {})
    is_of_household = document.scope == "household"
    order = PaperOrder(
        document,
        LabourUnion(),
        {},
        case=case if is_of_household else None,
        notice=PublicityNotice(),
        lists=dict.fromkeys(document.lists, ()),
    )
    return Filler(pack, _DAY).fill(order)


def _write_unmarked(filled: Path, blank: Path) -> None:
    with ZipFile(filled) as source, ZipFile(blank, "w", ZIP_DEFLATED) as target:
        for name in source.namelist():
            content = source.read(name)
            if name.endswith(".xml"):
                content = _MARK.sub("", content.decode()).encode()
            target.writestr(name, content)


def _true_tags(form: Form, marked: Form, marks: Marks) -> Iterator[TrueTag]:
    """The places of the marks, told by the same cell or line of the blank itself."""
    for clean, dirty in zip(_places(form), _places(marked), strict=True):
        for start, end, number in _spans(dirty.text):
            yield TrueTag(clean, start, end, marks.found[number])


def _places(form: Form) -> list[Cell | Line]:
    return [*form.cells, *form.lines]


def _spans(text: str) -> Iterator[tuple[int, int, int]]:
    """Start and end of each mark in the text without marks, and its number."""
    shift, started = 0, (0, 0)
    for found in _MARK.finditer(text):
        place = found.start() - shift
        shift += len(found[0])
        if found[1]:
            started = place, int(found[1])
        else:
            yield started[0], place, started[1]
