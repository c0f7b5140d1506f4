"""What a packet is bound from: papers with pages, in sections."""

from dataclasses import dataclass
from pathlib import Path

from docgen.errors import PrintingFailedError

_STORE = ".pages"


@dataclass(frozen=True)
class Leaf:
    """One paper in a packet, and the pages of a PDF or page store that are its own.

    `copies` says who keeps each copy, e.g. ("基层工会存", "上级工会存"); its length is the number printed.
    Covers and catalogues are not `is_numbered`: their pages are neither counted nor stamped.
    """

    key: str
    title: str
    pages: Path
    first_page: int
    page_count: int
    copies: tuple[str, ...]
    is_numbered: bool = True

    def __post_init__(self) -> None:
        if not self.copies or self.first_page < 1 or self.page_count < 1:
            raise ValueError(
                f"{self.key}: a paper in a packet has pages, counted from 1, and a copy at least"
            )

    @property
    def is_stored(self) -> bool:
        """Whether its pages lie in a page store."""
        return self.pages.suffix == _STORE

    @property
    def page_numbers(self) -> range:
        """The 1-based numbers of its pages in `pages`."""
        return range(self.first_page, self.first_page + self.page_count)

    def lost(self) -> PrintingFailedError:
        """The error to raise when its pages cannot be read."""
        return PrintingFailedError(
            f"《{self.title}》的页面不见了或不完整：{self.pages.name}",
            "请重新运行；如仍失败，请检查磁盘空间。",
        )


@dataclass(frozen=True)
class Section:
    """An outline level (union, household); `label` goes before its page numbers, e.g. "LZ0001-"."""

    title: str
    label: str
    leaves: tuple[Leaf, ...] = ()
    sections: tuple["Section", ...] = ()
