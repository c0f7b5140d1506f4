import hashlib
import os
import shutil
import time
from pathlib import Path

import pikepdf
import pytest

from docgen.errors import DestinationNotWritableError, ExitCode, PrintingFailedError
from docgen.packet.bind import BoundPacket, Leaf, Section, bind_packet
from docgen.pdf.page import PageImage
from docgen.pdf.store import PageStore
from tests.pdf.laid_pages import a_page, a_picture, a_store

from .page_sources import A4, A4_LANDSCAPE, a_pdf, a_source, read_bound

TWO = ("基层工会存", "上级工会存")


def a_leaf(
    pdf: Path, first: int = 1, pages: int = 1, *, copies: tuple[str, ...] = ("存档",), key: str = ""
) -> Leaf:
    return Leaf(key or f"{pdf.stem}-{first}", f"表{first}", pdf, first, pages, copies)


def bind(folder: Path, *sections: Section, duplex: bool = True, name: str = "packet.pdf") -> BoundPacket:
    return bind_packet(sections, folder / name, duplex=duplex, title="张三 打印包")


def one_section(*leaves: Leaf, label: str = "LZ0001-") -> Section:
    return Section("张三", label, leaves)


@pytest.fixture(params=["pdf", "pages"])
def kind(request: pytest.FixtureRequest) -> str:
    """Where pages come from: a PDF of LibreOffice, or a store of the built-in engine."""
    return str(request.param)


class TestPages:
    def test_pages_follow_in_the_order_of_the_leaves(self, tmp_path: Path, kind: str) -> None:
        source = a_source(tmp_path / f"s.{kind}", "a", "b", "c", "d")
        bind(tmp_path, one_section(a_leaf(source, 3, 2), a_leaf(source, 1)), duplex=False)
        assert read_bound(tmp_path / "packet.pdf").texts == ["c", "d", "a"]

    def test_in_duplex_every_paper_begins_on_a_front_side(self, tmp_path: Path, kind: str) -> None:
        source = a_source(tmp_path / f"s.{kind}", *"abcdef")
        bind(tmp_path, one_section(a_leaf(source, 1), a_leaf(source, 2, 2), a_leaf(source, 4, 3)))
        assert read_bound(tmp_path / "packet.pdf").texts == ["a", "", "b", "c", "d", "e", "f"]

    def test_in_duplex_every_copy_begins_on_a_front_side(self, tmp_path: Path, kind: str) -> None:
        source = a_source(tmp_path / f"s.{kind}", *"abc")
        bind(tmp_path, one_section(a_leaf(source, 1, 3, copies=TWO)), one_section(a_leaf(source, 1)))
        assert read_bound(tmp_path / "packet.pdf").texts == ["a", "b", "c", "", "a", "b", "c", "", "a"]

    def test_simplex_has_no_blank_pages(self, tmp_path: Path, kind: str) -> None:
        source = a_source(tmp_path / f"s.{kind}", *"abc")
        bind(tmp_path, one_section(a_leaf(source, 1, 3, copies=TWO)), duplex=False)
        assert read_bound(tmp_path / "packet.pdf").texts == ["a", "b", "c", "a", "b", "c"]

    def test_landscape_pages_stay_so_and_a_pad_has_the_size_of_the_page_before(
        self, tmp_path: Path, kind: str
    ) -> None:
        upright = a_source(tmp_path / f"u.{kind}", "a")
        wide = a_source(tmp_path / f"w.{kind}", "b", size=A4_LANDSCAPE)
        bind(tmp_path, one_section(a_leaf(wide), a_leaf(upright), a_leaf(wide, key="again")))
        bound = read_bound(tmp_path / "packet.pdf")
        assert bound.texts == ["b", "", "a", "", "b"]
        assert bound.sizes == [A4_LANDSCAPE, A4_LANDSCAPE, A4, A4, A4_LANDSCAPE]

    def test_a_turned_page_stays_turned_and_so_does_its_pad(self, tmp_path: Path) -> None:
        turned = a_pdf(tmp_path / "t.pdf", "a", "b", rotate=90)
        bind(tmp_path, one_section(a_leaf(turned, 1), a_leaf(turned, 2)))
        with pikepdf.open(tmp_path / "packet.pdf") as pdf:
            assert [page.obj.get("/Rotate") for page in pdf.pages] == [90, 90, 90]

    def test_sizes_a_source_states_once_for_all_pages_are_kept(self, tmp_path: Path) -> None:
        source = a_pdf(tmp_path / "s.pdf", "a", "b", size=A4_LANDSCAPE)
        with pikepdf.open(source, allow_overwriting_input=True) as pdf:
            for page in pdf.pages:
                del page.obj.MediaBox
            pdf.Root.Pages.MediaBox = [0, 0, *A4_LANDSCAPE]
            pdf.save()
        bind(tmp_path, one_section(a_leaf(source, 1), a_leaf(source, 2)))
        assert read_bound(tmp_path / "packet.pdf").sizes == [A4_LANDSCAPE] * 3

    def test_counts_pages_and_tells_where_each_first_copy_begins(self, tmp_path: Path, kind: str) -> None:
        source = a_source(tmp_path / f"s.{kind}", *"abc")
        leaves = a_leaf(source, 1, copies=TWO, key="one"), a_leaf(source, 2, 2, key="two")
        packet = bind(tmp_path, one_section(*leaves))
        assert packet.page_count == 6  # a + pad, a + pad, b, c
        assert dict(packet.first_pages) == {"one": 1, "two": 5}


