"""Photos and scans made ready for a paper: upright, on white, no larger than print needs, only pixels."""

import math
from dataclasses import dataclass
from functools import lru_cache
from io import BytesIO
from pathlib import Path

from PIL import Image

from docgen.pictures import PictureUnreadableError, opened_picture

_DPI = 300
_MM_PER_INCH = 25.4
_QUALITY = 88  # of JPEG
_KEPT = 16  # pictures a process keeps ready: a household's photo stands on several of its papers
_ORIENTATION = 0x0112  # of EXIF
_TURNS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
_ON_ITS_SIDE = (5, 6, 7, 8)


class PhotoLostError(Exception):
    """A picture that was there when the data were read and is no longer, or no longer readable."""


@dataclass(frozen=True)
class ReadyPhoto:
    """A JPEG and the size it is printed in, in millimetres."""

    data: bytes
    width: float
    height: float


def ready_photo(path: Path, width: float, height: float) -> ReadyPhoto:
    """The picture as it is printed in a box of that size (mm), undistorted.

    The same file gives the same bytes. Raises PhotoLostError.
    """
    try:
        state = path.stat()
        return _ready(path, width, height, (state.st_mtime_ns, state.st_size))
    except (OSError, PictureUnreadableError) as fault:
        raise PhotoLostError(f"图片 {path.name} 已不在原处，或者打不开。") from fault


@lru_cache(_KEPT)
def _ready(path: Path, width: float, height: float, state: tuple[int, int]) -> ReadyPhoto:
    """`state` is the file's, so that a changed file is read again."""
    with opened_picture(path) as image:
        turn = _turn(image)
        across, down = reversed(image.size) if turn in _ON_ITS_SIDE else image.size
        scale = min(width / across, height / down)
        printed = across * scale, down * scale
        pixels = [_pixels(length, most) for length, most in zip(printed, (across, down), strict=True)]
        image.draft(None, (min(pixels), min(pixels)))
        plain = _plain(image)
        upright = plain.transpose(_TURNS[turn]) if turn in _TURNS else plain
        fitted = upright.resize((pixels[0], pixels[1]), Image.Resampling.LANCZOS)
        return ReadyPhoto(_jpeg(fitted), *printed)


def _turn(image: Image.Image) -> int:
    """How the camera was held, by the picture's EXIF mark; 1, upright, when it says nothing sensible."""
    try:
        return int(image.getexif().get(_ORIENTATION, 1))
    except (OSError, ValueError, SyntaxError, TypeError, LookupError):
        return 1


def _pixels(length: float, most: int) -> int:
    """How many pixels a length in millimetres is printed with, of the `most` there are."""
    return max(min(math.ceil(length / _MM_PER_INCH * _DPI), most), 1)


def _plain(image: Image.Image) -> Image.Image:
    """Grey or coloured in eight bits, white where it is transparent."""
    if image.has_transparency_data:
        seen = image.convert("RGBA")
        plain = Image.new("RGB", seen.size, "white")
        plain.paste(seen, mask=seen.getchannel("A"))
        return plain
    if image.mode.startswith("I"):  # sixteen bits of grey
        return image.convert("I").point(lambda value: value / 257).convert("L")
    return image.convert("L" if image.mode in ("1", "L") else "RGB")


def _jpeg(image: Image.Image) -> bytes:
    """Only the pixels: what the camera notes of place, time and owner stays behind."""
    image.info = {}
    stream = BytesIO()
    image.save(stream, "JPEG", quality=_QUALITY)
    return stream.getvalue()
