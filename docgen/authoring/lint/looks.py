"""How a template will print on this machine: fonts it names, and what the built-in engine does not know."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from docgen.authoring.lint.flaws import Flaw, Spotted, flaw
from docgen.fonts.names import find_name
from docgen.fonts.report import TypefaceUse, typeface_report
from docgen.printing.engine import PaperUnreadableError
from docgen.printing.form import Block, Paragraph, Run, Table, Unknown, WordForm
from docgen.printing.sheet.book import BookReader
from docgen.printing.sheet.printer import SheetPrinter
from docgen.printing.sheet.sheet import Book, Sheet
from docgen.printing.word.reader import WordReader

_CHINESE = re.compile(r"[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef]")
_LATIN = re.compile(r"[A-Za-z0-9]")


@dataclass(frozen=True)
class Looks:
    """The flaws of a template's looks, and the fonts it names with what prints them."""

    flaws: tuple[Flaw, ...]
    fonts: tuple[TypefaceUse, ...]


def template_looks(path: Path) -> Looks:
    """What the template looks like as it is; nothing for a file that the engine cannot read."""
    try:
        named, unknown = _read_sheet(path) if path.suffix.lower() == ".xlsx" else _read_word(path)
    except PaperUnreadableError as fault:
        return Looks((flaw("file-unreadable", reason=str(fault).rstrip("。")),), ())
    uses = {name: _use(name) for name in named}
    missing = (
        flaw("font-missing", spot, font=name, stand_in=uses[name].family or "空框")
        for name, spot in named.items()
        if uses[name].family is None or (uses[name].is_stand_in and find_name(name) is None)
    )
    features = (
        flaw("feature-unknown", what=f"{item.what}（{item.place}）")
        for item in dict.fromkeys(unknown)
        if "commentReference" not in item.what  # papers are made without comments
    )
    return Looks((*missing, *features), tuple(uses.values()))


@cache
def _use(name: str) -> TypefaceUse:
    return typeface_report((name,))[0]


def _read_word(path: Path) -> tuple[dict[str, Spotted], tuple[Unknown, ...]]:
    form = WordReader().read(path)
    return _fonts_of_word(form), form.unknown


def _read_sheet(path: Path) -> tuple[dict[str, Spotted], tuple[Unknown, ...]]:
    book = BookReader().read(path)
    return _fonts_of_sheets(book), SheetPrinter().pages(path).unknown


def _fonts_of_word(form: WordForm) -> dict[str, Spotted]:
    """Every font that some character is printed with, and where it is first."""
    found: dict[str, Spotted] = {}
    counter = _Tables()
    for section in form.sections:
        for spot, paragraph in counter.paragraphs(section.blocks):
            for inline in paragraph.inlines:
                if isinstance(inline, Run):
                    for name in _names_of(inline):
                        found.setdefault(name, spot)
    return found


def _names_of(run: Run) -> Iterator[str]:
    if _CHINESE.search(run.text):
        yield run.format.east_asian
    if _LATIN.search(run.text):
        yield run.format.latin


class _Tables:
    """Counts tables and paragraphs as they are read."""

    def __init__(self) -> None:
        self._tables = 0
        self._paragraphs = 0

    def paragraphs(self, blocks: tuple[Block, ...]) -> Iterator[tuple[Spotted, Paragraph]]:
        """The paragraphs of the body with their places."""
        for block in blocks:
            if isinstance(block, Paragraph):
                self._paragraphs += 1
                yield Spotted(paragraph=self._paragraphs), block
            else:
                yield from self._of_table(block)

    def _of_table(self, table: Table) -> Iterator[tuple[Spotted, Paragraph]]:
        self._tables += 1
        number = self._tables
        for row, cells in enumerate((row.cells for row in table.rows), 1):
            for place, cell in enumerate(cells, 1):
                for block in cell.blocks:
                    if isinstance(block, Paragraph):
                        yield Spotted(table=number, row=row, cell=place), block
                    else:
                        yield from self._of_table(block)


def _fonts_of_sheets(book: Book) -> dict[str, Spotted]:
    found: dict[str, Spotted] = {}
    for number, sheet in enumerate(book.sheets, 1):
        for spot, name in _fonts_of_sheet(sheet, number):
            found.setdefault(name, spot)
    return found


def _fonts_of_sheet(sheet: Sheet, number: int) -> Iterator[tuple[Spotted, str]]:
    for row, cells in ((row, found.cells) for row, found in sheet.rows.items()):
        for column, cell in cells.items():
            if not cell.is_empty:
                yield Spotted(title=sheet.name, table=number, row=row, cell=column), cell.format.font.name
