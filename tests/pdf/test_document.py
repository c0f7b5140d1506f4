import hashlib
import random
import subprocess
import tracemalloc
import weakref
from io import BytesIO
from multiprocessing import get_context
from pathlib import Path

import pikepdf
import pypdfium2
import pytest

from docgen.pdf.document import DocumentWriter, write_document
from docgen.pdf.outline import OutlineEntry
from docgen.pdf.page import PageImage
from docgen.pdf.store import PageStore

from .laid_pages import A4, A4_LANDSCAPE, RARE, a_page, a_picture, a_store, written_page


def a_document(folder: Path, *stores: Path) -> Path:
    """The pages of the stores as a PDF."""
    pages = [page for store in stores for page in PageStore(store)]
    write_document(pages, folder / "d.pdf", "打印：张三")
    for page in pages:
        page.store.close()
    return folder / "d.pdf"


def written(path: Path) -> str:
    """SHA-256 of a document of Chinese text, made in this process."""
    lines = written_page(RARE, "困难职工 ABC 123"), written_page("第二页")
    return hashlib.sha256(a_document(path, a_store(path / "s.pages", *lines)).read_bytes()).hexdigest()


def text(pdf: Path) -> list[str]:
    """The lines of each page as poppler reads them."""
    done = subprocess.run(["pdftotext", pdf, "-"], check=True, capture_output=True, text=True)
    return done.stdout.split()


class TestPages:
    def test_show_what_the_store_holds_in_its_sizes(self, tmp_path: Path) -> None:
        store = a_store(tmp_path / "s.pages", a_page("0 0 m"), a_page("1 1 m", size=A4_LANDSCAPE))
        with pikepdf.open(a_document(tmp_path, store)) as pdf:
            assert pdf.check_pdf_syntax() == []
            assert [page.Contents.read_bytes() for page in pdf.pages] == [b"0 0 m", b"1 1 m"]
            assert [tuple(map(float, page.mediabox[2:])) for page in pdf.pages] == [A4, A4_LANDSCAPE]

    @pytest.mark.parametrize("count", [1, 64, 65, 4097])
    def test_are_all_there_however_many(self, tmp_path: Path, count: int) -> None:
        with PageStore(a_store(tmp_path / "s.pages", a_page("0 0 m"))) as store:
            document = DocumentWriter(stream := BytesIO())
            drawing = document.drawing(store.page(1))
            for _ in range(count):
                document.add_page(drawing)
            document.finish("")
        with pikepdf.open(stream) as pdf:
            assert pdf.check_pdf_syntax() == []
            assert len(pdf.pages) == pdf.Root.Pages.Count == count
            assert len({page.objgen for page in pdf.pages}) == count
            assert below(pdf.Root.Pages) == count
            assert {page.Contents.objgen for page in pdf.pages} == {pdf.pages[0].Contents.objgen}

    def test_a_blank_one_has_the_size_of_the_one_before(self, tmp_path: Path) -> None:
        document = DocumentWriter(stream := BytesIO())
        with pytest.raises(ValueError, match="before it"):
            document.add_blank_page()
        with PageStore(a_store(tmp_path / "s.pages", a_page("0 0 m", size=A4_LANDSCAPE))) as store:
            document.add_page(document.drawing(store.page(1)))
        document.add_blank_page()
        document.finish("")
        with pikepdf.open(stream) as pdf:
            assert list(pdf.pages[1].mediabox) == list(pdf.pages[0].mediabox)
            assert "/Contents" not in pdf.pages[1]

    def test_a_document_has_some(self) -> None:
        with pytest.raises(ValueError, match="without pages"):
            DocumentWriter(BytesIO()).finish("")


def below(node: pikepdf.Object) -> int:
    """How many pages are below the node, its counts and the links up checked."""
    if node.Type == "/Page":
        return 1
    assert all(kid.Parent.objgen == node.objgen for kid in node.Kids)
    assert node.Count == sum(below(kid) for kid in node.Kids)
    return int(node.Count)


