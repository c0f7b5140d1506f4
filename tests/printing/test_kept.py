"""What a process keeps of the papers it printed: what comes again, and never more than so much."""

import gc
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from docgen.printing.form import Paragraph
from docgen.printing.kept import Kept
from docgen.printing.layout import texts
from docgen.printing.layout.cells import LaidCell
from docgen.printing.layout.laid import LaidParagraph
from docgen.printing.layout.pages import FormLayout
from docgen.printing.layout.paragraph import lay_paragraph
from docgen.printing.layout.rows import LaidRow
from docgen.printing.layout.texts import Text
from docgen.printing.word import reader
from docgen.printing.word.dress import Dressed, as_it_is
from tests.printing.word.papers import Desk, cell, paragraph, row, table

_LIMITS = (
    *("layout.table._MOST", "layout.texts._MOST"),
    *("word.patterns._KEPT_PARAGRAPHS", "word.compiling._KEPT_ROWS", "word.compiling._KEPT_CELLS"),
)


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


def paper_of(person: str) -> str:
    return (
        paragraph("姓名") + table(row(cell(paragraph("姓名")), cell(paragraph(person)))) + paragraph(person)
    )


def test_what_is_in_use_stays_and_the_rest_goes() -> None:
    kept: Kept[int, str] = Kept(10)
    kept.keep(0, "caption")
    for number in range(1, 200):
        assert kept.find(0) == "caption"
        kept.keep(number, "value")
    assert len(kept._young) + len(kept._old) <= 20
    assert kept.find(150) is None


def test_a_hundred_households_more_do_not_make_it_grow(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    for limit in _LIMITS:
        monkeypatch.setattr(f"docgen.printing.{limit}", 10)
    layout, before = FormLayout(), alive()
    for number in range(120):
        layout.pages(desk.read(paper_of(f"职工{number}")))
    assert all(count < 60 for count in (alive() - before).values())


def alive() -> Counter[type]:
    gc.collect()
    return Counter(type(it) for it in gc.get_objects() if type(it) in (Paragraph, LaidCell, LaidRow, Text))


def test_captions_are_set_once_though_every_household_brings_its_own_words(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(texts, "_MOST", 10)
    layout, set_anew = FormLayout(), []

    def told(block: Paragraph, *rest: Any, **named: Any) -> LaidParagraph:
        set_anew.append(block)
        return lay_paragraph(block, *rest, **named)

    monkeypatch.setattr(texts, "lay_paragraph", told)
    for number in range(50):
        layout.pages(desk.read(paper_of(f"职工{number}")))
    captions = [block for block in set_anew if block.inlines == set_anew[0].inlines]
    assert (len(captions), len(set_anew)) == (1, 1 + 50)


def test_only_the_list_of_a_large_union_is_read_anew(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[bytes] = []

    def told(skeleton: bytes) -> Dressed:
        read.append(skeleton)
        return as_it_is(skeleton)

    monkeypatch.setattr(reader, "as_it_is", told)
    for person in "甲乙":
        desk.read(paper_of(person))
    monkeypatch.setattr(reader, "_LARGEST_KEPT", 10)
    for person in "甲乙":
        desk.read(paragraph() + paper_of(person))
    assert len(read) == 1 + 2
