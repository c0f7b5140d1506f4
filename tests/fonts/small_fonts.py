"""Font files with nothing in them but what says which font it is and how high."""

import struct
from collections.abc import Mapping, Sequence
from pathlib import Path

USE_TYPO_METRICS = 1 << 7


def a_font(
    path: Path,
    *families: str,
    weight: int = 400,
    italic: bool = False,
    hhea: tuple[int, int, int] = (880, -120, 200),
    typo: tuple[int, int, int] = (800, -200, 0),
    win: tuple[int, int] = (900, 300),
    selection: int = 0,
    padding: int = 0,
) -> Path:
    """Write a font of 1000 units an em; `padding` makes the file longer."""
    tables = _tables(families, weight, selection | italic, hhea, typo, win)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(_file(tables) + bytes(padding))
    return path


def a_collection(path: Path, *families: str) -> Path:
    """Write a collection with a face for each family."""
    head = struct.pack(">4sII", b"ttcf", 0x10000, len(families))
    start = len(head) + 4 * len(families)
    faces: list[bytes] = []
    for family in families:
        at = start + sum(map(len, faces))
        faces.append(_file(_tables((family,), 400, 0, (880, -120, 200), (0, 0, 0), (0, 0)), at))
    starts = [start + sum(map(len, faces[:number])) for number in range(len(faces))]
    path.write_bytes(head + struct.pack(f">{len(starts)}I", *starts) + b"".join(faces))
    return path


def _tables(
    families: Sequence[str],
    weight: int,
    selection: int,
    hhea: tuple[int, int, int],
    typo: tuple[int, int, int],
    win: tuple[int, int],
) -> dict[bytes, bytes]:
    return {
        b"OS/2": struct.pack(">4xH56xH4x3h2H", weight, selection, *typo, *win),
        b"glyf": b"\0",
        b"head": struct.pack(">18xH34x", 1000),
        b"hhea": struct.pack(">4x3h26x", *hhea),
        b"name": _names([(1, family) for family in families] + [(6, families[0] + "-Test")]),
    }


def _names(records: Sequence[tuple[int, str]]) -> bytes:
    texts = [text.encode("utf-16-be") for _, text in records]
    entries, offset = b"", 0
    for (id_, _), text in zip(records, texts, strict=True):
        entries += struct.pack(">6H", 3, 1, 0x409, id_, len(text), offset)
        offset += len(text)
    return struct.pack(">3H", 0, len(records), 6 + len(entries)) + entries + b"".join(texts)


def _file(tables: Mapping[bytes, bytes], start: int = 0) -> bytes:
    """A font that begins at `start` of its file."""
    place = start + 12 + 16 * len(tables)
    directory = struct.pack(">4sH6x", b"\0\1\0\0", len(tables))
    for tag, data in tables.items():
        directory += struct.pack(">4s4xII", tag, place, len(data))
        place += len(data)
    return directory + b"".join(tables.values())