class TestPictures:
    def test_stand_once_under_their_name_with_their_mask(self, tmp_path: Path) -> None:
        photo = PageImage("Iab", a_picture("JPEG", "RGB", [(200, 30, 30)] * 4))
        logo = PageImage("Icd", a_picture("PNG", "RGBA", [(9, 9, 9, 128)] * 4))
        stores = [
            a_store(tmp_path / "1.pages", a_page(images=(photo,)), a_page()),
            a_store(tmp_path / "2.pages", a_page(images=(logo, photo))),
        ]
        with pikepdf.open(a_document(tmp_path, *stores)) as pdf:
            first, none, both = (page.Resources.get("/XObject", {}) for page in pdf.pages)
            assert set(first.keys()) == {"/Iab"}
            assert none == {}
            assert both.Iab.objgen == first.Iab.objgen
            assert both.Iab.read_raw_bytes() == photo.data
            assert pikepdf.PdfImage(both.Icd).as_pil_image().getpixel((0, 0)) == (9, 9, 9, 128)
            assert both.Icd.SMask.read_bytes() == bytes([128] * 4)


class TestInsets:
    def test_stand_above_a_page_whatever_state_its_content_leaves(self, tmp_path: Path) -> None:
        below = a_page("1 g 0 0 400 300 re f 9 0 0 9 0 0 cm", size=(400, 300))
        store = a_store(tmp_path / "s.pages", below, a_page(SQUARE))
        document = DocumentWriter(stream := BytesIO())
        with PageStore(store) as pages:
            square = document.inset(pages.page(2))
            document.add_page(document.drawing(pages.page(1), [(square, (1, 0, 0, 1, 100, 200))]))
        document.finish("")
        assert ink(stream) == [(100, 200, 110, 210)]

    def test_make_up_sheets_at_any_size(self, tmp_path: Path) -> None:
        document = DocumentWriter(stream := BytesIO())
        with PageStore(a_store(tmp_path / "s.pages", a_page(SQUARE))) as pages:
            square = document.inset(pages.page(1))
        document.add_page(document.sheet(400, 300, [(square, (2, 0, 0, 2, 50, 60))]))
        document.add_page(document.sheet(400, 300, []))
        document.finish("")
        assert ink(stream) == [(50, 60, 70, 80), None]
        with pikepdf.open(stream) as pdf:
            assert pdf.check_pdf_syntax() == []
            assert [list(page.mediabox) for page in pdf.pages] == [[0, 0, 400, 300]] * 2

    def test_and_what_places_them_stand_once(self, tmp_path: Path) -> None:
        document = DocumentWriter(stream := BytesIO())
        with PageStore(a_store(tmp_path / "s.pages", a_page(SQUARE), a_page(SQUARE))) as pages:
            first, second = (document.inset(page) for page in pages)
        for inset in (first, second, first):
            document.add_page(document.sheet(400, 300, [(inset, (1, 0, 0, 1, 0, 0))]))
        document.finish("")
        with pikepdf.open(stream) as pdf:
            assert len({page.Contents.objgen for page in pdf.pages}) == 1
            one, two, three = (page.resources.XObject["/Inset1"].objgen for page in pdf.pages)
        assert one == three != two

    def test_bring_their_fonts_and_pictures(self, tmp_path: Path) -> None:
        photo = PageImage("Iab", a_picture("JPEG", "RGB", [(200, 30, 30)] * 4))
        document = DocumentWriter(stream := BytesIO())
        with PageStore(a_store(tmp_path / "s.pages", written_page("张三", images=(photo,)))) as pages:
            inset = document.inset(pages.page(1))
        document.add_page(document.sheet(595, 842, [(inset, (1, 0, 0, 1, 0, 0))]))
        document.finish("")
        with pypdfium2.PdfDocument(stream) as pdf:
            assert pdf[0].get_textpage().get_text_range().strip() == "张三"
        with pikepdf.open(stream) as pdf:
            assert pdf.pages[0].resources.XObject["/Inset1"].Resources.XObject.Iab.Width == 2


