"""The files of a run held against what its manifest tells of them."""

import hashlib
from collections.abc import Container, Iterator
from concurrent.futures import ThreadPoolExecutor
from enum import StrEnum
from itertools import islice
from pathlib import Path

from docgen.packet.manifest import ManifestFile, PacketRecord, PaperRecord

_THREADS = 2
_PART = 128  # files that a thread takes at a time

_Awaited = tuple[PaperRecord | PacketRecord, str, str]
_Compared = tuple[PaperRecord | PacketRecord, str, "Kind | None"]


class Kind(StrEnum):
    """How a file is not as the manifest tells."""

    MISSING = "missing"
    CHANGED = "changed"
    UNREADABLE = "unreadable"
    EXTRA = "extra"


def sha256_of_file(path: Path) -> str:
    """The hash of the file's bytes. Raises OSError when it is not there or cannot be read."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def has_bytes(path: Path, sha256: str) -> bool:
    """Whether the file is there, can be read, and has these bytes."""
    try:
        return sha256_of_file(path) == sha256
    except OSError:
        return False


def compared_files(folder: Path, manifest: ManifestFile, missing: Container[int] = ()) -> Iterator[_Compared]:
    """Every file of the manifest, whose it is, and what is wrong with it.

    Those whose paths' hashes are known as `missing` are not looked for. Two threads read; only a few files
    wait for them.
    """

    def compared(awaited: _Awaited) -> _Compared:
        record, path, sha256 = awaited
        return record, path, Kind.MISSING if hash(path) in missing else _kind(folder / path, sha256)

    files = manifest.files()
    with ThreadPoolExecutor(_THREADS) as pool:
        while batch := list(islice(files, _THREADS * _PART)):
            parts = [batch[start : start + _PART] for start in range(0, len(batch), _PART)]
            for told in pool.map(lambda part: list(map(compared, part)), parts):
                yield from told


def _kind(path: Path, sha256: str) -> Kind | None:
    try:
        return None if sha256_of_file(path) == sha256 else Kind.CHANGED
    except FileNotFoundError:
        return Kind.MISSING
    except OSError:
        return Kind.UNREADABLE
