"""The reader of Word papers: everything that repeats from paper to paper is read once."""

import zipfile
import zlib
from pathlib import Path

from lxml import etree

from docgen.printing.engine import PaperUnreadableError
from docgen.printing.form import WordForm
from docgen.printing.kept import Kept
from docgen.printing.word.cut import UnusualDress
from docgen.printing.word.directory import PartKey
from docgen.printing.word.dress import as_it_is, dress
from docgen.printing.word.frames import Frame, FrameCompiler
from docgen.printing.word.notes import Note
from docgen.printing.word.package import Package
from docgen.printing.word.snippets import trimmed_slots, without_texts
from docgen.printing.word.surroundings import Surroundings

_KEPT_FRAMES, _KEPT_SURROUNDINGS = 32, 64
_LARGEST_KEPT = 600_000  # bytes: a household's papers have 200,000 at most, the lists of a union millions
_UNREADABLE = (UnusualDress, ValueError, etree.XMLSyntaxError, zipfile.BadZipFile, zlib.error)


class WordReader:
    """Reads Word papers; one object for a process, so that papers share what they have in common."""

    def __init__(self) -> None:
        self._frames: Kept[tuple[PartKey, bytes, tuple[Note, ...]], Frame] = Kept(_KEPT_FRAMES)
        self._surroundings: Kept[tuple[PartKey, str], Surroundings] = Kept(_KEPT_SURROUNDINGS)

    def read(self, path: Path) -> WordForm:
        """The paper's form. Raises PaperUnreadableError with the reason in Chinese."""
        package = Package(path)
        try:
            return self._read(package)
        except _UNREADABLE as error:
            raise PaperUnreadableError(f"{path.name} 的内容已损坏，无法解析。") from error

    def _read(self, package: Package) -> WordForm:
        try:
            return self._form(package, package.document, ())
        except (UnusualDress, etree.XMLSyntaxError):
            return self._form(package, *dress(package.document))

    def _form(self, package: Package, document: bytes, lost: tuple[Note, ...]) -> WordForm:
        skeleton, written = without_texts(document)
        key = (package.key, skeleton, lost)
        frame = self._frames.find(key)
        if frame is None:
            frame = self._frame(package, skeleton, lost)
            if len(skeleton) <= _LARGEST_KEPT:
                self._frames.keep(key, frame)
        return frame.form(written)

    def _frame(self, package: Package, skeleton: bytes, lost: tuple[Note, ...]) -> Frame:
        document = as_it_is(skeleton)
        trimmed = trimmed_slots(skeleton)
        surroundings = self._find(package, document.root_tag)
        return FrameCompiler(surroundings, document, lost).frame(trimmed)

    def _find(self, package: Package, root_tag: str) -> Surroundings:
        key = (package.key, root_tag)
        return self._surroundings.find(key) or self._surroundings.keep(key, Surroundings(package, root_tag))
