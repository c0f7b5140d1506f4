"""Which papers may be printed as one Word document without a page changing."""

from collections.abc import Iterator, Sequence

from lxml import etree

from docgen.printing.engine import PaperFile
from docgen.printing.office.word_paper import WORD, WordPaper, parse_part, read_word_paper

# What runs on from one paper to the next within a document.
_COUNTED = ("numPr", "footnoteReference", "endnoteReference", "commentReference")
_REFERENCES = (f"{WORD}headerReference", f"{WORD}footerReference")


def gather_papers(papers: Sequence[PaperFile], limit: int) -> list[tuple[PaperFile, ...]]:
    """The papers in groups of at most `limit` that may share a document; the others stand alone."""
    groups: dict[tuple[str, ...], list[PaperFile]] = {}
    for paper in papers:
        groups.setdefault(_group(paper), []).append(paper)
    return [chunk for group in groups.values() for chunk in _chunks(group, limit)]


def _chunks(group: list[PaperFile], limit: int) -> Iterator[tuple[PaperFile, ...]]:
    for start in range(0, len(group), limit):
        yield tuple(group[start : start + limit])


def _group(paper: PaperFile) -> tuple[str, ...]:
    """What papers that may share a document have in common; the key for one that may not."""
    if paper.template and paper.path.suffix.lower() == ".docx":
        word = read_word_paper(paper.path)
        if word is not None and is_mergeable(word):
            return (paper.template, word.surroundings, *_page_setups(word.body))
    return ("", paper.key)


def _page_setups(body: etree._Element) -> Iterator[str]:
    """The properties of every section, as text to compare."""
    for section in body.iter(f"{WORD}sectPr"):
        yield etree.tostring(section, encoding="unicode", with_tail=False)


def is_mergeable(paper: WordPaper) -> bool:
    """Whether nothing in the paper depends on what else stands in the same document."""
    body = paper.body
    if not _ends_in_plain_paragraph(body) or _begins_a_section_with_a_table(body):
        return False
    return _starts_its_own_headers(body) and not _counts_on(paper)


def _ends_in_plain_paragraph(body: etree._Element) -> bool:
    """Whether the last section's properties can move into the body's last paragraph."""
    blocks = list(body)
    if len(blocks) < 2 or blocks[-1].tag != f"{WORD}sectPr" or blocks[-2].tag != f"{WORD}p":
        return False
    return blocks[-2].find(f"{WORD}pPr/{WORD}sectPr") is None


def _begins_a_section_with_a_table(body: etree._Element) -> bool:
    """Whether a table stands first in one of several sections.

    LibreOffice 7.4 sometimes gives such a section the page of the one before. With one section a paper, all
    pages of a document are alike.
    """
    breaks = [block for block in body if block.find(f"{WORD}pPr/{WORD}sectPr") is not None]
    firsts = [body[0], *(block.getnext() for block in breaks)]
    return bool(breaks) and any(first is not None and first.tag == f"{WORD}tbl" for first in firsts)


def _starts_its_own_headers(body: etree._Element) -> bool:
    """Whether the first section names every header and footer: else it inherits those of the paper before."""
    sections = [_references(section) for section in body.iter(f"{WORD}sectPr")]
    return set().union(*sections) == sections[0]


def _references(section: etree._Element) -> set[tuple[str, str | None]]:
    return {(str(child.tag), child.get(f"{WORD}type")) for child in section if child.tag in _REFERENCES}


def _counts_on(paper: WordPaper) -> bool:
    """Whether the paper numbers paragraphs or notes, or has a field other than the page number."""
    return any(_counts(part) for part in _printed_parts(paper))


def _printed_parts(paper: WordPaper) -> Iterator[etree._Element]:
    yield paper.tree
    for name in sorted(paper.parts):
        if name == "word/styles.xml" or name.startswith(("word/header", "word/footer")):
            yield parse_part(paper.parts[name])


def _counts(part: etree._Element) -> bool:
    if next(part.iter(*(f"{WORD}{name}" for name in _COUNTED)), None) is not None:
        return True
    return any(field.split()[:1] != ["PAGE"] for field in _fields(part))


def _fields(part: etree._Element) -> Iterator[str]:
    """The instruction of every field; Word may split one over several runs."""
    for simple in part.iter(f"{WORD}fldSimple"):
        yield simple.get(f"{WORD}instr", "")
    instruction = ""
    for element in part.iter(f"{WORD}fldChar", f"{WORD}instrText"):
        if element.tag == f"{WORD}instrText":
            instruction += element.text or ""
        elif instruction:
            yield instruction
            instruction = ""
    if instruction:
        yield instruction
