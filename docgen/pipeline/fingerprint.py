"""Hashes over all that papers are made from: where a hash is the same, so are the papers."""

import hashlib
import json
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from docgen import __version__
from docgen.fill.paper import asks_for_the_day, fields_asked
from docgen.fonts.report import typeface_report
from docgen.model.case import Case
from docgen.orders import Figures
from docgen.pipeline.engines import Engines
from docgen.pipeline.filling import filler_of
from docgen.pipeline.folders import Folder, Household, PlacedUnion
from docgen.pipeline.made_files import sha256_of_file
from docgen.pipeline.request import PDF, Request
from docgen.printing.engine import LAYOUT_VERSION, EngineName
from docgen.region.documents import Document

_OWN = ("household", "scan")  # scopes of a household's papers
_PLACES: Any = {
    "worker": {"photo"},
    "review": {"attachments": {"__all__": {"files"}}},
}  # what lies there counts


class Fingerprints:
    """The hashes of one run's households and unions; `made_from` is over what holds for all of them."""

    def __init__(self, request: Request, documents: Sequence[Document], engines: Engines) -> None:
        self._request = request
        self.made_from = _hash(_common(request, engines))
        own = [item for item in documents if item.scope in _OWN]
        others = [item for item in documents if item.scope not in _OWN]
        self._day, self._day_of_unions = self._days(own), self._days([*own, *others])
        self._prints_counts = any(path.startswith("stats.") for path in self._fields(own))

    def household(self, item: Household) -> str:
        """Over the household's case, figures, pictures and folder, and what its papers tell of the union."""
        union = item.union
        counts = _figures(union.figures) if self._prints_counts else []
        return _hash(
            [
                self.made_from,
                self._day,
                _place(item.folder),
                item.case.case.model_dump_json(exclude=_PLACES),
                _figures(item.case.figures),
                union.union.model_dump_json(),
                counts,
                [_picture(path) for path in _pictures(item.case.case)],
            ]
        )

    def union(self, placed: PlacedUnion, households: Iterable[str]) -> str:
        """Over the union, its figures and its households, by their hashes."""
        return _hash(
            [
                self.made_from,
                self._day_of_unions,
                _place(placed.folder),
                placed.union.union.model_dump_json(),
                _figures(placed.union.figures),
                list(households),
            ]
        )

    def _days(self, documents: Sequence[Document]) -> str:
        """The day, where one of the documents prints it."""
        filler = filler_of(self._request.pack, self._request.day)
        is_printed = any(asks_for_the_day(filler.template(item)) for item in documents)
        return self._request.day.isoformat() if is_printed else ""

    def _fields(self, documents: Sequence[Document]) -> Iterator[str]:
        filler = filler_of(self._request.pack, self._request.day)
        for item in documents:
            yield from fields_asked(filler.template(item))


def part_name(kind: str, prints: Iterable[str]) -> str:
    """The name of a part that is made from things with these hashes; short, for Windows' paths."""
    return _hash([kind, *prints])[:20]


def _common(request: Request, engines: Engines) -> list[object]:
    """All that is no household's own: versions, templates, options, engines, fonts."""
    options = [
        [plan.id for plan in request.plans()],
        sorted(request.levels),
        sorted(request.formats),
        request.duplex,
        request.booklet,
    ]
    return [
        __version__,
        request.pack.sha256,
        options,
        *(_printing(engines) if PDF in request.formats else ()),
    ]


def _printing(engines: Engines) -> list[object]:
    fonts = sorted({(use.name, *_file(use.path)) for use in typeface_report()})
    uses_office = EngineName.OFFICE in engines.routes.values()
    office = engines.office.command if uses_office and engines.office else ()
    return [LAYOUT_VERSION, sorted(engines.routes.items()), office, fonts]


def _file(path: Path | None) -> tuple[str, int]:
    """A font file as it is told from others: by its name and size."""
    return (path.name, path.stat().st_size) if path else ("", 0)


def _place(folder: Folder) -> list[str]:
    return [folder.path, folder.household, folder.title]


def _figures(figures: Figures) -> list[list[str]]:
    return [[name, repr(value)] for name, value in sorted(figures.items())]


def _pictures(case: Case) -> Iterator[str]:
    """The files of the household that its papers show."""
    if case.worker.photo:
        yield case.worker.photo
    for attachment in case.review.attachments:
        yield from attachment.files


def _picture(path: str) -> list[str]:
    """The file's name and the hash of its bytes, empty where it cannot be read, which filling will tell."""
    file = Path(path)
    try:
        if not file.is_file():  # a device would be read for ever
            return [file.name, ""]
        return [file.name, sha256_of_file(file)]
    except OSError:
        return [file.name, ""]


def _hash(content: object) -> str:
    return hashlib.sha256(json.dumps(content, ensure_ascii=True).encode()).hexdigest()
