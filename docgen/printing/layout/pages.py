"""Setting a form on pages."""

from docgen.pdf.page import Page
from docgen.printing.form import Block, FieldRun, PageField, PageSetup, Paragraph, WordForm
from docgen.printing.layout.drawings import drawing, merged, moved
from docgen.printing.layout.flow import Flow, Sheet
from docgen.printing.layout.laid import PageNumbers
from docgen.printing.layout.stacks import BlockSetter, Stack
from docgen.printing.layout.table import Tables
from docgen.printing.layout.texts import Texts

_MOST = 4_000


class FormLayout:
    """Sets forms on pages. Lives as long as the process: what comes again in other forms is set once."""

    def __init__(self) -> None:
        self._tables = Tables()
        self._texts = Texts()
        self._bands: dict[tuple[tuple[Block, ...], float, PageNumbers], Stack] = {}

    def pages(self, form: WordForm) -> list[Page]:
        """The form's pages, in order."""
        sheets = self._sheets(form, 1)
        if len(sheets) > 1 and _counts_pages(form):
            sheets = self._sheets(form, len(sheets))
        return [self._page(sheet, len(sheets)) for sheet in sheets]

    def _sheets(self, form: WordForm, page_count: int) -> list[Sheet]:
        flow = Flow(self._tables, self._texts, self._body_room, page_count)
        for section in form.sections:
            flow.add(section)
        return flow.sheets

    def _body_room(self, setup: PageSetup, is_first: bool, number: int) -> tuple[float, float]:
        """Where the body begins and ends, from the page's upper edge; a high header takes of its room."""
        numbers = PageNumbers("1", "1")
        header, footer = (self._band(setup, blocks, numbers) for blocks in _bands(setup, is_first, number))
        top = max(setup.top, setup.header_distance + header.height)
        bottom = max(setup.bottom, setup.footer_distance + footer.height)
        border = _grid_border(setup.height - top - bottom, setup.line_pitch)
        return top + border, setup.height - bottom - border

    def _band(self, setup: PageSetup, blocks: tuple[Block, ...], numbers: PageNumbers) -> Stack:
        """What stands above or below the body."""
        width = setup.width - setup.left - setup.right
        key = (blocks, width, numbers)
        band = self._bands.get(key)
        if band is None:
            if len(self._bands) >= _MOST:
                self._bands.clear()
            setter = BlockSetter(self._tables.whole, numbers)
            band = self._bands[key] = setter.stack(blocks, width)
        return band

    def _page(self, sheet: Sheet, count: int) -> Page:
        setup = sheet.setup
        numbers = PageNumbers(str(sheet.number), str(count))
        bands = _bands(setup, sheet.is_first, sheet.number)
        header, footer = (self._band(setup, blocks, numbers) for blocks in bands)
        tops = (setup.header_distance, setup.height - setup.footer_distance - footer.height)
        parts = [moved(placed.drawing.ops, placed.left, placed.top - setup.height) for placed in sheet.placed]
        for band, top in zip((header, footer), tops, strict=True):
            parts.append(moved(band.drawing.ops, setup.left, top - setup.height))
        drawn = [placed.drawing for placed in sheet.placed]
        whole = drawing("\n".join(filter(None, parts)), [*drawn, header.drawing, footer.drawing])
        return Page(
            setup.width,
            setup.height,
            whole.ops.encode("ascii"),
            merged([ink.clusters for ink in whole.inks]),
            merged([ink.vertical_clusters for ink in whole.inks if ink.vertical_clusters]),
            tuple({image.name: image for ink in whole.inks for image in ink.images}.values()),
            sheet.loses_text,
        )


def _grid_border(height: float, pitch: float) -> float:
    """How much a body so high leaves above and below the lines of its grid."""
    return height % pitch / 2 if pitch else 0.0


def _bands(setup: PageSetup, is_first: bool, number: int) -> tuple[tuple[Block, ...], tuple[Block, ...]]:
    """What stands above and below the body on a page of this number, maybe its section's first."""
    header, footer = setup.header, setup.footer
    if number % 2 == 0 and setup.even_header is not None:
        header = setup.even_header
    if number % 2 == 0 and setup.even_footer is not None:
        footer = setup.even_footer
    if is_first and setup.first_header is not None:
        header = setup.first_header
    if is_first and setup.first_footer is not None:
        footer = setup.first_footer
    return header, footer


def _counts_pages(form: WordForm) -> bool:
    """Whether a paragraph of the body tells how many pages there are."""
    return any(
        type(inline) is FieldRun and inline.field is not PageField.NUMBER
        for section in form.sections
        for block in section.blocks
        if isinstance(block, Paragraph)
        for inline in block.inlines
    )
