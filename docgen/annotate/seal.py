"""An archive that bears a seal of its content: what nobody has changed since may be written anew."""

import hashlib
import re
import zipfile
from pathlib import Path
from typing import Any

from docgen.bounded_files import UnsafeFileError, content_of, opened_file

_CORE = "docProps/core.xml"
_EPOCH = (1980, 1, 1, 0, 0, 0)
_SEAL = re.compile(rb"<dc:identifier[^>]*>docgen:([0-9a-f]{64})</dc:identifier>")
UNSEALED = "docgen:" + "0" * 64
"""The identifier a workbook is given for the seal to be written in its place."""


class SealedArchive(zipfile.ZipFile):
    """A zip file to be written, its seal put into the document's properties when it is closed.

    Its entries all bear the same date, so that equal contents give equal bytes.
    """

    def __init__(self, path: Path) -> None:
        super().__init__(path, "w", zipfile.ZIP_DEFLATED)
        self._properties = b""

    def writestr(self, name: Any, data: Any, *_: Any) -> None:
        """Adds an entry of that content; the document's properties wait for the end."""
        content = data.encode() if isinstance(data, str) else data
        if name == _CORE:
            self._properties = content
        else:
            super().writestr(_entry(name), content)

    def write(self, filename: Any, arcname: Any = None, *_: Any) -> None:
        """Adds the file as an entry."""
        self.writestr(arcname or filename, Path(filename).read_bytes())

    def close(self) -> None:
        """Seals the archive and closes it."""
        if self._properties:
            seal = f"docgen:{_seal_of(self)}"
            super().writestr(_entry(_CORE), self._properties.replace(UNSEALED.encode(), seal.encode()))
            self._properties = b""
        super().close()


def is_untouched(path: Path) -> bool:
    """Whether the file is one that docgen wrote and no program has written since."""
    try:
        with opened_file(path) as archive:
            found = _SEAL.search(content_of(archive, archive.getinfo(_CORE)))
            return found is not None and found[1].decode() == _seal_of(archive)
    except (OSError, KeyError, zipfile.BadZipFile, UnsafeFileError):
        return False


def _seal_of(archive: zipfile.ZipFile) -> str:
    """A hash over the names and checksums of everything but the properties."""
    entries = sorted(f"{item.filename} {item.CRC}" for item in archive.infolist() if item.filename != _CORE)
    return hashlib.sha256("\n".join(entries).encode()).hexdigest()


def _entry(name: Any) -> zipfile.ZipInfo:
    entry = name if isinstance(name, zipfile.ZipInfo) else zipfile.ZipInfo(str(name))
    entry.date_time, entry.compress_type = _EPOCH, zipfile.ZIP_DEFLATED
    return entry
