"""Tags put into the text of Word paragraphs: only the elements that print the blank are written anew."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from xml.sax.saxutils import escape

from docgen.authoring.forms.elements import Edit, Element, XmlBrokenError, prefix_of
from docgen.authoring.forms.model import PlacedTag, Span
from docgen.authoring.forms.word_text import Piece, WordText, prompt_of, runs_of, symbol_fonts

_TRACKED = frozenset({"w:ins", "w:del", "w:moveFrom", "w:moveTo", "w:rPrChange"})
_SIZES, _LEAST_SIZE = ("w:sz", "w:szCs"), 10  # half points
_BOUND = ("w:showingPlcHdr", "w:dataBinding")


@dataclass
class Insertion:
    """What is added to a paragraph: after its properties, at its end, and after that."""

    start: str = ""
    run: str = ""
    end: str = ""


@dataclass
class WordChanges:
    """The changes of one part: edits of what is there, and what is added to paragraphs."""

    data: bytes
    edits: list[Edit] = field(default_factory=list)
    added: defaultdict[Element, Insertion] = field(default_factory=lambda: defaultdict(Insertion))
    freed: set[Element] = field(default_factory=set)

    def all(self) -> list[Edit]:
        """Every edit."""
        added = (edit for paragraph, text in self.added.items() for edit in self._added(paragraph, text))
        return [*self.edits, *added]

    def _added(self, paragraph: Element, added: Insertion) -> Iterator[Edit]:
        inside = added.run + added.end
        if paragraph.is_closed:
            opening = self.data[paragraph.start : paragraph.end - 2].decode().rstrip()
            closing = f"</{prefix_of(self.data, paragraph)}p>"
            yield Edit(paragraph.start, paragraph.end, f"{opening}>{added.start}{inside}{closing}")
            return
        properties = paragraph.find("w:pPr")
        first = properties.end if properties else paragraph.inner_start
        yield Edit(first, first, added.start)
        yield Edit(paragraph.inner_end, paragraph.inner_end, inside)


def put_tags(changes: WordChanges, text: WordText, tags: Sequence[PlacedTag]) -> None:
    """Put the tags in their spots of the text. Raises ValueError when two spots overlap."""
    cuts: dict[int, list[tuple[int, int, str]]] = defaultdict(list)
    last = 0
    for tag in sorted(tags, key=lambda tag: (tag.spot.start, tag.spot.end)):
        if tag.spot.start < last:
            raise ValueError("two spots overlap")
        last = tag.spot.end
        _cut(changes, text, tag, cuts)
    for index, pieces in cuts.items():
        changes.edits += _rewritten(changes, text.pieces[index], _with(text.pieces[index].text, pieces))


def _cut(
    changes: WordChanges, text: WordText, tag: PlacedTag, cuts: dict[int, list[tuple[int, int, str]]]
) -> None:
    """Note what of each piece gives way; the tag takes the place of the first, or first underlined, one."""
    span = (tag.spot.start, tag.spot.end)
    spans = _spans(text)
    touched = [index for index, (start, end) in spans.items() if start < span[1] and end > span[0]]
    home = _underlined(text, touched) if touched else _underlined(text, _beside(spans, span[0]))
    if home is None:
        if not text.paragraphs:
            raise XmlBrokenError("a cell without a paragraph")
        paragraph = text.paragraphs[_paragraph_at(text, span[0])]
        changes.added[paragraph].run += _new_run(changes.data, paragraph, tag.text)
        return
    for index in touched or [home]:
        start, end = spans[index]
        first, last = max(span[0], start) - start, min(span[1], end) - start
        cuts[index].append((first, max(first, last), tag.text if index == home else ""))


def _spans(text: WordText) -> dict[int, Span]:
    """Where each piece stands in the text; ends of paragraphs left out."""
    spans: dict[int, Span] = {}
    at = 0
    for index, piece in enumerate(text.pieces):
        if piece.element is not None:
            spans[index] = (at, at + len(piece.text))
        at += len(piece.text)
    return spans


def _beside(spans: dict[int, Span], at: int) -> list[int]:
    return [index for index, span in spans.items() if at in span]


def _underlined(text: WordText, indices: list[int]) -> int | None:
    """The first underlined of the pieces, else the first; None of none."""
    marked = [index for index in indices if text.pieces[index].is_underlined]
    return next(iter([*marked, *indices]), None)


def _paragraph_at(text: WordText, at: int) -> int:
    ends = 0
    for piece in text.pieces:
        at -= len(piece.text)
        if at < 0:
            break
        ends += piece.element is None
    return ends


def _with(text: str, cuts: list[tuple[int, int, str]]) -> str:
    pieces: list[str] = []
    last = 0
    for start, end, tag in cuts:
        pieces += (text[last:start], tag)
        last = end
    return "".join((*pieces, text[last:]))


def _rewritten(changes: WordChanges, piece: Piece, text: str) -> Iterator[Edit]:
    """The edits that make the piece say the text."""
    element = piece.element
    if element is None:
        return
    prefix = prefix_of(changes.data, element)
    yield Edit(element.start, element.end, _around(changes.data, piece, text, prefix))
    if element.name == "w:fldChar":
        yield from _without_field(element)
    if text and piece.run is not None and symbol_fonts(piece.run) and piece.run not in changes.freed:
        changes.freed.add(piece.run)
        yield _in_letters(changes.data, piece.run)
    yield from _freed(changes, element)


def _around(data: bytes, piece: Piece, text: str, prefix: str) -> str:
    """The text as elements; a tab or break that stays is kept as it is."""
    element = piece.element
    if element is None or element.name == "w:t" or prompt_of(element):
        return printing(text, prefix)
    own = data[element.start : element.end].decode()
    if text.startswith(piece.text):
        return own + printing(text.removeprefix(piece.text), prefix)
    if text.endswith(piece.text):
        return printing(text.removesuffix(piece.text), prefix) + own
    return printing(text, prefix)


def printing(text: str, prefix: str) -> str:
    """The elements of a run that print the text."""
    if not text:
        return ""
    opening, closing = f'<{prefix}t xml:space="preserve">', f"</{prefix}t>"
    inside = escape(text).replace("\n", f"{closing}<{prefix}br/>{opening}")
    return f"{opening}{inside}{closing}".replace(f"{opening}{closing}", "")


def _in_letters(data: bytes, run: Element) -> Edit:
    """The edit that takes fonts of signs from the run, which would print the tag's text as signs."""
    fonts = next(run.iter("w:rFonts"))
    own = data[fonts.start : fonts.end].decode()
    names = "|".join(map(re.escape, symbol_fonts(run)))
    return Edit(fonts.start, fonts.end, re.sub(rf"\s[\w:]+=([\"'])(?:{names})\1", "", own))


