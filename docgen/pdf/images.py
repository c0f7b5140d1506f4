"""Pictures of papers as a PDF holds them."""

import zlib
from dataclasses import dataclass
from io import BytesIO

from PIL import Image

_JPEG = ("JPEG", "MPO")  # MPO: a JPEG with more pictures behind the one that is shown
_COLORS = {"L": "/DeviceGray", "RGB": "/DeviceRGB", "CMYK": "/DeviceCMYK"}
_LEVEL = 6  # of zlib


class ImageDamagedError(Exception):
    """A picture that cannot be read, or is larger than any that a paper has."""


@dataclass(frozen=True)
class EncodedImage:
    """A picture's dictionary entries and data; `mask` tells where it is transparent."""

    entries: str
    data: bytes
    mask: "EncodedImage | None" = None


def encoded_image(data: bytes) -> EncodedImage:
    """The picture for a PDF: a JPEG as it is, any other unpacked and deflated. Raises ImageDamagedError."""
    try:
        with Image.open(BytesIO(data)) as image:
            if image.format in _JPEG and image.mode in _COLORS:
                return _jpeg(image, data)
            return _unpacked(image)
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError) as error:
        raise ImageDamagedError(str(error)) from error


def _jpeg(image: Image.Image, data: bytes) -> EncodedImage:
    inverted = "/Decode[1 0 1 0 1 0 1 0]" if image.mode == "CMYK" else ""  # as all programs write them
    return EncodedImage(f"{_entries(image)}/Filter/DCTDecode{inverted}", data)


def _unpacked(image: Image.Image) -> EncodedImage:
    if image.has_transparency_data:
        seen = image.convert("RGBA")
        return _deflated(seen.convert("RGB"), _deflated(seen.getchannel("A")))
    return _deflated(_plain(image))


def _plain(image: Image.Image) -> Image.Image:
    """The picture in eight bits of grey or of each colour."""
    if image.mode.startswith("I"):  # sixteen bits of grey
        return image.convert("I").point(lambda value: value / 257).convert("L")
    return image.convert("L" if image.mode in ("1", "L") else "RGB")


def _deflated(image: Image.Image, mask: EncodedImage | None = None) -> EncodedImage:
    return EncodedImage(f"{_entries(image)}/Filter/FlateDecode", zlib.compress(image.tobytes(), _LEVEL), mask)


def _entries(image: Image.Image) -> str:
    size = f"/Type/XObject/Subtype/Image/Width {image.width}/Height {image.height}"
    return f"{size}/ColorSpace{_COLORS[image.mode]}/BitsPerComponent 8"
