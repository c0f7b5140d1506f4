"""Texts of sheet cells whose parts have fonts of their own."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from lxml import etree

from docgen.fill.template import TAG

_S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


@dataclass(frozen=True)
class RichRun:
    """A part of a cell's text; `look` is the XML of its font, nothing where the cell's own holds."""

    look: str
    text: str


def runs_of(item: etree._Element) -> tuple[RichRun, ...]:
    """The runs of a string item, without phonetic hints; a tag split over several is whole in its first."""
    return tuple(run for run in _with_whole_tags(list(_runs(item))) if run.text)


def joined_text(runs: Iterable[RichRun]) -> str:
    """The runs as one text."""
    return "".join(run.text for run in runs)


def _runs(item: etree._Element) -> Iterator[RichRun]:
    for part in item:
        if part.tag == f"{_S}t":
            yield RichRun("", part.text or "")
        elif part.tag == f"{_S}r":
            look = part.find(f"{_S}rPr")
            xml = "" if look is None else etree.tostring(look, encoding="unicode", with_tail=False)
            yield RichRun(xml, "".join(text.text or "" for text in part.iterfind(f"{_S}t")))


def _with_whole_tags(runs: list[RichRun]) -> Iterator[RichRun]:
    tags = [match.span() for match in TAG.finditer(joined_text(runs))]
    text, at = joined_text(runs), 0
    for run in runs:
        start, end = _moved(at, tags), _moved(at + len(run.text), tags)
        yield RichRun(run.look, text[start:end])
        at += len(run.text)


def _moved(at: int, tags: list[tuple[int, int]]) -> int:
    """The place, behind the tag that it lies in."""
    return next((end for start, end in tags if start < at < end), at)
