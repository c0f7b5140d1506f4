"""How blocks run down pages. The body of a page is 200 × 100 points: five lines."""

from dataclasses import replace

import pytest

from docgen.printing.form import (
    Alignment,
    Border,
    Borders,
    Cell,
    FieldRun,
    LineRule,
    PageField,
    PageSetup,
    Paragraph,
    Section,
    WordForm,
)

from .drawn import DrawnPage
from .forms import A_PAGE, SONG, cell, laid_pages, paragraph, paragraphs, row, set_pages, table

LONG = "一二三四五六七八九十"  # set narrow, a line each


def narrow(text: str, **look: object) -> Paragraph:
    """A paragraph with one character a line."""
    return paragraph(text, **{"right": 185.0, "hanging_punctuation": False, **look})


def texts(*pages: DrawnPage) -> list[str]:
    """All that stands on each page, in one word."""
    return ["".join(page.words) for page in pages]


class TestSpacing:
    def test_the_greater_of_after_and_before_stands_between_paragraphs(self) -> None:
        page = set_pages(paragraph("甲", after=6.0), paragraph("乙", before=10.0), paragraph("丙"))[0]
        assert page.find("乙").y - page.find("甲").y == 30
        assert page.find("丙").y - page.find("乙").y == 20

    def test_paragraphs_of_one_style_may_want_none_between_them(self) -> None:
        alike = {"before": 10.0, "after": 10.0, "contextual_spacing": True, "style": "A"}
        page = set_pages(paragraph("甲", **alike), paragraph("乙", **alike), paragraph("丙", style="B"))[0]
        assert page.find("乙").y - page.find("甲").y == 20
        assert page.find("丙").y - page.find("乙").y == 30

    def test_space_before_counts_on_the_first_page_and_one_the_paper_asks_for(self) -> None:
        first, second = set_pages(
            paragraph("甲", before=10.0), paragraph("乙", before=10.0, page_break_before=True)
        )
        assert first.find("甲").y == second.find("乙").y
        assert first.find("甲").y - 10 == set_pages(paragraph("甲"))[0].find("甲").y

    def test_a_paper_does_not_begin_with_space_as_on_the_web(self) -> None:
        look = {"before": 10.0, "automatic_spacing": True}
        first, second = set_pages(paragraph("甲", **look), paragraph("乙", page_break_before=True, **look))
        assert second.find("乙").y - first.find("甲").y == 10

    def test_space_before_is_dropped_where_a_page_was_full(self) -> None:
        first, second = set_pages(*paragraphs("一二三四五"), paragraph("六", before=10.0))
        assert second.find("六").y == first.find("一").y

    def test_a_table_keeps_the_space_after_the_paragraph_above_it(self) -> None:
        page = set_pages(paragraph("甲", after=10.0), table(row("乙", "丙")))[0]
        assert page.levels[0][0] == 80.25


