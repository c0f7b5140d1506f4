"""Parts changed in and added to an Office file, and what the file has to say of them elsewhere."""

import posixpath

from docgen.authoring.forms.elements import Element, appended, edited, parse, prefix_of
from docgen.authoring.forms.package import Package, Relation, relations_part

XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_TYPES = "[Content_Types].xml"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"


class Additions:
    """The parts of a file that are no longer what they were."""

    def __init__(self, package: Package) -> None:
        self._package = package
        self.parts: dict[str, bytes] = {}

    def data(self, name: str) -> bytes:
        """The part as it is by now."""
        return self.parts[name] if name in self.parts else self._package.data(name)

    def names(self) -> set[str]:
        """The names of all parts."""
        return {*self._package.names, *self.parts}

    def append(self, name: str, xml: str) -> None:
        """Add to the end of what the root of the part holds."""
        data = self.data(name)
        self.parts[name] = edited(data, [appended(data, parse(data), xml)])

    def declare(self, name: str, content_type: str) -> None:
        """Say what kind of part it is."""
        root, prefix = self._types()
        if not any(item.get("PartName") == f"/{name}" for item in root.children):
            self.append(_TYPES, f'<{prefix}Override PartName="/{name}" ContentType="{content_type}"/>')

    def declare_extension(self, extension: str, content_type: str) -> None:
        """Say what kind of part the files of that extension are."""
        root, prefix = self._types()
        if not any(item.get("Extension").lower() == extension for item in root.children):
            self.append(_TYPES, f'<{prefix}Default Extension="{extension}" ContentType="{content_type}"/>')

    def related(self, owner: str, kind: str) -> Relation | None:
        """The part's first relation of that kind."""
        return next((item for item in self._package.relations(owner) if item.kind == kind), None)

    def part_by_id(self, owner: str, relation: str) -> str:
        """The part that the relation of that id leads to. Raises InputUnreadableError."""
        parts = (item.part for item in self._package.relations(owner) if item.id == relation)
        part = next(parts, None)
        if part is None:
            raise self._package.fault(f"{owner} 缺少 {relation}。")
        return part

    def relate(self, owner: str, kind: str, name: str) -> str:
        """Make the part refer to the other; the id of the relation."""
        relations = relations_part(owner)
        if relations not in self.names():
            self.parts[relations] = f'{XML}<Relationships xmlns="{_RELATIONS}"/>'.encode()
        root = parse(self.data(relations))
        used = {item.get("Id") for item in root.children}
        new = next(f"rId{number}" for number in range(1, len(used) + 2) if f"rId{number}" not in used)
        prefix = prefix_of(self.data(relations), root)
        target = posixpath.relpath(name, posixpath.dirname(owner))
        where = f'Id="{new}" Type="{OFFICE}/{kind}" Target="{target}"'
        self.append(relations, f"<{prefix}Relationship {where}/>")
        return new

    def new_name(self, pattern: str) -> str:
        """The first name of the pattern, with a number in it, that no part has."""
        return next(name for n in range(1, 10_000) if (name := pattern.format(n)) not in self.names())

    def _types(self) -> tuple[Element, str]:
        data = self.data(_TYPES)
        root = parse(data)
        return root, prefix_of(data, root)
