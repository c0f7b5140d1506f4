"""One order becomes one filled paper; each template is compiled once per process."""

import datetime as dt
import re
from collections.abc import Callable, Iterator, Sequence
from operator import is_not
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from docgen.fill.context import case_view, publicity_view, publishable, record_view, union_view
from docgen.fill.contract import Allowed, field_of
from docgen.fill.formats import PHOTO
from docgen.fill.outside import Audience, OutsideGuard
from docgen.fill.sheet import CompiledSheet, SheetTemplate, compile_sheet
from docgen.fill.template import Blank, CompiledPart, TagPlace
from docgen.fill.word import WordTemplate, compile_word
from docgen.model.catalogue import CatalogueEntry, ScanPage
from docgen.model.union import LabourUnion, PublicityNotice
from docgen.orders import FiguredCase, Figures, PaperOrder
from docgen.region.documents import Document
from docgen.region.pack import Pack

_RUN = re.compile(r"\brun\.")
_CATALOGUE = re.compile(r"\bcatalogue\b")
_PHOTO = re.compile(rf"\b{PHOTO}\s*\(")


class Filler:
    """Fills papers of one pack for one run; holds the compiled templates."""

    def __init__(self, pack: Pack, day: dt.date) -> None:
        self._pack = pack
        notice = pack.manifest.notice
        self._always = {
            "run": SimpleNamespace(date=day, year=day.year),
            "pack": SimpleNamespace(title=pack.manifest.title, notice_number=notice.number),
        }
        self._templates: dict[str, WordTemplate | SheetTemplate] = {}
        self._listing: dict[str, bool] = {}
        self._union, self._household = _Kept(_union_names), _Kept(_view)

    def fill(
        self, order: PaperOrder, *, catalogue: Sequence[CatalogueEntry] = (), scan: ScanPage | None = None
    ) -> bytes:
        """The paper as the bytes of a Word or Excel file.

        `catalogue` is what the household's packet holds, `scan` the page that a paper of scans prints. Raises
        PackFaultyError naming the tag, PhotoLostError for a picture that is no longer there.
        """
        context = self._context(order)
        if order.case is not None:
            context["catalogue"] = [record_view(entry) for entry in catalogue]
        if scan is not None:
            context["scan"] = record_view(scan)
        return self.template(order.document).fill(context)

    def lists_pages(self, document: Document) -> bool:
        """Whether the document asks for the catalogue, so that it is filled when all others have pages."""
        if document.id not in self._listing:
            is_asked = document.scope == "household" and any(_asking(self.template(document), _CATALOGUE))
            self._listing[document.id] = is_asked
        return self._listing[document.id]

    def template(self, document: Document) -> WordTemplate | SheetTemplate:
        """The compiled template of the document. Raises PackFaultyError."""
        if document.id not in self._templates:
            self._templates[document.id] = compile_template(self._pack, document)
        return self._templates[document.id]

    def _context(self, order: PaperOrder) -> dict[str, Any]:
        """What the template sees."""
        form = SimpleNamespace(**order.document.words)
        context = {
            **self._always,
            "form": form,
            **vars(self._union(order.union, order.union_figures, _notice_of(order))),
        }
        if order.case is not None:
            return {**context, **vars(self._household(order.case))}
        if order.document.scope == "publicity":
            context |= {name: publishable(context[name], f"{name}.") for name in ("union", "stats")}
            return {**context, "cases": [publishable(_view(case)) for case in order.cases]}
        lists = {name: [_view(case) for case in cases] for name, cases in order.lists.items()}
        return {**context, **lists, "cases": [_view(case) for case in order.cases]}


def compile_template(pack: Pack, document: Document) -> WordTemplate | SheetTemplate:
    """The document's template compiled. Raises PackFaultyError with file, place and tag."""
    blank = blank_of(pack.template(document), document, pack.id)
    if blank.path.suffix != ".xlsx":
        return compile_word(blank)
    sheet = compile_sheet(blank)
    for tag in _asking(sheet, _PHOTO):
        raise blank.fault(
            tag.place, f"标签 {tag.source} 要放图片。", "图片只能放在 Word 模板中，请改用 docx。"
        )
    return sheet


def blank_of(path: Path, document: Document, pack: str) -> Blank:
    """The document's template as it lies at the path, the names that it may ask for, and who reads it."""
    is_of_household = document.scope in ("household", "scan")
    words, lists = tuple(document.words), tuple(document.lists)
    allowed = Allowed(is_of_household, lists, words, has_scan=document.scope == "scan")
    return Blank(path, allowed, OutsideGuard(_audience(document)), pack)


def _audience(document: Document) -> Audience:
    """Who reads the papers of the document."""
    if document.scope == "publicity":
        return Audience.EVERYONE
    return Audience.OUTSIDE if document.outside else Audience.OWN


def fields_asked(template: WordTemplate | SheetTemplate) -> frozenset[str]:
    """The paths of the vocabulary's fields that the template asks for, of one household or of `cases[]`."""
    parts = (part.part if isinstance(part, CompiledSheet) else part for part in template.parts)
    names = (name for part in parts if isinstance(part, CompiledPart) for name in part.names)
    return frozenset(field.path for field in map(field_of, names) if field is not None)


def asks_for_the_day(template: WordTemplate | SheetTemplate) -> bool:
    """Whether the template prints the day of the run, or its year."""
    return any(_asking(template, _RUN))


def _asking(template: WordTemplate | SheetTemplate, name: re.Pattern[str]) -> Iterator[TagPlace]:
    """The tags that hold the name."""
    for part in template.parts:
        compiled = part.part if isinstance(part, CompiledSheet) else part
        if isinstance(compiled, CompiledPart):
            yield from (tag for tag in compiled.places.values() if name.search(tag.source))


class _Kept:
    """A view made again only when it is asked of other objects: papers of one household follow each other."""

    def __init__(self, made: Callable[..., SimpleNamespace]) -> None:
        self._made = made
        self._asked: tuple[object, ...] = ()
        self._view = SimpleNamespace()

    def __call__(self, *asked: object) -> SimpleNamespace:
        if not self._asked or any(map(is_not, asked, self._asked)):
            self._view, self._asked = self._made(*asked), asked
        return self._view


def _notice_of(order: PaperOrder) -> PublicityNotice | None:
    """The notice the paper tells of; a list of the union tells of the first one posted."""
    if order.notice or order.case is not None or not order.union.publicity:
        return order.notice
    return order.union.publicity[0]


def _union_names(union: LabourUnion, figures: Figures, notice: PublicityNotice | None) -> SimpleNamespace:
    return SimpleNamespace(**union_view(union, figures), publicity=publicity_view(notice, figures))


def _view(figured: FiguredCase) -> SimpleNamespace:
    return case_view(figured.case, figured.figures)
