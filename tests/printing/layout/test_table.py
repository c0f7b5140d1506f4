"""How tables stand on pages: heights of rows, merges, cuts. The body of a page is 200 × 100 points."""

import pytest

from docgen.printing.form import (
    Alignment,
    Margins,
    Merge,
    Table,
    TextDirection,
    VerticalAlignment,
)
from docgen.printing.layout.pages import FormLayout

from .drawn import DrawnPage
from .forms import cell, form, laid_pages, paragraph, paragraphs, row, set_pages, table, table_format

MERGED = Merge.FIRST
BELOW = Merge.CONTINUED


class TestRowHeights:
    def test_a_row_is_as_high_as_it_says_its_upper_rule_included(self) -> None:
        page = set_pages(table(row("甲", "乙", height=30), row("丙", "丁", height=30)))[0]
        assert [y for y, *_ in page.levels] == [50.25, 80.25, 110.25]

    def test_a_row_grows_with_its_highest_cell(self) -> None:
        page = set_pages(table(row("甲", "一二", height=30)))[0]
        assert [y for y, *_ in page.levels] == [50.25, 90.75]  # 50 + 0.5 + 2 × 20 + 0.25

    def test_the_margins_of_the_row_are_the_greatest_of_its_cells(self) -> None:
        high = cell("甲", margins=Margins(7, 0, 3, 0))
        page = set_pages(table(row(high, "乙"), margins=Margins(2, 0, 5, 0)))[0]
        assert page.find("甲").y == page.find("乙").y
        assert page.levels[-1][0] == 50 + 0.5 + 7 + 20 + 5 + 0.25

    def test_an_exact_row_cuts_off_what_it_has_no_room_for(self) -> None:
        page = set_pages(table(row("一二三", "乙", height=30, is_exact=True)))[0]
        assert page.levels[-1][0] == 80.25
        assert page.clips == [(50, 50, 140, 30)]
        assert page.words == ["一", "乙", "二"]  # the third line would begin below the row

    def test_content_stands_where_the_cell_says(self) -> None:
        cells = [
            cell(name, vertical_alignment=place)
            for name, place in zip("上中下", VerticalAlignment, strict=True)
        ]
        page = set_pages(table(row(*cells, height=60.5), columns=(40, 40, 40)))[0]
        top = page.find("上").y
        assert [page.find(name).y - top for name in "上中下"] == [0, 20, 40]

    def test_shading_fills_the_cell(self) -> None:
        page = set_pages(table(row("甲", cell("乙", shading="C0C0C0"), height=30)))[0]
        assert page.boxes == [(110, 50, 80, 30)]


class TestPlace:
    @pytest.mark.parametrize(("alignment", "left"), [(Alignment.CENTER, 80), (Alignment.RIGHT, 110)])
    def test_a_table_stands_in_the_middle_or_at_the_right(self, alignment: Alignment, left: float) -> None:
        page = set_pages(table(row("甲", "乙"), alignment=alignment))[0]
        assert page.uprights[0][0] == left

    def test_an_indented_table_begins_with_the_outside_of_its_rule(self) -> None:
        page = set_pages(table(row("甲", "乙"), indent=12.0))[0]
        assert page.uprights[0][0] == 62.25

    def test_a_cell_covers_the_columns_it_spans(self) -> None:
        page = set_pages(table(row(cell("甲", span=2), "乙"), row("一", "二", "三"), columns=(40, 40, 40)))[0]
        assert page.find("乙").x == page.find("三").x

    def test_a_row_may_begin_in_a_later_column(self) -> None:
        page = set_pages(table(row("甲", "乙"), row("丙", grid_before=1)))[0]
        assert page.find("丙").x == page.find("乙").x


