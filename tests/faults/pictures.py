"""Photos and scans that cannot be read, or that are not what they seem."""

import json
import shutil
import struct
import zlib
from collections.abc import Callable, Mapping
from pathlib import Path

import openpyxl
from PIL import Image

from .bench import Bench, contents, sample, uncut
from .catalogue import fault
from .templates import GROUP

_OPTIONS = ("--packet", "dossier", "--jobs", "1", "--by", "household")
_SCAN = "身份证.jpg"
_MEMORY = 400  # MB, of which a run without pictures takes 250


def _picture(path: Path) -> None:
    Image.linear_gradient("L").resize((400, 500)).convert("RGB").save(path, "JPEG")


def _cut_off(path: Path) -> None:
    _picture(path)
    path.write_bytes(path.read_bytes()[:-2000])


def _empty(path: Path) -> None:
    path.write_bytes(b"")


def _text(path: Path) -> None:
    path.write_text("这不是图片", encoding="utf-8")


def _bomb(path: Path, side: int = 30_000) -> None:
    """A PNG of that many pixels across and down, one bit each, in some 100 kB."""
    squeezer, row = zlib.compressobj(9), bytes(1 + side // 8)
    data = b"".join(squeezer.compress(row) for _ in range(side)) + squeezer.flush()
    head = struct.pack(">IIBBBBB", side, side, 1, 0, 0, 0, 0)
    chunks = ((b"IHDR", head), (b"IDAT", data), (b"IEND", b""))
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(*chunk) for chunk in chunks))


def _chunk(name: bytes, content: bytes) -> bytes:
    check = zlib.crc32(name + content)
    return struct.pack(">I", len(content)) + name + content + struct.pack(">I", check)


def _moving(path: Path) -> None:
    frames = [Image.new("P", (60, 80), color) for color in (1, 2, 3)]
    frames[0].save(path, "GIF", save_all=True, append_images=frames[1:])


def _printing_colours(path: Path) -> None:
    Image.new("CMYK", (400, 500), (0, 200, 200, 0)).save(path, "JPEG")


def _named_otherwise(path: Path) -> None:
    Image.new("RGB", (400, 500), "red").save(path, "PNG")


_BROKEN: Mapping[str, Callable[[Path], None]] = {
    "JPEG cut off": _cut_off,
    "0 bytes": _empty,
    "text named .jpg": _text,
    "PNG of 30,000 × 30,000 pixels": _bomb,
    "moving GIF named .jpg": _moving,
}
_SOUND: Mapping[str, Callable[[Path], None]] = {
    "CMYK": _printing_colours,
    "PNG named .jpg": _named_otherwise,
}


@fault(
    "photo that cannot be read",
    GROUP,
    done=f"the photo of one household of three is a {', '.join(_BROKEN)}; it is tried each in turn",
    holds=f"the household is refused with the file's name (exit 1), the others as before; ≤ {_MEMORY} MB",
)
def _broken_photos(bench: Bench) -> str:
    with_sound = contents(uncut(sample(3), *_OPTIONS))  # this region's forms print no photo
    for title, broken in _chosen(_BROKEN, bench).items():
        made = _made(bench, "photo", broken, expected=1)
        kept = {name: content for name, content in made.items() if "/户/" in name}
        assert 0 < len(kept) < len(with_sound), title
        assert all(with_sound[name] == content for name, content in kept.items()), title
    return "refused, the two others as they were"


@fault(
    "scan that cannot be read",
    GROUP,
    done="the same as the scanned identity papers of a household",
    holds="told with the file's name (a warning, exit 0); every form is made, the scan is not bound",
)
def _broken_scans(bench: Bench) -> str:
    with_sound = _made(bench, "scan", _picture)
    for title, broken in _chosen(_BROKEN, bench).items():
        made = _made(bench, "scan", broken)
        assert sorted(made) == sorted(with_sound), title
        assert (_scans(with_sound), _scans(made)) == (1, 0), title
    return "told, all forms made"


@fault(
    "scan in an unusual form",
    GROUP,
    done=f"JPEG in the colours of printing presses; PNG that is named .jpg ({', '.join(_SOUND)})",
    holds="it is printed",
)
def _unusual(bench: Bench) -> str:
    for title, sound in list(_SOUND.items())[: None if bench.is_long else 1]:
        made = _made(bench, "scan", sound)
        assert _scans(made) == 1, title
        assert _SCAN not in bench.runs[-1].said, title
    return "printed"


def _scans(made: Mapping[str, bytes]) -> int:
    """How many papers are scanned ones."""
    return sum(paper["form"] == "scan-page" for paper in json.loads(made["manifest.json"])["papers"])


def _chosen(
    pictures: Mapping[str, Callable[[Path], None]], bench: Bench
) -> dict[str, Callable[[Path], None]]:
    """All of them; in the short form the one that cost most, were it read."""
    return dict(pictures) if bench.is_long else {title: pictures[title] for title in [*pictures][3:4]}


def _made(bench: Bench, kind: str, draw: Callable[[Path], None], expected: int = 0) -> dict[str, bytes]:
    """The files made where the first household has that photo or scan, which is told when it is wrong."""
    folder, out = bench.folder / "资料", bench.folder / "out"
    folder.mkdir()
    shutil.copyfile(sample(3), folder / "采集表.xlsx")
    number = _first_number(folder / "采集表.xlsx")
    path = folder / "照片" / f"{number}.jpg" if kind == "photo" else folder / "附件" / number / _SCAN
    path.parent.mkdir(parents=True)
    draw(path)
    run = bench.packet(folder / "采集表.xlsx", out, *_OPTIONS)
    assert run.code == expected, run.said
    assert run.megabytes <= _MEMORY, run.megabytes
    if draw in _BROKEN.values():
        assert path.name in run.said, run.said
    made = contents(out)
    bench.clear(folder, out)
    return made


def _first_number(path: Path) -> str:
    """The number of the first household, by which photos and scans are named."""
    sheet = openpyxl.load_workbook(path)["户"]  # whole: nothing stays open
    rows = list(sheet.iter_rows(max_row=8, max_col=3, values_only=True))
    heading = next(row for row in rows if "职工编号" in row)
    column = heading.index("职工编号")
    below = [row[column] for row in rows[rows.index(heading) + 1 :]]
    return next(str(value) for value in below if value and str(value)[-1].isdigit())
