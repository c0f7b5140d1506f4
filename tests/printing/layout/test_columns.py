"""Column edges as LibreOffice 7.4 sets them; widths are in points, 20 twips each."""

import pytest

from docgen.printing.layout.columns import column_edges


def test_equal_columns_stand_where_they_should() -> None:
    assert column_edges((100, 100, 100, 100)) == (0, 100, 200, 300, 400)


def test_the_last_edge_is_the_tables_width() -> None:
    assert column_edges((33.35, 61.7, 12.05))[-1] == 107.1


def test_a_column_loses_the_part_of_a_twip() -> None:
    # 154 of 459.2 is 3354 ten-thousandths, 232 is 5052: 3080.3 and 4639.8 twips
    edges = column_edges((154, 78, 147, 80.2))
    assert edges[1:3] == (154, 231.95)


@pytest.mark.parametrize("columns", [(), (0.0, 0.0)])
def test_a_table_without_width_has_its_edges_at_its_left(columns: tuple[float, ...]) -> None:
    assert set(column_edges(columns)) == {0.0}
