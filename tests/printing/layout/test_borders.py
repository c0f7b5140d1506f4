"""Which border wins along an edge, and what lines are drawn of them."""

from docgen.printing.form import NO_BORDER, Border, Borders, Merge

from .drawn import DrawnPage
from .forms import RULE, cell, paragraph, row, set_pages, table

THICK = Border(3.0)


def drawn(*rows: object, **look: object) -> DrawnPage:
    """The page with one table of columns 60 and 80 from 50, 50."""
    return set_pages(table(*rows, **look))[0]  # type: ignore[arg-type]


class TestLines:
    def test_equal_edges_of_neighbours_are_one_line(self) -> None:
        page = drawn(row("甲", "乙", height=30), row("丙", "丁", height=30))
        assert [(x1, x2) for _, x1, x2 in page.levels] == [(49.75, 190.25), (50.25, 189.75), (49.75, 190.25)]

    def test_uprights_run_through_all_rows(self) -> None:
        page = drawn(row("甲", "乙", height=30), row("丙", "丁", height=30))
        assert page.uprights == [(50, 50, 110.5), (110, 50.5, 110), (190, 50, 110.5)]

    def test_a_cell_that_comes_twice_side_by_side_is_parted_from_itself(self) -> None:
        same = cell("甲")
        assert [x for x, *_ in drawn(row(same, same)).uprights] == [50, 110, 190]

    def test_an_upright_ends_where_a_cell_spans_its_column(self) -> None:
        page = drawn(row("甲", "乙", height=30), row(cell("丙", span=2), height=30))
        assert page.uprights[1] == (110, 50.5, 80.5)

    def test_the_rule_between_rows_hangs_below_where_they_meet(self) -> None:
        page = drawn(row("甲", "乙", height=30), row("丙", "丁", height=30), borders=all_alike(Border(2)))
        assert [y for y, *_ in page.levels] == [51, 81, 111]

    def test_each_width_and_colour_is_drawn_as_itself(self) -> None:
        red = Border(1.5, color="FF0000")
        page = set_pages(table(row(cell("甲", borders=Borders(bottom=red)), "乙")))[0]
        assert sorted({line.width for line in page.lines}) == [0.5, 1.5]

    def test_a_double_rule_is_two_lines_with_a_gap(self) -> None:
        page = drawn(row("甲", height=30), columns=(60,), borders=Borders(top=Border(0.5, "double")))
        assert [y for y, *_ in page.levels] == [50.25, 51.25]

    def test_a_thick_rule_is_twice_as_wide_as_it_says(self) -> None:
        page = drawn(row("甲", height=30), columns=(60,), borders=Borders(top=Border(1.0, "thick")))
        assert [(line.y1, line.width) for line in page.lines] == [(51, 2)]

    def test_nothing_is_drawn_without_borders(self) -> None:
        assert drawn(row("甲", "乙"), borders=Borders()).lines == []


class TestConflicts:
    def test_the_wider_of_two_neighbours_wins(self) -> None:
        page = drawn(row(cell("甲", borders=Borders(right=THICK)), cell("乙", borders=Borders(left=RULE))))
        assert [line.width for line in page.lines if line.x1 == line.x2 == 110] == [3]

    def test_a_cell_that_says_none_leaves_its_neighbours_rule(self) -> None:
        page = drawn(row(cell("甲", borders=Borders(bottom=NO_BORDER)), "乙", height=30), row("丙", "丁"))
        assert [y for y, *_ in page.levels].count(80.25) == 1

    def test_two_cells_that_say_none_have_no_rule_between_them(self) -> None:
        above = cell("甲", borders=Borders(bottom=NO_BORDER))
        below = cell("丙", borders=Borders(top=NO_BORDER))
        page = drawn(row(above, "乙", height=30), row(below, "丁"))
        assert [(x1, x2) for y, x1, x2 in page.levels if y == 80.25] == [(109.75, 189.75)]

    def test_a_cell_overrules_the_table(self) -> None:
        page = drawn(row(cell("甲", borders=Borders(top=NO_BORDER)), "乙"))
        assert [(x1, x2) for y, x1, x2 in page.levels if y == 50.25] == [(109.75, 190.25)]

    def test_edges_and_inner_rules_are_the_tables_where_cells_say_nothing(self) -> None:
        own = Borders(THICK, THICK, THICK, THICK, RULE, RULE)
        page = drawn(row("甲", "乙", height=30), row("丙", "丁", height=30), borders=own, indent=0)
        assert sorted((line.y1, line.width) for line in page.lines if line.y1 == line.y2) == [
            (51.5, 3),
            (80.25, 0.5),
            (111.5, 3),
        ]


class TestRoom:
    def test_a_thick_rule_pushes_the_text_down(self) -> None:
        thin = drawn(row("甲", "乙"))
        thick = drawn(row("甲", "乙"), borders=all_alike(THICK))
        assert thick.find("甲").y - thin.find("甲").y == 2.5

    def test_text_keeps_its_margin_from_the_middle_of_an_upright(self) -> None:
        page = drawn(row("甲", "乙"), borders=all_alike(THICK), indent=-1.5)
        assert (page.find("甲").x, page.find("乙").x) == (50, 110)

    def test_what_follows_begins_below_the_last_rule(self) -> None:
        page = set_pages(table(row("甲", "乙", height=30), borders=all_alike(THICK)), paragraph("后"))[0]
        assert page.find("后").y - page.find("甲").y == 30  # 33 − 3 above the first text


class TestPageEnds:
    def test_a_table_is_closed_at_the_page_end_and_opened_on_the_next(self) -> None:
        pages = set_pages(table(*[row(name, "乙", height=45, cannot_split=True) for name in "甲丙丁"]))
        assert [len(page.levels) for page in pages] == [3, 2]

    def test_a_merge_that_opens_again_below_a_header_has_a_rule_above_it(self) -> None:
        head = row("题", "目", is_header=True)
        rows = [
            row(cell("甲", merge=Merge.FIRST), "一", height=60),
            row(cell(merge=Merge.CONTINUED), "二", height=60),
        ]
        second = set_pages(table(head, *rows))[1]
        assert [(x1, x2) for _, x1, x2 in second.levels][1] == (50.25, 189.75)


def all_alike(border: Border) -> Borders:
    """The same rule everywhere."""
    return Borders(border, border, border, border, border, border)
