"""Where pages come to stand, worked out with paper and scissors."""

from dataclasses import dataclass

import pytest

from docgen.packet.imposition import Binding, Side, imposed, sides
from docgen.pdf.insets import Matrix

BOOKLET = Binding(duplex=True, booklet=True)
POSTER = Binding(duplex=False, sheet="A3")
A4_WIDTH, A4_HEIGHT = 595.28, 841.89


@dataclass(frozen=True)
class Rectangle:
    width: float
    height: float


A4 = Rectangle(A4_WIDTH, A4_HEIGHT)
WIDE = Rectangle(A4_HEIGHT, A4_WIDTH)
NUMBER = Rectangle(10, 9)


def folded(printed: tuple[Side, ...]) -> list[int | None]:
    """The pages as one leafs through the folded sheets, None for a blank one.

    The sheets lie one in the other, the first outside. Turned over its short edge, a sheet has the left half
    of its back behind the right half of its front.
    """
    sheets = list(zip(printed[::2], printed[1::2], strict=True))
    first_half = [half for front, back in sheets for half in (right(front), left(back))]
    second_half = [half for front, back in reversed(sheets) for half in (right(back), left(front))]
    return first_half + second_half


def left(side: Side) -> int | None:
    return next((spot.page for spot in side if spot.area.name == "LEFT"), None)


def right(side: Side) -> int | None:
    return next((spot.page for spot in side if spot.area.name == "RIGHT"), None)


def corners(matrix: Matrix, page: Rectangle) -> tuple[float, float, float, float]:
    """Where the page's lower left and upper right corners come to."""
    a, b, c, d, e, f = matrix
    points = (0, 0), (page.width, page.height)
    return tuple(  # type: ignore[return-value]
        round(value, 1) for x, y in points for value in (a * x + c * y + e, b * x + d * y + f)
    )


class TestBooklet:
    def test_fourteen_pages_lie_on_four_sheets_as_a_printer_sets_them(self) -> None:
        printed = [(left(side), right(side)) for side in sides(14, BOOKLET)]
        assert printed == [
            (None, 0), (1, None),
            (13, 2), (3, 12),
            (11, 4), (5, 10),
            (9, 6), (7, 8),
        ]  # fmt: skip

    @pytest.mark.parametrize("count", range(1, 42))
    def test_folded_it_reads_in_order_and_ends_in_fewer_than_four_blank_pages(self, count: int) -> None:
        pages = folded(sides(count, BOOKLET))
        assert pages[:count] == list(range(count))
        assert pages[count:] == [None] * (-count % 4)

    def test_numbers_stand_at_the_outer_corners(self) -> None:
        for side in sides(8, BOOKLET):
            assert [spot.is_number_right for spot in side] == [False, True]

    def test_a_page_fills_its_half_as_a5(self) -> None:
        shown = imposed(sides(4, BOOKLET)[1], [A4] * 4, [], BOOKLET)  # pages 2 and 3
        assert (shown.width, shown.height) == (841.89, 595.28)
        (_, on_left), (_, on_right) = shown.pages
        assert on_left[0] == pytest.approx(1 / 2**0.5, abs=1e-4)
        assert corners(on_left, A4) == pytest.approx((0, 0, 420.9, 595.3), abs=0.2)
        assert corners(on_right, A4) == pytest.approx((420.9, 0, 841.9, 595.3), abs=0.2)

    def test_a_wide_page_lies_on_its_side_with_its_head_at_the_left(self) -> None:
        shown = imposed(sides(4, BOOKLET)[1], [WIDE] * 4, [], BOOKLET)
        foot_at_the_right = 420.9, 0, 0, 595.3
        assert corners(shown.pages[0][1], WIDE) == pytest.approx(foot_at_the_right, abs=0.2)

    def test_a_page_that_is_as_large_upright_is_not_turned(self) -> None:
        square = Rectangle(500, 500)
        (_, (a, b, c, d, *_)), *_ = imposed(sides(4, BOOKLET)[1], [square] * 4, [], BOOKLET).pages
        assert a == d == pytest.approx(420.945 / 500)
        assert (b, c) == (0, 0)

    def test_numbers_stand_10_mm_from_the_top_and_the_outer_side_of_each_half(self) -> None:
        shown = imposed(sides(4, BOOKLET)[1], [A4] * 4, [NUMBER] * 4, BOOKLET)
        on_left, on_right = (corners(matrix, NUMBER) for _, matrix in shown.numbers)
        assert on_left[0] == pytest.approx(28.35, abs=0.1)
        assert on_right[2] == pytest.approx(841.89 - 28.35, abs=0.1)
        assert on_left[3] == on_right[3] == pytest.approx(595.28 - 28.35, abs=0.1)


class TestPoster:
    @pytest.mark.parametrize("page", [A4, WIDE])
    def test_a4_fills_a3_as_it_lies(self, page: Rectangle) -> None:
        (side,) = sides(1, POSTER)
        shown = imposed(side, [page], [], POSTER)
        assert (shown.width > shown.height) == (page is WIDE)
        assert {shown.width, shown.height} == {841.89, 1190.55}
        assert corners(shown.pages[0][1], page) == pytest.approx((0, 0, shown.width, shown.height), abs=0.3)

    def test_another_shape_stands_in_the_middle_undistorted(self) -> None:
        strip = Rectangle(200, 1000)
        (side,) = sides(1, POSTER)
        ((_, matrix),) = imposed(side, [strip], [], POSTER).pages
        scale = 1.19055  # 1190.55 / 1000
        assert matrix[:4] == pytest.approx((scale, 0, 0, scale))
        middle = 841.89 / 2
        expected = (middle - 100 * scale, 0, middle + 100 * scale, 1190.55)
        assert corners(matrix, strip) == pytest.approx(expected, abs=0.1)


class TestPages:
    def test_on_both_sides_numbers_stand_outside_on_one_side_always_right(self) -> None:
        for duplex, expected in ((True, [True, False, True]), (False, [True, True, True])):
            told = [spot.is_number_right for (spot,) in sides(3, Binding(duplex, numbered=True))]
            assert told == expected

    def test_a_page_keeps_its_size(self) -> None:
        binding = Binding(duplex=True, numbered=True)
        (side,) = sides(1, binding)
        shown = imposed(side, [WIDE], [NUMBER], binding)
        assert (shown.width, shown.height) == (WIDE.width, WIDE.height)
        (_, matrix), *_ = shown.numbers
        assert corners(matrix, NUMBER)[2:] == pytest.approx((841.89 - 28.35, 595.28 - 28.35), abs=0.1)
