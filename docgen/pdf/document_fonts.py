"""The fonts of a document: gathered page by page, each written once with all that was drawn with it."""

from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path

import pikepdf

from docgen.fonts.face import load_face
from docgen.pdf.font_objects import add_font, packed_font
from docgen.pdf.objects import ObjectWriter
from docgen.pdf.store import FaceKey, PageStore, StoredFont, StoredPage


@dataclass
class _Used:
    """A face in use: the number of its object, and what has been drawn with it."""

    number: int
    clusters: set[str] = field(default_factory=set)
    vertical_clusters: set[str] = field(default_factory=set)


class DocumentFonts:
    """Knows what was drawn with each face; of the pages only the bits are looked at, store by store."""

    def __init__(self, objects: ObjectWriter) -> None:
        self._objects = objects
        self._used: dict[FaceKey, _Used] = {}
        self._resources: dict[tuple[FaceKey, ...], int] = {}
        self._store: PageStore | None = None
        self._bits: defaultdict[StoredFont, int] = defaultdict(int)
        self._resources_of_store: dict[tuple[int, ...], int] = {}

    def resource(self, page: StoredPage) -> int:
        """Take in the page; the number of the dictionary of its fonts."""
        if page.store is not self._store:
            self._leave_store()
            self._store = page.store
        fonts = page.store.fonts
        for place, bits in page.drawn:
            self._bits[fonts[place]] |= bits
        places = tuple(place for place, _ in page.drawn)
        if places not in self._resources_of_store:
            faces = tuple(sorted({fonts[place].face for place in places}))
            self._resources_of_store[places] = self._resource(faces)
        return self._resources_of_store[places]

    def write(self) -> None:
        """Write every font."""
        self._leave_store()
        for key, used in self._used.items():
            face = load_face(Path(key.path), key.number)
            clusters, vertical = frozenset(used.clusters), frozenset(used.vertical_clusters)
            add_font(self._objects, packed_font(face, clusters, vertical), used.number)

    def _resource(self, faces: tuple[FaceKey, ...]) -> int:
        if faces not in self._resources:
            entries = b"".join(
                b"%b %d 0 R" % (pikepdf.Name(f"/{face.name}").unparse(), self._number(face)) for face in faces
            )
            self._resources[faces] = self._objects.add(b"<<%b>>" % entries)
        return self._resources[faces]

    def _number(self, face: FaceKey) -> int:
        if face not in self._used:
            self._used[face] = _Used(self._objects.reserve())
        return self._used[face].number

    def _leave_store(self) -> None:
        """Take the clusters out of the bits, which only this store's pages share."""
        for font, bits in self._bits.items():
            used = self._used[font.face]
            (used.vertical_clusters if font.is_vertical else used.clusters).update(font.drawn(bits))
        self._bits.clear()
        self._resources_of_store.clear()
