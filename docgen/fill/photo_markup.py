"""Pictures in a Word file: their XML in the line, and the parts that hold and name them."""

import posixpath
from collections.abc import Callable, Sequence
from pathlib import Path

from lxml import etree
from markupsafe import Markup

from docgen.fill.archive import Part, deflated
from docgen.fill.formats import Absent
from docgen.fill.photo import ReadyPhoto, ready_photo

Photo = Callable[[object, float, float], str]

_EMU_PER_MM = 36_000
_ENDING = "jpeg"
_TYPES = "[Content_Types].xml"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006"
_BEFORE, _AFTER = "</w:t>", '<w:t xml:space="preserve">'


class PaperPhotos:
    """The pictures of one paper: gathered while its parts are filled, added to the file afterwards."""

    def __init__(self) -> None:
        self._media: dict[bytes, str] = {}
        self._links: dict[str, dict[str, str]] = {}  # of a part: the media by relationship id

    def function(self, part: str) -> Photo:
        """What a template's `photo` does in that part."""

        def photo(value: object, width: float, height: float) -> str:
            if isinstance(value, Absent) or value == "":
                return Markup("")
            if not isinstance(value, str):
                raise ValueError("不是图片")
            return self._placed(part, ready_photo(Path(value), width, height))

        return photo

    def added_to(self, parts: Sequence[Part]) -> Sequence[Part]:
        """The parts with the pictures and what makes them known; just the parts when there are none."""
        if not self._media:
            return parts
        whole = {part.name: part for part in parts}
        whole[_TYPES] = _with_type(whole[_TYPES])
        for name, links in self._links.items():
            relations = _relations_of(name)
            whole[relations] = _with_links(whole.get(relations), relations, links)
        return [*whole.values(), *(deflated(f"word/{name}", data) for data, name in self._media.items())]

    def _placed(self, part: str, photo: ReadyPhoto) -> Markup:
        name = self._media.setdefault(photo.data, f"media/photo{len(self._media) + 1}.{_ENDING}")
        links = self._links.setdefault(part, {})
        link = f"photo{len(links) + 1}"
        links[link] = name
        return Markup(f"{_BEFORE}{_drawing(photo, link, 9000 + len(links))}{_AFTER}")


def _drawing(photo: ReadyPhoto, link: str, number: int) -> str:
    """A picture that stands in the line like a character."""
    size = f'cx="{round(photo.width * _EMU_PER_MM)}" cy="{round(photo.height * _EMU_PER_MM)}"'
    return (
        '<w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"'
        f' xmlns:wp="{_DRAWING}/wordprocessingDrawing"><wp:extent {size}/>'
        f'<wp:docPr id="{number}" name="图片{number}"/><a:graphic xmlns:a="{_DRAWING}/main">'
        f'<a:graphicData uri="{_DRAWING}/picture"><pic:pic xmlns:pic="{_DRAWING}/picture">'
        f'<pic:nvPicPr><pic:cNvPr id="{number}" name="图片{number}"/><pic:cNvPicPr/></pic:nvPicPr>'
        f'<pic:blipFill><a:blip r:embed="{link}" xmlns:r="{_OFFICE}"/><a:stretch><a:fillRect/></a:stretch>'
        f'</pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext {size}/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic>'
        "</wp:inline></w:drawing>"
    )


def _relations_of(part: str) -> str:
    folder, name = posixpath.split(part)
    return f"{folder}/_rels/{name}.rels"


def _with_links(part: Part | None, name: str, links: dict[str, str]) -> Part:
    empty = f'<Relationships xmlns="{_PACKAGE}/relationships"/>'
    root = etree.fromstring(part.unpacked() if part else empty)
    for link, target in links.items():
        etree.SubElement(
            root,
            f"{{{_PACKAGE}/relationships}}Relationship",
            {"Id": link, "Type": f"{_OFFICE}/image", "Target": target},
        )
    return _written(name, root)


def _with_type(part: Part) -> Part:
    root = etree.fromstring(part.unpacked())
    known = {item.get("Extension", "").casefold() for item in root}
    if _ENDING not in known:
        tag = f"{{{_PACKAGE}/content-types}}Default"
        root.insert(0, etree.Element(tag, {"Extension": _ENDING, "ContentType": "image/jpeg"}))
    return _written(part.name, root)


def _written(name: str, root: etree._Element) -> Part:
    xml = etree.tostring(root, encoding="UTF-8", xml_declaration=True, standalone=True)
    return deflated(name, xml)
