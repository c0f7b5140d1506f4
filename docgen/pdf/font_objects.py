"""A font's objects in a PDF: its program, its widths, and the text its codes stand for."""

import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

import pikepdf

from docgen.fonts.face import Face
from docgen.fonts.subset import Code, FontProgram, font_program
from docgen.pdf.objects import ObjectWriter, deflated

_DEFAULT_WIDTH = 1000
_STEM = 80  # of no consequence where the font is embedded, but a descriptor has one
_MOST_KEPT, _MOST_KEPT_CLUSTERS = 64, 400  # a household's packets have some 20, each of 20 to 300 clusters
_BLOCK = 100  # entries that a block of a CMap may have
_CMAP_BEGINS = """/CIDInit/ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo<</Registry(Adobe)/Ordering(UCS)/Supplement 0>>def
/CMapName/Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000><FFFF>
endcodespacerange
"""
_CMAP_ENDS = """endcmap
CMapName currentdict/CMap defineresource pop
end
end
"""


@dataclass(frozen=True, slots=True)
class PackedFont:
    """A font as a file has it: its streams deflated, of its dictionaries all but the numbers of objects."""

    name: bytes
    is_true_type: bool
    text: bytes
    data: bytes
    length: int  # of the data before they were deflated
    widths: bytes
    shape: bytes


def packed_font(face: Face, clusters: frozenset[str], vertical_clusters: frozenset[str]) -> PackedFont:
    """What draws these clusters.

    Forms print their captions in faces of their own, so that most of a packet's fonts draw what those of the
    packets before it drew: they are kept.
    """
    is_small = len(clusters) + len(vertical_clusters) <= _MOST_KEPT_CLUSTERS
    return (_kept_font if is_small else _packed_font)(face, clusters, vertical_clusters)


def add_font(objects: ObjectWriter, font: PackedFont, number: int) -> None:
    """Write the font under the number reserved for it."""
    text = objects.add_stream(font.text, b"/Filter/FlateDecode")
    head = b"<</Type/Font/Subtype/Type0/BaseFont%b/Encoding/Identity-H" % font.name
    descendant = _add_descendant(objects, font)
    objects.add(b"%b/ToUnicode %d 0 R/DescendantFonts[%d 0 R]>>" % (head, text, descendant), number)


def text_map(codes: Mapping[int, Code]) -> bytes:
    """The CMap that tells what text each code stands for."""
    lines = [f"<{code:04X}><{_utf16(entry.text)}>\n" for code, entry in codes.items() if entry.text]
    blocks = (lines[start : start + _BLOCK] for start in range(0, len(lines), _BLOCK))
    told = (f"{len(block)} beginbfchar\n{''.join(block)}endbfchar\n" for block in blocks)
    return "".join((_CMAP_BEGINS, *told, _CMAP_ENDS)).encode()


def widths(codes: Mapping[int, Code]) -> str:
    """What of a W array says how wide the codes are, but for those of the default width."""
    return "".join(f"{first}[{' '.join(run)}]" for first, run in _runs(codes))


def _runs(codes: Mapping[int, Code]) -> Iterator[tuple[int, list[str]]]:
    """Codes that follow each other: the first, and the width of each."""
    first, run = 0, list[str]()
    for code, entry in codes.items():
        if entry.width == _DEFAULT_WIDTH:
            continue
        if run and code != first + len(run):
            yield first, run
            run = []
        first = first if run else code
        run.append(f"{entry.width:.15g}")
    if run:
        yield first, run


def _packed_font(face: Face, clusters: frozenset[str], vertical_clusters: frozenset[str]) -> PackedFont:
    program = font_program(face, clusters, vertical_clusters)
    return PackedFont(
        pikepdf.Name(f"/{program.base_name}").unparse(),
        program.kind == "TrueType",
        deflated(text_map(program.codes)),
        _packed(program.data),
        len(program.data),
        widths(program.codes).encode(),
        _shape(program).encode(),
    )


_kept_font = lru_cache(_MOST_KEPT)(_packed_font)


def _add_descendant(objects: ObjectWriter, font: PackedFont) -> int:
    subtype = b"CIDFontType2/CIDToGIDMap/Identity" if font.is_true_type else b"CIDFontType0"
    system = b"/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>"
    descriptor = objects.add(b"<<%b>>" % _descriptor(objects, font))
    measured = b"/DW %d/W[%b]/FontDescriptor %d 0 R" % (_DEFAULT_WIDTH, font.widths, descriptor)
    return objects.add(b"<</Type/Font/Subtype/%b/BaseFont%b%b%b>>" % (subtype, font.name, system, measured))


def _descriptor(objects: ObjectWriter, font: PackedFont) -> bytes:
    kind = b"/Length1 %d" % font.length if font.is_true_type else b"/Subtype/CIDFontType0C"
    data = objects.add_stream(font.data, kind + b"/Filter/FlateDecode")
    file = b"/FontFile%d %d 0 R" % (2 if font.is_true_type else 3, data)
    return b"/Type/FontDescriptor/FontName%b%b%b" % (font.name, font.shape, file)


def _shape(program: FontProgram) -> str:
    box = " ".join(map(str, program.bbox))
    heights = f"/Ascent {program.ascent}/Descent {program.descent}/CapHeight {program.cap_height}"
    return f"/FontBBox[{box}]/ItalicAngle 0{heights}/StemV {_STEM}/Flags {program.flags}"


def _packed(data: bytes) -> bytes:
    """The font program deflated. Outlines have few repeats: not to look for them saves half the time."""
    deflating = zlib.compressobj(strategy=zlib.Z_RLE)
    return deflating.compress(data) + deflating.flush()


@lru_cache(maxsize=50_000)
def _utf16(text: str) -> str:
    return text.encode("utf-16-be").hex().upper()
