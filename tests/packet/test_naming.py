import re
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docgen.packet.naming import safe_name, unique_names

ANY_TEXT = st.text(st.characters(), max_size=200)  # lone surrogates too
NASTY = st.text(st.sampled_from([*'./\\:*?"<>| ~\x00\n\u202e\ud800ConAuX1张é\u200d🧧']), max_size=60)
WINDOWS_RESERVED = re.compile(r"(con|prn|aux|nul|(com|lpt)\d)(\..*)?", re.IGNORECASE | re.DOTALL)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("张三", "张三"),
        ("LZ0001 张三（困难职工）", "LZ0001 张三（困难职工）"),
        ('张/三\\李:四*?"<>|', "张_三_李_四______"),
        ("..", "未命名"),
        ("", "未命名"),
        (" . ", "未命名"),
        ("../../etc/passwd", "_.._etc_passwd"),
        ("  张三. ", "张三"),
        (".隐藏", "隐藏"),
        ("张\n三\t", "张_三_"),
        ("CON", "_CON"),
        ("nul.txt", "_nul.txt"),
        ("com1", "_com1"),
        ("LPT¹", "_LPT¹"),
        ("AUX .x", "_AUX .x"),
        ("conin$", "_conin$"),
        ("console", "console"),
        ("COM10", "COM10"),
        ("王\u202e三", "王_三"),
        ("李\ud800四", "李_四"),
        ("𬭎𫖯㛃", "𬭎𫖯㛃"),
        ("\ue000某", "\ue000某"),  # a character of one's own, as old systems stored rare names
        ("👨‍👩‍👧 福🧧", "👨‍👩‍👧 福🧧"),
    ],
)
def test_names(text: str, name: str) -> None:
    assert safe_name(text) == name


def test_a_long_name_is_cut_between_characters_by_bytes() -> None:
    assert safe_name("困" * 50) == "困" * 26  # 26 × 3 = 78 of 80 bytes
    assert safe_name("困" * 50, limit=120) == "困" * 40
    assert safe_name("a" * 79 + "😀") == "a" * 79


def test_a_cut_leaves_no_dot_space_or_joiner_at_the_end() -> None:
    assert safe_name("a" * 79 + ".b") == "a" * 79
    assert safe_name("a" * 73 + "👨‍👩") == "a" * 73 + "👨"


def test_too_small_a_limit_is_a_mistake_of_the_caller() -> None:
    with pytest.raises(ValueError, match="24 bytes"):
        safe_name("张三", limit=8)


@given(ANY_TEXT | NASTY, st.integers(24, 200))
def test_every_name_is_one_a_system_takes(text: str, limit: int) -> None:
    name = safe_name(text, limit)
    assert 0 < len(name.encode("utf-8")) <= limit
    assert not set(name) & set('/\\:*?"<>|')
    assert not any(unicodedata.category(character) in {"Cc", "Cs"} for character in name)
    assert name == name.strip(" .")
    assert not WINDOWS_RESERVED.fullmatch(name)


@given(ANY_TEXT | NASTY, st.integers(24, 200))
def test_a_safe_name_is_safe_already(text: str, limit: int) -> None:
    assert safe_name(safe_name(text, limit), limit) == safe_name(text, limit)


@given(ANY_TEXT | NASTY)
def test_a_name_never_leads_out_of_its_folder(text: str) -> None:
    folder = Path("/output/packets")
    assert (folder / safe_name(text)).parent == folder


def test_a_file_of_that_name_can_be_made(tmp_path: Path) -> None:
    for text in ("困" * 200, "a" * 300, "👨‍👩‍👧" * 30, "𬭎" * 99, "..\\x", "\x00"):
        (tmp_path / safe_name(text, limit=120)).touch()


class TestUniqueNames:
    def test_names_that_differ_stay_as_they_are(self) -> None:
        assert unique_names(["张三", "李四"]) == ("张三", "李四")

    @pytest.mark.parametrize(
        ("texts", "names"),
        [
            (["张三", "张三", "张三"], ("张三", "张三-2", "张三-3")),
            (["张/三", "张?三"], ("张_三", "张_三-2")),
            (["Li", "LI"], ("Li", "LI-2")),
            (["é", "e\u0301"], ("é", "e\u0301-2")),
            (["张三", "张三-2", "张三"], ("张三", "张三-2", "张三-3")),
            (["", "."], ("未命名", "未命名-2")),
        ],
    )
    def test_names_that_a_system_takes_for_the_same_get_a_number(
        self, texts: list[str], names: tuple[str, ...]
    ) -> None:
        assert unique_names(texts) == names

    def test_the_number_stays_within_the_limit(self) -> None:
        names = unique_names(["困" * 60] * 12)
        assert all(len(name.encode("utf-8")) <= 80 for name in names)
        assert names[-1] == "困" * 25 + "-12"  # 25 × 3 + 3 = 78

    @given(st.lists(ANY_TEXT | NASTY, max_size=12), st.integers(24, 60))
    def test_no_two_are_the_same_in_any_case_or_composition(self, texts: list[str], limit: int) -> None:
        names = unique_names(texts, limit)
        assert len(names) == len(texts)
        for form in ("NFC", "NFD"):
            assert len({unicodedata.normalize(form, name).casefold() for name in names}) == len(names)

    @given(st.lists(ANY_TEXT | NASTY, max_size=12))
    def test_each_is_safe(self, texts: list[str]) -> None:
        assert all(safe_name(name) == name for name in unique_names(texts))