class TestLabels:
    def test_numbers_restart_with_each_section_and_pass_over_pads(self, tmp_path: Path, kind: str) -> None:
        source = a_source(tmp_path / f"s.{kind}", *"abc")
        first = one_section(a_leaf(source, 1), a_leaf(source, 2, 2, copies=TWO))
        second = one_section(a_leaf(source, 1), label="LZ0002-")
        bind(tmp_path, first, second)
        own = ["LZ0001-1", "空白", "LZ0001-2", "LZ0001-3", "LZ0001-4", "LZ0001-5"]
        assert read_bound(tmp_path / "packet.pdf").labels == [*own, "LZ0002-1"]

    def test_two_sections_with_one_label_still_count_from_one(self, tmp_path: Path, kind: str) -> None:
        source = a_source(tmp_path / f"s.{kind}", *"ab")
        bind(tmp_path, *[Section("某户", "", (a_leaf(source, 1, 2),))] * 2)
        assert read_bound(tmp_path / "packet.pdf").labels == ["1", "2", "1", "2"]


class TestOutline:
    def test_union_over_household_over_form_over_copy(self, tmp_path: Path, kind: str) -> None:
        source = a_source(tmp_path / f"s.{kind}", *"abc")
        households = (
            Section("张三", "A-", (a_leaf(source, 1, copies=TWO), a_leaf(source, 2))),
            Section("李四", "B-", (a_leaf(source, 3),)),
        )
        bind(tmp_path, Section("某厂工会", "U-", (a_leaf(source, 2),), households))
        assert read_bound(tmp_path / "packet.pdf").outline == [
            "某厂工会 1",
            "  表2 1",
            "  张三 3",
            "    表1（基层工会存） 3",
            "    表1（上级工会存） 5",
            "    表2 7",
            "  李四 9",
            "    表3 9",
        ]

    def test_a_section_without_papers_has_no_entry(self, tmp_path: Path, kind: str) -> None:
        source = a_source(tmp_path / f"s.{kind}", "a")
        bind(tmp_path, Section("空", "", (), (Section("更空", ""),)), one_section(a_leaf(source)))
        assert read_bound(tmp_path / "packet.pdf").outline == ["张三 1", "  表1 1"]