def _without_field(start: Element) -> Iterator[Edit]:
    """The edits that take away the rest of a form field: its instruction, result and end."""
    paragraph = start.ancestor("w:p")
    marks = [] if paragraph is None else list(paragraph.iter("w:fldChar", "w:instrText", "w:t"))
    for mark in marks[marks.index(start) + 1 :]:
        yield Edit(mark.start, mark.end, "")
        if mark.get("w:fldCharType") == "end":
            return


def _freed(changes: WordChanges, element: Element) -> Iterator[Edit]:
    """The edits by which content controls no longer replace what is filled in, nor print it as a prompt."""
    prompt = prompt_of(element)
    words = prompt.find("w:sdtContent") if prompt else None
    for item in words.iter("w:t", "w:rStyle") if words else ():
        if item is not element:
            yield Edit(item.start, item.end, "")
    control = element.ancestor("w:sdt")
    while control is not None:
        properties = control.find("w:sdtPr")
        for item in properties.children if properties and control not in changes.freed else ():
            if item.name in _BOUND:
                yield Edit(item.start, item.end, "")
        changes.freed.add(control)
        control = control.ancestor("w:sdt")


def _new_run(data: bytes, paragraph: Element, text: str) -> str:
    """A run for an empty paragraph, in the format of an empty run or of the paragraph's own end.

    A size that keeps an empty row low, and that nobody could read, gives way to the style's.
    """
    prefix = prefix_of(data, paragraph)
    looks = [run.find("w:rPr") for run in runs_of(paragraph)]
    look = next((look for look in looks if look), None) or paragraph.find("w:pPr", "w:rPr")
    kept = (
        [item for item in look.children if item.name not in _TRACKED and not _is_tiny(item)] if look else []
    )
    inside = "".join(data[item.start : item.end].decode() for item in kept)
    properties = f"<{prefix}rPr>{inside}</{prefix}rPr>" if inside else ""
    return f"<{prefix}r>{properties}{printing(text, prefix)}</{prefix}r>"


def _is_tiny(item: Element) -> bool:
    size = item.get("w:val")
    return item.name in _SIZES and size.isdecimal() and int(size) < _LEAST_SIZE
