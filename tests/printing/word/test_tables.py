"""Tables, rows and cells."""

import pytest

from docgen.printing.form import (
    NO_BORDER,
    Alignment,
    Border,
    Borders,
    Margins,
    Merge,
    Table,
    TextDirection,
    VerticalAlignment,
)
from tests.printing.word.papers import Desk, cell, paragraph, row, style, styles, table, texts

ONE = row(cell(paragraph()))


def test_a_table_has_its_grid_edges_and_place(desk: Desk) -> None:
    properties = (
        '<w:tblW w:w="3000" w:type="dxa"/><w:jc w:val="center"/><w:tblInd w:w="100" w:type="dxa"/>'
        '<w:tblBorders><w:top w:val="single" w:sz="12" w:space="0" w:color="auto"/>'
        '<w:insideV w:val="dotted" w:sz="4" w:color="ff0000"/>'
        '<w:bottom w:val="nil"/></w:tblBorders><w:tblCellMar><w:left w:w="60" w:type="dxa"/></w:tblCellMar>'
    )
    found = desk.table(
        table(row(cell(paragraph()), cell(paragraph())), properties=properties, grid=(1000, 2000))
    ).format
    assert found.columns == (50, 100)
    assert found.borders == Borders(
        top=Border(1.5), bottom=NO_BORDER, inside_v=Border(0.5, "dotted", "FF0000")
    )
    assert (found.alignment, found.indent) == (Alignment.CENTER, 5)
    assert found.margins == Margins(left=3)


def test_a_grid_is_stretched_to_the_tables_width(desk: Desk) -> None:
    found = desk.table(table(ONE, properties='<w:tblW w:w="3000" w:type="dxa"/>', grid=(1000, 1000))).format
    assert found.columns == (75, 75)


def test_an_automatic_layout_keeps_the_grid_as_libreoffice_does(desk: Desk) -> None:
    automatic = '<w:tblW w:w="0" w:type="auto"/><w:tblLayout w:type="autofit"/>'
    assert desk.table(table(ONE, properties=automatic, grid=(1000, 500))).format.columns == (50, 25)


def test_a_table_style_lies_beneath_the_table_and_its_paragraphs(desk: Desk) -> None:
    edges = '<w:tblBorders><w:top w:val="single" w:sz="8"/><w:left w:val="single" w:sz="8"/></w:tblBorders>'
    margins = '<w:tblCellMar><w:top w:w="40" w:type="dxa"/></w:tblCellMar>'
    within = '<w:pPr><w:spacing w:after="0"/></w:pPr><w:rPr><w:sz w:val="28"/></w:rPr>'
    parts = styles(
        style("Base", f"<w:tblPr>{margins}</w:tblPr>", kind="table"),
        style("Grid", f"{within}<w:tblPr>{edges}</w:tblPr>", kind="table", based_on="Base"),
        paragraph_defaults='<w:spacing w:after="160"/>',
    )
    own = '<w:tblStyle w:val="Grid"/><w:tblBorders><w:left w:val="none"/></w:tblBorders>'
    styled, below = desk.blocks(table(ONE, properties=own) + paragraph(), others=parts)
    assert isinstance(styled, Table)
    assert styled.format.borders == Borders(top=Border(1), left=NO_BORDER)
    assert styled.format.margins == Margins(top=2)
    inner = styled.rows[0].cells[0].blocks[0]
    assert (inner.format.after, inner.mark.size) == (0, 14)  # type: ignore[union-attr]
    assert (below.format.after, below.mark.size) == (8, 10)  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ('<w:trHeight w:val="400"/>', {"height": 20.0}),
        ('<w:trHeight w:val="400" w:hRule="exact"/>', {"height": 20.0, "is_exact": True}),
        ('<w:tblHeader/><w:cantSplit w:val="true"/>', {"is_header": True, "cannot_split": True}),
        ('<w:gridBefore w:val="1"/><w:wBefore w:w="100" w:type="dxa"/><w:gridAfter w:val="2"/>',
         {"grid_before": 1, "grid_after": 2}),
        ('<w:jc w:val="left"/>', {}),
    ],
)  # fmt: skip
def test_a_row_says_how_high_it_is_and_how_it_breaks(
    desk: Desk, said: str, expected: dict[str, object]
) -> None:
    found = desk.table(table(row(cell(paragraph()), properties=said))).rows[0]
    plain = desk.table(table(ONE)).rows[0]
    changed = {name: value for name, value in vars(found).items() if value != getattr(plain, name)}
    assert {**changed, "cells": ()} == {**expected, "cells": ()}


@pytest.mark.parametrize(
    ("said", "field", "expected"),
    [
        ('<w:gridSpan w:val="3"/>', "span", 3),
        ('<w:vMerge w:val="restart"/>', "merge", Merge.FIRST),
        ("<w:vMerge/>", "merge", Merge.CONTINUED),
        ('<w:vAlign w:val="center"/>', "vertical_alignment", VerticalAlignment.CENTER),
        ('<w:textDirection w:val="tbRlV"/>', "direction", TextDirection.VERTICAL),
        ('<w:textDirection w:val="btLr"/>', "direction", TextDirection.ROTATED_LEFT),
        ("<w:noWrap/>", "no_wrap", True),
        ('<w:shd w:val="clear" w:color="auto" w:fill="d9d9d9"/>', "shading", "D9D9D9"),
        ('<w:shd w:val="clear" w:color="auto" w:fill="auto"/>', "shading", None),
        ('<w:tcMar><w:right w:w="20" w:type="dxa"/></w:tcMar>', "margins", Margins(right=1)),
        ('<w:tcBorders><w:bottom w:val="double" w:sz="6"/><w:left w:val="nil"/></w:tcBorders>', "borders",
         Borders(bottom=Border(0.75, "double"), left=NO_BORDER)),
    ],
)  # fmt: skip
def test_a_cell_says_how_it_is_set(desk: Desk, said: str, field: str, expected: object) -> None:
    assert getattr(desk.cell(said), field) == expected


def test_a_cell_has_the_margins_of_its_table_where_it_names_none(desk: Desk) -> None:
    margins = '<w:tblCellMar><w:left w:w="200" w:type="dxa"/></w:tblCellMar>'
    own = row(cell(paragraph(), '<w:tcMar><w:top w:w="20" w:type="dxa"/></w:tcMar>'))
    assert desk.table(table(own, properties=margins)).rows[0].cells[0].margins == Margins(top=1, left=10)


def test_a_table_within_a_cell_is_read_and_named(desk: Desk) -> None:
    inner = table(row(cell(paragraph("内一")), cell(paragraph("内二"))), row(cell(paragraph("内三"))))
    form = desk.read(
        table(row(cell(paragraph("前")), cell(inner + paragraph("后"))), row(cell(paragraph("下"))))
    )
    assert list(texts(form.sections[0].blocks)) == ["前", "内一", "内二", "内三", "后", "下"]
    assert [(item.place, item.what) for item in form.unknown] == [("表1 第1行 第2格", "嵌套表格（w:tbl）")]


def test_marks_of_editing_between_rows_and_cells_are_passed_over(desk: Desk) -> None:
    mark = '<w:bookmarkStart w:id="0" w:name="甲"/>'
    body = table(
        mark + row(cell(paragraph("一")) + mark, cell(paragraph("二"))) + mark,
        row(mark + cell(paragraph("三"))),
    )
    assert list(texts(desk.blocks(mark + body + mark + paragraph("四")))) == ["一", "二", "三", "四"]
