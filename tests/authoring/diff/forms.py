"""Small forms to be compared, tagged or blank."""

from docgen.authoring.forms.model import Cell, Form, Line, Table


def a_form(*body: Table | Line) -> Form:
    return Form("表.docx", "word", body)


def line(text: str, *underlined: tuple[int, int], index: int = 0) -> Line:
    return Line(index, text, underlined=underlined)


def table(*rows: str, index: int = 0) -> Table:
    """A table of one text per row, cells parted by ‖."""
    cells = [
        Cell(index, row, column, text, number=column + 1)
        for row, texts in enumerate(rows)
        for column, text in enumerate(texts.split("‖"))
    ]
    return Table(index, tuple(cells))
