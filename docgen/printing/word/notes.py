"""What a reader could not tell, collected while XML is read."""

from lxml import etree

from docgen.printing.word.known import Children, W, chinese
from docgen.printing.word.units import local

Note = tuple[str, str]  # where, if not where it was met (as 样式“表题”), and what


class Notes:
    """Collects notes; the same one once."""

    def __init__(self, place: str = "") -> None:
        self._place = place
        self._found: dict[Note, None] = {}

    def add(self, name: str, detail: str = "") -> None:
        """Note an element by its name, with what about it."""
        self._found[(self._place, chinese(name, detail))] = None

    def take(self, notes: tuple[Note, ...]) -> None:
        """Add notes collected elsewhere."""
        self._found.update(dict.fromkeys(notes))

    def check(self, element: etree._Element, known: Children) -> None:
        """Note every child and attribute of a child that is in no table."""
        for child in element:
            name = local(child)
            if child.tag != W + name or name not in known:
                self.add(name)
            else:
                self._check_attributes(child, name, known[name])

    def _check_attributes(self, child: etree._Element, name: str, known: frozenset[str] | None) -> None:
        if known is None:
            return
        for attribute in child.attrib:
            space, _, plain = str(attribute).rpartition("}")
            if space + "}" == W and plain not in known and not plain.startswith("rsid"):
                self.add(name, plain)

    def found(self) -> tuple[Note, ...]:
        """All notes in the order they were met."""
        return tuple(self._found)