class TestBreaks:
    def test_a_full_page_is_followed_by_another(self) -> None:
        assert texts(*set_pages(*paragraphs("一二三四五六七"))) == ["一二三四五", "六七"]

    def test_a_paragraph_parts_between_lines(self) -> None:
        assert texts(*set_pages(paragraph("前"), narrow("一二三四五六"))) == ["前一二三四", "五六"]

    def test_no_line_is_left_alone_at_a_pages_end(self) -> None:
        pages = set_pages(*paragraphs("甲乙丙丁"), narrow("一二三四", widow_control=True))
        assert texts(*pages) == ["甲乙丙丁", "一二三四"]

    def test_no_line_is_left_alone_at_a_pages_beginning(self) -> None:
        pages = set_pages(narrow("一二三四五六", widow_control=True))
        assert texts(*pages) == ["一二三四", "五六"]

    def test_lines_that_stay_together_move_together(self) -> None:
        assert texts(*set_pages(*paragraphs("甲乙丙"), narrow("一二三", keep_lines=True))) == [
            "甲乙丙",
            "一二三",
        ]

    def test_lines_that_no_page_can_hold_together_part(self) -> None:
        assert texts(*set_pages(narrow("一二三四五六", keep_lines=True))) == ["一二三四五", "六"]

    def test_the_extra_of_a_last_line_may_hang_below_the_page(self) -> None:
        spaced = {"line": 1.5, "line_rule": LineRule.MULTIPLE}
        height = set_pages(paragraph("甲", **spaced), paragraph("乙", **spaced))[0]
        pitch = height.find("乙").y - height.find("甲").y
        just = replace(A_PAGE, height=100 + 2 * pitch - pitch / 6)
        assert len(set_pages(paragraph("甲", **spaced), paragraph("乙", **spaced), setup=just)) == 1

    def test_a_page_break_in_a_paragraph_parts_it(self) -> None:
        assert texts(*set_pages(paragraph("前\f后"), paragraph("末"))) == ["前", "后末"]

    def test_a_page_break_at_a_paragraphs_end_leaves_no_line_behind(self) -> None:
        first, second = set_pages(paragraph("前\f"), paragraph("末"))
        assert second.find("末").y == first.find("前").y

    def test_a_page_break_sends_a_table_to_the_next_page(self) -> None:
        assert texts(*set_pages(paragraph("前\f"), table(row("甲", "乙")))) == ["前", "甲乙"]

    def test_no_page_is_left_empty_before_one_that_is_asked_for(self) -> None:
        assert texts(*set_pages(paragraph("甲", page_break_before=True))) == ["甲"]


class TestTablesSideBySide:
    def test_tables_with_nothing_between_are_one_with_the_rules_of_the_last(self) -> None:
        thick = Border(2)
        second = table(row("丙", "丁"), borders=Borders(thick, thick, thick, thick, thick, thick))
        (page,) = set_pages(table(row("甲", "乙")), second)
        assert [y for y, *_ in page.levels] == [51, 73, 95]

    def test_tables_with_a_paragraph_between_are_two(self) -> None:
        (page,) = set_pages(table(row("甲", "乙")), paragraph(""), table(row("丙", "丁")))
        assert len(page.levels) == 4


class TestKeeping:
    def test_a_heading_goes_to_the_page_of_what_follows(self) -> None:
        pages = set_pages(*paragraphs("一二三"), *paragraphs("题目", keep_next=True), paragraph("文"))
        assert texts(*pages) == ["一二三", "题目文"]

    def test_a_heading_goes_with_a_table_that_moves(self) -> None:
        pages = set_pages(
            *paragraphs("一二三"), paragraph("题", keep_next=True), table(row("甲", "乙", height=40))
        )
        assert texts(*pages) == ["一二三", "题甲乙"]

    def test_a_heading_stays_above_a_table_that_begins_below_it(self) -> None:
        rows = [row(name, "乙", height=20, cannot_split=True) for name in "甲丙丁"]
        pages = set_pages(*paragraphs("一二"), paragraph("题", keep_next=True), table(*rows))
        assert texts(*pages) == ["一二题甲乙", "丙乙丁乙"]

    def test_a_table_whose_rows_all_stay_goes_to_what_follows_it(self) -> None:
        kept = table(row(kept_cell("甲"), "乙", height=20), row(kept_cell("丙"), "丁", height=20))
        pages = set_pages(*paragraphs("一二"), kept, *paragraphs("后末"))
        assert texts(*pages) == ["一二", "甲乙丙丁后末"]

    def test_a_chain_longer_than_a_page_breaks_where_the_page_is_full(self) -> None:
        assert texts(*set_pages(*paragraphs("一二三四五六七", keep_next=True))) == ["一二三四五", "六七"]


def kept_cell(text: str) -> Cell:
    """A cell that keeps its row with the next."""
    return cell((paragraph(text, keep_next=True),))


