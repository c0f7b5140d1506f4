"""Which of a run's two fonts a character takes."""

import pytest

from docgen.printing.layout.scripts import scripts


@pytest.mark.parametrize(
    ("text", "letters"),
    [
        ("中文，ab1.", "IIAaaaL"),
        ("“中”", "LIA"),
        ("□是□否", "LIAI"),
        ("a“b”", "aLaL"),
        ("中 a b", "IAaLa"),
        ("1①中①", "aaII"),
        ("中×·°", "ILLL"),
        ("℃㎡", "LA"),
        ("中\t\n文", "ITNI"),
    ],
)
def test_weak_characters_follow_the_script_before_them(text: str, letters: str) -> None:
    assert scripts(text) == letters


def test_a_cluster_takes_the_script_of_its_first_character() -> None:
    assert scripts(["中", "e\u0301"]) == "Ia"
