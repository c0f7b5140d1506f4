"""Small forms made of the layout model's nouns: lines of 20 points, cells without margins unless said."""

from docgen.pdf.page import Page
from docgen.printing.form import (
    Block,
    Border,
    Borders,
    Cell,
    LineRule,
    Margins,
    PageSetup,
    Paragraph,
    ParagraphFormat,
    Row,
    Run,
    Section,
    Table,
    TableFormat,
    TextFormat,
    WordForm,
)
from docgen.printing.layout.pages import FormLayout

from .drawn import DrawnPage

LINE = 20.0
SONG = TextFormat("宋体", "宋体", 10)
RULE = Border(0.5)
RULED = Borders(RULE, RULE, RULE, RULE, RULE, RULE)
BARE = Margins(0, 0, 0, 0)
A_PAGE = PageSetup(300, 200, 50, 50, 50, 50, header_distance=10, footer_distance=10)  # a body of 200 × 100


def paragraph(text: str = "", **look: object) -> Paragraph:
    """A paragraph of lines 20 points high, to the left."""
    form = ParagraphFormat(**{"line": LINE, "line_rule": LineRule.EXACT, **look})  # type: ignore[arg-type]
    return Paragraph(form, (Run(text, SONG),) if text else (), SONG)


def paragraphs(text: str, **look: object) -> tuple[Paragraph, ...]:
    """A paragraph for each character."""
    return tuple(paragraph(character, **look) for character in text)


def cell(content: str | tuple[Block, ...] = "", **look: object) -> Cell:
    """A cell with these blocks, or a paragraph for each character, so each is a line."""
    blocks = paragraphs(content) if isinstance(content, str) else content
    return Cell(blocks or (paragraph(),), **look)  # type: ignore[arg-type]


def row(*cells: Cell | str, **look: object) -> Row:
    """A row; a text stands for a cell."""
    return Row(tuple(cell(item) if isinstance(item, str) else item for item in cells), **look)  # type: ignore[arg-type]


def table(*rows: Row, columns: tuple[float, ...] = (60, 80), **look: object) -> Table:
    """A ruled table of two columns."""
    return Table(table_format(columns, **look), rows)


def table_format(columns: tuple[float, ...] = (60, 80), **look: object) -> TableFormat:
    """Thin rules everywhere, no margins in cells; the left edge where the text area begins."""
    return TableFormat(columns, **{"borders": RULED, "margins": BARE, "indent": -RULE.width / 2, **look})  # type: ignore[arg-type]


def form(*blocks: Block, setup: PageSetup = A_PAGE) -> WordForm:
    """A form of one section."""
    return WordForm((Section(setup, blocks),))


def set_pages(*blocks: Block, setup: PageSetup = A_PAGE) -> list[DrawnPage]:
    """What is drawn on each page."""
    return [DrawnPage(page) for page in laid_pages(form(*blocks, setup=setup))]


def laid_pages(paper: WordForm) -> list[Page]:
    """The form's pages."""
    return FormLayout().pages(paper)
