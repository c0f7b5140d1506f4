"""The files that papers' pages are taken from."""

from collections import Counter
from collections.abc import Callable, Iterable
from pathlib import Path
from types import TracebackType
from typing import Generic, Protocol, Self, TypeVar

import pikepdf

from docgen.packet.sections import Leaf
from docgen.pdf.store import StoreDamagedError


class _Closable(Protocol):
    def close(self) -> None: ...


SourceT = TypeVar("SourceT", bound=_Closable)
PageT = TypeVar("PageT")


class Sources(Generic[SourceT, PageT]):
    """Files opened once each, so that their pages share fonts, and closed after the last page is taken."""

    def __init__(
        self,
        leaves: Iterable[Leaf],
        open_source: Callable[[Path], SourceT],
        page: Callable[[SourceT, int], PageT],
    ) -> None:
        self._uses = Counter(leaf.pages for leaf in leaves)
        self._open_source = open_source
        self._page = page
        self._opened: dict[Path, SourceT] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for source in self._opened.values():
            source.close()

    def pages(self, leaf: Leaf) -> list[PageT]:
        """The paper's pages. Raises PrintingFailedError when they are not to be had."""
        try:
            if leaf.pages not in self._opened:
                self._opened[leaf.pages] = self._open_source(leaf.pages)
            source = self._opened[leaf.pages]
            return [self._page(source, number) for number in leaf.page_numbers]
        except (OSError, IndexError, pikepdf.PdfError, StoreDamagedError) as error:
            raise leaf.lost() from error

    def leave(self, leaf: Leaf) -> None:
        """The paper's pages are done with."""
        self._uses[leaf.pages] -= 1
        if not self._uses[leaf.pages]:
            self._opened.pop(leaf.pages).close()
