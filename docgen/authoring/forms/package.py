"""The parts of an Office file, read when asked for; written again, the unchanged ones lie as they did."""

import posixpath
import zipfile
import zlib
from collections.abc import Mapping
from pathlib import Path

from docgen.authoring.forms.elements import Element, parse
from docgen.bounded_files import UnsafeFileError
from docgen.errors import InputUnreadableError
from docgen.fill.archive import Part, archive_bytes, deflated, read_parts

_LARGEST_PART = 16 * 2**20  # bytes of XML; a form has some hundred kB


class Package:
    """An Office file. Raises InputUnreadableError when it, or a part that is asked for, cannot be read."""

    def __init__(self, path: Path) -> None:
        self.path = path
        try:
            self._parts = {part.name: part for part in read_parts(path)}
        except UnsafeFileError as fault:
            raise InputUnreadableError(f"{path.name}：{fault.what}", fault.remedy) from fault
        except (OSError, zipfile.BadZipFile, ValueError) as fault:
            raise self.fault("不是可以打开的 Word 或 Excel 文件。") from fault
        self._trees: dict[str, Element] = {}

    @property
    def names(self) -> tuple[str, ...]:
        """The names of its parts as they lie in the file."""
        return tuple(self._parts)

    def data(self, name: str) -> bytes:
        """The bytes of the part."""
        try:
            part = self._parts[name]
            if part.size > _LARGEST_PART:
                raise self.fault(f"{name} 内容过大。")
            return part.unpacked()
        except (KeyError, zlib.error) as fault:
            raise self.fault(f"缺少 {name} 或内容不完整。") from fault

    def tree(self, name: str) -> Element:
        """The root of the XML part."""
        if name not in self._trees:
            try:
                self._trees[name] = parse(self.data(name))
            except ValueError as fault:
                raise self.fault(f"{name} 内容不完整。") from fault
        return self._trees[name]

    def relations(self, name: str) -> list["Relation"]:
        """What the part refers to inside the file."""
        folder, relations = posixpath.dirname(name), relations_part(name)
        if relations not in self._parts:
            return []
        return [
            Relation(item, folder)
            for item in self.tree(relations).children
            if item.get("TargetMode") != "External"
        ]

    def with_parts(self, changed: Mapping[str, bytes]) -> bytes:
        """The file with these parts changed or added; the others are copied already deflated."""
        kept: list[Part] = []
        for part in self._parts.values():
            kept.append(deflated(part.name, changed[part.name]) if part.name in changed else part)
        added = [deflated(name, data) for name, data in changed.items() if name not in self._parts]
        return archive_bytes([*kept, *added])

    def fault(self, what: str) -> InputUnreadableError:
        """The error that names the file."""
        return InputUnreadableError(
            f"{self.path.name}：{what}", "请用 Word、Excel 或 WPS 打开后另存为 docx/xlsx。"
        )


class Relation:
    """One entry of a relations part: its id, the last word of its type, the name of the part it leads to."""

    def __init__(self, item: Element, folder: str) -> None:
        self.id = item.get("Id")
        self.kind = item.get("Type").rpartition("/")[2]
        target = item.get("Target")
        joined = target.lstrip("/") if target.startswith("/") else posixpath.join(folder, target)
        self.part = posixpath.normpath(joined)


def relations_part(name: str) -> str:
    """The part that tells what the part refers to."""
    folder, file = posixpath.split(name)
    return posixpath.join(folder, "_rels", f"{file}.rels")
