"""Small Word and Excel papers made by hand: raw XML, nothing of a library's defaults."""

import zipfile
from collections.abc import Mapping
from pathlib import Path

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_NAMESPACES = f'xmlns:w="{_W}" xmlns:r="{_R}"'
PAGE_FIELD = (
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> PAGE </w:instrText></w:r>'
    '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
)
TINY = (
    '<w:p><w:pPr><w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/>'
    '<w:rPr><w:sz w:val="2"/></w:rPr></w:pPr></w:p>'
)
_MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_STYLES = f"""{_HEAD}<w:styles {_NAMESPACES}><w:docDefaults><w:rPrDefault><w:rPr>
<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="宋体"/><w:sz w:val="21"/>
<w:lang w:val="en-US" w:eastAsia="zh-CN"/></w:rPr></w:rPrDefault></w:docDefaults></w:styles>"""


def paragraph(text: str = "", *, size: int = 21, font: str = "宋体", before: int = 0) -> str:
    return (
        f'<w:p><w:pPr><w:spacing w:before="{before}" w:after="0" w:line="240" w:lineRule="auto"/></w:pPr>'
        f'<w:r><w:rPr><w:rFonts w:eastAsia="{font}"/><w:sz w:val="{size}"/></w:rPr>'
        f'<w:t xml:space="preserve">{text}</w:t></w:r></w:p>'
    )


def table(rows: list[list[str]], *, heading_rows: int = 0, width: int = 9000) -> str:
    """A fixed table with borders; its first rows repeat on every page where asked."""
    columns = len(rows[0])
    borders = "".join(
        f'<w:{side} w:val="single" w:sz="4" w:color="000000"/>'
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    grid = f'<w:gridCol w:w="{width // columns}"/>' * columns
    body = "".join(
        _row(row, width // columns, heading=number < heading_rows) for number, row in enumerate(rows)
    )
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{width}" w:type="dxa"/><w:tblBorders>{borders}</w:tblBorders>'
        f'<w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>{body}</w:tbl>'
    )


def _row(cells: list[str], width: int, *, heading: bool) -> str:
    properties = (
        f'<w:cantSplit/><w:trHeight w:val="480" w:hRule="atLeast"/>{"<w:tblHeader/>" if heading else ""}'
    )
    inner = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/><w:vAlign w:val="center"/></w:tcPr>'
        f"{paragraph(cell, font='仿宋')}</w:tc>"
        for cell in cells
    )
    return f"<w:tr><w:trPr>{properties}</w:trPr>{inner}</w:tr>"


def section(*, landscape: bool = False, references: str = "", extra: str = "") -> str:
    wide, high = (16838, 11906) if landscape else (11906, 16838)
    orientation = ' w:orient="landscape"' if landscape else ""
    return (
        f'<w:sectPr>{references}<w:pgSz w:w="{wide}" w:h="{high}"{orientation}/><w:pgMar w:top="1134" '
        'w:right="1134" w:bottom="1134" w:left="1134" w:header="567" w:footer="567" w:gutter="0"/>'
        f"{extra}</w:sectPr>"
    )


def section_break(properties: str) -> str:
    """A paragraph that ends a section within the body."""
    return TINY.replace("</w:pPr>", f"{properties}</w:pPr>")


def reference(part: str, kind: str = "default") -> str:
    """What a section says to print the header or footer `part`, such as footer1."""
    return f'<w:{part[:6]}Reference w:type="{kind}" r:id="{part}"/>'


def hanging_part(part: str, inner: str) -> str:
    """The XML of a header or footer part."""
    tag = "hdr" if part.startswith("header") else "ftr"
    return f"{_HEAD}<w:{tag} {_NAMESPACES}><w:p>{inner}</w:p></w:{tag}>"


def write_word_paper(
    path: Path,
    body: str,
    *,
    hanging: Mapping[str, str] | None = None,
    others: Mapping[str, str] | None = None,
    settings: str = "",
) -> Path:
    """A .docx with this body, headers and footers by part name, other parts and settings."""
    hanging = hanging or {}
    overrides = {"document": "document.main", "styles": "styles", "settings": "settings"}
    overrides |= {name: name[:6] for name in hanging}
    types = "".join(
        f'<Override PartName="/word/{part}.xml" ContentType="{_MAIN}.{kind}+xml"/>'
        for part, kind in overrides.items()
    )
    links = "".join(
        f'<Relationship Id="{part}" Type="{_R}/{part.rstrip("0123456789")}" Target="{part}.xml"/>'
        for part in ("styles", "settings", *hanging)
    )
    parts = {
        "[Content_Types].xml": f'{_HEAD}<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{types}</Types>',
        "_rels/.rels": _relationships(
            f'<Relationship Id="rId1" Type="{_R}/officeDocument" Target="word/document.xml"/>'
        ),
        "word/document.xml": f"{_HEAD}<w:document {_NAMESPACES}><w:body>{body}</w:body></w:document>",
        "word/_rels/document.xml.rels": _relationships(links),
        "word/styles.xml": _STYLES,
        "word/settings.xml": f"{_HEAD}<w:settings {_NAMESPACES}>{settings}</w:settings>",
        **{f"word/{part}.xml": hanging_part(part, inner) for part, inner in hanging.items()},
        **(others or {}),
    }
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), text)
    return path


def _relationships(links: str) -> str:
    return f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">{links}</Relationships>'


def write_sheet_paper(path: Path, text: str) -> Path:
    """A .xlsx with one cell."""
    from openpyxl import Workbook

    book = Workbook()
    assert book.active is not None
    book.active["A1"] = text
    book.save(path)
    return path
