"""One order becomes one filled paper; each template is compiled once per process."""

import datetime as dt
from collections.abc import Callable, Mapping
from operator import is_not
from types import SimpleNamespace
from typing import Any

from docgen.fill.context import case_view, publicity_view, publishable, union_view
from docgen.fill.contract import Allowed
from docgen.fill.sheet import SheetTemplate, compile_sheet
from docgen.fill.template import Blank
from docgen.fill.word import WordTemplate, compile_word
from docgen.model.union import LabourUnion, PublicityNotice
from docgen.orders import FiguredCase, Figures, PaperOrder
from docgen.region.pack import Document, Pack


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
        self._union, self._household = _Kept(_union_names), _Kept(_view)

    def fill(self, order: PaperOrder) -> bytes:
        """The paper as the bytes of a Word or Excel file. Raises PackFaultyError naming the tag."""
        return self.template(order.document).fill(self._context(order))

    def template(self, document: Document) -> WordTemplate | SheetTemplate:
        """The compiled template of the document. Raises PackFaultyError."""
        if document.id not in self._templates:
            self._templates[document.id] = compile_template(self._pack, document)
        return self._templates[document.id]

    def _context(self, order: PaperOrder) -> Mapping[str, Any]:
        """What the template sees."""
        context = {**self._always, **vars(self._union(order.union, order.union_figures, order.notice))}
        if order.case is not None:
            return {**context, **vars(self._household(order.case))}
        if order.document.scope == "publicity":
            context |= {name: publishable(context[name], f"{name}.") for name in ("union", "stats")}
            return {**context, "cases": [publishable(_view(case)) for case in order.cases]}
        lists = {name: [_view(case) for case in cases] for name, cases in order.lists.items()}
        return {**context, **lists, "cases": [_view(case) for case in order.cases]}


def compile_template(pack: Pack, document: Document) -> WordTemplate | SheetTemplate:
    """The document's template compiled. Raises PackFaultyError with file, place and tag."""
    allowed = Allowed(document.scope == "household", tuple(document.lists))
    blank = Blank(pack.template(document), allowed, document.scope == "publicity", pack.id)
    return compile_sheet(blank) if blank.path.suffix == ".xlsx" else compile_word(blank)


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


def _union_names(union: LabourUnion, figures: Figures, notice: PublicityNotice | None) -> SimpleNamespace:
    first = union.publicity[0] if union.publicity else None
    publicity = publicity_view(notice or first, figures)
    return SimpleNamespace(**union_view(union, figures), publicity=publicity)


def _view(figured: FiguredCase) -> SimpleNamespace:
    return case_view(figured.case, figured.figures)
