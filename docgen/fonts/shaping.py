"""Glyphs of one face: which are drawn for a cluster of characters, by what codes, and how wide they are."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import uharfbuzz

from docgen.fonts.cff import CidFont

_LANGUAGE, _CHINESE = "zh-Hans", "Hani"
# Clusters are set one by one: nothing may depend on what stands beside.
_FEATURES = {"kern": False, "liga": False, "clig": False, "calt": False, "dlig": False}
_VERTICAL_FEATURES = {**_FEATURES, "vert": True, "vrt2": False}
_KERNING_FEATURES = {**_FEATURES, "kern": True}
_NO_GLYPH = 0


@dataclass(frozen=True)
class Shape:
    """The glyphs of a cluster: ids in the font file, codes in page contents, and their width in em."""

    glyph_ids: tuple[int, ...]
    codes: tuple[int, ...]
    advance: float

    @property
    def is_whole(self) -> bool:
        """Whether the face has a glyph for everything in it."""
        return _NO_GLYPH not in self.glyph_ids


class Shaper:
    """Shapes clusters with one face."""

    def __init__(self, path: Path, index: int) -> None:
        self.face: Any = uharfbuzz.Face(_blob(path), index)
        self._font = uharfbuzz.Font(self.face)
        self._upem: int = self.face.upem
        self._character_ids = _character_ids(self.face.reference_table("CFF ").data)

    def has(self, character: str) -> bool:
        """Whether the face has a glyph for one character."""
        return bool(self._font.get_nominal_glyph(ord(character)))

    def shape(self, cluster: str, *, vertical: bool) -> Shape:
        """The glyphs of a cluster; id 0 where the face lacks one."""
        buffer = uharfbuzz.Buffer()
        buffer.add_str(cluster)
        buffer.flags = uharfbuzz.BufferFlags.REMOVE_DEFAULT_IGNORABLES
        buffer.guess_segment_properties()
        buffer.script = buffer.script or _CHINESE  # punctuation belongs to any script
        buffer.direction = "ltr"
        buffer.language = _LANGUAGE
        uharfbuzz.shape(self._font, buffer, _VERTICAL_FEATURES if vertical else _FEATURES)
        ids = tuple(info.codepoint for info in buffer.glyph_infos)
        if _NO_GLYPH in ids:
            ids = (_NO_GLYPH,)
        return Shape(ids, tuple(map(self.code, ids)), sum(map(self.width, ids)))

    def kern(self, pair: str) -> float:
        """How much further apart (negative: closer) two characters stand than their widths say, in em."""
        buffer = uharfbuzz.Buffer()
        buffer.add_str(pair)
        buffer.guess_segment_properties()
        buffer.direction = "ltr"
        buffer.language = _LANGUAGE
        uharfbuzz.shape(self._font, buffer, _KERNING_FEATURES)
        set_apart = float(sum(place.x_advance for place in buffer.glyph_positions)) / self._upem
        return set_apart - sum(self.width(info.codepoint) for info in buffer.glyph_infos)

    def code(self, glyph_id: int) -> int:
        """The code of a glyph in page contents: the same in every process."""
        return self._character_ids[glyph_id] if self._character_ids else glyph_id

    def width(self, glyph_id: int) -> float:
        """How far a glyph advances, in em."""
        return float(self._font.get_glyph_h_advance(glyph_id)) / self._upem


def _blob(path: Path) -> Any:
    """The bytes of a file; only from an ASCII path can harfbuzz map it into memory on every system."""
    if str(path).isascii():
        return uharfbuzz.Blob.from_file_path(str(path))
    return uharfbuzz.Blob(path.read_bytes())


def _character_ids(table: bytes) -> Sequence[int]:
    """The CID of each glyph; none where glyph ids are the codes."""
    font = CidFont(table) if table else None
    return font.character_ids if font and font.is_keyed_by_cid else ()


@cache
def shaper(path: Path, index: int) -> Shaper:
    """The shaper of a face; one object a process."""
    return Shaper(path, index)
