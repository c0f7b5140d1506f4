"""The pictures of the handbook: the workbook, a check, the workbook it marks, and pages of a packet."""

import datetime as dt
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PIL import Image

from docgen.pipeline.request import Request
from docgen.pipeline.run import make_packets
from docgen.region.catalog import find_pack
from gallery.papers import ShownPaper
from gallery.pictures import write_picture
from gallery.screen import draw_screen, shown_by
from gallery.sheet import draw_sheet, write_small

ROOT = Path(__file__).parents[1]
FOLDER = ROOT / "docs" / "handbook"
PRACTICE = FOLDER / "练习-有错.xlsx"  # the fixture of Luzhou with some cells made wrong by hand
ROSTER = FOLDER / "花名册.xlsx"  # three invented households as another system might export them
_FIXTURE = ROOT / "fixtures" / "luzhou" / "采集表.xlsx"
_REGION = "luzhou"
_DAY = dt.date(2018, 12, 28)
_GAP = 14


def write_handbook_pictures(folder: Path = FOLDER) -> None:
    """Write every picture of the handbook into the folder."""
    with tempfile.TemporaryDirectory(prefix="docgen-handbook-") as name:
        work = Path(name)
        with _working_in(work):
            _write_workbook(folder, work)
            _write_explanation(folder)
            _write_check(folder, work)
        _write_packet(folder, work)


def _write_workbook(folder: Path, work: Path) -> None:
    shown_by(["workbook", "--region", _REGION, "-o", "采集表.xlsx"])
    draw_sheet(work / "采集表.xlsx", "户", "A1:K6", folder / "workbook.png", work)


def _write_explanation(folder: Path) -> None:
    shutil.copy(ROSTER, ROSTER.name)
    draw_screen(shown_by(["intake", "explain", ROSTER.name, "--region", _REGION]), folder / "explain.png")


def _write_check(folder: Path, work: Path) -> None:
    """What a check shows, and both a list and some cells of the workbook that it marks."""
    shutil.copy(PRACTICE, "有错.xlsx")
    for name in ("照片", "附件"):
        shutil.copytree(_FIXTURE.parent / name, name)
    check = ["check", "有错.xlsx", "--date", _DAY.isoformat()]
    draw_screen(shown_by(check), folder / "check.png")
    shown_by([*check, "--annotate", "核对.xlsx"])
    parts = (("核对结果", "A1:G11"), ("户", "CO1:CQ6"))
    for title, area in parts:
        draw_sheet(work / "核对.xlsx", title, area, work / f"{title}.png", work)
    _write_stacked([work / f"{title}.png" for title, _ in parts], folder / "annotated.png")


def _write_packet(folder: Path, work: Path) -> None:
    """The first pages of a union's packet of dossiers."""
    request = Request(
        (_FIXTURE,), find_pack(_REGION), work / "packets", _DAY, packets=("dossier",), duplex=False
    )
    make_packets(request, lambda *progress: None)
    [packet] = (work / "packets").glob("*/dossier.pdf")
    write_picture(ShownPaper("packet", packet, 1, 4), folder / "packet.png")


def _write_stacked(parts: list[Path], destination: Path) -> None:
    """The pictures below each other on a grey ground."""
    pictures = [Image.open(part).convert("RGB") for part in parts]
    width = max(picture.width for picture in pictures)
    height = sum(picture.height + _GAP for picture in pictures) - _GAP
    ground = Image.new("RGB", (width, height), "#cccccc")
    top = 0
    for picture in pictures:
        ground.paste(picture, (0, top))
        top += picture.height + _GAP
    write_small(ground, destination)


@contextmanager
def _working_in(folder: Path) -> Iterator[None]:
    """So that commands name their files as a clerk would, without folders."""
    before = Path.cwd()
    os.chdir(folder)
    try:
        yield
    finally:
        os.chdir(before)


if __name__ == "__main__":
    write_handbook_pictures()
