"""A w:p compiled: its format resolved, its runs as patterns."""

from dataclasses import dataclass, field
from typing import Any

from lxml import etree

from docgen.printing.form import FieldRun, PageField, Picture, TabStop, TextFormat
from docgen.printing.word.known import PARAGRAPH, RUN, W
from docgen.printing.word.notes import Notes
from docgen.printing.word.paragraph_layers import (
    is_half_automatic,
    over_paragraph,
    paragraph_format,
    paragraph_layer,
)
from docgen.printing.word.patterns import Counted, ParagraphPattern, RunPattern
from docgen.printing.word.pictures import read_picture
from docgen.printing.word.resources import Resources
from docgen.printing.word.snippets import renumber
from docgen.printing.word.styles import Style, run_layers
from docgen.printing.word.symbols import find_symbol
from docgen.printing.word.text_layers import EMPTY, Layer, over, run_layer, text_format
from docgen.printing.word.units import local, value

_FIXED = {"tab": "\t", "cr": "\n", "noBreakHyphen": "\u2011"}
_BREAKS = {"textWrapping": "\n", "page": "\f"}
_PAGE_FIELDS = {field.value: field for field in PageField}


@dataclass
class _Field:
    """A complex field being read: its instruction until `separate`, its result until `end`."""

    instruction: str = ""
    is_result: bool = False


@dataclass
class _Reading:
    """A paragraph being read."""

    base: tuple[Layer, ...]  # runs' layers of table and paragraph style
    notes: Notes
    parts: list[RunPattern | FieldRun | Picture] = field(default_factory=list)
    fields: list[_Field] = field(default_factory=list)

    def text(self, piece: str | int, look: tuple[TextFormat, bool]) -> None:
        """Add characters or a slot; runs that look alike are one."""
        last = self.parts[-1] if self.parts else None
        if isinstance(last, RunPattern) and (last.format, last.upper) == look:
            self.parts[-1] = RunPattern(last.format, (*last.pieces, piece), last.upper)
        else:
            self.parts.append(RunPattern(look[0], (piece,), look[1]))


