"""Which cells stand on which page, at what scale, under which headings."""

from pathlib import Path

import pytest

from docgen.printing.sheet.printer import SheetPrinter

from .books import Making, book, drawn, printed, words


def _first_words(tmp_path: Path, fill: object) -> list[str]:
    return [page[0] for page in words(tmp_path, fill)]  # type: ignore[arg-type]


def test_rows_are_never_split(tmp_path: Path) -> None:
    def fill(made: Making) -> None:
        made.table(5, 1)
        for row in range(5):
            made.sheet.set_row(row, 300)

    # A4 is 841.9 points high, margins of 0.75 inch leave 733.9: two rows of 300
    assert words(tmp_path, fill) == [["1行1列", "2行1列"], ["3行1列", "4行1列"], ["5行1列"]]


def test_titles_stand_on_every_page_after_their_own(tmp_path: Path) -> None:
    def fill(made: Making) -> None:
        made.table(6, 1)
        made.sheet.repeat_rows(0)
        for row in range(1, 6):
            made.sheet.set_row(row, 340)

    pages = words(tmp_path, fill)
    assert pages == [["1行1列", "2行1列", "3行1列"], ["1行1列", "4行1列", "5行1列"], ["1行1列", "6行1列"]]


def test_pages_go_down_before_they_go_over(tmp_path: Path) -> None:
    def fill(made: Making) -> None:
        made.table(2, 2)
        made.sheet.set_column(0, 1, 60)
        made.sheet.set_h_pagebreaks([1])

    assert _first_words(tmp_path, fill) == ["1行1列", "2行1列", "1行2列", "2行2列"]


def test_pages_go_over_first_when_the_sheet_says_so(tmp_path: Path) -> None:
    def fill(made: Making) -> None:
        made.table(2, 2)
        made.sheet.set_column(0, 1, 60)
        made.sheet.set_h_pagebreaks([1])
        made.sheet.print_across()

    assert _first_words(tmp_path, fill) == ["1行1列", "1行2列", "2行1列", "2行2列"]


def test_fitting_scales_down_by_whole_percents(tmp_path: Path) -> None:
    def fill(made: Making) -> None:
        made.table(1, 10)
        made.sheet.set_column(0, 9, 10)
        made.sheet.fit_to_pages(1, 0)

    pages = printed(tmp_path, fill).pages
    # columns of 10.71 digits of 135 twips: 723 points; 494.5 between the margins: 68 %
    assert len(pages) == 1
    assert pages[0].content.startswith(b"q 0.68 0 0 0.68 ")


def test_fitting_never_scales_up(tmp_path: Path) -> None:
    def fill(made: Making) -> None:
        made.table(1, 1)
        made.sheet.fit_to_pages(1, 1)

    assert printed(tmp_path, fill).pages[0].content.startswith(b"q 1 0 0 1 ")


@pytest.mark.parametrize(("height", "scale", "count"), [(373, b"0.98", 1), (383, b"1", 2)])
def test_a_page_is_saved_where_two_percent_less_do_it(
    tmp_path: Path, height: int, scale: bytes, count: int
) -> None:
    def fill(made: Making) -> None:
        made.table(2, 1)
        made.sheet.set_row(0, height)
        made.sheet.set_row(1, height)
        made.sheet.fit_to_pages(1, 0)

    pages = printed(tmp_path, fill).pages  # 733.9 points high, 748.9 at 98 %
    assert len(pages) == count
    assert pages[0].content.startswith(b"q %b 0 0 %b " % (scale, scale))


def test_prints_the_print_area_alone(tmp_path: Path) -> None:
    def fill(made: Making) -> None:
        made.table(4, 4)
        made.sheet.print_area(1, 1, 2, 2)
        made.sheet.set_row(1, None, None, {"hidden": True})

    assert words(tmp_path, fill) == [["3行2列", "3行3列"]]


def test_hidden_columns_take_no_room(tmp_path: Path) -> None:
    def fill(made: Making) -> None:
        made.table(1, 3)
        made.sheet.set_column(1, 1, 10, None, {"hidden": True})

    (page,) = drawn(tmp_path, fill)
    assert page.words == ["1行1列", "1行3列"]
    # the default column: 8.43 digits as Excel writes them, 8 × 135 + 75 twips
    assert page.find("1行3").x - page.find("1行1").x == pytest.approx(57.74, abs=0.02)


def test_cells_stand_in_the_middle_of_the_paper(tmp_path: Path) -> None:
    def fill(made: Making) -> None:
        made.table(1, 1, border=1)
        made.sheet.center_horizontally()
        made.sheet.center_vertically()

    (page,) = drawn(tmp_path, fill)
    left, right = page.uprights[0][0], page.uprights[-1][0]
    top, bottom = page.levels[0][0], page.levels[-1][0]
    assert (left + right) / 2 == pytest.approx(595.28 / 2, abs=0.1)
    assert (top + bottom) / 2 == pytest.approx(841.89 / 2, abs=0.1)


def test_pages_are_counted_over_all_sheets(tmp_path: Path) -> None:
    def fill(made: Making) -> None:
        second = made.book.add_worksheet("第二部分")
        for sheet in (made.sheet, second):
            sheet.set_paper(9)
            sheet.write(0, 0, "字")
            sheet.set_footer('&C&"宋体,常规"&10第 &P 页 共 &N 页&R&A')

    assert words(tmp_path, fill) == [
        ["字", "第 1 页 共 2 页", "花名册"],
        ["字", "第 2 页 共 2 页", "第二部分"],
    ]


def test_a_sheet_may_begin_its_own_numbers(tmp_path: Path) -> None:
    def fill(made: Making) -> None:
        made.sheet.write(0, 0, "字")
        made.sheet.set_start_page(7)
        made.sheet.set_footer("&C&P")

    assert words(tmp_path, fill) == [["字", "7"]]


def test_a_high_header_moves_the_cells_down(tmp_path: Path) -> None:
    def fill(made: Making, size: int) -> None:
        made.sheet.write(0, 0, "字")
        made.sheet.set_header(f'&C&"宋体,常规"&{size}页眉', {"margin": 0.3})

    low, high = (
        drawn(tmp_path, lambda made, size=size: fill(made, size))[0].find("字").y for size in (10, 20)
    )
    # LibreOffice guesses 10 and 20 points of the 32.4 between header and cells; the lines are 17.2 (the
    # empty sections' 宋体 12) and 28.7 high
    assert high - low == pytest.approx((28.7 - 20) - (17.2 - 10), abs=0.05)


def test_an_empty_sheet_has_no_page(tmp_path: Path) -> None:
    assert printed(tmp_path, lambda made: None).pages == []


def test_the_same_workbook_gives_the_same_pages(tmp_path: Path) -> None:
    path = book(tmp_path, lambda made: made.table(30, 5, border=1))
    printer = SheetPrinter()
    once, again = printer.pages(path).pages, printer.pages(path).pages
    assert once == again == SheetPrinter().pages(path).pages


@pytest.mark.parametrize(("landscape", "size"), [(False, (595.28, 841.89)), (True, (792.0, 612.0))])
def test_a_setup_without_paper_means_letter_and_none_at_all_a4(
    tmp_path: Path, *, landscape: bool, size: tuple[float, float]
) -> None:
    def fill(made: Making) -> None:
        made.sheet.paper_size, made.sheet.page_setup_changed = 0, False
        made.sheet.write(0, 0, "字")
        if landscape:
            made.sheet.set_landscape()

    (page,) = printed(tmp_path, fill).pages
    assert (page.width, page.height) == pytest.approx(size, abs=0.01)
