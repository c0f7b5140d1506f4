"""The documents of a pack, the notice they come from, and the packets they are bound into."""

from typing import Literal

from pydantic import Field

from docgen.region.conditions import Condition
from docgen.region.entry import Entry
from docgen.region.schedule import Clause

Scope = Literal["household", "union", "publicity", "scan"]


class Notice(Entry):
    """The official notice the forms come from."""

    title: str
    number: str
    date: str
    issuer: str


class Document(Entry):
    """One blank form of the pack and whom it is made for.

    `where` chooses the cases of a union document; `lists` are further named choices for its template.
    `words` are texts that the template prints as `form.<name>`: what differs between regions that share it.
    `listed_by` is the rule of the notice by which its lists choose. `outside` says that the paper is given to
    another body: its template prints numbers masked only, and none beside birth data. `pages` is how many
    pages the official blank has, which lint holds the filled paper against.
    """

    id: str
    title: str
    file: str
    scope: Scope = Field(alias="for")
    copies: tuple[str, ...] = ("",)
    when: tuple[Condition, ...] = ()
    where: tuple[Condition, ...] = ()
    lists: dict[str, tuple[Condition, ...]] = {}
    required: tuple[str, ...] = ()
    source: str = ""
    words: dict[str, str] = {}
    listed_by: Clause | None = None
    outside: bool = False
    pages: int | None = None

    @property
    def is_official(self) -> bool:
        """Whether the notice prints this form, rather than only demanding the paper."""
        return bool(self.source)


class PacketPlan(Entry):
    """A named packet: which documents, in which order, and how they are bound.

    `catalogue` is the document that lists the packet's papers with their page numbers, which are then stamped
    on the pages; `scans` binds the household's scanned papers behind the others; `sheet` enlarges the pages;
    what is posted is printed `one_sided`; a packet `on_request` is made only when it is named.
    """

    id: str
    title: str
    documents: tuple[str, ...]
    catalogue: str = ""
    scans: bool = False
    booklet: bool = False
    sheet: Literal["", "A3"] = ""
    one_sided: bool = False
    on_request: bool = False
