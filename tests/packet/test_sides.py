"""Numbered packets, booklets and posters as an eye sees them, of both kinds of sources."""

from pathlib import Path
from typing import Any

import pikepdf
import pytest

from docgen.packet.bind import BoundPacket, Leaf, Section, bind_packet

from .page_sources import A4, A4_LANDSCAPE, a_pdf, read_bound
from .seen_pages import a_readable_source, seen

TWO = ("基层工会存", "上级工会存")


@pytest.fixture(params=["pdf", "pages"])
def kind(request: pytest.FixtureRequest) -> str:
    """Where pages come from: a PDF of LibreOffice, or a store of the built-in engine."""
    return str(request.param)


def a_leaf(source: Path, first: int = 1, pages: int = 1, **changes: Any) -> Leaf:
    fields: dict[str, Any] = {"key": f"{source.stem}-{first}", "copies": ("存档",)} | changes
    return Leaf(fields.pop("key"), f"表{first}", source, first, pages, **fields)


def bind(folder: Path, *sections: Section, duplex: bool = True, **options: Any) -> BoundPacket:
    return bind_packet(sections, folder / "packet.pdf", duplex=duplex, title="张三 打印包", **options)


def a_section(*leaves: Leaf, label: str = "A-") -> Section:
    return Section("张三", label, leaves)


def labels(packet: BoundPacket) -> list[str]:
    with pikepdf.open(packet.path) as pdf:
        assert pdf.check_pdf_syntax() == []
        return [page.label for page in pdf.pages]


def preferences(packet: BoundPacket) -> dict[str, object]:
    with pikepdf.open(packet.path) as pdf:
        return {name: str(value) for name, value in pdf.Root.ViewerPreferences.items()}


