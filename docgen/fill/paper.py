"""One order becomes one filled paper; each template is compiled once per process."""

import datetime as dt
from collections.abc import Mapping
from types import SimpleNamespace
from typing import Any

from docgen.fill.context import case_view, publicity_view, publishable, union_view
from docgen.fill.contract import Allowed
from docgen.fill.sheet import SheetTemplate, compile_sheet
from docgen.fill.template import Blank
from docgen.fill.word import WordTemplate, compile_word
from docgen.orders import FiguredCase, PaperOrder
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

    def fill(self, order: PaperOrder) -> bytes:
        """The paper as the bytes of a Word or Excel file. Raises PackFaultyError naming the tag."""
        return self.template(order.document).fill(self._context(order))

    def template(self, document: Document) -> WordTemplate | SheetTemplate:
        """The compiled template of the document. Raises PackFaultyError."""
        if document.id not in self._templates:
            self._templates[document.id] = compile_template(self._pack, document)
        return self._templates[document.id]

    def _context(self, order: PaperOrder) -> Mapping[str, Any]:
        context: dict[str, Any] = {**self._always, **union_view(order.union, order.union_figures)}
        first = order.union.publicity[0] if order.union.publicity else None
        context["publicity"] = publicity_view(order.notice or first, order.union_figures)
        if order.case is not None:
            return {**context, **vars(_view(order.case))}
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


def _view(figured: FiguredCase) -> SimpleNamespace:
    return case_view(figured.case, figured.figures)
