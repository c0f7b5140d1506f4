"""Rules above and below paragraphs."""

import pytest

from docgen.printing.form import Border, EdgeRule
from docgen.printing.layout.paragraph import lay_paragraph

from .shown import paragraph, shown

BELOW = EdgeRule(Border(2.0, color="FF0000"), 3.0)
PLAIN = lay_paragraph(paragraph("中"), 100)


def test_a_rule_below_runs_from_indent_to_indent_under_the_room_it_asks_for() -> None:
    (line,) = lay_paragraph(paragraph("中", below=BELOW, left=10.0, right=20.0), 100).lines
    assert line.height == PLAIN.height + 5
    middle = PLAIN.height + 3 + 1
    assert line.ops.endswith(f"q 1 0 0 RG 2 w 10 {-middle:g} m 80 {-middle:g} l S Q")


def test_a_rule_above_moves_the_text_down() -> None:
    (line,) = lay_paragraph(paragraph("中", above=BELOW), 100).lines
    assert line.height == PLAIN.height + 5
    assert line.ops.startswith("q 1 0 0 RG 2 w 0 -1 m 100 -1 l S Q q 1 0 0 1 0 -5 cm BT")


def test_what_a_factor_adds_stands_below_the_rule() -> None:
    (line,) = lay_paragraph(paragraph("中", below=BELOW, line=1.5), 100).lines
    assert line.height == pytest.approx(1.5 * PLAIN.height + 5)
    assert f" {-(PLAIN.height + 4):g} m" in line.ops


def test_only_the_outer_lines_have_rules() -> None:
    laid = lay_paragraph(paragraph("困难职", above=BELOW, below=BELOW), 10)
    assert [" RG " in line.ops for line in laid.lines] == [True, False, True]
    assert [shown(line)[0][0] for line in laid.lines[1:]] == ["难", "职"]
