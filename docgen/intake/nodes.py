"""Trees of plain text with line numbers, as YAML and JSON files yield them."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Scalar:
    """One value as it is written; None where nothing or null stands."""

    line: int
    value: str | bool | None


@dataclass(frozen=True)
class Items:
    """A list."""

    line: int
    nodes: "tuple[Node, ...]"


@dataclass(frozen=True)
class Entry:
    """A key and what it holds; `key` is empty where the key is no plain word."""

    line: int
    key: str
    node: "Node"


@dataclass(frozen=True)
class Entries:
    """A mapping in the order of the file; a key may stand there twice."""

    line: int
    entries: tuple[Entry, ...]


Node = Scalar | Items | Entries


class BrokenMarkupError(Exception):
    """Text that is not the YAML or JSON it should be, and the line where that shows."""

    def __init__(self, line: int) -> None:
        super().__init__(line)
        self.line = line