SQUARE = "0 g 0 0 10 10 re f"


def ink(stream: BytesIO) -> list[tuple[int, int, int, int] | None]:
    """What is drawn on each page lies within: left, lower, right and upper point; None for a blank page."""
    found: list[tuple[int, int, int, int] | None] = []
    with pypdfium2.PdfDocument(stream) as pdf:
        for page in pdf:
            drawn = page.render(scale=1).to_pil().convert("L").point(lambda grey: 255 if grey < 128 else 0)
            box = drawn.getbbox()
            found.append(box and (box[0], drawn.height - box[3], box[2], drawn.height - box[1]))
    return found


class TestDescription:
    def test_says_title_and_producer_in_chinese_too(self, tmp_path: Path) -> None:
        with pikepdf.open(a_document(tmp_path, a_store(tmp_path / "s.pages", a_page()))) as pdf:
            assert {key: str(value) for key, value in pdf.docinfo.items()} == {
                "/Title": "打印：张三",
                "/Producer": "docgen",
            }

    def test_has_an_outline_of_titles_as_pikepdf_would_write_it(self, tmp_path: Path) -> None:
        entries = [
            OutlineEntry(
                "甲(一)\\", 0, (OutlineEntry("子", 0), OutlineEntry("b", 1, (OutlineEntry("c", 2),)))
            ),
            OutlineEntry("乙", 2),
        ]
        document = DocumentWriter(stream := BytesIO())
        with PageStore(a_store(tmp_path / "s.pages", a_page())) as store:
            for _ in range(3):
                document.add_page(document.drawing(store.page(1)))
        document.finish("", entries, {"/Lang": pikepdf.String("zh-CN")})
        with pikepdf.open(stream) as ours, pikepdf.new() as theirs:
            theirs.pages.extend(ours.pages)
            with theirs.open_outline() as outline:
                outline.root.extend(map(an_item, entries))
            assert told(ours, ours.Root.Outlines) == told(theirs, theirs.Root.Outlines)
            assert ours.Root.Lang == "zh-CN"
            assert ours.check_pdf_syntax() == []


def an_item(entry: OutlineEntry) -> pikepdf.OutlineItem:
    item = pikepdf.OutlineItem(entry.title, entry.page, "Fit")
    item.children.extend(map(an_item, entry.entries))
    return item


def told(pdf: pikepdf.Pdf, node: pikepdf.Object) -> list[object]:
    """(title, page, visible below, its entries) of each entry below the node, links back checked."""
    numbers = {page.objgen: number for number, page in enumerate(pdf.pages)}
    found, before, entry = [], None, node.get("/First")
    while entry is not None:
        assert entry.Parent.objgen == node.objgen
        assert before is None or entry.Prev.objgen == before.objgen
        page = numbers[entry.Dest[0].objgen]
        found.append((str(entry.Title), page, int(entry.get("/Count", 0)), told(pdf, entry)))
        before, entry = entry, entry.get("/Next")
    assert before is None or node.Last.objgen == before.objgen
    return found