class TestNumbers:
    def test_stand_right_on_front_sides_and_left_on_back_sides(self, tmp_path: Path, kind: str) -> None:
        source = a_readable_source(tmp_path / f"s.{kind}", *"abcd")
        packet = bind(tmp_path, a_section(a_leaf(source, 1, 3), a_leaf(source, 4)), numbered=True)
        with seen(packet.path) as pages:
            assert [page.corners for page in pages] == [("", "1"), ("2", ""), ("", "3"), ("", ""), ("", "4")]
            assert [page.whole for page in pages] == ["1 a", "2 b", "3 c", "", "4 d"]
        assert labels(packet) == ["A-1", "A-2", "A-3", "空白", "A-4"]

    def test_always_stand_right_where_one_side_is_printed(self, tmp_path: Path, kind: str) -> None:
        source = a_readable_source(tmp_path / f"s.{kind}", *"ab")
        packet = bind(tmp_path, a_section(a_leaf(source, 1, 2)), numbered=True, duplex=False)
        with seen(packet.path) as pages:
            assert [page.corners for page in pages] == [("", "1"), ("", "2")]

    def test_are_the_same_on_every_copy(self, tmp_path: Path, kind: str) -> None:
        source = a_readable_source(tmp_path / f"s.{kind}", *"abc")
        leaves = a_leaf(source, 1, 2, copies=TWO), a_leaf(source, 3)
        packet = bind(tmp_path, a_section(*leaves), numbered=True)
        with seen(packet.path) as pages:
            assert [page.whole for page in pages] == ["1 a", "2 b", "1 a", "2 b", "3 c"]
        assert labels(packet) == ["A-1", "A-2", "A-1", "A-2", "A-3"]

    def test_pass_over_covers_and_catalogues(self, tmp_path: Path, kind: str) -> None:
        source = a_readable_source(tmp_path / f"s.{kind}", *"abc")
        cover = a_leaf(source, 1, is_numbered=False)
        packet = bind(tmp_path, a_section(cover, a_leaf(source, 2, 2)), numbered=True)
        with seen(packet.path) as pages:
            assert [page.whole for page in pages] == ["a", "", "1 b", "2 c"]
        assert labels(packet) == ["A-表1", "空白", "A-1", "A-2"]

    def test_begin_anew_in_every_section(self, tmp_path: Path, kind: str) -> None:
        source = a_readable_source(tmp_path / f"s.{kind}", *"abc")
        households = tuple(Section(n, f"{n}-", (a_leaf(source, 1, 2),)) for n in ("张三", "李四"))
        packet = bind(
            tmp_path, Section("某厂", "U-", (a_leaf(source, 3),), households), numbered=True, duplex=False
        )
        with seen(packet.path) as pages:
            assert [page.whole for page in pages] == ["1 c", "1 a", "2 b", "1 a", "2 b"]

    def test_stand_in_the_corner_of_a_wide_page(self, tmp_path: Path, kind: str) -> None:
        source = a_readable_source(tmp_path / f"s.{kind}", "a", size=A4_LANDSCAPE)
        packet = bind(tmp_path, a_section(a_leaf(source)), numbered=True)
        with seen(packet.path) as pages:
            assert pages[0].corners == ("", "1")

    @pytest.mark.parametrize("rotate", [90, 180, 270])
    def test_stand_in_the_corner_that_is_seen_on_a_turned_page(self, tmp_path: Path, rotate: int) -> None:
        source = a_pdf(tmp_path / "s.pdf", "a", rotate=rotate)
        packet = bind(tmp_path, a_section(a_leaf(source)), numbered=True)
        with seen(packet.path) as (page,):
            right, top = page.width - 28, page.height - 28  # 10 mm
            assert page.darkest(right - 10, top - 10, right, top) < 128
            assert page.darkest(right + 1, 0, page.width, page.height) == 255
            assert page.darkest(right - 40, top + 1, page.width, page.height) == 255

    def test_are_small_and_black_and_10_mm_from_both_edges(self, tmp_path: Path, kind: str) -> None:
        source = a_readable_source(tmp_path / f"s.{kind}", *"a" * 12)
        packet = bind(tmp_path, a_section(a_leaf(source, 1, 12)), numbered=True, duplex=False)
        with seen(packet.path) as pages:
            page, (right, top) = pages[11], (A4[0] - 28, A4[1] - 28)
            assert page.darkest(right - 12, top - 10, right, top) < 100
            assert page.darkest(right + 1, top - 30, A4[0], A4[1]) == 255
            assert page.darkest(right - 30, top + 1, A4[0], A4[1]) == 255
            assert page.darkest(right - 30, top - 30, right, top - 11) == 255

    def test_have_an_embedded_font(self, tmp_path: Path, kind: str) -> None:
        source = a_readable_source(tmp_path / f"s.{kind}", *"ab")
        packet = bind(tmp_path, a_section(a_leaf(source, 1, 2)), numbered=True)
        with pikepdf.open(packet.path) as pdf:
            (first, second) = (page.resources.XObject["/Inset1"].Resources.Font for page in pdf.pages)
            (name,) = first.keys()
            assert first[name].objgen == second[name].objgen
            descriptor = first[name].DescendantFonts[0].FontDescriptor
            assert {"/FontFile2", "/FontFile3"} & set(descriptor.keys())

    def test_do_not_double_what_a_page_shows(self, tmp_path: Path, kind: str) -> None:
        source = a_readable_source(tmp_path / f"s.{kind}", *"ab")
        packet = bind(tmp_path, a_section(a_leaf(source, 1, 2, copies=TWO)), numbered=True)
        with pikepdf.open(packet.path) as pdf:
            assert [len(page.Contents) for page in pdf.pages] == [3] * 4
            own = [page.Contents[1].objgen for page in pdf.pages]
            assert own[:2] == own[2:]
            assert len({page.Contents[0].objgen for page in pdf.pages}) == 1

    def test_leave_pages_alone_that_share_their_resources(self, tmp_path: Path) -> None:
        source = a_pdf(tmp_path / "s.pdf", *"abc")  # one dictionary for all three
        packet = bind(
            tmp_path,
            a_section(a_leaf(source, 1, is_numbered=False), a_leaf(source, 2, 2)),
            numbered=True,
            duplex=False,
        )
        with seen(packet.path) as pages:
            assert [page.whole for page in pages] == ["a", "1 b", "2 c"]


