"""The values a template is previewed with: nothing, an invented household or union, or too much of it."""

from collections.abc import Sequence
from dataclasses import replace
from enum import StrEnum
from pathlib import Path

from docgen.derive.statistics import union_figures
from docgen.fill.paper import Filler, fields_asked
from docgen.model.case import Case
from docgen.model.catalogue import ScanPage
from docgen.model.union import LabourUnion, PublicityNotice
from docgen.orders import FiguredCase, FiguredUnion, PaperOrder
from docgen.pipeline.trial_papers import trial_catalogue, trial_photo, trial_scan, with_photo
from docgen.pipeline.trials import DAY, trials
from docgen.plan.papers import household_orders, union_orders
from docgen.region.documents import Document
from docgen.region.pack import Pack
from docgen.vocabulary import single_paths


class Filling(StrEnum):
    """How full the previewed paper is."""

    BLANK = "blank"
    TYPICAL = "typical"
    OVERFULL = "overfull"


_KINDS = {Filling.TYPICAL: "一般", Filling.OVERFULL: "超长"}


def preview_union(pack: Pack, files: Sequence[Path], filling: Filling) -> FiguredUnion:
    """A union with its households, from the files or invented; nobody at all, counted so, for a blank paper.

    Raises what `trials` raises.
    """
    if filling is Filling.BLANK:
        counted = pack.manifest.statistics  # a table of counts adds them up, and nobody is counted as 0
        return FiguredUnion(LabourUnion(), union_figures((), counted) if counted else {}, ())
    return trials(pack, files)[_KINDS[filling]]


def filled_preview(pack: Pack, document: Document, union: FiguredUnion, folder: Path) -> bytes:
    """The paper as the bytes of a Word or Excel file; a drawn photo and scan lie in the folder.

    Raises PackFaultyError naming the tag.
    """
    filler = Filler(pack, DAY)
    order = _order(document, union, fields_asked(filler.template(document)))
    if order.case is not None and union.cases:
        case = with_photo(order.case, trial_photo(folder))
        entries = trial_catalogue(pack, case, union) if filler.lists_pages(document) else ()
        scan = trial_scan("户口簿", 1, folder)
        return filler.fill(replace(order, case=case), catalogue=entries, scan=scan)
    return filler.fill(order, scan=ScanPage())


def _order(document: Document, union: FiguredUnion, asked: frozenset[str]) -> PaperOrder:
    """The order that shows most of the fields asked for, whether or not the pack would make it."""
    if not union.cases:
        return _blank_order(document, union)
    freed = document.model_copy(update={"when": (), "where": ()})
    orders = _orders(document, union) or _orders(freed, union) or [_list_order(document, union)]
    return max(orders, key=lambda order: _shown(order, asked))


def _orders(document: Document, union: FiguredUnion) -> list[PaperOrder]:
    if document.scope in ("household", "scan"):
        chosen = document.model_copy(update={"scope": "household"})
        orders = (order for case in union.cases for order in household_orders([chosen], case, union))
        return [replace(order, document=document) for order in orders]
    return union_orders([document], union)


def _blank_order(document: Document, union: FiguredUnion) -> PaperOrder:
    case = FiguredCase(Case(), {}) if document.scope in ("household", "scan") else None
    lists = {name: () for name in document.lists}
    return PaperOrder(document, union.union, union.figures, case, PublicityNotice(), lists=lists)


def _list_order(document: Document, union: FiguredUnion) -> PaperOrder:
    """A notice that no posting calls for, with every household."""
    return PaperOrder(document, union.union, union.figures, notice=PublicityNotice(), cases=union.cases)


def _shown(order: PaperOrder, asked: frozenset[str]) -> int:
    """How much of what is asked for the order's household has, its members counted too."""
    if order.case is None:
        return len(order.cases)
    case = order.case
    single = asked & frozenset(single_paths())
    return sum(case.value(path) not in (None, "", ()) for path in single) + len(case.case.members)