class TestMerges:
    def test_merged_cells_have_no_rule_between_them(self) -> None:
        merged = table(row(cell("甲", merge=MERGED), "一"), row(cell(merge=BELOW), "二"))
        assert [(x1, x2) for _, x1, x2 in set_pages(merged)[0].levels] == [
            (49.75, 190.25),
            (109.75, 189.75),
            (49.75, 190.25),
        ]

    def test_content_of_a_merge_runs_over_its_rows(self) -> None:
        page = set_pages(table(row(cell("甲乙", merge=MERGED), "一"), row(cell(merge=BELOW), "二")))[0]
        assert page.words == ["甲", "一", "乙", "二"]
        assert page.levels[-1][0] == 50 + 2 * 20.5 + 0.25

    def test_what_needs_more_than_its_rows_makes_the_last_one_higher(self) -> None:
        page = set_pages(table(row(cell("甲乙丙", merge=MERGED), "一"), row(cell(merge=BELOW), "二")))[0]
        assert [y for y, *_ in page.levels] == [50.25, 70.75, 110.75]  # the last: 50 + 0.5 + 3 × 20 + 0.25

    def test_a_merge_is_centred_over_all_its_rows(self) -> None:
        middle = cell("甲", merge=MERGED, vertical_alignment=VerticalAlignment.CENTER)
        page = set_pages(table(row(middle, "一", height=40.5), row(cell(merge=BELOW), "二", height=40)))[0]
        assert page.find("甲").y - page.find("一").y == 30  # (80 − 20) / 2

    def test_a_merge_over_a_page_end_is_closed_and_opens_again(self) -> None:
        rows = [row(cell("甲乙丙", merge=MERGED), "一", height=60), row(cell(merge=BELOW), "二", height=60)]
        first, second = set_pages(table(*rows))
        assert len(first.uprights) == len(second.uprights) == 3
        assert [y for y, *_ in second.levels] == [50.25, 110.25]

    def test_what_of_a_merge_the_page_has_no_room_for_stands_on_the_next(self) -> None:
        rows = [
            row(cell("甲乙丙丁", merge=MERGED), "一", height=60.5),
            row(cell(merge=BELOW), "二", height=60),
        ]
        first, second = set_pages(table(*rows))
        assert first.words == ["甲", "一", "乙", "丙"]
        assert second.words == ["丁", "二"]


