import zlib
from io import BytesIO

import pytest
from PIL import Image

from docgen.pdf.images import EncodedImage, ImageDamagedError, encoded_image

from .laid_pages import a_picture


def colors(image: EncodedImage) -> str:
    return image.entries.partition("/ColorSpace/")[2].partition("/")[0]


class TestJpeg:
    @pytest.mark.parametrize(
        ("mode", "pixel", "expected"),
        [("L", 90, "DeviceGray"), ("RGB", (9, 8, 7), "DeviceRGB"), ("CMYK", (9, 8, 7, 6), "DeviceCMYK")],
    )
    def test_stays_as_it_is_in_its_own_colors(self, mode: str, pixel: object, expected: str) -> None:
        data = a_picture("JPEG", mode, [pixel] * 6, (3, 2))
        image = encoded_image(data)
        assert image.data == data
        assert "/Filter/DCTDecode" in image.entries
        assert "/Width 3/Height 2/" in image.entries
        assert colors(image) == expected

    def test_inks_are_told_to_be_inverted(self) -> None:
        inks = encoded_image(a_picture("JPEG", "CMYK", [(9, 8, 7, 6)] * 4))
        assert "/Decode[1 0 1 0 1 0 1 0]" in inks.entries
        assert "/Decode" not in encoded_image(a_picture("JPEG", "RGB", [(9, 8, 7)] * 4)).entries


class TestPng:
    @pytest.mark.parametrize(
        ("mode", "pixels", "expected_colors", "expected"),
        [
            ("1", [0, 255], "DeviceGray", [0, 255]),
            ("L", [7, 200], "DeviceGray", [7, 200]),
            ("I;16", [0, 65535], "DeviceGray", [0, 255]),
            ("RGB", [(1, 2, 3), (4, 5, 6)], "DeviceRGB", [1, 2, 3, 4, 5, 6]),
        ],
    )
    def test_is_unpacked_in_grey_or_colors(
        self, mode: str, pixels: list[object], expected_colors: str, expected: list[int]
    ) -> None:
        image = encoded_image(a_picture("PNG", mode, pixels, (2, 1)))
        assert colors(image) == expected_colors
        assert list(zlib.decompress(image.data)) == expected
        assert image.mask is None

    def test_with_transparency_has_a_mask_of_its_own(self) -> None:
        image = encoded_image(a_picture("PNG", "RGBA", [(1, 2, 3, 0), (4, 5, 6, 128)], (2, 1)))
        assert list(zlib.decompress(image.data)) == [1, 2, 3, 4, 5, 6]
        assert image.mask is not None
        assert colors(image.mask) == "DeviceGray"
        assert list(zlib.decompress(image.mask.data)) == [0, 128]

    def test_a_palette_with_one_transparent_color_has_a_mask_too(self) -> None:
        picture = Image.new("P", (2, 1))
        picture.putpalette([10, 20, 30, 40, 50, 60])
        picture.putdata([0, 1])
        stream = BytesIO()
        picture.save(stream, "PNG", transparency=1)
        image = encoded_image(stream.getvalue())
        assert list(zlib.decompress(image.data)) == [10, 20, 30, 40, 50, 60]
        assert image.mask is not None
        assert list(zlib.decompress(image.mask.data)) == [255, 0]


@pytest.mark.parametrize("data", [b"", b"no picture", a_picture("PNG", "L", [0] * 10_000, (100, 100))[:60]])
def test_what_is_no_picture_or_half_of_one_is_damaged(data: bytes) -> None:
    with pytest.raises(ImageDamagedError):
        encoded_image(data)
