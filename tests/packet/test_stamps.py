from pathlib import Path

import pypdfium2
import pytest

from docgen.packet.stamps import stamp, stamp_store
from docgen.pdf.document import write_document
from docgen.pdf.store import PageStore


def test_a_number_is_as_wide_as_its_digits_and_9_points_high() -> None:
    one, ten, hundred = stamp(1), stamp(10), stamp(100)
    assert (ten.width, hundred.width) == pytest.approx((2 * one.width, 3 * one.width))
    assert 4 <= one.width <= 5  # half an em
    assert one.height == 9


def test_numbers_lie_in_order_and_are_gone_afterwards(tmp_path: Path) -> None:
    with stamp_store(120, tmp_path) as path, PageStore(path) as store:
        write_document(store, tmp_path / "n.pdf", "")
    with pypdfium2.PdfDocument(tmp_path / "n.pdf") as pdf:
        assert [page.get_textpage().get_text_range() for page in pdf] == [str(n) for n in range(1, 121)]
    assert [path.name for path in tmp_path.iterdir()] == ["n.pdf"]


def test_no_digit_is_cut_off(tmp_path: Path) -> None:
    with stamp_store(9, tmp_path) as path, PageStore(path) as store:
        write_document(store, tmp_path / "n.pdf", "")
    with pypdfium2.PdfDocument(tmp_path / "n.pdf") as pdf:
        for page in pdf:
            drawn = page.render(scale=20).to_pil().convert("L")
            left, upper, right, lower = drawn.point(lambda grey: 255 if grey < 128 else 0).getbbox()
            assert 0 < left < right < drawn.width
            assert 0 < upper < lower < drawn.height
