"""What of a face a PDF carries: the glyphs that are drawn, their widths, and the text they stand for."""

import hashlib
import struct
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, NamedTuple

import uharfbuzz
from uharfbuzz import SubsetFlags

from docgen.fonts.cff import Charstring, CidFont, written_font
from docgen.fonts.face import Face

_FLAGS = (
    SubsetFlags.NO_HINTING
    | SubsetFlags.DESUBROUTINIZE  # without hints smaller so, and no glyph hangs on another
    | SubsetFlags.NOTDEF_OUTLINE
    | SubsetFlags.NO_LAYOUT_CLOSURE
)
_KEPT = ("CFF ", "glyf", "loca", "head", "hhea", "hmtx", "maxp")
_BLOCK = 8  # glyphs of a CID-keyed font that are taken over together
_SYMBOLIC, _ITALIC = 1 << 2, 1 << 6
_NO_TEXT = "\N{REPLACEMENT CHARACTER}"
_NONE = 99  # a length above that of any text
_RADICALS = range(0x2E80, 0x2FE0)


class Code(NamedTuple):
    """What a code in page contents draws: its width in thousandths of an em, the text it stands for."""

    width: float
    text: str


@dataclass(frozen=True, eq=False)
class FontProgram:
    """An embedded font. Lengths are thousandths of an em.

    `kind` is CIDFontType0C (bare CFF) or TrueType (original glyph ids, so the codes are glyph ids).
    `codes` are in ascending order; `flags` are those of a PDF font descriptor.
    """

    data: bytes
    kind: str
    base_name: str
    codes: Mapping[int, Code]
    bbox: tuple[int, int, int, int]
    ascent: int
    descent: int  # negative, as PDF has it
    cap_height: int
    flags: int


class _Part(NamedTuple):
    """One glyph of a cluster; of several texts a code stands for the one with the least `rank`."""

    rank: tuple[int, bool, str]
    code: int
    glyph_id: int
    drawn: Code


def font_program(face: Face, clusters: Iterable[str], vertical_clusters: Iterable[str]) -> FontProgram:
    """What draws these clusters: the same bytes in every process, whatever was asked before."""
    return _source(face).program(clusters, vertical_clusters)


@cache
def _source(face: Face) -> "_Source":
    return _Source(face)


class _Source:
    """A face to take glyphs from."""

    def __init__(self, face: Face) -> None:
        self._face = face
        self._whole: Any = face.shaper.face
        table = self._whole.reference_table("CFF ").data
        self._kind = "CIDFontType0C" if table else "TrueType"
        font = CidFont(table) if table else None
        self._pool = _Pool(self._whole, font, face.name) if font and font.is_keyed_by_cid else None
        self._parts = _Parts(face, vertical=False)
        self._vertical_parts = _Parts(face, vertical=True)
        self._measures = _measures(self._whole)

    def program(self, clusters: Iterable[str], vertical_clusters: Iterable[str]) -> FontProgram:
        """The embedded font for these clusters."""
        parts = self._chosen(clusters, vertical_clusters)
        codes = sorted(parts)
        return FontProgram(
            data=self._subset({part.glyph_id for part in parts.values()}),
            kind=self._kind,
            base_name=f"{_tag(codes)}+{self._face.name}",
            codes={code: parts[code].drawn for code in codes},
            ascent=round(1000 * self._face.ascent),
            descent=-round(1000 * self._face.descent),
            **self._measures,
        )

    def _chosen(self, clusters: Iterable[str], vertical_clusters: Iterable[str]) -> dict[int, _Part]:
        """What each code draws; mostly no two texts are drawn by the same."""
        asked = [part for cluster in clusters for part in self._parts[cluster]]
        asked += [part for cluster in vertical_clusters for part in self._vertical_parts[cluster]]
        parts = {part.code: part for part in asked}
        if len(parts) < len(asked):
            for part in asked:
                if part.rank < parts[part.code].rank:
                    parts[part.code] = part
        return parts

    def _subset(self, glyph_ids: set[int]) -> bytes:
        if self._pool is not None:
            return self._pool.subset(glyph_ids)
        subset = _subset(self._whole, glyph_ids, _FLAGS | SubsetFlags.RETAIN_GIDS)
        table = "CFF " if self._kind == "CIDFontType0C" else None
        return bytes(subset.reference_table(table).data if table else subset.blob.data)