class TestCuts:
    def test_rows_that_do_not_fit_go_to_the_next_page(self) -> None:
        first, second = set_pages(
            table(*[row(name, "乙", height=40, cannot_split=True) for name in "甲丙丁"])
        )
        assert first.words == ["甲", "乙", "丙", "乙"]
        assert second.words == ["丁", "乙"]

    def test_the_rule_below_the_last_row_needs_room_too(self) -> None:
        rows = [row("甲", "乙", height=50, cannot_split=True) for _ in range(2)]
        assert len(set_pages(table(*rows))) == 2

    def test_header_rows_stand_on_every_page(self) -> None:
        head = row("题", "目", is_header=True)
        rows = [row(name, "乙", height=40, cannot_split=True) for name in "甲丙丁"]
        pages = set_pages(table(head, *rows))
        assert [page.words[:2] for page in pages] == [["题", "目"]] * 3

    def test_a_table_does_not_begin_with_its_header_alone(self) -> None:
        head = row("题", "目", is_header=True)
        first, second = set_pages(
            paragraph("前"),
            paragraph("前"),
            paragraph("前"),
            table(head, row("甲", "乙", height=40, cannot_split=True)),
        )
        assert first.words == ["前", "前", "前"]
        assert second.words == ["题", "目", "甲", "乙"]

    def test_a_row_is_cut_between_lines(self) -> None:
        first, second = set_pages(table(row("一二三四五六", "甲")))
        assert first.words == ["一", "甲", "二", "三", "四"]
        assert second.words == ["五", "六"]

    def test_a_row_that_may_not_be_cut_moves_whole(self) -> None:
        first, second = set_pages(paragraph("前"), table(row("一二三四", "甲", cannot_split=True)))
        assert first.words == ["前"]
        assert second.words == ["一", "甲", "二", "三", "四"]

    def test_a_row_higher_than_a_page_is_cut_whatever_it_says(self) -> None:
        first, second = set_pages(table(row("一二三四五六", "甲", cannot_split=True)))
        assert first.words == ["一", "甲", "二", "三", "四"]
        assert second.words == ["五", "六"]

    def test_a_row_higher_than_a_page_is_cut_where_it_stands(self) -> None:
        first, second = set_pages(paragraph("前"), table(row("一二三四五六", "甲", cannot_split=True)))
        assert first.words == ["前", "一", "甲", "二", "三"]
        assert second.words == ["四", "五", "六"]

    def test_a_row_no_page_has_room_for_below_its_headers_ends_with_the_page(self) -> None:
        heads = [row("题", "目", is_header=True)] * 2
        (page,) = set_pages(table(*heads, row("一二三四", "甲", cannot_split=True)))
        assert page.words == ["题", "目", "题", "目", "一", "甲", "二", "三"]
        assert page.levels[-1][0] == 150.25

    def test_a_page_whose_row_lost_text_says_so(self) -> None:
        heads = [row("题", "目", is_header=True)] * 2
        (page,) = laid_pages(form(table(*heads, row("一二三四", "甲", cannot_split=True))))
        assert page.loses_text
        assert not any(page.loses_text for page in laid_pages(form(table(*heads, row("一二", "甲")))))

    def test_a_row_of_exact_height_says_so_too_where_it_hides_text(self) -> None:
        (hidden,) = laid_pages(form(table(row("一二三", "甲", height=20.0, is_exact=True))))
        (shown,) = laid_pages(form(table(row("一", "甲", height=40.0, is_exact=True))))
        assert (hidden.loses_text, shown.loses_text) == (True, False)

    def test_a_row_ended_with_the_page_is_aligned_as_if_it_were_whole(self) -> None:
        heads = [row("题", "目", is_header=True)] * 2
        middle = cell("甲乙", vertical_alignment=VerticalAlignment.CENTER)
        (page,) = set_pages(table(*heads, row("一二三四", middle, cannot_split=True)))
        assert page.find("甲").y == page.find("二").y

    def test_above_a_cut_all_content_begins_at_the_top(self) -> None:
        middle = cell("甲", vertical_alignment=VerticalAlignment.CENTER)
        first, _ = set_pages(table(row("一二三四五六", middle)))
        assert first.find("甲").y == first.find("一").y

    def test_the_last_part_of_cut_content_stands_where_the_cell_says(self) -> None:
        middle = cell("甲乙丙丁戊", vertical_alignment=VerticalAlignment.CENTER)
        _, second = set_pages(table(row("一二三四五六七", middle)))
        assert second.find("戊").y == second.find("六").y

    def test_a_row_where_a_merge_begins_is_cut_too(self) -> None:
        rows = [row(cell("甲", merge=MERGED), "一二三四五六"), row(cell(merge=BELOW), "七")]
        first, second = set_pages(table(*rows))
        assert first.words == ["甲", "一", "二", "三", "四"]
        assert second.words == ["五", "六", "七"]

    def test_a_merge_over_a_cut_row_begins_at_the_top(self) -> None:
        middle = cell("甲", merge=MERGED, vertical_alignment=VerticalAlignment.CENTER)
        first, _ = set_pages(table(row(middle, "一"), row(cell(merge=BELOW), "二三四五六")))
        assert first.find("甲").y == first.find("一").y

    def test_a_row_that_stays_with_the_next_is_not_cut(self) -> None:
        kept = cell(paragraphs("一二三", keep_next=True))
        first, second = set_pages(*paragraphs("前前前"), table(row(kept, "甲"), row("四", "乙")))
        assert first.words == ["前", "前", "前"]
        assert second.words == ["一", "甲", "二", "三", "四", "乙"]

    def test_rows_that_stay_together_but_fit_no_page_are_parted_where_they_stand(self) -> None:
        kept = [row(cell((paragraph(name, keep_next=True),)), "附", height=30) for name in "甲乙"]
        last = row("丙", "附", height=60, cannot_split=True)
        first, second = set_pages(paragraph("题", keep_next=True), table(*kept, last))
        assert first.words == ["题", "甲", "附", "乙", "附"]
        assert second.words == ["丙", "附"]

    def test_rows_that_stay_together_but_fit_no_page_go_to_the_next_where_that_helps_others(self) -> None:
        kept = [row(cell((paragraph(name, keep_next=True),)), "附", height=20) for name in "甲乙"]
        last = row("丙", "附", height=70, cannot_split=True)
        first, second, third = set_pages(paragraph("前"), paragraph("题", keep_next=True), table(*kept, last))
        assert first.words == ["前"]
        assert second.words == ["题", "甲", "附", "乙", "附"]
        assert third.words == ["丙", "附"]

    def test_the_last_rows_go_with_what_follows_them(self) -> None:
        kept = [row(cell((paragraph(name, keep_next=True),)), "附") for name in "乙丙"]
        first, second = set_pages(table(row("甲", "附"), *kept), *paragraphs("后末"))
        assert first.words == ["甲", "附", "乙", "附", "丙", "附", "后"]
        assert second.words == ["末"]
        first, second = set_pages(*paragraphs("前前"), table(row("甲", "附"), *kept), paragraph("后"))
        assert first.words == ["前", "前", "甲", "附"]
        assert first.levels[-1][0] == 50 + 40 + 20.5 + 0.25
        assert second.words == ["乙", "附", "丙", "附", "后"]

    def test_a_table_that_stays_with_headings_above_and_text_below_is_parted_below_the_headings(self) -> None:
        kept = [row(cell((paragraph(name, keep_next=True),)), "附", height=30) for name in "甲乙丙"]
        first, second = set_pages(paragraph("题", keep_next=True), table(*kept), paragraph("后"))
        assert first.words == ["题", "甲", "附", "乙", "附"]
        assert second.words == ["丙", "附", "后"]

    def test_a_row_with_no_more_lines_to_give_moves_whole(self) -> None:
        first, second = set_pages(paragraph("前"), table(row("一", "甲", height=90)))
        assert first.words == ["前"]
        assert second.words == ["一", "甲"]

    def test_a_row_stays_with_the_next_when_its_first_paragraph_says_so(self) -> None:
        kept = cell((paragraph("乙", keep_next=True),))
        rows = [
            row("甲", "一", height=40),
            row(kept, "二", height=40),
            row("丙", "三", height=40, cannot_split=True),
        ]
        first, second = set_pages(table(*rows))
        assert first.words == ["甲", "一"]
        assert second.words == ["乙", "二", "丙", "三"]


