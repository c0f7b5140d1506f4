"""What is inside the files of a pack's templates: parts, tables, fonts, tags."""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from documents import W, paper_text, parts_of
from lxml import etree

from docgen.fill.contract import names_used
from docgen.fill.environment import WORD_BREAKS, environment
from docgen.fill.template import TAG
from docgen.region.catalog import shipped_packs
from docgen.region.pack import load_pack

WORD_FONTS = {"Times New Roman", "宋体", "黑体", "仿宋", "楷体", "方正小标宋简体"}
WORD_XML = re.compile(r"word/(document|styles|header\d+|footer\d+)\.xml")


def templates(suffix: str) -> list[Path]:
    """Every template of every shipped pack with that suffix, those that packs share once."""
    return sorted(
        {
            pack.template(document).resolve()
            for pack in map(load_pack, shipped_packs())
            for document in pack.documents
            if document.file.endswith(suffix)
        }
    )


def identifier(path: Path) -> str:
    """How a template is called in a test's name: luzhou-03-contact-card."""
    return f"{path.parent.parent.name}-{path.stem}"


@cache
def trees(path: Path) -> dict[str, etree._Element]:
    """The parts of a Word template that hold text or styles."""
    parts = parts_of(path.read_bytes())
    return {name: etree.fromstring(content) for name, content in parts.items() if WORD_XML.fullmatch(name)}


def found(path: Path, tag: str) -> Iterator[etree._Element]:
    """Every element of that name in the template's text and styles."""
    for tree in trees(path).values():
        yield from tree.iter(f"{W}{tag}")


def body(path: Path) -> etree._Element:
    return trees(path)["word/document.xml"][0]


def fonts(path: Path) -> set[str]:
    """Every font the template names, theme fonts included."""
    return {str(name) for element in found(path, "rFonts") for name in element.attrib.values()}


def style(path: Path, paragraph: etree._Element) -> etree._Element | None:
    """The style of the paragraph, None for the default one."""
    name = paragraph.find(f"{W}pPr/{W}pStyle")
    styles = found(path, "style")
    wanted = None if name is None else name.get(f"{W}val")
    return next((item for item in styles if wanted and item.get(f"{W}styleId") == wanted), None)


def names(path: Path, lists: tuple[str, ...]) -> set[str]:
    """Every name the template asks for; `members[].name` for that of a loop over the members."""
    tags = TAG.findall(paper_text(path.read_bytes()).replace("⏎", ""))
    source = "".join(re.sub(r"^\{%(tr|p)\s", "{% ", tag) for tag in tags)
    return {use.path for use in names_used(environment(WORD_BREAKS).parse(source), lists)}
