import io

import pytest

from docgen.fonts.face import find_typeface
from docgen.fonts.subset import Code
from docgen.pdf import font_objects
from docgen.pdf.font_objects import PackedFont, add_font, packed_font, text_map, widths
from docgen.pdf.objects import ObjectWriter


class TestTextMap:
    def test_tells_the_text_of_a_code_in_utf_16(self) -> None:
        told = text_map({0x22: Code(500, "A"), 0x1234: Code(1000, "𠮷"), 0xFFFE: Code(1000, "葛\U000e0100")})
        assert b"3 beginbfchar\n<0022><0041>\n<1234><D842DFB7>\n<FFFE><845BDB40DD00>\nendbfchar" in told

    def test_says_nothing_of_a_code_without_text(self) -> None:
        assert b"1 beginbfchar\n<0001><0041>\nendbfchar" in text_map({1: Code(1, "A"), 2: Code(1, "")})

    def test_has_blocks_of_a_hundred_at_most(self) -> None:
        lines = text_map({code: Code(1000, chr(0x4E00 + code)) for code in range(1, 251)}).split(b"\n")
        assert [line for line in lines if b"beginbfchar" in line] == [
            b"100 beginbfchar",
            b"100 beginbfchar",
            b"50 beginbfchar",
        ]
        assert sum(line.startswith(b"<") for line in lines) == 251  # and the range of all codes


class TestWidths:
    def test_follow_in_runs_of_neighbouring_codes(self) -> None:
        codes = {1: Code(500, "a"), 2: Code(250.5, "b"), 7: Code(333, "c"), 8: Code(444, "d")}
        assert widths(codes) == "1[500 250.5]7[333 444]"

    def test_leave_out_what_is_as_wide_as_an_ideograph(self) -> None:
        codes = {1: Code(500, "a"), 2: Code(1000, "张"), 3: Code(600, "c"), 4: Code(1000, "三")}
        assert widths(codes) == "1[500]3[600]"


class TestPackedFont:
    def test_is_kept_for_the_packets_that_draw_the_same(self) -> None:
        face = find_typeface("黑体").face
        first = packed_font(face, frozenset("困难职工档案表"), frozenset())
        assert packed_font(face, frozenset("表案档工职难困"), frozenset()) is first
        assert packed_font(face, frozenset("困难职工档案"), frozenset()) is not first

    def test_tells_upright_glyphs_from_others(self) -> None:
        face = find_typeface("宋体").face
        assert written(packed_font(face, frozenset("（"), frozenset())) != written(
            packed_font(face, frozenset(), frozenset("（"))
        )

    def test_is_not_kept_where_it_draws_what_a_union_has(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(font_objects, "_MOST_KEPT_CLUSTERS", 3)
        face = find_typeface("宋体").face
        few, many = frozenset("一二"), frozenset("一二三")
        made = [packed_font(face, few, many) for _ in range(2)]
        assert made[0] is not made[1]
        assert written(made[0]) == written(made[1])


def written(font: PackedFont) -> bytes:
    """The font in a file of its own."""
    stream = io.BytesIO()
    objects = ObjectWriter(stream)
    add_font(objects, font, objects.reserve())
    objects.finish(1, 1)
    return stream.getvalue()