class TestFile:
    def test_says_its_title_and_how_to_print_it(self, tmp_path: Path, kind: str) -> None:
        source = a_source(tmp_path / f"s.{kind}", "a")
        for duplex in (True, False):
            bind(tmp_path, one_section(a_leaf(source)), duplex=duplex)
            with pikepdf.open(tmp_path / "packet.pdf") as pdf:
                assert str(pdf.docinfo["/Title"]) == "张三 打印包"
                assert pdf.Root.ViewerPreferences.DisplayDocTitle
                expected = "/DuplexFlipLongEdge" if duplex else None
                assert pdf.Root.ViewerPreferences.get("/Duplex") == expected

    def test_the_same_input_gives_the_same_bytes_and_no_time_stands_in_them(self, tmp_path: Path) -> None:
        sources = [a_pdf(tmp_path / f"{name}.pdf", *"ab", font_bytes=500) for name in "xy"]
        leaves = [a_leaf(source, 1, 2, copies=TWO) for source in sources]
        first, second = (bind(tmp_path, one_section(*leaves), name=name) for name in ("1.pdf", "2.pdf"))
        assert first.sha256 == second.sha256 == hashlib.sha256(second.path.read_bytes()).hexdigest()
        assert first.path.read_bytes() == second.path.read_bytes()
        assert b"Date" not in first.path.read_bytes()

    def test_a_later_second_gives_the_same_bytes(self, tmp_path: Path) -> None:
        section = one_section(a_leaf(a_pdf(tmp_path / "s.pdf", "a")))
        start = int(time.time())
        first = latest = bind(tmp_path, section)
        while int(time.time()) <= start + 1:  # the clock's second may stand in a file's id
            latest = bind(tmp_path, section)
        assert latest.sha256 == first.sha256

    def test_the_place_of_the_sources_leaves_no_trace(self, tmp_path: Path, kind: str) -> None:
        digests = set()
        for folder in ("a", "b"):
            (tmp_path / folder).mkdir()
            source = a_source(tmp_path / folder / f"s.{kind}", *"ab")
            digests.add(bind(tmp_path, one_section(a_leaf(source, 1), a_leaf(source, 2))).sha256)
        assert len(digests) == 1

    def test_pages_of_one_source_share_its_fonts(self, tmp_path: Path) -> None:
        source = a_pdf(tmp_path / "s.pdf", *"abcdefgh", font_bytes=100_000)
        other = a_pdf(tmp_path / "o.pdf", "z", font_bytes=100_000)
        leaves = [a_leaf(source, number, copies=TWO) for number in range(1, 9)]
        households = [Section(str(n), "", tuple(leaves[n : n + 2])) for n in range(0, 8, 2)]
        bind(tmp_path, *households, one_section(a_leaf(other)))
        size = (tmp_path / "packet.pdf").stat().st_size
        assert 200_000 < size < 220_000  # one font for each of two sources, whatever the pages and copies

    def test_copies_of_a_stored_page_share_its_content(self, tmp_path: Path) -> None:
        source = a_source(tmp_path / "s.pages", "a", "b")
        bind(tmp_path, one_section(a_leaf(source, 1, 2, copies=TWO)))
        with pikepdf.open(tmp_path / "packet.pdf") as pdf:
            contents = [page.Contents.objgen for page in pdf.pages]
        assert contents[:2] == contents[2:]
        assert contents[0] != contents[1]

    @pytest.mark.skipif(os.name == "nt", reason="modes of files are POSIX")
    def test_only_its_owner_may_read_it(self, tmp_path: Path, kind: str) -> None:
        bind(tmp_path, one_section(a_leaf(a_source(tmp_path / f"s.{kind}", "a"))))
        assert (tmp_path / "packet.pdf").stat().st_mode & 0o077 == 0

    def test_missing_folders_are_made_and_nothing_else_is_left_there(self, tmp_path: Path, kind: str) -> None:
        bind(tmp_path / "某厂" / "张三", one_section(a_leaf(a_source(tmp_path / f"s.{kind}", "a"))))
        assert [path.name for path in (tmp_path / "某厂" / "张三").iterdir()] == ["packet.pdf"]

    @pytest.mark.skipif(not Path("/proc/self/fd").is_dir(), reason="counts open files as Linux shows them")
    def test_sources_are_closed_once_their_last_page_is_taken(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        sources = [a_pdf(tmp_path / f"{number}.pdf", "a") for number in range(40)]
        counts: list[int] = []
        open_pdf = pikepdf.open

        def counting(path: Path) -> pikepdf.Pdf:
            counts.append(len(list(Path("/proc/self/fd").iterdir())))
            return open_pdf(path)

        monkeypatch.setattr(pikepdf, "open", counting)
        bind(tmp_path, one_section(*[a_leaf(source) for source in sources]))
        assert len(counts) == 40
        assert max(counts) - counts[0] <= 1

    @pytest.mark.skipif(not Path("/proc/self/fd").is_dir(), reason="counts open files as Linux shows them")
    def test_stores_are_closed_once_their_last_page_is_taken(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        sources = [a_source(tmp_path / f"{number}.pages", "a") for number in range(40)]
        counts: list[int] = []
        open_store = PageStore.__init__

        def counting(store: PageStore, path: Path) -> None:
            counts.append(len(list(Path("/proc/self/fd").iterdir())))
            open_store(store, path)

        monkeypatch.setattr(PageStore, "__init__", counting)
        bind(tmp_path, one_section(*[a_leaf(source) for source in sources]))
        assert len(counts) == 40
        assert max(counts) - counts[0] <= 1


class TestBothKinds:
    def a_packet(self, folder: Path, first: str, second: str, *, duplex: bool = True) -> dict[str, object]:
        """What a reader finds in a packet with papers of sources of these kinds."""
        one = a_source(folder / f"one.{first}", *"abc")
        two = a_source(folder / f"two.{second}", *"de", size=A4_LANDSCAPE)
        household = one_section(a_leaf(one, 1, 3, copies=TWO, key="1"), a_leaf(two, 2, key="2"))
        own = a_leaf(two, 1, 2, key="3"), a_leaf(one, 3, copies=TWO, key="4")
        packet = bind(folder, Section("某厂（一）", "U-", own, (household,)), duplex=duplex)
        with pikepdf.open(packet.path) as pdf:
            assert pdf.check_pdf_syntax() == []
            catalog = {
                name: str(pdf.Root[name].unparse(resolved=True))
                for name in ("/Lang", "/PageMode", "/ViewerPreferences", "/PageLabels")
            }
            described = {name: str(value) for name, value in pdf.docinfo.items()}
            version = pdf.pdf_version
        return {
            "bound": read_bound(packet.path),
            "catalog": catalog,
            "described": described,
            "version": version,
            "pages": packet.page_count,
            "first pages": dict(packet.first_pages),
        }

    @pytest.mark.parametrize("duplex", [True, False])
    def test_give_packets_that_only_differ_in_bytes(self, tmp_path: Path, duplex: bool) -> None:
        kinds = [("pdf", "pdf"), ("pages", "pages"), ("pdf", "pages"), ("pages", "pdf")]
        pdfs, *others = (self.a_packet(tmp_path, *both, duplex=duplex) for both in kinds)
        assert others == [pdfs] * 3

    def test_leave_nothing_behind_in_one_packet(self, tmp_path: Path) -> None:
        self.a_packet(tmp_path, "pdf", "pages")
        assert {path.name for path in tmp_path.iterdir()} == {"one.pdf", "two.pages", "packet.pdf"}

    def test_in_one_packet_give_the_same_bytes_again(self, tmp_path: Path) -> None:
        packets = []
        for _ in range(2):
            self.a_packet(tmp_path, "pdf", "pages")
            packets.append((tmp_path / "packet.pdf").read_bytes())
        assert packets[0] == packets[1]

    def test_a_damaged_store_is_named_in_a_packet_with_a_pdf_too(self, tmp_path: Path) -> None:
        pdf, store = a_source(tmp_path / "s.pdf", "a"), tmp_path / "broken.pages"
        store.write_bytes(b"nothing of the kind")
        with pytest.raises(PrintingFailedError, match=r"《表1》的页面不见了或不完整：broken\.pages"):
            bind(tmp_path, one_section(a_leaf(pdf), a_leaf(store)))
        assert {path.name for path in tmp_path.iterdir()} == {"s.pdf", "broken.pages"}


class TestFaults:
    def test_a_source_that_is_gone_or_broken_or_too_short_names_the_paper(
        self, tmp_path: Path, kind: str
    ) -> None:
        source = a_source(tmp_path / f"s.{kind}", "a")
        broken = tmp_path / f"broken.{kind}"
        broken.write_bytes(b"%PDF-1.7 nothing more")
        for leaf in (a_leaf(tmp_path / f"gone.{kind}"), a_leaf(broken), a_leaf(source, 1, 2)):
            with pytest.raises(PrintingFailedError, match="《表1》") as raised:
                bind(tmp_path, one_section(leaf))
            assert raised.value.exit_code == ExitCode.PRINTING_FAILED
        assert not (tmp_path / "packet.pdf").exists()

    def test_a_picture_damaged_in_its_store_names_the_paper(self, tmp_path: Path) -> None:
        image = PageImage("Iab", a_picture("PNG", "L", [1, 2, 3, 4]))
        store = a_store(tmp_path / "s.pages", a_page(images=(image,)))
        store.write_bytes(b"#" + store.read_bytes()[1:])
        with pytest.raises(PrintingFailedError, match="《表1》"):
            bind(tmp_path, one_section(a_leaf(store)))

    def test_a_failed_binding_leaves_the_packet_of_before(self, tmp_path: Path, kind: str) -> None:
        source = a_source(tmp_path / f"s.{kind}", "a")
        before = bind(tmp_path, one_section(a_leaf(source)))
        with pytest.raises(PrintingFailedError):
            bind(tmp_path, one_section(a_leaf(source), a_leaf(tmp_path / f"gone.{kind}")))
        assert hashlib.sha256(before.path.read_bytes()).hexdigest() == before.sha256

    def test_a_place_that_cannot_be_written_is_said(self, tmp_path: Path, kind: str) -> None:
        source = a_source(tmp_path / f"s.{kind}", "a")
        (tmp_path / "packet.pdf").mkdir()
        with pytest.raises(DestinationNotWritableError, match=r"packet\.pdf"):
            bind(tmp_path, one_section(a_leaf(source)))
        shutil.rmtree(tmp_path / "packet.pdf")
        assert {path.name for path in tmp_path.iterdir()} == {f"s.{kind}"}

    def test_a_packet_without_papers_is_a_mistake_of_the_caller(self, tmp_path: Path) -> None:
        with pytest.raises(ValueError, match="without papers"):
            bind(tmp_path, Section("空", ""))

    @pytest.mark.parametrize(("first", "pages", "copies"), [(0, 1, TWO), (1, 0, TWO), (1, 1, ())])
    def test_a_leaf_has_pages_and_copies(self, first: int, pages: int, copies: tuple[str, ...]) -> None:
        with pytest.raises(ValueError, match="copy at least"):
            Leaf("k", "表", Path("s.pdf"), first, pages, copies)
