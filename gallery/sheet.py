"""A part of a workbook's sheet as a picture, with the letters of its columns and the numbers of its rows."""

from pathlib import Path

import pypdfium2
from openpyxl import load_workbook
from openpyxl.worksheet.properties import PageSetupProperties
from PIL import Image, ImageChops

from docgen.errors import PrintingFailedError
from docgen.printing.engine import PaperFile
from docgen.printing.office.engine import OfficeEngine, require_office

_A3, _WIDTH, _EDGE, _PALETTE = 8, 1500, 10, 64
_CROPPED_WIDTH = 1000


def draw_sheet(workbook: Path, title: str, area: str, destination: Path, work: Path) -> None:
    """Write the cells of that area, as LibreOffice draws them, as a PNG of few colours."""
    alone = work / f"{destination.stem}.xlsx"
    _write_alone(workbook, title, area, alone)
    page = _first_page(alone, work)
    cropped = _without_margins(page)
    height = round(cropped.height * _CROPPED_WIDTH / cropped.width)
    small = cropped.resize((_CROPPED_WIDTH, height), Image.Resampling.LANCZOS)
    write_small(small, destination)


def write_small(picture: Image.Image, destination: Path) -> None:
    """Write the picture as a PNG of few colours, the rare ones that mark cells among them."""
    picture.quantize(_PALETTE, method=Image.Quantize.FASTOCTREE).save(destination, optimize=True)


def _write_alone(workbook: Path, title: str, area: str, destination: Path) -> None:
    """A copy that prints this area and nothing else, on one page."""
    book = load_workbook(workbook)
    for sheet in book.worksheets:
        if sheet.title != title:
            sheet.sheet_state = "hidden"
    sheet = book[title]
    book.active = sheet
    sheet.print_area = area
    sheet.print_title_rows = None
    sheet.print_options.headings = sheet.print_options.gridLines = True
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", _A3
    sheet.page_setup.fitToWidth = sheet.page_setup.fitToHeight = 1
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    if footer := sheet.HeaderFooter.oddFooter:
        footer.center.text = None
    book.save(destination)


def _first_page(paper: Path, work: Path) -> Image.Image:
    outcome = OfficeEngine(require_office()).print_papers([PaperFile("sheet", paper, "")], work)
    if outcome.failed:
        raise PrintingFailedError(outcome.failed[0].reason, "请检查 LibreOffice。")
    with pypdfium2.PdfDocument(outcome.printed[0].pages) as pdf:
        page = pdf[outcome.printed[0].first_page - 1]
        drawn: Image.Image = page.render(scale=_WIDTH / page.get_width()).to_pil()
    return drawn.convert("RGB")


def _without_margins(page: Image.Image) -> Image.Image:
    """The page cut to what stands on it, and a narrow white edge."""
    ground = Image.new("RGB", page.size, "white")
    box = ImageChops.difference(page, ground).getbbox() or (0, 0, *page.size)
    left, top, right, bottom = box
    return page.crop((max(left - _EDGE, 0), max(top - _EDGE, 0), right + _EDGE, bottom + _EDGE))
