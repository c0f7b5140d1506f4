"""What `docgen fonts` tells, and which characters cannot be printed."""

from docgen.fonts.names import FORM_TYPEFACES
from docgen.fonts.report import typeface_report, unprintable_characters


def test_every_typeface_of_the_table_is_reported() -> None:
    reported = {use.name for use in typeface_report()}
    for typeface in FORM_TYPEFACES:
        assert reported & set(typeface.names)
    assert "SimSun" not in reported


def test_a_stand_in_is_told_from_the_font_itself() -> None:
    serif, liberation = typeface_report(["宋体", "Liberation Serif"])
    assert (serif.family, serif.is_stand_in, serif.has_bold) == ("Noto Serif CJK SC", True, True)
    assert (liberation.family, liberation.is_stand_in) == ("Liberation Serif", False)


def test_an_unknown_font_is_stood_in_for() -> None:
    (use,) = typeface_report(["没有的字体"])
    assert use.is_stand_in
    assert use.path is not None


def test_characters_without_a_face_are_named_once_in_order() -> None:
    assert unprintable_characters("张\ue001三\ue000\ue001堃☑") == "\ue001\ue000"


def test_a_character_is_named_with_its_marks_where_no_face_has_both() -> None:
    assert unprintable_characters("é e\u0301 甲") == ""
    assert unprintable_characters("甲p🏻乙") == "p🏻"


def test_what_draws_nothing_is_printable_and_control_characters_are_not() -> None:
    assert unprintable_characters("张\t三\n\u200b\u00ad\ufeff") == ""
    assert unprintable_characters("张\x07") == "\x07"


def test_half_of_a_surrogate_pair_is_not_printable() -> None:
    assert unprintable_characters("\ud840") == "\ud840"
