"""A .docx opened: its document's XML and, only when asked for, its other parts."""

import io
import posixpath
import zipfile
import zlib
from functools import cached_property
from pathlib import Path

from lxml import etree

from docgen.printing.engine import PaperUnreadableError
from docgen.printing.office.word_paper import DOCUMENT, parse_part
from docgen.printing.word.directory import PartKey, part_key, read_plain

_RELATIONSHIP = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"


class Package:
    """The zip of one paper."""

    def __init__(self, path: Path) -> None:
        try:
            self._data = path.read_bytes()
            self.document, self.key = read_plain(self._data) or self._read()
        except KeyError:
            raise PaperUnreadableError(f"{path.name} 不是 Word 文件：缺少正文。") from None
        except (OSError, zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError) as error:
            raise PaperUnreadableError(f"{path.name} 打不开：不是有效的 Word 文件，或已损坏。") from error

    @cached_property
    def _archive(self) -> zipfile.ZipFile:
        return zipfile.ZipFile(io.BytesIO(self._data))

    def _read(self) -> tuple[bytes, PartKey]:
        infos = self._archive.infolist()
        key = part_key((info.filename, info.CRC, info.file_size) for info in infos)
        return self._archive.read(DOCUMENT), key

    def part(self, name: str) -> bytes | None:
        """The content of a part; None when there is no such part."""
        try:
            return self._archive.read(name)
        except KeyError:
            return None

    def tree(self, name: str) -> etree._Element | None:
        """The root of an XML part without comments; None when there is no such part."""
        content = self.part(name)
        if content is None:
            return None
        root = parse_part(content)
        etree.strip_tags(root, etree.Comment, etree.ProcessingInstruction)
        return root

    def relations(self, name: str) -> dict[str, tuple[str, str]]:
        """The parts a part refers to: kind and name by relationship id; outside ones left out."""
        folder, base = posixpath.split(name)
        root = self.tree(f"{folder}/_rels/{base}.rels")
        if root is None:
            return {}
        return {
            link.get("Id", ""): (
                link.get("Type", "").rpartition("/")[2],
                posixpath.normpath(posixpath.join("/", folder, link.get("Target", ""))).lstrip("/"),
            )
            for link in root.iter(_RELATIONSHIP)
            if link.get("TargetMode") != "External"
        }