class TestTurnedText:
    def test_vertical_text_makes_no_row_higher(self) -> None:
        turned = cell("竖排", direction=TextDirection.VERTICAL)
        page = set_pages(table(row(turned, "乙", height=50)))[0]
        assert page.levels[-1][0] == 100.25

    def test_vertical_columns_begin_at_the_right_of_the_cell(self) -> None:
        turned = cell("竖排", direction=TextDirection.VERTICAL)
        page = set_pages(table(row(turned, "乙", height=50)))[0]
        assert page.find("竖").x - page.find("排").x == 20

    def test_text_turned_left_runs_upwards_from_the_bottom(self) -> None:
        turned = cell("左", direction=TextDirection.ROTATED_LEFT)
        page = set_pages(table(row(turned, "乙", height=50)))[0]
        assert page.find("左").y == 100
        assert 50 < page.find("左").x < 70


class TestNestedTables:
    def test_a_table_in_a_cell_is_set_whole(self) -> None:
        inner = table(row("内", "里"), columns=(20, 20))
        page = set_pages(table(row(cell((inner, paragraph("后"))), "乙"), columns=(70, 70)))[0]
        assert [(text.text, text.x) for text in page.texts] == [
            ("内", 50),
            ("里", 70),
            ("后", 50),
            ("乙", 120),
        ]
        assert page.find("后").y - page.find("内").y == 20.5  # the line's height and the rule's below it


def test_a_row_that_comes_again_looks_the_same_wherever_it_stands() -> None:
    shared, ruled = row("甲", "乙", height=30), table_format()
    layout = FormLayout()
    paper = form(Table(ruled, (shared,)), paragraph(), Table(ruled, (shared, shared)))
    first, again = layout.pages(paper), layout.pages(paper)
    assert [page.content for page in first] == [page.content for page in again]
    assert DrawnPage(first[0]).words == ["甲", "乙"] * 2
