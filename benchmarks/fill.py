"""Filling: docxtpl as its README shows it, against docgen, on the dossier form and the contact card."""

import tempfile
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import docx
from docxtpl import DocxTemplate  # type: ignore[import-untyped]
from jinja2 import Environment

from benchmarks.machine import describe_machine
from benchmarks.papers import DAY, sample_orders, the_pack
from benchmarks.results import Result, times_faster
from benchmarks.rounds import Contender, on_processors, rates
from benchmarks.sizes import Sizes
from docgen.fill.context import case_view, union_view
from docgen.fill.formats import FILTERS, FUNCTIONS, printed
from docgen.fill.paper import Filler
from docgen.orders import PaperOrder

METHOD = """\
The same Word templates (`01-dossier-form.docx`, `contact-card.docx`) filled for invented households, one
paper a file, in a folder kept in memory (`/dev/shm`) where there is one: the disk of a shared machine is not
what is measured here. docxtpl runs as its README shows: open the template, render, save, for every paper. It
runs our templates as they are; it is given docgen's filters and functions in a plain Jinja environment (no
sandbox, no escaping, made once) and contexts that are ready, while docgen's time includes building them.
Before anything is timed, both ways' papers are compared paragraph by paragraph. Every round has new
households; one core.
"""
_PARAGRAPH = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}p"
_MEMORY = Path("/dev/shm")
_DOCUMENTS = ("dossier-form", "contact-card")


class _Filling:
    """Both ways to fill, and the orders of each round."""

    def __init__(self, sizes: Sizes, folder: Path) -> None:
        self._pack, self._folder, self._sizes = the_pack(), folder, sizes
        self._filler = Filler(self._pack, DAY)
        self._environment = Environment(finalize=printed)  # docgen's wording of dates, amounts, yes and no
        self._environment.filters.update(FILTERS)
        self._environment.globals.update(FUNCTIONS)
        self._rounds = [self._orders(number) for number in range(sizes.fill_rounds + 1)]
        self._contexts = [
            [_context(order) for order in self._docxtpl_orders(number)]
            for number in range(sizes.fill_rounds + 1)
        ]

    def with_docgen(self, number: int) -> int:
        """How many papers were filled."""
        orders = self._rounds[number]
        for index, order in enumerate(orders):
            (self._folder / f"docgen-{index}.docx").write_bytes(self._filler.fill(order))
        return len(orders)

    def with_docxtpl(self, number: int) -> int:
        """How many papers were filled."""
        orders = self._docxtpl_orders(number)
        for index, (order, context) in enumerate(zip(orders, self._contexts[number], strict=True)):
            document = DocxTemplate(self._pack.template(order.document))
            document.render(context, self._environment)
            document.save(self._folder / f"docxtpl-{index}.docx")
        return len(orders)

    def require_equal_papers(self) -> int:
        """How many papers of both ways were compared. Raises ValueError when one differs."""
        self.with_docgen(0)
        count = self.with_docxtpl(0)
        for index in range(count):
            ours, theirs = (self._folder / f"{way}-{index}.docx" for way in ("docgen", "docxtpl"))
            if _texts(ours) != _texts(theirs):
                raise ValueError(f"{ours} and {theirs} do not read the same")
        return count

    def _orders(self, number: int) -> list[PaperOrder]:
        orders = sample_orders(self._pack, self._sizes.fill_households, number + 1, self._folder)
        return [order for order in orders if order.document.id in _DOCUMENTS]

    def _docxtpl_orders(self, number: int) -> list[PaperOrder]:
        return self._rounds[number][: self._sizes.docxtpl_households * len(_DOCUMENTS)]


def measure_fill(sizes: Sizes) -> Result:
    """Documents per second of both ways."""
    machine = describe_machine()
    memory = _MEMORY if _MEMORY.is_dir() else None
    with tempfile.TemporaryDirectory(dir=memory) as folder, on_processors(1):
        filling = _Filling(sizes, Path(folder))
        compared = filling.require_equal_papers()
        ways = [
            Contender("docxtpl", filling.with_docxtpl, int),
            Contender("docgen", filling.with_docgen, int),
        ]
        measures = rates(ways, sizes.fill_rounds, "documents/s")
    baseline, subject = measures
    remark = f"{compared} papers of both ways were compared and read the same."
    return Result("fill", machine, measures, (times_faster(subject, baseline, 50),), (remark,))


def _context(order: PaperOrder) -> dict[str, Any]:
    """What the two templates ask for, as docgen has it."""
    if order.case is None:
        raise ValueError(f"{order.document.id} is no household's paper")
    views = vars(case_view(order.case.case, order.case.figures))
    form = SimpleNamespace(**order.document.words)
    return {"form": form, **union_view(order.union, order.union_figures), **views}


def _texts(path: Path) -> list[str]:
    body: Any = docx.Document(str(path)).element.body
    return [paragraph.xpath("string(.)") for paragraph in body.iter(_PARAGRAPH)]
