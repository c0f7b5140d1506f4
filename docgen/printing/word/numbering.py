"""Lists of a paper: their levels, and the labels a paper's paragraphs get one after another."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from lxml import etree

from docgen.printing.word.known import LEVEL, W
from docgen.printing.word.notes import Note, Notes
from docgen.printing.word.numerals import is_format, written
from docgen.printing.word.paragraph_layers import paragraph_layer
from docgen.printing.word.patterns import Counted
from docgen.printing.word.symbols import find_symbol
from docgen.printing.word.text_layers import Layer, ThemeFonts, run_layer
from docgen.printing.word.units import is_on, value

_SUFFIXES = {"tab": "\t", "space": " ", "nothing": ""}
_PLACEHOLDER = re.compile(r"%(\d)")


@dataclass(frozen=True)
class Level:
    """How one level of a list is numbered and set."""

    start: int = 1
    format: str = "decimal"
    text: str = ""
    suffix: str = ""
    paragraph: Layer = field(default_factory=dict)
    run: Layer = field(default_factory=dict)
    notes: tuple[Note, ...] = ()


NO_LEVEL = Level()


@dataclass(frozen=True)
class List:
    """A w:num: the abstract list whose count it shares, its levels, the levels it starts anew."""

    abstract: str
    levels: Mapping[int, Level]
    restarts: Mapping[int, int]


class Numbering:
    """All lists by their w:numId."""

    def __init__(self, root: etree._Element | None, themes: ThemeFonts) -> None:
        self._lists: dict[str, List] = {}
        if root is None:
            return
        abstracts = {item.get(W + "abstractNumId", ""): item for item in root.iterfind(W + "abstractNum")}
        for item in root.iterfind(W + "num"):
            abstract = value(item.find(W + "abstractNumId")) or ""
            if abstract in abstracts:
                self._lists[item.get(W + "numId", "")] = _read_list(
                    item, abstract, abstracts[abstract], themes
                )

    def has(self, number: str, level: int) -> bool:
        """Whether paragraphs of this list and level have a label."""
        return number in self._lists and level in self._lists[number].levels

    def level(self, number: str, level: int) -> Level:
        """How that level is set."""
        return self._lists[number].levels[level]

    def list(self, number: str) -> List:
        """The list of that w:numId."""
        return self._lists[number]


class Counters:
    """The counts of one paper."""

    def __init__(self, numbering: Numbering) -> None:
        self._numbering = numbering
        self._counts: dict[str, dict[int, int]] = {}
        self._begun: set[tuple[str, int]] = set()

    def label(self, counted: Counted) -> str:
        """The label of the next paragraph of this list and level, with what parts it from the text."""
        found = self._numbering.list(counted.number)
        counts = self._counts.setdefault(found.abstract, {})
        self._count(counted, found, counts)
        level = found.levels[counted.level]
        return (
            _PLACEHOLDER.sub(lambda match: _number(int(match[1]) - 1, found, counts), level.text)
            + level.suffix
        )

    def _count(self, counted: Counted, found: List, counts: dict[int, int]) -> None:
        if counted.level in found.restarts and (counted.number, counted.level) not in self._begun:
            counts[counted.level] = found.restarts[counted.level]
        else:
            start = found.levels[counted.level].start
            counts[counted.level] = counts.get(counted.level, start - 1) + 1
        self._begun.add((counted.number, counted.level))
        for deeper in [level for level in counts if level > counted.level]:
            del counts[deeper]


def _number(index: int, found: List, counts: Mapping[int, int]) -> str:
    level = found.levels.get(index, NO_LEVEL)
    return written(counts.get(index, level.start), level.format)


def _read_list(item: etree._Element, abstract: str, element: etree._Element, themes: ThemeFonts) -> List:
    levels = {
        int(level.get(W + "ilvl", "0")): _read_level(level, themes) for level in element.iterfind(W + "lvl")
    }
    restarts: dict[int, int] = {}
    for override in item.iterfind(W + "lvlOverride"):
        index = int(override.get(W + "ilvl", "0"))
        if (whole := override.find(W + "lvl")) is not None:
            levels[index] = _read_level(whole, themes)
            restarts[index] = levels[index].start
        if (start := value(override.find(W + "startOverride"))) is not None:
            restarts[index] = int(start)
    return List(abstract, levels, restarts)


def _read_level(element: etree._Element, themes: ThemeFonts) -> Level:
    notes = Notes()
    notes.check(element, LEVEL)
    kind = value(element.find(W + "numFmt")) or "decimal"
    run = run_layer(element.find(W + "rPr"), themes, notes)
    text = value(element.find(W + "lvlText")) or ""
    if kind == "bullet":
        text = _bullet(text, run, notes)
    elif not is_format(kind):
        notes.add("numFmt", kind)
    _refuse_unusual(element, notes)
    return Level(
        start=int(value(element.find(W + "start")) or 1),
        format=kind if is_format(kind) else "decimal",
        text=text,
        suffix=_SUFFIXES.get(value(element.find(W + "suff")) or "tab", ""),
        paragraph=paragraph_layer(element.find(W + "pPr"), notes),
        run=run,
        notes=notes.found(),
    )


def _refuse_unusual(element: etree._Element, notes: Notes) -> None:
    if value(element.find(W + "lvlJc")) not in (None, "left", "start"):
        notes.add("jc", "lvlJc")
    if is_on(element.find(W + "isLgl")):
        notes.add("isLgl")
    if element.find(W + "lvlPicBulletId") is not None:
        notes.add("lvlPicBulletId")
    if element.find(W + "lvlRestart") is not None:
        notes.add("lvlRestart")


def _bullet(text: str, run: Layer, notes: Notes) -> str:
    """The bullet; one of a symbol font by its place in Unicode."""
    if len(text) != 1 or not "\uf000" <= text <= "\uf0ff":
        return text
    character = find_symbol(run.get("ascii", ""), f"{ord(text):X}")
    if character is None:
        notes.add("sym", f"{run.get('ascii', '')} {ord(text):X}")
    return character or text
