"""Photos and scans as a clerk hands them in: small pictures and PDFs, whole or broken."""

from pathlib import Path

import pikepdf
from PIL import Image

ORIENTATION, GPS, CAMERA = 0x0112, 0x8825, 0x010F


def a_picture(
    path: Path, size: tuple[int, int] = (60, 80), *, mode: str = "RGB", turned: int = 1, camera: str = ""
) -> Path:
    """A picture whose upper left quarter, as it lies in the file, is red (or black) on white."""
    image = Image.new(mode, size, "white")
    image.paste("red" if mode not in ("L", "1") else 0, (0, 0, size[0] // 2, size[1] // 2))
    exif = Image.Exif()
    exif[ORIENTATION] = turned
    if camera:
        exif[CAMERA] = camera
        exif.get_ifd(GPS)[1] = "N"
    path.parent.mkdir(parents=True, exist_ok=True)
    image.save(path, exif=exif)
    return path


def a_broken_picture(path: Path) -> Path:
    """A JPEG that breaks off."""
    whole = a_picture(path, (400, 400)).read_bytes()
    path.write_bytes(whole[: len(whole) // 2])
    return path


def a_pdf(path: Path, pages: int = 1, password: str = "") -> Path:
    """A PDF of blank A4 pages."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with pikepdf.new() as pdf:
        for _ in range(pages):
            pdf.add_blank_page(page_size=(595, 842))
        pdf.save(path, encryption=pikepdf.Encryption(user=password, owner=password) if password else False)
    return path
