"""Pictures a clerk hands in, opened within bounds: a JPEG or PNG, of no monstrous size, whole."""

import struct
import warnings
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PIL import Image

PICTURES = frozenset((".jpg", ".jpeg", ".png"))

_FORMATS = ("JPEG", "PNG")
_LARGEST_FILE = 64 * 2**20  # bytes; a telephone's picture has 3 to 12 MB
_FAULTS = (OSError, ValueError, SyntaxError, ArithmeticError, LookupError, EOFError, struct.error, zlib.error)
_BOMBS = (Image.DecompressionBombError, Image.DecompressionBombWarning)  # from 89 million pixels on


class PictureUnreadableError(Exception):
    """A file that is no whole JPEG or PNG, or one larger than any picture for a paper."""


@contextmanager
def opened_picture(path: Path) -> Iterator[Image.Image]:
    """The picture, decoded when it is first used. Raises PictureUnreadableError, within the block too."""
    try:
        if not path.is_file() or path.stat().st_size > _LARGEST_FILE:
            raise PictureUnreadableError(f"{path.name} is no file, or too large")
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(path, formats=_FORMATS) as image:
                yield image
    except (*_FAULTS, *_BOMBS) as fault:
        raise PictureUnreadableError(f"{path.name}: {fault}") from fault


def require_picture(path: Path) -> None:
    """Raises PictureUnreadableError unless the whole picture can be decoded."""
    with opened_picture(path) as image:
        image.draft("L", (image.width // 8, image.height // 8))  # the least that still reads every byte
        image.load()