class ParagraphCompiler:
    """Compiles the paragraphs that stand under one table style, or none."""

    def __init__(self, resources: Resources, table_style: Style) -> None:
        self._resources = resources
        self._table = table_style

    def compile(self, element: etree._Element) -> ParagraphPattern:
        """The pattern of a w:p whose w:t hold indexes."""
        slots = renumber(element)
        notes = Notes()
        notes.check(element, PARAGRAPH)
        properties = element.find(W + "pPr")
        direct = paragraph_layer(properties, notes)
        style = self._resources.styles.style(direct.get("pStyle"), "paragraph")
        notes.take(style.notes)
        counted, layer = self._numbered(style, direct, notes)
        reading = _Reading((self._table.run, style.run), notes)
        self._read_content(element, reading)
        if reading.fields:
            notes.add("fldChar", reading.fields[0].instruction.strip().split(" ")[0])
        mark = None if properties is None else properties.find(W + "rPr")
        mark_format, mark_layer = self._mark(mark, reading)
        if self._resources.hyphenates and not layer.get("suppressAutoHyphens"):
            notes.add("autoHyphenation")
        if is_half_automatic(layer):
            notes.add("spacing", "Autospacing")
        label, suffix_tab = self._label(counted, mark_layer, notes)
        return ParagraphPattern(
            format=paragraph_format(
                _with_label_stop(layer) if suffix_tab else layer,
                self._resources.default_tab,
                stretches_broken_lines=self._resources.stretches_broken_lines,
            ),
            mark=mark_format,
            parts=tuple(reading.parts),
            slots=slots,
            counted=counted,
            label=label,
            section=_section(properties),
            notes=notes.found(),
        )

    def _numbered(self, style: Style, direct: Layer, notes: Notes) -> tuple[Counted | None, Layer]:
        """What the paragraph counts in, and all its layers laid over each other."""
        defaults = over_paragraph(self._resources.styles.paragraph, self._table.paragraph)
        named = {"pStyle": style.id}
        joined = over(style.paragraph, direct)
        number, level = joined.get("numId", "0"), joined.get("ilvl", 0)
        if not self._resources.numbering.has(number, level):
            if number != "0":
                notes.add("numPr")
            return None, over_paragraph(defaults, style.paragraph, direct, named)
        indents = self._resources.numbering.level(number, level).paragraph
        counted = Counted(number, level)
        if "numId" in direct:
            return counted, over_paragraph(defaults, style.paragraph, indents, direct, named)
        return counted, over_paragraph(defaults, indents, style.paragraph, direct, named)

    def _label(self, counted: Counted | None, mark: Layer, notes: Notes) -> tuple[TextFormat | None, bool]:
        if counted is None:
            return None, False
        level = self._resources.numbering.level(counted.number, counted.level)
        notes.take(level.notes)
        layer = over(mark, level.run)
        return self._resources.intern(text_format(layer)), level.suffix == "\t"

    def _mark(self, element: etree._Element | None, reading: _Reading) -> tuple[TextFormat, Layer]:
        direct = run_layer(element, self._resources.themes, reading.notes)
        layer = self._laid_over(direct, reading)
        return self._resources.intern(text_format(layer)), layer

    def _laid_over(self, direct: dict[str, Any], reading: _Reading) -> Layer:
        styles = reading.base
        if "rStyle" in direct:
            character = self._resources.styles.style(direct["rStyle"], "character")
            reading.notes.take(character.notes)
            styles = (*styles, character.run)
        return run_layers(self._resources.styles.run, styles, direct, reading.notes)

    def _read_content(self, element: etree._Element, reading: _Reading) -> None:
        for child in element:
            name = local(child)
            if name == "r":
                self._read_run(child, reading)
            elif name == "hyperlink":
                reading.notes.check(child, PARAGRAPH)
                self._read_content(child, reading)
            elif name == "fldSimple":
                self._read_simple_field(child, reading)

    def _read_simple_field(self, element: etree._Element, reading: _Reading) -> None:
        reading.notes.check(element, PARAGRAPH)
        reading.fields.append(_Field(element.get(W + "instr", "")))
        self._separate(element.find(W + "r"), reading)
        self._read_content(element, reading)
        reading.fields.pop()

    def _read_run(self, run: etree._Element, reading: _Reading) -> None:
        reading.notes.check(run, RUN)
        layer = self._laid_over(
            run_layer(run.find(W + "rPr"), self._resources.themes, reading.notes), reading
        )
        look = (self._resources.intern(text_format(layer)), bool(layer.get("caps")))
        for child in run:
            name = local(child)
            if name in ("fldChar", "instrText"):
                self._read_field(child, run, reading)
            elif not layer.get("vanish") and not _is_dropped(reading.fields):
                self._read_piece(child, name, look, reading)

    def _read_piece(
        self, child: etree._Element, name: str, look: tuple[TextFormat, bool], reading: _Reading
    ) -> None:
        if name == "t":
            if child.text:
                reading.text(int(child.text), look)
        elif name in _FIXED:
            reading.text(_FIXED[name], look)
        elif name == "br":
            self._read_break(child, look, reading)
        elif name == "sym":
            self._read_symbol(child, look, reading)
        elif name == "drawing":
            picture = read_picture(child, self._resources.media, reading.notes)
            reading.parts += () if picture is None else (picture,)

    def _read_break(self, child: etree._Element, look: tuple[TextFormat, bool], reading: _Reading) -> None:
        kind = value(child, "type") or "textWrapping"
        if kind not in _BREAKS:
            reading.notes.add("br", kind)
        reading.text(_BREAKS.get(kind, "\n"), look)

    def _read_symbol(self, child: etree._Element, look: tuple[TextFormat, bool], reading: _Reading) -> None:
        font, code = value(child, "font") or "", value(child, "char") or ""
        character = find_symbol(font, code)
        if character is None:
            reading.notes.add("sym", f"{font} {code}")
        else:
            reading.text(character, look)

    def _read_field(self, child: etree._Element, run: etree._Element, reading: _Reading) -> None:
        kind = value(child, "fldCharType")
        if local(child) == "instrText":
            if reading.fields and not reading.fields[-1].is_result:
                reading.fields[-1].instruction += child.text or ""
        elif kind == "begin":
            reading.fields.append(_Field())
        elif kind == "separate" and reading.fields:
            self._separate(run, reading)
        elif kind == "end" and reading.fields:
            if not reading.fields[-1].is_result:
                self._separate(run, reading)
            reading.fields.pop()

    def _separate(self, run: etree._Element | None, reading: _Reading) -> None:
        """The instruction is complete: a page number is put here, any other field is noted."""
        reading.fields[-1].is_result = True
        words = reading.fields[-1].instruction.split()
        page_field = _page_field(words)
        if page_field is None:
            reading.notes.add("fldChar", words[0] if words else "")
        elif len(reading.fields) == 1:
            properties = None if run is None else run.find(W + "rPr")
            layer = self._laid_over(run_layer(properties, self._resources.themes, reading.notes), reading)
            reading.parts.append(FieldRun(page_field, self._resources.intern(text_format(layer))))


def _page_field(words: list[str]) -> PageField | None:
    """The page field of an instruction without switches that change it."""
    switches = [word for word in words[1:] if word not in ("\\*", "MERGEFORMAT", "Arabic")]
    return _PAGE_FIELDS.get(words[0].upper()) if words and not switches else None


def _is_dropped(fields: list[_Field]) -> bool:
    """Whether what is met stands in an instruction, or in the saved result of a page number."""
    return any(not field.is_result or _page_field(field.instruction.split()) for field in fields)


def _section(properties: etree._Element | None) -> str | None:
    section = None if properties is None else properties.find(W + "sectPr")
    return None if section is None else etree.tostring(section, encoding="unicode", with_tail=False)


def _with_label_stop(layer: Layer) -> Layer:
    """The layer with a tab stop at a hanging indent, where the text after a label begins."""
    left = layer.get("left", 0.0)
    if layer.get("firstLine", 0.0) >= 0:
        return layer
    return over(layer, {"tabs": {left: TabStop(left), **layer.get("tabs", EMPTY)}})
