"""Pictures that stand in a line."""

from collections.abc import Callable, Iterator, Mapping

from lxml import etree

from docgen.printing.form import Picture
from docgen.printing.word.known import R
from docgen.printing.word.notes import Notes
from docgen.printing.word.units import local

_WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_PIC = "{http://schemas.openxmlformats.org/drawingml/2006/picture}"
_PER_POINT = 12700  # English metric units
_UNSAID = "114840"  # the room LibreOffice leaves beside a picture that says nothing
_SIGNATURES = (b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n")
_NOTHING = {"0", "0%", "false"}


def read_picture(drawing: etree._Element, media: Mapping[str, bytes], notes: Notes) -> Picture | None:
    """The picture of a w:drawing; None, with a note, when it is anything but a plain one in the line."""
    inline = drawing.find(_WP + "inline")
    if inline is None:
        notes.add("anchor" if drawing.find(_WP + "anchor") is not None else "drawing")
        return None
    extent, blip = inline.find(_WP + "extent"), inline.find(f".//{_PIC}blipFill/{_A}blip")
    if extent is None or blip is None:
        notes.add("drawing")
        return None
    data = media.get(blip.get(R + "embed", ""), b"")
    if not data.startswith(_SIGNATURES):
        notes.add("blip")
        return None
    for name in _changes(inline, blip):
        notes.add("drawing", name)
    return Picture(
        width=int(extent.get("cx", "0")) / _PER_POINT,
        height=int(extent.get("cy", "0")) / _PER_POINT,
        data=data,
        left=int(inline.get("distL", _UNSAID)) / _PER_POINT,
        right=int(inline.get("distR", _UNSAID)) / _PER_POINT,
    )


def _changes(inline: etree._Element, blip: etree._Element) -> Iterator[str]:
    """What makes the picture look otherwise than its file: effects, cropping, an edge, room around it."""
    yield from (local(child) for child in blip if local(child) != "extLst")
    changing: dict[str, Callable[[etree._Element], object]] = {
        "srcRect": lambda crop: set(crop.attrib.values()) - _NOTHING,
        "xfrm": lambda turn: {turn.get(name, "0") for name in ("rot", "flipH", "flipV")} - _NOTHING,
        "ln": lambda line: len(line) and line.find(_A + "noFill") is None,
        "prstGeom": lambda shape: shape.get("prst") != "rect",
        "effectLst": len,
    }
    for name, changes in changing.items():
        if any(map(changes, inline.iter(_A + name))):
            yield name
    if {inline.get(f"dist{side}", "0") for side in "TB"} - _NOTHING:
        yield "dist"
