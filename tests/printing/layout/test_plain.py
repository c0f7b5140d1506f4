"""The short way to set a line, against the long one."""

from dataclasses import replace

import pytest

from docgen.printing.form import Alignment, Paragraph, TextFormat
from docgen.printing.layout import paragraph as long_way
from docgen.printing.layout.laid import LaidLine
from docgen.printing.layout.plain import plain_line
from tests.printing.layout.shown import SONG, paragraph

WIDTH = 60.0


def set_the_long_way(block: Paragraph, patch: pytest.MonkeyPatch) -> LaidLine:
    patch.setattr(long_way, "plain_line", lambda *_: None)
    (line,) = long_way.lay_paragraph(block, WIDTH).lines
    return line


@pytest.mark.parametrize(
    "alignment",
    [Alignment.LEFT, Alignment.CENTER, Alignment.RIGHT, Alignment.JUSTIFIED],
    ids=lambda it: it.value,
)
@pytest.mark.parametrize("text", ["困难，", "706.78", "A b", "x"])
@pytest.mark.parametrize("text_format", [SONG, replace(SONG, bold=True, size=9.0)], ids=["regular", "bold"])
def test_a_plain_line_is_what_the_long_way_makes_of_it(
    text: str, alignment: Alignment, text_format: TextFormat, monkeypatch: pytest.MonkeyPatch
) -> None:
    block = paragraph(text, text_format, alignment=alignment, left=3.0, first_line=2.0, right=1.0, line=1.5)
    plain = plain_line(block, WIDTH, 0.0)
    other = set_the_long_way(block, monkeypatch)
    assert plain is not None
    assert (plain.height, plain.ops, plain.width, plain.clusters) == (
        other.height,
        other.ops,
        other.width,
        other.clusters,
    )


@pytest.mark.parametrize(
    "block",
    [
        paragraph(""),
        paragraph("困难 "),
        paragraph("第1组"),
        paragraph("困\n难"),
        paragraph("困难职工家庭成员"),
        paragraph("困难", replace(SONG, underline=True)),
        paragraph("困难", replace(SONG, spacing=1.0)),
        paragraph("困难", replace(SONG, color="FF0000")),
        paragraph("困难", alignment=Alignment.DISTRIBUTED),
    ],
    ids=[
        "empty",
        "blank end",
        "two scripts",
        "two lines",
        "too long",
        "ruled",
        "spaced",
        "red",
        "distributed",
    ],
)
def test_what_takes_more_is_left_to_the_long_way(block: Paragraph) -> None:
    assert plain_line(block, WIDTH, 0.0) is None
