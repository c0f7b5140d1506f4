"""A page that is laid out."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from docgen.fonts.face import Face


@dataclass(frozen=True)
class PageImage:
    """A picture, drawn by the operator `/name Do` on the unit square; `name` is "I" + its digest."""

    name: str
    data: bytes  # JPEG or PNG as it lay in the paper


@dataclass(frozen=True)
class Page:
    """One page: operators in PDF's axes (points, origin bottom left), and what they draw with.

    Fonts stand in `content` by `Face.name`, images by `PageImage.name`; `clusters` are all that is drawn
    with each face, as `Glyph.cluster`; vertical glyphs are under `vertical_clusters`.
    `loses_text`: something on the page had no room and is not drawn.
    """

    width: float
    height: float
    content: bytes
    clusters: Mapping[Face, frozenset[str]]
    vertical_clusters: Mapping[Face, frozenset[str]] = field(default_factory=dict)
    images: tuple[PageImage, ...] = ()
    loses_text: bool = False
