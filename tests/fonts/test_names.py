"""The table of typefaces."""

from docgen.fonts.names import FORM_TYPEFACES, find_name, iter_form_names


def test_no_name_stands_for_two_typefaces() -> None:
    names = [name.casefold() for name in iter_form_names()]
    assert len(names) == len(set(names))


def test_every_stand_in_and_file_is_known() -> None:
    for typeface in FORM_TYPEFACES:
        assert typeface.files
        assert [name for name in typeface.stand_ins if find_name(name) is None] == []
        assert [name for name in typeface.files if name != name.lower()] == []


def test_other_names_stand_in_before_other_typefaces() -> None:
    typeface = find_name("仿宋_GB2312")
    assert typeface is not None
    assert typeface.substitutes("仿宋_GB2312")[:4] == ("仿宋", "FangSong", "FangSong_GB2312", "FandolFang")


def test_an_unknown_name_has_no_entry() -> None:
    assert find_name("没有的字体") is None