class TestSections:
    def test_a_section_begins_a_page_with_its_own_setup(self) -> None:
        wide = replace(A_PAGE, width=400, height=300)
        pages = laid_pages(WordForm((Section(A_PAGE, paragraphs("甲")), Section(wide, paragraphs("乙")))))
        assert [(page.width, page.height) for page in pages] == [(300, 200), (400, 300)]

    def test_a_section_may_go_on_below_the_one_before(self) -> None:
        going_on = replace(A_PAGE, starts_page=False)
        pages = laid_pages(WordForm((Section(A_PAGE, paragraphs("甲")), Section(going_on, paragraphs("乙")))))
        assert len(pages) == 1

    def test_page_numbers_begin_anew_where_a_section_says_so(self) -> None:
        counted = replace(A_PAGE, footer=(numbered(PageField.NUMBER),))
        anew = replace(counted, first_number=1)
        sections = (Section(counted, paragraphs(LONG)), Section(anew, paragraphs("甲")))
        assert [footer(page) for page in drawn_pages(WordForm(sections))] == ["1", "2", "1"]


class TestHeadersAndFooters:
    def test_a_header_hangs_and_a_footer_stands_at_its_distance(self) -> None:
        setup = replace(
            A_PAGE,
            header=(paragraph("上"),),
            footer=(paragraph("下"),),
            header_distance=10,
            footer_distance=15,
        )
        page = set_pages(paragraph("中"), setup=setup)[0]
        assert page.find("中").y - page.find("上").y == 40  # 50 − 10
        assert page.find("下").y - page.find("上").y == 200 - 10 - 15 - 20

    def test_a_header_higher_than_its_margin_pushes_the_body_down(self) -> None:
        setup = replace(A_PAGE, header=paragraphs("一二三"), header_distance=10)
        page = set_pages(paragraph("中"), setup=setup)[0]
        assert page.find("中").y - page.find("三").y == 20

    def test_a_footer_higher_than_its_margin_takes_room_from_the_body(self) -> None:
        setup = replace(A_PAGE, footer=paragraphs("一二三"), footer_distance=10)
        assert texts(*set_pages(*paragraphs("甲乙丙丁戊"), setup=setup)) == ["甲乙丙丁一二三", "戊一二三"]

    def test_the_first_page_may_have_its_own(self) -> None:
        setup = replace(
            A_PAGE, header=(paragraph("续"),), first_header=(paragraph("首"),), header_distance=10
        )
        assert [page[0] for page in texts(*set_pages(*paragraphs("一二三四五六"), setup=setup))] == [
            "首",
            "续",
        ]

    def test_numbers_and_count_are_told_on_every_page(self) -> None:
        setup = replace(A_PAGE, footer=(numbered(PageField.NUMBER, PageField.COUNT),))
        pages = set_pages(*paragraphs(LONG + "末"), setup=setup)
        assert [footer(page) for page in pages] == ["13", "23", "33"]

    def test_a_count_in_the_body_is_right_too(self) -> None:
        pages = set_pages(numbered(PageField.COUNT), *paragraphs(LONG))
        assert pages[0].words[0] == "3"


def numbered(*fields: PageField) -> Paragraph:
    """A paragraph of page numbers."""
    plain = paragraph(alignment=Alignment.CENTER)
    return replace(plain, inlines=tuple(FieldRun(field, SONG) for field in fields))


def drawn_pages(form: WordForm) -> list[DrawnPage]:
    return [DrawnPage(page) for page in laid_pages(form)]


def footer(page: DrawnPage) -> str:
    """What stands lowest."""
    lowest = max(text.y for text in page.texts)
    return "".join(text.text for text in page.texts if text.y == lowest)


@pytest.mark.parametrize("count", [1, 2, 7])
def test_every_block_is_on_exactly_one_page(count: int) -> None:
    blocks = [*paragraphs("一二三四五六"), table(*[row(name, "乙", height=25) for name in LONG])] * count
    words = "".join(texts(*set_pages(*blocks)))
    assert sorted(words) == sorted(("一二三四五六" + "".join(f"{name}乙" for name in LONG)) * count)


def test_a_page_tells_all_that_is_drawn_on_it() -> None:
    setup: PageSetup = replace(A_PAGE, header=(paragraph("上"),), header_distance=10)
    page = laid_pages(WordForm((Section(setup, (paragraph("中"), table(row("甲", "乙")))),)))[0]
    assert set().union(*page.clusters.values()) == set("上中甲乙")