class _Pool:
    """The glyphs of a CID-keyed font that were asked for so far, with their neighbours.

    To read through a face of 65,000 glyphs takes milliseconds, to set some of these together far less.
    """

    def __init__(self, whole: Any, font: CidFont, name: str) -> None:
        self._whole = whole
        self._character_ids, self._top = (
            font.character_ids,
            font.top,
        )  # not all of it: it is large
        self._name = name
        self._charstrings: dict[int, Charstring] = {}

    def subset(self, glyph_ids: set[int]) -> bytes:
        """The bare CFF of these glyphs and glyph 0."""
        wanted = {0, *glyph_ids}
        if missing := wanted.difference(self._charstrings):
            self._take(missing)
        cids = self._character_ids
        glyphs = {cids[glyph_id]: self._charstrings[glyph_id] for glyph_id in sorted(wanted)}
        return written_font(self._name, self._top, glyphs)

    def _take(self, glyph_ids: set[int]) -> None:
        """Take the blocks of these glyphs out of the whole face."""
        blocks = sorted({glyph_id // _BLOCK for glyph_id in {0, *glyph_ids}})
        limit = self._whole.glyph_count
        taken = [
            glyph_id
            for block in blocks
            for glyph_id in range(block * _BLOCK, min(block * _BLOCK + _BLOCK, limit))
        ]
        part = CidFont(_subset(self._whole, taken, _FLAGS).reference_table("CFF ").data)
        self._charstrings.update(zip(taken, part.charstrings(), strict=True))


class _Parts(dict[str, tuple[_Part, ...]]):
    """The glyphs of each cluster, shaped when first asked for."""

    def __init__(self, face: Face, *, vertical: bool) -> None:
        super().__init__()
        self._shaper = face.shaper
        self._vertical = vertical

    def __missing__(self, cluster: str) -> tuple[_Part, ...]:
        shape = self._shaper.shape(cluster, vertical=self._vertical)
        each = len(shape.codes) == len(cluster)
        texts = list(cluster) if each else [cluster, *[""] * (len(shape.codes) - 1)]
        parts = self[cluster] = tuple(
            _part(code, glyph_id, 1000 * self._shaper.width(glyph_id), text)
            for code, glyph_id, text in zip(shape.codes, shape.glyph_ids, texts, strict=False)
        )
        return parts


def _part(code: int, glyph_id: int, width: float, text: str) -> _Part:
    text = text if glyph_id else _NO_TEXT
    is_plain = unicodedata.normalize("NFKC", text) == text and not _is_radical(text)
    return _Part((len(text) or _NONE, not is_plain, text), code, glyph_id, Code(round(width, 3), text))


def _is_radical(text: str) -> bool:
    return len(text) == 1 and ord(text) in _RADICALS


def _subset(face: Any, glyph_ids: Iterable[int], flags: SubsetFlags) -> Any:
    """The face with these glyphs alone."""
    request = uharfbuzz.SubsetInput()
    request.glyph_set.update(glyph_ids)
    request.flags = flags
    request.drop_table_tag_set.update(_tag_number(tag) for tag in face.table_tags if tag not in _KEPT)
    return uharfbuzz.subset(face, request)


def _tag_number(tag: str) -> int:
    return int.from_bytes(tag.encode("latin-1"), "big")


def _tag(codes: Sequence[int]) -> str:
    """Six capital letters that tell subsets of one face apart."""
    digest = hashlib.sha256(struct.pack(f">{len(codes)}H", *codes)).digest()
    number = int.from_bytes(digest[:8], "big")
    return "".join(chr(ord("A") + number // 26**place % 26) for place in range(6))


def _measures(face: Any) -> dict[str, Any]:
    """Box, height of capitals and flags of a whole face."""
    head, os2 = (face.reference_table(tag).data for tag in ("head", "OS/2"))
    scale = 1000 / face.upem
    box = tuple(round(scale * edge) for edge in struct.unpack_from(">4h", head, 36))
    has_capitals = len(os2) >= 90 and struct.unpack_from(">H", os2)[0] >= 2
    capitals = struct.unpack_from(">h", os2, 88)[0] if has_capitals else 0
    style = struct.unpack_from(">H", head, 44)[0]
    return {
        "bbox": box,
        "cap_height": round(scale * capitals) or 700,
        "flags": _SYMBOLIC | (_ITALIC if style & 2 else 0),
    }
