"""Tags put into the text of Excel cells, and how a tagged cell is written."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from xml.sax.saxutils import escape, quoteattr

from docgen.authoring.forms.elements import Element
from docgen.authoring.forms.model import PlacedTag, Span
from docgen.authoring.forms.sheet_text import RichRun, SheetText

_CODE = re.compile("_(?=x[0-9A-Fa-f]{4}_)")  # would be read as the number of a character


@dataclass(frozen=True)
class _Cut:
    """Characters of one run that give way to a text."""

    run: int
    start: int
    end: int
    text: str


def with_tags(text: SheetText, tags: Sequence[PlacedTag]) -> SheetText:
    """The text with the tags in their spots, each in the font of what it replaces. Raises ValueError."""
    if not text.runs:
        return SheetText((RichRun("".join(tag.text for tag in tags)),))
    cuts: list[_Cut] = []
    last = 0
    for tag in sorted(tags, key=lambda tag: (tag.spot.start, tag.spot.end)):
        if tag.spot.start < last:
            raise ValueError("two spots overlap")
        last = tag.spot.end
        cuts += _cuts(text, tag)
    runs = (replace(run, text=_cut(run.text, index, cuts)) for index, run in enumerate(text.runs))
    return SheetText(tuple(run for run in runs if run.text))


def inline_string(text: SheetText, prefix: str) -> str:
    """The text as the inside of a cell of the type inlineStr."""
    if all(run.look is None for run in text.runs):
        inside = _said(text.text, prefix)
    else:
        inside = "".join(
            f"<{prefix}r>{_look(run.look, prefix)}{_said(run.text, prefix)}</{prefix}r>" for run in text.runs
        )
    return f"<{prefix}is>{inside}</{prefix}is>"


def _cuts(text: SheetText, tag: PlacedTag) -> list[_Cut]:
    spans = _spans(text)
    first, last = tag.spot.start, tag.spot.end
    touched = [index for index, (start, end) in enumerate(spans) if start < last and end > first]
    beside = [index for index, span in enumerate(spans) if first in span]
    candidates = touched or beside
    home = next((index for index in candidates if text.runs[index].is_underlined), candidates[0])
    cuts = []
    for index in touched or [home]:
        start, end = spans[index]
        begin = max(first, start) - start
        stop = max(min(last, end) - start, begin)
        cuts.append(_Cut(index, begin, stop, tag.text if index == home else ""))
    return cuts


def _spans(text: SheetText) -> list[Span]:
    spans: list[Span] = []
    at = 0
    for run in text.runs:
        spans.append((at, at + len(run.text)))
        at += len(run.text)
    return spans


def _cut(text: str, run: int, cuts: Sequence[_Cut]) -> str:
    pieces: list[str] = []
    last = 0
    for cut in cuts:
        if cut.run == run:
            pieces += (text[last : cut.start], cut.text)
            last = cut.end
    return "".join((*pieces, text[last:]))


def _said(text: str, prefix: str) -> str:
    return f'<{prefix}t xml:space="preserve">{escape(_CODE.sub("_x005F_", text))}</{prefix}t>'


def _look(look: Element | None, prefix: str) -> str:
    return "" if look is None else written(look, prefix)


def written(element: Element, prefix: str) -> str:
    """An element without text, and what it holds, as XML."""
    attributes = "".join(f" {name}={quoteattr(value)}" for name, value in element.attributes.items())
    inside = "".join(written(child, prefix) for child in element.children)
    return f"<{prefix}{element.name}{attributes}>{inside}</{prefix}{element.name}>"
