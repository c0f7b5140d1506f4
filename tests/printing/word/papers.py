"""Small Word papers for the reader, and what it makes of them."""

from collections.abc import Iterator
from pathlib import Path

from docgen.printing.form import Block, Cell, Paragraph, Run, Table, WordForm
from docgen.printing.word.reader import WordReader
from tests.printing.office.word_papers import section, write_word_paper

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"


def paragraph(text: str = "字", properties: str = "", run: str = "") -> str:
    return (
        f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:rPr>{run}</w:rPr>"
        f'<w:t xml:space="preserve">{text}</w:t></w:r></w:p>'
    )


def cell(content: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{content}</w:tc>"


def row(*cells: str, properties: str = "") -> str:
    return f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(cells)}</w:tr>"


def table(*rows: str, properties: str = "", grid: tuple[int, ...] = (2000,)) -> str:
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in grid)
    layout = "" if "w:tblLayout" in properties else '<w:tblLayout w:type="fixed"/>'
    head = f"<w:tblPr>{properties}{layout}</w:tblPr><w:tblGrid>{columns}</w:tblGrid>"
    return f"<w:tbl>{head}{''.join(rows)}</w:tbl>"


def styles(*inner: str, run: str = "", paragraph_defaults: str = "") -> dict[str, str]:
    """The part styles.xml with these w:style and defaults."""
    defaults = (
        f"<w:docDefaults><w:rPrDefault><w:rPr>{run}</w:rPr></w:rPrDefault>"
        f"<w:pPrDefault><w:pPr>{paragraph_defaults}</w:pPr></w:pPrDefault></w:docDefaults>"
    )
    return {"word/styles.xml": f'<w:styles xmlns:w="{W}">{defaults}{"".join(inner)}</w:styles>'}


def style(
    style_id: str, inner: str, *, kind: str = "paragraph", based_on: str = "", default: bool = False
) -> str:
    based = f'<w:basedOn w:val="{based_on}"/>' if based_on else ""
    return (
        f'<w:style w:type="{kind}" w:styleId="{style_id}" w:default="{int(default)}">'
        f'<w:name w:val="{style_id}"/>{based}{inner}</w:style>'
    )


def numbering(*levels: str) -> dict[str, str]:
    """The part numbering.xml with one list, number 1, and what refers to it."""
    inner = "".join(f'<w:lvl w:ilvl="{index}">{level}</w:lvl>' for index, level in enumerate(levels))
    links = "".join(
        f'<Relationship Id="{kind}" Type="{REL}/{kind}" Target="{kind}.xml"/>'
        for kind in ("styles", "settings", "numbering")
    )
    return {
        "word/numbering.xml": f'<w:numbering xmlns:w="{W}"><w:abstractNum w:abstractNumId="7">{inner}'
        '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num></w:numbering>',
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{RELATIONS}">{links}</Relationships>',
    }


def level(kind: str, text: str, rest: str = "") -> str:
    return f'<w:start w:val="1"/><w:numFmt w:val="{kind}"/><w:lvlText w:val="{text}"/>{rest}'


def numbered(level_index: int = 0) -> str:
    return f'<w:numPr><w:ilvl w:val="{level_index}"/><w:numId w:val="1"/></w:numPr>'


class Desk:
    """A folder to write papers in, and one reader."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.reader = WordReader()

    def read(self, body: str, *, last: str | None = None, **parts: object) -> WordForm:
        """The form of a paper with this body; `last` instead of an ordinary A4 section."""
        path = self._folder / "paper.docx"
        write_word_paper(path, body + (section() if last is None else last), **parts)  # type: ignore[arg-type]
        return self.reader.read(path)

    def blocks(self, body: str, **parts: object) -> tuple[Block, ...]:
        """The blocks of a paper in which nothing is unknown."""
        form = self.read(body, **parts)
        assert form.unknown == ()
        return form.sections[0].blocks

    def paragraph(self, properties: str = "", run: str = "", **parts: object) -> Paragraph:
        """The one paragraph 字 with these properties."""
        (only,) = self.blocks(paragraph("字", properties, run), **parts)
        assert isinstance(only, Paragraph)
        return only

    def run(self, run: str, properties: str = "", **parts: object) -> Run:
        """The one run 字 with these properties."""
        (only,) = self.paragraph(properties, run, **parts).inlines
        assert isinstance(only, Run)
        return only

    def table(self, body: str, **parts: object) -> Table:
        """The table that is the whole paper."""
        (only,) = self.blocks(body, **parts)
        assert isinstance(only, Table)
        return only

    def cell(self, properties: str) -> Cell:
        """The one cell with these properties."""
        return self.table(table(row(cell(paragraph(), properties)))).rows[0].cells[0]

    def unknown(self, body: str, **parts: object) -> list[tuple[str, str]]:
        """What is unknown in the paper, as place and what."""
        return [(item.place, item.what) for item in self.read(body, **parts).unknown]


def texts(blocks: tuple[Block, ...]) -> Iterator[str]:
    """The text of every paragraph in order, those in tables too."""
    for block in blocks:
        if isinstance(block, Paragraph):
            yield "".join(inline.text for inline in block.inlines if isinstance(inline, Run))
        else:
            for one in block.rows:
                for part in one.cells:
                    yield from texts(part.blocks)


def form_texts(form: WordForm) -> list[str]:
    return [text for part in form.sections for text in texts(part.blocks)]
