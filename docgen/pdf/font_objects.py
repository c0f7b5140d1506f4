"""A font's objects in a PDF: its program, its widths, and the text its codes stand for."""

import zlib
from collections.abc import Iterator, Mapping
from functools import lru_cache

import pikepdf

from docgen.fonts.subset import Code, FontProgram
from docgen.pdf.objects import ObjectWriter

_DEFAULT_WIDTH = 1000
_STEM = 80  # of no consequence where the font is embedded, but a descriptor has one
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


def add_font(objects: ObjectWriter, program: FontProgram, number: int) -> None:
    """Write the font under the number reserved for it."""
    name = pikepdf.Name(f"/{program.base_name}").unparse()
    text = objects.add_deflated(text_map(program.codes))
    head = b"<</Type/Font/Subtype/Type0/BaseFont%b/Encoding/Identity-H" % name
    descendant = _add_descendant(objects, program, name)
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


def _add_descendant(objects: ObjectWriter, program: FontProgram, name: bytes) -> int:
    is_true_type = program.kind == "TrueType"
    subtype = b"CIDFontType2/CIDToGIDMap/Identity" if is_true_type else b"CIDFontType0"
    system = b"/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>"
    descriptor = objects.add(b"<<%b>>" % _descriptor(objects, program, name))
    measured = b"/DW %d/W[%b]/FontDescriptor %d 0 R" % (
        _DEFAULT_WIDTH,
        widths(program.codes).encode(),
        descriptor,
    )
    return objects.add(b"<</Type/Font/Subtype/%b/BaseFont%b%b%b>>" % (subtype, name, system, measured))


def _descriptor(objects: ObjectWriter, program: FontProgram, name: bytes) -> bytes:
    is_true_type = program.kind == "TrueType"
    kind = b"/Length1 %d" % len(program.data) if is_true_type else b"/Subtype/CIDFontType0C"
    data = objects.add_stream(_packed(program.data), kind + b"/Filter/FlateDecode")
    file = f"/FontFile{2 if is_true_type else 3} {data} 0 R"
    box = " ".join(map(str, program.bbox))
    heights = f"/Ascent {program.ascent}/Descent {program.descent}/CapHeight {program.cap_height}"
    shape = f"/FontBBox[{box}]/ItalicAngle 0{heights}/StemV {_STEM}/Flags {program.flags}"
    return b"/Type/FontDescriptor/FontName%b%b" % (name, f"{shape}{file}".encode())


def _packed(data: bytes) -> bytes:
    """The font program deflated. Outlines have few repeats: not to look for them saves half the time."""
    deflating = zlib.compressobj(strategy=zlib.Z_RLE)
    return deflating.compress(data) + deflating.flush()


@lru_cache(maxsize=50_000)
def _utf16(text: str) -> str:
    return text.encode("utf-16-be").hex().upper()
