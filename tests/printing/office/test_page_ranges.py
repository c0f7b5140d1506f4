from pathlib import Path

import pikepdf
import pytest

from docgen.printing.office.page_ranges import read_page_ranges

STYLES = ["dictionary", "name tree", "name tree of dictionaries"]


def a_pdf(path: Path, pages: int, places: dict[str, int], style: str = "dictionary") -> Path:
    """A PDF of blank pages with named destinations at these 0-based pages."""
    with pikepdf.new() as pdf:
        for _ in range(pages):
            pdf.add_blank_page()
        targets = {
            name: pikepdf.Array([pdf.pages[page].obj, pikepdf.Name.Fit]) for name, page in places.items()
        }
        if style == "dictionary":
            pdf.Root.Dests = pikepdf.Dictionary({f"/{name}": target for name, target in targets.items()})
        else:
            tree = pikepdf.NameTree.new(pdf)
            for name, target in targets.items():
                tree[name] = pikepdf.Dictionary(D=target) if "dictionaries" in style else target
            pdf.Root.Names = pikepdf.Dictionary(Dests=tree.obj)
        pdf.save(path)
    return path


def test_a_pdf_without_bookmarks_is_one_range(tmp_path: Path) -> None:
    assert read_page_ranges(a_pdf(tmp_path / "a.pdf", 3, {}), ()) == ((1, 3),)


@pytest.mark.parametrize("style", STYLES)
def test_each_paper_reaches_to_the_next_ones_bookmark(tmp_path: Path, style: str) -> None:
    pdf = a_pdf(tmp_path / "a.pdf", 6, {"a": 0, "b": 2, "c": 3}, style)
    assert read_page_ranges(pdf, ("a", "b", "c")) == ((1, 2), (3, 1), (4, 3))


@pytest.mark.parametrize(
    ("places", "why"),
    [
        ({"a": 0}, "a bookmark is missing"),
        ({"a": 1, "b": 2}, "pages before the first paper"),
        ({"a": 2, "b": 0}, "out of order"),
        ({"a": 0, "b": 0}, "two papers on one page"),
    ],
)
def test_bookmarks_that_do_not_divide_the_pages_give_nothing(
    tmp_path: Path, places: dict[str, int], why: str
) -> None:
    assert read_page_ranges(a_pdf(tmp_path / "a.pdf", 3, places), ("a", "b")) == (), why


def test_a_missing_empty_or_broken_off_pdf_is_none(tmp_path: Path) -> None:
    whole = a_pdf(tmp_path / "a.pdf", 3, {})
    broken = tmp_path / "broken.pdf"
    broken.write_bytes(whole.read_bytes()[:-60])
    for pdf in (tmp_path / "missing.pdf", broken, a_pdf(tmp_path / "empty.pdf", 0, {})):
        assert read_page_ranges(pdf, ()) is None