class TestBooklet:
    def test_holds_the_pages_in_the_order_of_folded_sheets(self, tmp_path: Path, kind: str) -> None:
        source = a_readable_source(tmp_path / f"s.{kind}", *(f"p{n:02}" for n in range(1, 15)))
        packet = bind(tmp_path, a_section(a_leaf(source, 1, 14)), booklet=True)
        with seen(packet.path) as pages:
            assert [page.halves for page in pages] == [
                ("", "p01"), ("p02", ""),
                ("p14", "p03"), ("p04", "p13"),
                ("p12", "p05"), ("p06", "p11"),
                ("p10", "p07"), ("p08", "p09"),
            ]  # fmt: skip
            assert {(round(page.width), round(page.height)) for page in pages} == {A4_LANDSCAPE}
        assert labels(packet)[:3] == ["A-1-正", "A-1-反", "A-2-正"]

    def test_is_printed_on_both_sides_turned_over_the_short_edge(self, tmp_path: Path, kind: str) -> None:
        source = a_readable_source(tmp_path / f"s.{kind}", "a")
        packet = bind(tmp_path, a_section(a_leaf(source)), booklet=True)
        assert preferences(packet)["/Duplex"] == "/DuplexFlipShortEdge"
        assert packet.page_count == 2  # the back is blank

    def test_every_paper_and_every_copy_begins_on_a_sheet_of_its_own(self, tmp_path: Path, kind: str) -> None:
        source = a_readable_source(tmp_path / f"s.{kind}", *"abcdef")
        households = (
            Section("张三", "A-", (a_leaf(source, 1, 5, copies=TWO, key="one"),)),
            Section("李四", "B-", (a_leaf(source, 6, key="two"),)),
        )
        packet = bind(tmp_path, Section("某厂", "", (), households), booklet=True)
        assert dict(packet.first_pages) == {"one": 1, "two": 9}
        assert read_outline(packet.path) == [
            "某厂 1",
            "  张三 1",
            "    表1（基层工会存） 1",
            "    表1（上级工会存） 5",
            "  李四 9",
            "    表6 9",
        ]
        assert labels(packet)[4:10] == ["A-3-正", "A-3-反", "A-4-正", "A-4-反", "B-1-正", "B-1-反"]
        with seen(packet.path) as pages:
            assert [page.halves[1] for page in pages[::2]] == ["a", "c", "a", "c", "f"]

    def test_a_wide_page_lies_on_its_side(self, tmp_path: Path, kind: str) -> None:
        source = a_readable_source(tmp_path / f"s.{kind}", "HHHHHHHHHHHH", size=A4_LANDSCAPE)
        packet = bind(tmp_path, a_section(a_leaf(source)), booklet=True)
        with seen(packet.path) as pages:
            left, _, right, _ = ink(pages[0].picture())
            assert pages[0].width / 2 < left < right < pages[0].width
            assert is_upright_line(pages[0].picture())

    def test_numbers_stand_at_the_outer_corners(self, tmp_path: Path, kind: str) -> None:
        source = a_readable_source(tmp_path / f"s.{kind}", *"abcd")
        packet = bind(tmp_path, a_section(a_leaf(source, 1, 4)), booklet=True, numbered=True)
        with seen(packet.path) as pages:
            assert [page.corners for page in pages] == [("4", "1"), ("2", "3")]


class TestPoster:
    def test_pages_are_enlarged_to_a3_as_they_lie(self, tmp_path: Path, kind: str) -> None:
        upright = a_readable_source(tmp_path / f"u.{kind}", "a")
        wide = a_readable_source(tmp_path / f"w.{kind}", "b", size=A4_LANDSCAPE)
        packet = bind(tmp_path, a_section(a_leaf(upright), a_leaf(wide)), sheet="A3", duplex=False)
        with seen(packet.path) as pages:
            sizes = [(round(page.width), round(page.height)) for page in pages]
            assert sizes == [(842, 1191), (1191, 842)]
            assert [page.whole for page in pages] == ["a", "b"]
        assert preferences(packet) == {"/DisplayDocTitle": "True", "/PickTrayByPDFSize": "True"}

    def test_what_stood_on_the_page_is_larger_in_proportion(self, tmp_path: Path, kind: str) -> None:
        source = a_readable_source(tmp_path / f"s.{kind}", "HHHHHHHH")
        plain, poster = (
            bind(tmp_path / sheet, a_section(a_leaf(source)), sheet=sheet, duplex=False)
            for sheet in ("", "A3")
        )
        with seen(plain.path) as (small,), seen(poster.path) as (large,):
            before, after = ink(small.picture()), ink(large.picture())
        assert after == pytest.approx([2**0.5 * place for place in before], abs=3)

    def test_blank_pages_are_of_that_size_too(self, tmp_path: Path, kind: str) -> None:
        source = a_readable_source(tmp_path / f"s.{kind}", *"ab")
        packet = bind(tmp_path, a_section(a_leaf(source, 1), a_leaf(source, 2)), sheet="A3")
        with seen(packet.path) as pages:
            assert [page.whole for page in pages] == ["a", "", "b"]
            assert {(round(page.width), round(page.height)) for page in pages} == {(842, 1191)}