class TestFonts:
    def test_stand_once_for_all_pages_of_all_stores_with_all_that_is_drawn(self, tmp_path: Path) -> None:
        stores = [
            a_store(tmp_path / f"{n}.pages", written_page(line)) for n, line in enumerate(("张三", "李四"))
        ]
        with pikepdf.open(a_document(tmp_path, *stores)) as pdf:
            first, second = (page.Resources.Font for page in pdf.pages)
            (name,) = first.keys()
            assert second[name].objgen == first[name].objgen
            told = first[name].ToUnicode.read_bytes()
            assert all(f"<{ord(character):04X}>\n".encode() in told for character in "张三李四")

    def test_a_page_has_only_the_fonts_it_uses(self, tmp_path: Path) -> None:
        pages = written_page("宋", font="宋体"), written_page("黑", font="黑体"), a_page()
        with pikepdf.open(a_document(tmp_path, a_store(tmp_path / "s.pages", *pages))) as pdf:
            used = [set(page.Resources.Font.keys()) for page in pdf.pages]
        assert [len(names) for names in used] == [1, 1, 0]
        assert used[0] != used[1]

    def test_of_another_store_are_not_taken_for_those_of_the_store_before(self, tmp_path: Path) -> None:
        fonts = "宋体", "黑体", "宋体"
        stores = [a_store(tmp_path / f"{n}.pages", written_page("张", font=f)) for n, f in enumerate(fonts)]
        with pikepdf.open(a_document(tmp_path, *stores)) as pdf:
            first, second, third = (set(page.Resources.Font.keys()) for page in pdf.pages)
        assert first == third
        assert first != second

    def test_of_a_store_that_is_done_with_are_let_go(self, tmp_path: Path) -> None:
        document = DocumentWriter(BytesIO())
        seen = []
        for name in ("1.pages", "2.pages"):
            with PageStore(a_store(tmp_path / name, written_page("张三"))) as store:
                document.add_page(document.drawing(store.page(1)))
                seen.append(weakref.ref(store.fonts[0]))
            del store
        assert [font() is None for font in seen] == [True, False]

    @pytest.mark.office
    @pytest.mark.parametrize("font", ["宋体", "黑体", "仿宋", "楷体", "方正小标宋简体", "Times New Roman"])
    def test_the_text_can_be_read_rare_characters_too(self, tmp_path: Path, font: str) -> None:
        page = written_page(RARE, "困难职工帮扶档案（2024）", "ABCabc123", font=font)
        pdf = a_document(tmp_path, a_store(tmp_path / "s.pages", page))
        assert text(pdf) == [RARE, "困难职工帮扶档案（2024）", "ABCabc123"]

    @pytest.mark.office
    def test_poppler_finds_nothing_to_complain_of(self, tmp_path: Path) -> None:
        logo = PageImage("Icd", a_picture("PNG", "RGBA", [(9, 9, 9, 128)] * 4))
        page = written_page(RARE, "第一行 first", images=(logo,))
        pdf = a_document(tmp_path, a_store(tmp_path / "s.pages", page))
        drawn = subprocess.run(["pdftoppm", "-r", "50", "-png", pdf], check=True, capture_output=True)
        assert drawn.stderr == b""
        fonts = subprocess.run(["pdffonts", pdf], check=True, capture_output=True, text=True).stdout
        assert all(
            " yes yes yes " in line for line in fonts.splitlines()[2:]
        )  # embedded, a subset, with text


def test_every_process_writes_the_same_bytes(tmp_path: Path) -> None:
    folders = [tmp_path / name for name in ("一", "二", "三")]
    for folder in folders:
        folder.mkdir()
    with get_context("spawn").Pool(2, maxtasksperchild=1) as pool:
        digests = pool.map(written, folders[:2], chunksize=1)
    assert {*digests, written(folders[2])} == {digests[0]}


def test_memory_does_not_grow_with_the_pages(tmp_path: Path) -> None:
    peaks = {}
    with PageStore(a_store(tmp_path / "s.pages", a_page(random.Random(7).randbytes(1500).hex()))) as store:
        for count in (1000, 5000):
            tracemalloc.start()
            with (tmp_path / "d.pdf").open("wb") as stream:
                document = DocumentWriter(stream)
                for _ in range(count):
                    document.add_page(document.drawing(store.page(1)))
                document.finish("")
            peaks[count] = tracemalloc.get_traced_memory()[1]
            tracemalloc.stop()
    assert peaks[5000] - peaks[1000] < 4000 * 100  # numbers and places, while a page packed has 1.7 kB
