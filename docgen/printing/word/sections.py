"""A w:sectPr read: paper, margins, and which parts stand above and below."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from lxml import etree

from docgen.printing.form import Block, PageSetup
from docgen.printing.word.known import SECTION, R, W
from docgen.printing.word.notes import Note, Notes
from docgen.printing.word.units import is_on, points, value

References = Mapping[tuple[str, str], str]  # ("header", "default") → relationship id
HangingBlocks = Callable[[str], tuple[tuple[Block, ...], tuple[Note, ...]]]
_TYPES = {"nextPage": True, "continuous": False}
_GRIDS_OF_CHARACTERS = ("linesAndChars", "snapToChars")
_UNSEEN_FORMATS = ("decimal", "numberInDash")  # LibreOffice sets no dashes
_HUNDREDTHS = 2540 / 72  # of a millimetre in a point
_A4 = (595.3, 841.9)


@dataclass(frozen=True, eq=False)
class SectionHead:
    """A section's page setup, the headers and footers the next section inherits, and what is not known."""

    setup: PageSetup
    references: References
    notes: tuple[Note, ...]


def read_section(
    section: etree._Element | None, inherited: References, hanging: HangingBlocks, has_even_pages: bool
) -> SectionHead:
    """The section; what it does not name above and below, it has from the section before."""
    if section is None:
        width, height = _A4
        return SectionHead(PageSetup(width, height, 72.0, 72.0, 90.0, 90.0), inherited, ())
    notes = Notes()
    notes.check(section, SECTION)
    _refuse_unusual(section, notes)
    references = {**inherited, **_references(section)}
    is_first_other = is_on(section.find(W + "titlePg"))
    blocks = _Hanging(references, hanging, notes)
    setup = PageSetup(
        **_page(section),
        header=blocks.named("header", "default"),
        footer=blocks.named("footer", "default"),
        first_header=blocks.named("header", "first") if is_first_other else None,
        first_footer=blocks.named("footer", "first") if is_first_other else None,
        even_header=blocks.named("header", "even") if has_even_pages else None,
        even_footer=blocks.named("footer", "even") if has_even_pages else None,
        first_number=_first_number(section),
        starts_page=_TYPES.get(value(section.find(W + "type")) or "nextPage", True),
        line_pitch=_line_pitch(section.find(W + "docGrid")),
    )
    return SectionHead(setup, references, notes.found())


class _Hanging:
    """The blocks of the headers and footers of a section; their notes go to the section's."""

    def __init__(self, references: References, hanging: HangingBlocks, notes: Notes) -> None:
        self._references, self._hanging, self._notes = references, hanging, notes

    def named(self, part: str, kind: str) -> tuple[Block, ...]:
        reference = self._references.get((part, kind))
        if reference is None:
            return ()
        blocks, notes = self._hanging(reference)
        self._notes.take(notes)
        return blocks


def _references(section: etree._Element) -> dict[tuple[str, str], str]:
    return {
        (part, child.get(W + "type", "default")): child.get(R + "id", "")
        for part in ("header", "footer")
        for child in section.iterfind(f"{W}{part}Reference")
    }


def _page(section: etree._Element) -> dict[str, float]:
    size, margins = section.find(W + "pgSz"), section.find(W + "pgMar")

    def margin(name: str, otherwise: str) -> float:
        return points(value(margins, name) or otherwise)

    return {
        "width": points(value(size, "w") or "11906"),
        "height": points(value(size, "h") or "16838"),
        "top": margin("top", "1440"),
        "bottom": margin("bottom", "1440"),
        "left": margin("left", "1800") + margin("gutter", "0"),
        "right": margin("right", "1800"),
        "header_distance": margin("header", "720"),
        "footer_distance": margin("footer", "720"),
    }


def _refuse_unusual(section: etree._Element, notes: Notes) -> None:
    kind = value(section.find(W + "type")) or "nextPage"
    if kind not in _TYPES:
        notes.add("type", kind)
    columns = section.find(W + "cols")
    if (value(columns, "num") or "1") != "1":
        notes.add("cols")
    grid = section.find(W + "docGrid")
    if value(grid, "type") in _GRIDS_OF_CHARACTERS and (value(grid, "charSpace") or "0") != "0":
        notes.add("docGrid")
    if (value(section.find(W + "pgNumType"), "fmt") or "decimal") not in _UNSEEN_FORMATS:
        notes.add("pgNumType")
    if (value(section.find(W + "textDirection")) or "lrTb") != "lrTb":
        notes.add("textDirection")
    for name in ("pgBorders", "lnNumType", "bidi", "rtlGutter"):
        child = section.find(W + name)
        if child is not None and (len(child) or is_on(child)):
            notes.add(name)
    margins = section.find(W + "pgMar")
    if any((value(margins, edge) or "0").startswith("-") for edge in ("top", "bottom")):
        notes.add("pgMar", "负值")


def _first_number(section: etree._Element) -> int | None:
    start = value(section.find(W + "pgNumType"), "start")
    return None if start is None else int(start)


def _line_pitch(grid: etree._Element | None) -> float:
    """The pitch in points, in the hundredths of a millimetre LibreOffice keeps it in; 0 for no grid."""
    if value(grid, "type") not in ("lines", *_GRIDS_OF_CHARACTERS):
        return 0.0
    return round(points(value(grid, "linePitch") or "0") * _HUNDREDTHS) / _HUNDREDTHS