class TestPagesWithAFrame:
    """Pages of foreign PDFs that do not begin at the origin, or are turned, or state their size elsewhere."""

    @pytest.mark.parametrize("options", [{"booklet": True}, {"sheet": "A3"}])
    def test_a_turned_page_is_placed_as_it_is_seen(self, tmp_path: Path, options: dict[str, Any]) -> None:
        upright = a_pdf(tmp_path / "u.pdf", "HHHHHHHH", size=A4)
        turned = a_pdf(tmp_path / "t.pdf", "HHHHHHHH", size=A4, rotate=180)
        one, other = (
            bind(tmp_path / path.stem, a_section(a_leaf(path)), duplex=False, **options)
            for path in (upright, turned)
        )
        with seen(one.path) as (first, *_), seen(other.path) as (second, *_):
            left, top, right, bottom = ink(first.picture())
            middle = 3 / 2 * first.width if "booklet" in options else first.width
            expected = [middle - right, first.height - bottom, middle - left, first.height - top]
            assert ink(second.picture()) == pytest.approx(expected, abs=3)

    def test_a_page_that_begins_elsewhere_and_inherits_its_size(self, tmp_path: Path) -> None:
        plain = a_pdf(tmp_path / "p.pdf", "HHHHHHHH", size=A4)
        moved = a_pdf(tmp_path / "m.pdf", "HHHHHHHH", size=A4)
        with pikepdf.open(moved, allow_overwriting_input=True) as pdf:
            page = pdf.pages[0]
            del page.obj.MediaBox
            pdf.Root.Pages.MediaBox = [30, 20, 30 + A4[0], 20 + A4[1]]
            page.obj.Contents = pdf.make_stream(b"1 0 0 1 30 20 cm " + page.Contents.read_bytes())
            pdf.save()
        packets = [
            bind(tmp_path / path.stem, a_section(a_leaf(path)), sheet="A3", duplex=False, numbered=True)
            for path in (plain, moved)
        ]
        with seen(packets[0].path) as (first,), seen(packets[1].path) as (second,):
            assert first.picture().tobytes() == second.picture().tobytes()
            assert first.corners == second.corners == ("", "1")


class TestFile:
    OPTIONS = ({"numbered": True}, {"booklet": True}, {"sheet": "A3"}, {"booklet": True, "numbered": True})

    @pytest.mark.parametrize("options", OPTIONS)
    def test_of_both_kinds_of_sources_looks_the_same(self, tmp_path: Path, options: dict[str, Any]) -> None:
        looks = []
        for kinds in (("pages", "pages"), ("pdf", "pages")):
            folder = tmp_path / "-".join(kinds)
            folder.mkdir()
            one = a_readable_source(folder / f"one.{kinds[0]}", *"abc")
            two = a_readable_source(folder / f"two.{kinds[1]}", *"de", size=A4_LANDSCAPE)
            leaves = a_leaf(one, 1, 3, copies=TWO), a_leaf(two, 2, is_numbered=False), a_leaf(two, 1)
            packet = bind(folder, a_section(*leaves), **options)
            with seen(packet.path) as pages:
                read = [(page.halves, page.width, page.height) for page in pages]
            outline = read_outline(packet.path)
            looks.append((read, labels(packet), outline, preferences(packet), packet.first_pages))
            assert sorted(path.name for path in folder.iterdir()) == sorted(
                ["packet.pdf", *(path.name for path in (one, two))]
            )
        assert looks[0] == looks[1]

    @pytest.mark.parametrize("options", OPTIONS)
    def test_is_the_same_bytes_again(self, tmp_path: Path, kind: str, options: dict[str, Any]) -> None:
        source = a_readable_source(tmp_path / f"s.{kind}", *"abcde")
        section = a_section(a_leaf(source, 1, 5, copies=TWO))
        assert len({bind(tmp_path, section, **options).sha256 for _ in range(3)}) == 1

    @pytest.mark.parametrize("options", OPTIONS)
    def test_holds_one_font_whatever_the_sheets(self, tmp_path: Path, options: dict[str, Any]) -> None:
        source = a_pdf(tmp_path / "s.pdf", *"abcdefgh", font_bytes=100_000)
        packet = bind(tmp_path, a_section(a_leaf(source, 1, 8, copies=TWO)), **options)
        assert 100_000 < packet.path.stat().st_size < 130_000


def read_outline(path: Path) -> list[str]:
    return read_bound(path, with_texts=False).outline


def ink(picture: Any) -> tuple[int, int, int, int]:
    """What is drawn lies within: left, upper, right and lower pixel."""
    box: tuple[int, int, int, int] = picture.point(lambda grey: 255 if grey < 128 else 0).getbbox()
    return box


def is_upright_line(picture: Any) -> bool:
    left, upper, right, lower = ink(picture)
    return lower - upper > right - left
