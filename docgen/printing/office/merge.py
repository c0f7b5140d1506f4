"""Papers of one template joined into one Word document, each bookmarked and numbered from page 1."""

import zipfile
from collections.abc import Iterator, Sequence
from io import BytesIO
from pathlib import Path

from lxml import etree

from docgen.errors import PrintingFailedError
from docgen.printing.office.word_paper import DOCUMENT, WORD, WordPaper, read_word_paper

_FIXED_DATE = (1980, 1, 1, 0, 0, 0)
# The schema's order within w:sectPr, as far as it matters for what is put in here.
_BEFORE_TYPE = ("headerReference", "footerReference", "footnotePr", "endnotePr")
_BEFORE_NUMBERS = (*_BEFORE_TYPE, "type", "pgSz", "pgMar", "paperSrc", "pgBorders", "lnNumType")


def merge_papers(papers: Sequence[Path], destination: Path) -> tuple[str, ...]:
    """Write the papers one after another into `destination`; the bookmarks at their first paragraphs.

    The papers must be mergeable (see `mergeable.gather_papers`); each begins on a new page.
    """
    bookmarks = tuple(f"docgen-paper-{number:04}" for number in range(1, len(papers) + 1))
    first = _opened(papers[0])
    _write(first, _joined(first.tree, _prepared_bodies(papers, bookmarks)), destination)
    return bookmarks


def _prepared_bodies(papers: Sequence[Path], bookmarks: Sequence[str]) -> Iterator[etree._Element]:
    for number, (path, bookmark) in enumerate(zip(papers, bookmarks, strict=True), start=1):
        body = _opened(path).body
        _make_bookmarks_unique(body, number)
        _start_on_page_one(body)
        _add_bookmark(body, bookmark, number)
        if number < len(papers):
            _close_section(body)
        yield body


def _opened(path: Path) -> WordPaper:
    paper = read_word_paper(path)
    if paper is None:
        raise PrintingFailedError(f"无法读取填好的文书：{path.name}", "请检查磁盘空间后重新运行。")
    return paper


def _joined(root: etree._Element, bodies: Iterator[etree._Element]) -> bytes:
    """One document, the root of the first paper around the blocks of all; streamed: ten times faster."""
    buffer = BytesIO()
    with etree.xmlfile(buffer, encoding="UTF-8") as stream:
        stream.write_declaration(standalone=True)
        with stream.element(root.tag, root.attrib, nsmap=root.nsmap), stream.element(f"{WORD}body"):
            for body in bodies:
                for block in body:
                    stream.write(block)
    return buffer.getvalue()


def _close_section(body: etree._Element) -> None:
    """Move the properties of the last section into its last paragraph, so that another paper may follow."""
    section, paragraph = body[-1], body[-2]
    properties = paragraph.find(f"{WORD}pPr")
    if properties is None:
        properties = etree.Element(f"{WORD}pPr")
        paragraph.insert(0, properties)
    change = properties.find(f"{WORD}pPrChange")
    properties.insert(len(properties) if change is None else properties.index(change), section)


def _start_on_page_one(body: etree._Element) -> None:
    """Let the paper's first section begin a page, numbered from 1 unless the template says otherwise."""
    section = next(body.iter(f"{WORD}sectPr"))
    _section_child(section, "type", _BEFORE_TYPE).set(f"{WORD}val", "nextPage")
    numbers = _section_child(section, "pgNumType", _BEFORE_NUMBERS)
    if numbers.get(f"{WORD}start") is None:
        numbers.set(f"{WORD}start", "1")


def _section_child(section: etree._Element, name: str, before: tuple[str, ...]) -> etree._Element:
    """The child `name`, put in at its place in the schema's order when it is not there."""
    child = section.find(f"{WORD}{name}")
    if child is None:
        child = etree.Element(f"{WORD}{name}")
        place = sum(1 for other in section if other.tag in {f"{WORD}{tag}" for tag in before})
        section.insert(place, child)
    return child


def _make_bookmarks_unique(body: etree._Element, number: int) -> None:
    for mark in body.iter(f"{WORD}bookmarkStart", f"{WORD}bookmarkEnd"):
        mark.set(f"{WORD}id", f"{number}{int(mark.get(f'{WORD}id', '0')):05}")
        if mark.tag == f"{WORD}bookmarkStart":
            mark.set(f"{WORD}name", f"{mark.get(f'{WORD}name', '')}-{number}")


def _add_bookmark(body: etree._Element, name: str, number: int) -> None:
    """Mark the paper's first paragraph, which stands in a cell when a table comes first."""
    paragraph = next(body.iter(f"{WORD}p"))
    start = etree.Element(f"{WORD}bookmarkStart", {f"{WORD}id": str(number), f"{WORD}name": name})
    end = etree.Element(f"{WORD}bookmarkEnd", {f"{WORD}id": str(number)})
    place = 0 if paragraph.find(f"{WORD}pPr") is None else 1
    paragraph.insert(place, start)
    paragraph.insert(place + 1, end)


def _write(paper: WordPaper, document: bytes, destination: Path) -> None:
    with zipfile.ZipFile(destination, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for name, part in paper.parts.items():
            archive.writestr(_entry(name), document if name == DOCUMENT else part)


def _entry(name: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, _FIXED_DATE)
    entry.compress_type = zipfile.ZIP_DEFLATED
    return entry
