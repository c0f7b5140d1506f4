"""A PDF of one line, drawn with one embedded subset, as plainly as it can be made."""

from collections.abc import Sequence
from pathlib import Path

import pikepdf
from pikepdf import Array, Dictionary, Name

from docgen.fonts.face import Face
from docgen.fonts.subset import FontProgram, font_program


def write_line(path: Path, face: Face, clusters: Sequence[str], codes: str) -> FontProgram:
    """Write the PDF of these codes at 20 points; the subset that is in it."""
    program = font_program(face, clusters, [])
    with pikepdf.new() as pdf:
        page = pdf.add_blank_page(page_size=(800, 60))
        page.Resources = Dictionary(Font=Dictionary(F=_font(pdf, program)))
        page.Contents = pdf.make_stream(f"BT /F 20 Tf 20 20 Td <{codes}> Tj ET".encode())
        pdf.save(path)
    return program


def _font(pdf: pikepdf.Pdf, program: FontProgram) -> pikepdf.Object:
    is_cff = program.kind == "CIDFontType0C"
    embedded = pdf.make_stream(program.data)
    if is_cff:
        embedded.Subtype = Name.CIDFontType0C
    name = Name("/" + program.base_name)
    descriptor = Dictionary(
        Type=Name.FontDescriptor, FontName=name, Flags=program.flags, FontBBox=Array(program.bbox),
        ItalicAngle=0, Ascent=program.ascent, Descent=program.descent, CapHeight=program.cap_height, StemV=80,
    )  # fmt: skip
    descriptor["/FontFile3" if is_cff else "/FontFile2"] = embedded
    descendant = Dictionary(
        Type=Name.Font,
        Subtype=Name.CIDFontType0 if is_cff else Name.CIDFontType2,
        BaseFont=name,
        CIDSystemInfo=Dictionary(Registry=b"Adobe", Ordering=b"Identity", Supplement=0),
        FontDescriptor=pdf.make_indirect(descriptor),
        W=Array([item for code, drawn in program.codes.items() for item in (code, Array([drawn.width]))]),
    )
    if not is_cff:
        descendant.CIDToGIDMap = Name.Identity
    return pdf.make_indirect(
        Dictionary(
            Type=Name.Font,
            Subtype=Name.Type0,
            BaseFont=name,
            Encoding=Name("/Identity-H"),
            DescendantFonts=Array([pdf.make_indirect(descendant)]),
            ToUnicode=pdf.make_stream(_to_unicode(program).encode()),
        )  # fmt: skip
    )


def _to_unicode(program: FontProgram) -> str:
    lines = [
        f"<{code:04X}> <{drawn.text.encode('utf-16-be').hex()}>" for code, drawn in program.codes.items()
    ]
    return "\n".join(
        [
            "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /T def",
            "1 begincodespacerange <0000> <FFFF> endcodespacerange",
            f"{len(lines)} beginbfchar",
            *lines,
            "endbfchar endcmap CMapName currentdict /CMap defineresource pop end end",
        ]
    )
