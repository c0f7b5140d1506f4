import tracemalloc
import zlib
from multiprocessing import get_context
from pathlib import Path

import pytest

from docgen.fonts.face import Face
from docgen.pdf.images import ImageDamagedError
from docgen.pdf.page import PageImage
from docgen.pdf.store import FaceKey, PageStore, PageStoreWriter, StoreDamagedError, StoredPage

from .laid_pages import A4_LANDSCAPE, RARE, a_face, a_page, a_picture, a_store

SONG, HEI = a_face("Song"), a_face("Hei", "/fonts/黑体.ttc", 3)
PHOTO = a_picture("JPEG", "RGB", [(200, 30, 30)] * 4)


def drawn(page: StoredPage) -> dict[tuple[FaceKey, bool], set[str]]:
    fonts = [(page.store.fonts[place], bits) for place, bits in page.drawn]
    return {(font.face, font.is_vertical): set(font.drawn(bits)) for font, bits in fonts}


def contents(path: Path) -> list[bytes]:
    with PageStore(path) as store:
        return [zlib.decompress(page.packed) for page in store]


class TestPages:
    def test_come_back_by_their_numbers(self, tmp_path: Path) -> None:
        with PageStoreWriter(tmp_path / "s.pages") as writer:
            assert [writer.add(a_page(text)) for text in ("a", "b", "c")] == [1, 2, 3]
        with PageStore(tmp_path / "s.pages") as store:
            assert len(store) == 3
            assert zlib.decompress(store.page(2).packed) == b"b"
            for number in (0, 4):
                with pytest.raises(IndexError):
                    store.page(number)

    def test_keep_their_sizes(self, tmp_path: Path) -> None:
        with PageStore(a_store(tmp_path / "s.pages", a_page(size=A4_LANDSCAPE))) as store:
            assert (store.page(1).width, store.page(1).height) == A4_LANDSCAPE

    def test_tell_what_each_draws_with_each_face_and_no_more(self, tmp_path: Path) -> None:
        first = a_page(
            "a", {SONG: frozenset("张三"), HEI: frozenset("A")}, vertical={SONG: frozenset("（张")}
        )
        second = a_page("b", {HEI: frozenset([*RARE, "葛\U000e0100"])})
        with PageStore(a_store(tmp_path / "s.pages", first, second, a_page("c"))) as store:
            song, hei = FaceKey("Song", "/fonts/song.otf", 0), FaceKey("Hei", "/fonts/黑体.ttc", 3)
            assert drawn(store.page(1)) == {
                (song, False): set("张三"),
                (hei, False): {"A"},
                (song, True): set("（张"),
            }
            assert drawn(store.page(2)) == {(hei, False): {*RARE, "葛\U000e0100"}}
            assert drawn(store.page(3)) == {}

    def test_share_a_picture_that_is_on_several(self, tmp_path: Path) -> None:
        image = PageImage("Iab", PHOTO)
        path = a_store(tmp_path / "s.pages", a_page(images=(image,)), a_page(images=(image,)), a_page())
        with PageStore(path) as store:
            (first,), (second,), none = (page.images for page in store)
            assert first == second
            assert none == ()
            assert store.image(first).data == PHOTO
        assert path.read_bytes().count(PHOTO) == 1

    def test_keep_a_pictures_transparency(self, tmp_path: Path) -> None:
        logo = a_picture("PNG", "RGBA", [(9, 9, 9, alpha) for alpha in (0, 85, 170, 255)])
        with PageStore(a_store(tmp_path / "s.pages", a_page(images=(PageImage("Icd", logo),)))) as store:
            mask = store.image(store.page(1).images[0]).mask
        assert mask is not None
        assert zlib.decompress(mask.data) == bytes([0, 85, 170, 255])

    def test_a_picture_that_cannot_be_read_is_refused_at_once_and_spoils_nothing(
        self, tmp_path: Path
    ) -> None:
        with PageStoreWriter(tmp_path / "s.pages") as writer:
            with pytest.raises(ImageDamagedError):
                writer.add(a_page("bad", images=(PageImage("Ief", PHOTO[:40]),)))
            writer.add(a_page("good"))
        assert contents(tmp_path / "s.pages") == [b"good"]

    def test_are_read_by_another_process(self, tmp_path: Path) -> None:
        path = a_store(tmp_path / "s.pages", a_page("a"), a_page("b"))
        with get_context("spawn").Pool(1) as pool:
            assert pool.apply(contents, (path,)) == [b"a", b"b"]


class TestDamage:
    def test_a_store_that_was_not_finished_is_damaged(self, tmp_path: Path) -> None:
        def interrupted() -> None:
            with PageStoreWriter(tmp_path / "s.pages") as writer:
                writer.add(a_page("a"))
                raise KeyboardInterrupt

        with pytest.raises(KeyboardInterrupt):
            interrupted()
        with pytest.raises(StoreDamagedError):
            PageStore(tmp_path / "s.pages")

    @pytest.mark.parametrize("content", [b"", b"%PDF-1.7 not a store", b"\0" * 200])
    def test_something_else_is_damaged(self, tmp_path: Path, content: bytes) -> None:
        (tmp_path / "s.pages").write_bytes(content)
        with pytest.raises(StoreDamagedError):
            PageStore(tmp_path / "s.pages")

    def test_a_store_that_is_gone_is_not_found(self, tmp_path: Path) -> None:
        with pytest.raises(FileNotFoundError):
            PageStore(tmp_path / "s.pages")

    def test_every_changed_byte_is_noticed(self, tmp_path: Path) -> None:
        image = PageImage("Iab", a_picture("PNG", "L", [1, 2, 3, 4]))
        path = a_store(tmp_path / "s.pages", a_page("a", {SONG: frozenset("张")}, images=(image,)))
        whole = path.read_bytes()
        before = reading(path)
        for place in range(len(whole)):
            path.write_bytes(whole[:place] + bytes([whole[place] ^ 0x55]) + whole[place + 1 :])
            assert reading(path) != before, place
        for end in range(len(whole)):
            path.write_bytes(whole[:end])
            assert reading(path) == "damaged"


def reading(path: Path) -> object:
    """All that the store tells, or "damaged"."""
    try:
        with PageStore(path) as store:
            return [(p.width, p.height, p.packed, drawn(p), *map(store.image, p.images)) for p in store]
    except StoreDamagedError:
        return "damaged"


def test_memory_does_not_grow_with_the_pages(tmp_path: Path) -> None:
    peaks = []
    for count in (500, 2500):
        tracemalloc.start()
        with PageStoreWriter(tmp_path / f"{count}.pages") as writer:
            for number in range(count):
                writer.add(a_page(f"{number} " * 200, {SONG: frozenset(chr(0x4E00 + number % 300))}))
        with PageStore(tmp_path / f"{count}.pages") as store:
            assert sum(1 for _ in store) == count
        peaks.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()
    assert (
        peaks[1] - peaks[0] < 2000 * 60
    )  # places: 8 bytes a page, and an int each when read; a page has 1 kB


def test_the_same_pages_make_the_same_store_whatever_the_order_of_their_faces(tmp_path: Path) -> None:
    def clusters(*faces: Face) -> dict[Face, frozenset[str]]:
        return {face: frozenset("张三李四") for face in faces}

    one = a_store(tmp_path / "1.pages", a_page("a", clusters(SONG, HEI)))
    other = a_store(tmp_path / "2.pages", a_page("a", clusters(HEI, SONG)))
    assert one.read_bytes() == other.read_bytes()
