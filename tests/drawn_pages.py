"""Small PDFs of drawing operators, and marks of pages as text."""

from pathlib import Path

import pikepdf

from docgen.printing.comparison.marks import MM, Glyph, Marks, Rule

WIDTH, HEIGHT = 595, 842  # points

# A table of two rows and two columns with a word in each cell, 12 points high.
TEXTS = ((70, 752, "name"), (270, 752, "address"), (70, 712, "Wang"), (270, 712, "Road 17"))
RULES = (
    (60, 780, 460, 780),
    (60, 740, 460, 740),
    (60, 700, 460, 700),
    (60, 780, 60, 700),
    (260, 780, 260, 700),
    (460, 780, 460, 700),
)


def text(x: float, y: float, words: str, size: float = 12, font: str = "F1") -> str:
    """Operators that write the words."""
    return f"BT /{font} {size} Tf {x:.3f} {y:.3f} Td ({words}) Tj ET\n"


def line(x: float, y: float, to_x: float, to_y: float, width: float = 0.5) -> str:
    """Operators that draw a line."""
    return f"{width} w {x:.3f} {y:.3f} m {to_x:.3f} {to_y:.3f} l S\n"


def a_table(down: float = 0) -> str:
    """The table, that many millimetres lower."""
    drop = down * MM
    return "".join(
        [text(x, y - drop, words) for x, y, words in TEXTS]
        + [line(x, y - drop, to_x, to_y - drop) for x, y, to_x, to_y in RULES]
    )


def a_pdf(path: Path, *pages: str) -> Path:
    """A PDF of pages with those operators; F1 is Helvetica, F2 Courier, I1 a grey picture."""
    with pikepdf.new() as pdf:
        picture = pikepdf.Stream(pdf, b"\x80", Type=pikepdf.Name.XObject, Subtype=pikepdf.Name.Image)
        picture.update({"/Width": 1, "/Height": 1, "/BitsPerComponent": 8})
        picture.ColorSpace = pikepdf.Name.DeviceGray
        resources = pikepdf.Dictionary(
            Font=pikepdf.Dictionary(F1=_font("Helvetica"), F2=_font("Courier")),
            XObject=pikepdf.Dictionary(I1=picture),
        )
        for content in pages:
            page = pdf.add_blank_page(page_size=(WIDTH, HEIGHT))
            page.obj.Resources = resources
            page.obj.Contents = pikepdf.Stream(pdf, content.encode("ascii"))
        pdf.save(path)
    return path


def _font(name: str) -> pikepdf.Dictionary:
    return pikepdf.Dictionary(
        Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name(f"/{name}")
    )


def glyphs(
    x: float, y: float, words: str, size: float = 12, step: float = 1, font: str = "Serif"
) -> tuple[Glyph, ...]:
    """The words in square glyphs, `step` em apart; white space leaves room only."""
    return tuple(
        Glyph(letter, x + index * size * step, y, size, font)
        for index, letter in enumerate(words)
        if not letter.isspace()
    )


def marks(*lines: tuple[Glyph, ...], rules: tuple[Rule, ...] = ()) -> Marks:
    """A page with those lines and rules."""
    return Marks(WIDTH, HEIGHT, tuple(glyph for line in lines for glyph in line), rules, ())
