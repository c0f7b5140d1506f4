"""The text of Word paragraphs, character by character, with the elements that it stands in."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from docgen.authoring.forms.elements import Element
from docgen.authoring.forms.model import Span, underlined_spans
from docgen.printing.word.symbols import find_symbol

PROMPT = "____"  # stands for the words of a content control that ask for text
_SYMBOL_FONTS = frozenset({"Wingdings", "Wingdings 2", "Symbol"})
_BOX, _TICKED = "□", "☑"
_OUTSIDE = frozenset({"w:del", "w:moveFrom", "mc:Fallback", "w:txbxContent", "w:pPr", "w:rPr", "w:sdtPr"})
_SIGNS = {"w:tab": "\t", "w:ptab": "\t", "w:br": "\n", "w:cr": "\n", "w:noBreakHyphen": "-"}
_ONES = frozenset({"w:t", "w:sym", "w:fldChar", *_SIGNS})


@dataclass(frozen=True)
class Piece:
    """Some characters of a paragraph and the element that prints them; None for a paragraph's end."""

    text: str
    element: Element | None = None
    run: Element | None = None
    is_underlined: bool = False


@dataclass(frozen=True)
class WordText:
    """The paragraphs of a cell, or the one paragraph of a line, and their pieces in order."""

    paragraphs: tuple[Element, ...]
    pieces: tuple[Piece, ...] = field(repr=False)

    @property
    def text(self) -> str:
        """What a person reads, paragraphs apart by line feeds."""
        return "".join(piece.text for piece in self.pieces)

    @property
    def underlined(self) -> tuple[Span, ...]:
        """The spans of the text that are underlined."""
        return underlined_spans((piece.text, piece.is_underlined) for piece in self.pieces)


def word_text(paragraphs: Sequence[Element]) -> WordText:
    """The text of the paragraphs, which stand together."""
    pieces: list[Piece] = []
    for number, paragraph in enumerate(paragraphs):
        if number and not _flows_on(paragraphs[number - 1]):
            pieces.append(Piece("\n"))
        pieces += _pieces(paragraph)
    return WordText(tuple(paragraphs), tuple(pieces))


def runs_of(paragraph: Element) -> Iterator[Element]:
    """The runs of the paragraph that are read."""
    return (element for element in _inside(paragraph) if element.name == "w:r")


def _flows_on(paragraph: Element) -> bool:
    """Whether a tracked change takes away the paragraph's end."""
    return paragraph.find("w:pPr", "w:rPr", "w:del") is not None


def _inside(element: Element) -> Iterator[Element]:
    for child in element.children:
        if child.name not in _OUTSIDE:
            yield child
            yield from _inside(child)


def _pieces(paragraph: Element) -> Iterator[Piece]:
    prompts: set[Element] = set()
    for element in _inside(paragraph):
        if element.name not in _ONES:
            continue
        run = element.ancestor("w:r")
        text = _shown(element)
        prompt = prompt_of(element)
        if prompt is not None:
            text = "" if prompt in prompts else PROMPT
            prompts.add(prompt)
        if text and run is not None and not _is_hidden(run):
            yield Piece(text, element, run, _is_underlined(run))


def _shown(element: Element) -> str:
    if element.name == "w:t":
        text = element.text.replace("\n", " ")
        kept = text if element.get("xml:space") == "preserve" else text.strip(" \t")
        fonts = symbol_fonts(element.ancestor("w:r"))
        return "".join(_sign(char, fonts) for char in kept) if fonts else kept
    if element.name == "w:sym":
        return find_symbol(element.get("w:font"), element.get("w:char") or "0") or "�"
    if element.name == "w:fldChar":
        return _check_box(element)
    is_of_page = element.get("w:type", "textWrapping") != "textWrapping"
    return "" if element.name == "w:br" and is_of_page else _SIGNS[element.name]


def symbol_fonts(run: Element | None) -> list[str]:
    """The fonts of the run in which letters stand for signs."""
    fonts = run.find("w:rPr", "w:rFonts") if run else None
    return [name for name in fonts.attributes.values() if name in _SYMBOL_FONTS] if fonts else []


def _sign(letter: str, fonts: list[str]) -> str:
    """What the letter looks like in the first of the fonts that has a sign for it."""
    code = ord(letter)
    if not (0x20 < code < 0x100 or 0xF000 <= code < 0xF100):
        return letter
    signs = (find_symbol(font, f"{code:X}") for font in fonts)
    return next((sign for sign in signs if sign), letter)


def _check_box(field_start: Element) -> str:
    """The sign of a form field that is a box to tick."""
    box = field_start.find("w:ffData", "w:checkBox")
    if box is None:
        return ""
    chosen = box.find("w:checked") or box.find("w:default")
    return _TICKED if chosen is not None and _is_on(chosen) else _BOX


def prompt_of(element: Element) -> Element | None:
    """The content control whose words of invitation the element belongs to."""
    above = element.ancestor("w:sdt")
    is_prompt = above is not None and above.find("w:sdtPr", "w:showingPlcHdr") is not None
    return above if is_prompt else None


def _is_on(switch: Element) -> bool:
    return switch.get("w:val", "1") not in ("0", "false", "off", "none")


def _is_underlined(run: Element) -> bool:
    line = run.find("w:rPr", "w:u")
    return line is not None and _is_on(line)


def _is_hidden(run: Element) -> bool:
    switch = run.find("w:rPr", "w:vanish")
    return switch is not None and _is_on(switch)
