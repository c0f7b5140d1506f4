"""Blank forms in the ways that office programs write them, made of raw XML."""

from pathlib import Path
from xml.sax.saxutils import escape

from fill.templates import a_docx

from docgen.authoring.forms.model import Form
from docgen.authoring.forms.reading import read_form

SPACES = ' xml:space="preserve"'


def read_body(folder: Path, body: str, **hanging: str) -> Form:
    """The Word form with that body, read; headers and footers by part name (header1)."""
    return read_form(a_docx(folder / "空表.docx", body, hanging))


def p(*inside: str) -> str:
    """A paragraph of runs."""
    return f"<w:p>{''.join(inside)}</w:p>"


def r(text: str, look: str = "") -> str:
    """A run; its properties only when there are any."""
    properties = f"<w:rPr>{look}</w:rPr>" if look else ""
    return f"<w:r>{properties}<w:t{SPACES}>{escape(text)}</w:t></w:r>"


def tc(inside: str, span: int = 1, merge: str = "") -> str:
    """A table cell; `merge` is the state of a vertical merge."""
    properties = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
    properties += f'<w:vMerge w:val="{merge}"/>' if merge else ""
    content = inside if inside.startswith("<") else p(r(inside) if inside else "")
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{content}</w:tc>"


def tr(*cells: str, properties: str = "") -> str:
    """A table row."""
    return f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(cells)}</w:tr>"


def tbl(*rows: str) -> str:
    """A table, with the paragraph that Word wants after it."""
    return f"<w:tbl>{''.join(rows)}</w:tbl>"


def grid(form: Form, table: int = 0) -> list[str]:
    """The cells of a table as `row,column+rows×columns text`."""
    return [
        f"{cell.row},{cell.column}+{cell.row_span}x{cell.col_span} {cell.text}".rstrip(" ")
        for row in form.tables[table].rows
        for cell in row
    ]
