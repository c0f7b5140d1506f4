"""The reader of Word papers: everything that repeats from paper to paper is read once."""

import zipfile
import zlib
from collections.abc import Iterator, Sequence
from pathlib import Path

from lxml import etree

from docgen.printing.engine import PaperUnreadableError
from docgen.printing.form import (
    Block,
    Paragraph,
    Row,
    Section,
    Table,
    Unknown,
    WordForm,
)
from docgen.printing.word.compiling import is_ruled
from docgen.printing.word.cut import UnusualDress, blocks, table_rows
from docgen.printing.word.dress import Dressed, as_it_is, dress
from docgen.printing.word.kept import Kept
from docgen.printing.word.known import chinese
from docgen.printing.word.notes import Note
from docgen.printing.word.numbering import Counters
from docgen.printing.word.package import Package, PartKey
from docgen.printing.word.sections import References, SectionHead
from docgen.printing.word.surroundings import RowEntry, RowXml, Scope, Surroundings

_KEPT_SURROUNDINGS = 64
_UNREADABLE = (UnusualDress, ValueError, etree.XMLSyntaxError, zipfile.BadZipFile, zlib.error)


class WordReader:
    """Reads Word papers; one object for a process, so that papers share what they have in common."""

    def __init__(self) -> None:
        self._surroundings: Kept[tuple[PartKey, str], Surroundings] = Kept(_KEPT_SURROUNDINGS)

    def read(self, path: Path) -> WordForm:
        """The paper's form. Raises PaperUnreadableError with the reason in Chinese."""
        package = Package(path)
        try:
            return self._read(package)
        except _UNREADABLE as error:
            raise PaperUnreadableError(f"{path.name} 的内容已损坏，无法解析。") from error
        finally:
            package.close()

    def _read(self, package: Package) -> WordForm:
        try:
            return self._form(package, as_it_is(package.document))
        except (UnusualDress, etree.XMLSyntaxError):
            return self._form(package, dress(package.document))

    def _form(self, package: Package, document: Dressed) -> WordForm:
        return _Paper(self._find(package, document.root_tag), document).form()

    def _find(self, package: Package, root_tag: str) -> Surroundings:
        key = (package.key(), root_tag)
        return self._surroundings.find(key) or self._surroundings.keep(key, Surroundings(package, root_tag))


class _Paper:
    """One paper being read."""

    def __init__(self, surroundings: Surroundings, document: Dressed) -> None:
        self._around = surroundings
        self._document = document
        self._counters = Counters(surroundings.resources.numbering)
        self._unknown: dict[str, list[str]] = {}  # what → places
        self._references: References = {}

    def form(self) -> WordForm:
        """The paper's form."""
        self._note((*self._around.notes, *self._document.notes), "正文")
        return WordForm(tuple(self._sections()), self._unknowns())

    def _sections(self) -> Iterator[Section]:
        gathered: list[Block] = []
        paragraphs = tables = 0
        head: SectionHead | None = None
        for name, xml in blocks(self._document.body):
            if name == "w:p":
                paragraphs += 1
                paragraph, section = self._paragraph(xml, f"正文第{paragraphs}段")
                if paragraph.format.is_ruled and gathered and is_ruled(gathered[-1]):
                    self._note((("", chinese("between")),), f"正文第{paragraphs}段")
                gathered.append(paragraph)
                if section is not None:
                    yield Section(self._section(section).setup, tuple(gathered))
                    gathered = []
            elif name == "w:tbl":
                tables += 1
                gathered.append(self._table(xml, tables))
            elif name == "w:sectPr":
                head = self._section(xml)
            else:
                self._note((("", chinese(name.partition(":")[2])),), f"正文第{paragraphs + 1}段")
        yield Section((head or self._section("")).setup, tuple(gathered))

    def _paragraph(self, xml: str, place: str) -> tuple[Paragraph, str | None]:
        entry = self._around.paragraphs.find(xml)
        pattern = entry.pattern
        if pattern.notes:
            self._note(pattern.notes, place)
        labels = tuple(map(self._counters.label, pattern.counts))
        return entry.with_labels(labels), self._around.section_of(pattern)

    def _section(self, xml: str) -> SectionHead:
        head = self._around.section(xml, self._references)
        self._references = head.references
        self._note(head.notes, "页面设置")
        return head

    def _table(self, xml: str, number: int) -> Table:
        rows: Sequence[RowXml]
        if xml.find("<w:tbl>", len("<w:tbl>")) < 0:
            head, rows = table_rows(xml)
        else:
            head, rows = self._around.cut_nested(xml)
        table, scope = self._around.table(head)
        self._note(table.notes, f"表{number}")
        return Table(
            table.format,
            tuple(
                self._row(scope, row, f"表{number} 第{index}行") for index, row in enumerate(rows, start=1)
            ),
        )

    def _row(self, scope: Scope, xml: RowXml, place: str) -> Row:
        entry = scope.row(xml)
        if entry.has_notes:
            self._note_row(entry, place)
        if entry.row is not None:
            return entry.row
        return entry.numbered(self._counters.label)

    def _note_row(self, entry: RowEntry, place: str) -> None:
        self._note(entry.pattern.notes, place)
        for index, cell in enumerate(entry.cells, start=1):
            self._note(cell.pattern.notes, f"{place} 第{index}格")

    def _note(self, notes: tuple[Note, ...], place: str) -> None:
        for where, what in notes:
            self._unknown.setdefault(what, []).append(where or place)

    def _unknowns(self) -> tuple[Unknown, ...]:
        """Each thing once, at its first place, with how many more there are."""
        return tuple(Unknown(_places(places), what) for what, places in self._unknown.items())


def _places(places: list[str]) -> str:
    different = list(dict.fromkeys(places))
    return different[0] if len(different) == 1 else f"{different[0]}等{len(different)}处"
