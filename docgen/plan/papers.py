"""Which papers a household and a union get, in the pack's order."""

from collections.abc import Iterable, Sequence

from docgen.orders import FiguredCase, FiguredUnion, Figures, PaperOrder
from docgen.region.pack import Document, Pack, PacketPlan


def chosen_documents(pack: Pack, packets: Iterable[PacketPlan]) -> list[Document]:
    """The documents of the packets in official order, each once."""
    names = {name for packet in packets for name in packet.documents}
    return [document for document in pack.documents if document.id in names]


def household_orders(
    documents: Sequence[Document], case: FiguredCase, union: FiguredUnion
) -> list[PaperOrder]:
    """The household's papers: the documents whose conditions it satisfies."""
    applicable = (item for item in documents if item.scope == "household" and case.satisfies(item.when))
    return [PaperOrder(document, union.union, union.figures, case=case) for document in applicable]


def union_orders(documents: Sequence[Document], union: FiguredUnion) -> list[PaperOrder]:
    """The union's own papers: its lists, unless `where` chooses no case, and a notice for each posting."""
    orders: list[PaperOrder] = []
    for document in documents:
        cases = tuple(case for case in union.cases if case.satisfies(document.where))
        if document.scope == "union" and cases:
            orders.append(_list_order(document, union, cases))
        elif document.scope == "publicity" and cases:
            orders += _notice_orders(document, union, cases)
    return orders


def _list_order(document: Document, union: FiguredUnion, cases: tuple[FiguredCase, ...]) -> PaperOrder:
    lists = {
        name: tuple(case for case in cases if case.satisfies(conditions))
        for name, conditions in document.lists.items()
    }
    return PaperOrder(document, union.union, union.figures, cases=cases, lists=lists)


def _notice_orders(
    document: Document, union: FiguredUnion, cases: tuple[FiguredCase, ...]
) -> list[PaperOrder]:
    """One notice for each posting whose dates are known."""
    notices = [notice for notice in union.union.publicity if notice.start_date and notice.end_date]
    figures: Figures = {**union.figures, "publicity.household_count": len(cases)}
    return [PaperOrder(document, union.union, figures, notice=notice, cases=cases) for notice in notices]
