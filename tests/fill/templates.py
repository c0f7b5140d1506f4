"""Small Word and Excel templates made of raw XML, and what comes of filling them."""

import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

from cases import a_case
from documents import word_text

from docgen.fill.context import case_view
from docgen.fill.contract import Allowed
from docgen.fill.outside import Audience, OutsideGuard
from docgen.fill.sheet import SheetTemplate, compile_sheet
from docgen.fill.template import Blank
from docgen.fill.word import WordTemplate, compile_word
from docgen.model.case import Case

HOUSEHOLD = Allowed(has_household=True)
UNION = Allowed(has_household=False)

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_S = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
BOLD = "<w:b/>"
CHINESE = '<w:lang w:eastAsia="zh-CN"/>'


def run(text: str, look: str = "") -> str:
    """A run of text; `look` is the inside of its properties."""
    return f'<w:r><w:rPr>{look}</w:rPr><w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def paragraph(*runs: str) -> str:
    """A paragraph of runs, or of plain texts."""
    return f"<w:p>{''.join(item if item.startswith('<') else run(item) for item in runs)}</w:p>"


def table(*rows: Sequence[str]) -> str:
    """A table; a cell is its text, or the XML of its paragraphs."""
    return f"<w:tbl>{''.join(map(_row, rows))}</w:tbl>"


def _row(cells: Sequence[str]) -> str:
    inside = (cell if cell.startswith("<") else paragraph(cell) for cell in cells)
    return f"<w:tr>{''.join(f'<w:tc>{cell}</w:tc>' for cell in inside)}</w:tr>"


def a_docx(path: Path, body: str, hanging: Mapping[str, str] | None = None) -> Path:
    """A Word file with that body, and headers and footers by part name (header1, footer1)."""
    parts = {
        "word/document.xml": f"<w:document {_W}><w:body>{body}</w:body></w:document>",
        **{
            f"word/{name}.xml": f"<w:{name[:3]} {_W}>{inside}</w:{name[:3]}>"
            for name, inside in (hanging or {}).items()
        },
    }
    return write_zip(path, {"[Content_Types].xml": "<Types/>", **parts})


def a_word_template(
    folder: Path,
    *body: str,
    allowed: Allowed = HOUSEHOLD,
    audience: Audience = Audience.OWN,
    hanging: Mapping[str, str] | None = None,
) -> WordTemplate:
    """The compiled template with these paragraphs and tables. Raises what compiling raises."""
    path = a_docx(folder / "模板.docx", "".join(body), hanging)
    return compile_word(Blank(path, allowed, OutsideGuard(audience)))


def filled(folder: Path, *body: str, case: Case | None = None) -> str:
    """The text of the template filled for the household."""
    return word_text(a_word_template(folder, *body).fill(context(case or a_case()))).removesuffix("\n")


def context(case: Case) -> dict[str, Any]:
    """What the templates of a household paper see, without figures."""
    return vars(case_view(case, {}))


def an_xlsx(path: Path, sheets: Mapping[str, str], defined: str = "") -> Path:
    """An Excel file with these sheets (title: the inside of its worksheet element) and defined names."""
    numbers = range(1, len(sheets) + 1)
    links = "".join(
        f'<Relationship Id="rId{n}" Type="{_OFFICE}/worksheet" Target="worksheets/sheet{n}.xml"/>'
        for n in numbers
    )
    tabs = "".join(
        f'<sheet name="{t}" sheetId="{n}" r:id="rId{n}"/>' for n, t in zip(numbers, sheets, strict=True)
    )
    parts = {
        "[Content_Types].xml": _content_types(len(sheets)),
        "_rels/.rels": _relationships(
            f'<Relationship Id="rId1" Type="{_OFFICE}/officeDocument" Target="xl/workbook.xml"/>'
        ),
        "xl/workbook.xml": f'<workbook {_S} xmlns:r="{_OFFICE}"><sheets>{tabs}</sheets>{defined}</workbook>',
        "xl/_rels/workbook.xml.rels": _relationships(
            f'{links}<Relationship Id="rId99" Type="{_OFFICE}/styles" Target="styles.xml"/>'
        ),
        "xl/styles.xml": _STYLES,
        **{
            f"xl/worksheets/sheet{n}.xml": f"<worksheet {_S}>{x}</worksheet>"
            for n, x in enumerate(sheets.values(), 1)
        },
    }
    return write_zip(path, parts)


# Cell style 1 wraps; its type is 12 points.
_STYLES = f"""<styleSheet {_S}><fonts count="1"><font><sz val="12"/></font></fonts>
<fills count="1"><fill><patternFill/></fill></fills><borders count="1"><border/></borders>
<cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="2"><xf fontId="0"/>
<xf fontId="0" applyAlignment="1"><alignment wrapText="1"/></xf></cellXfs>
<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>"""


def sheet_data(rows: Mapping[int, Mapping[str, str]], style: int = 0, after: str = "") -> str:
    """The inside of a worksheet: texts by row number and column, and what follows them."""
    inside = "".join(
        f'<row r="{number}">{_cells(number, cells, style)}</row>' for number, cells in rows.items()
    )
    return f"<sheetData>{inside}</sheetData>{after}"


def _cells(row: int, cells: Mapping[str, str], style: int) -> str:
    return "".join(_cell(f"{column}{row}", text, style) for column, text in cells.items())


def _cell(place: str, text: str, style: int) -> str:
    inside = f'<is><t xml:space="preserve">{escape(text)}</t></is>'
    return f'<c r="{place}" s="{style}" t="inlineStr">{inside}</c>'


def merged(*areas: str) -> str:
    """The element that merges these areas."""
    inside = "".join(f'<mergeCell ref="{area}"/>' for area in areas)
    return f"<mergeCells>{inside}</mergeCells>"


def a_sheet_template(
    folder: Path, *sheets: str, allowed: Allowed = UNION, defined: str = ""
) -> SheetTemplate:
    """The compiled template with these sheets. Raises what compiling raises."""
    titled = {f"表{number}": inside for number, inside in enumerate(sheets, 1)}
    return compile_sheet(Blank(an_xlsx(folder / "模板.xlsx", titled, defined), allowed))


def write_zip(path: Path, parts: Mapping[str, str | bytes]) -> Path:
    """The archive of these parts."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return path


def _content_types(sheets: int) -> str:
    main = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    overrides = {"workbook": "sheet.main", "styles": "styles"}
    overrides |= {f"worksheets/sheet{n}": "worksheet" for n in range(1, sheets + 1)}
    inside = "".join(
        f'<Override PartName="/xl/{name}.xml" ContentType="{main}.{kind}+xml"/>'
        for name, kind in overrides.items()
    )
    relations = (
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    )
    return f'<Types xmlns="{_PACKAGE}/content-types">{relations}{inside}</Types>'


def _relationships(links: str) -> str:
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{links}</Relationships>'
