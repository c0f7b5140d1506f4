"""Which papers a household and a union get, in the pack's order."""

from collections.abc import Iterable, Iterator, Sequence

from docgen.orders import FiguredCase, FiguredUnion, PaperOrder, is_listed
from docgen.region.documents import Document, PacketPlan
from docgen.region.pack import Pack


def chosen_documents(pack: Pack, packets: Iterable[PacketPlan]) -> list[Document]:
    """The documents of the packets in official order, each once; their catalogues and scan pages too."""
    plans = list(packets)
    names = {name for plan in plans for name in (*plan.documents, plan.catalogue)}
    if any(plan.scans for plan in plans):
        names |= {document.id for document in pack.documents if document.scope == "scan"}
    return [document for document in pack.documents if document.id in names]


def household_orders(
    documents: Sequence[Document], case: FiguredCase, union: FiguredUnion
) -> list[PaperOrder]:
    """The household's papers: the documents whose conditions it satisfies, with the notice of its round."""
    applicable = (item for item in documents if item.scope == "household" and case.satisfies(item.when))
    notice = union.notice_of(case)
    return [PaperOrder(item, union.union, union.figures, case=case, notice=notice) for item in applicable]


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
) -> Iterator[PaperOrder]:
    """One notice for each posting whose dates are known, with its own households; none where it has none."""
    for notice in union.union.publicity:
        listed = tuple(case for case in cases if is_listed(case, notice, union.levels))
        if listed and notice.start_date and notice.end_date:
            counted = notice.model_copy(update={"household_count": len(listed)})
            yield PaperOrder(document, union.union, union.figures, notice=counted, cases=listed)
