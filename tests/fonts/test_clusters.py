"""What of a text is drawn as one."""

import pytest

from docgen.fonts.clusters import clusters


@pytest.mark.parametrize("text", ["", "abc", "困难职工（1人）", "𬭁㛃", "—", "a—b"])
def test_a_simple_text_is_its_own_clusters(text: str) -> None:
    assert clusters(text) is text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("葛\U000e0100飾", ["葛\U000e0100", "飾"]),
        ("e\u0301a", ["e\u0301", "a"]),
        ("👨\u200d👩\u200d👧x", ["👨\u200d👩\u200d👧", "x"]),
        ("☑\ufe0f是", ["☑\ufe0f", "是"]),
        ("由——至", ["由", "——", "至"]),
        ("———", ["——", "—"]),
        ("\u0301\n—", ["\u0301", "\n", "—"]),
    ],
)
def test_what_belongs_together_stays_together(text: str, expected: list[str]) -> None:
    assert list(clusters(text)) == expected
