"""Templates that were damaged on their way: cut off, torn, with other bytes in them."""

import shutil
import zipfile
from collections.abc import Callable
from pathlib import Path
from random import Random

from lxml import etree

from .bench import Bench, contents, counted, named, sample, uncut
from .catalogue import fault
from .running import ROOT

GROUP = "Templates, photos, scans"
_HOLDS = (
    "exit 4 with the file's name, nothing written; or every paper as from the whole file, or one that opens"
)
_SEEDS, _FEW = 20, 1
_PACKETS = ("--packet", "declaration", "--packet", "union", "--jobs", "1")
_USED = (  # by those packets
    "01-dossier-form.docx",
    "02-declaration-form.docx",
    "05-roster.xlsx",
    "09-help-record-book.docx",
    "11-pairing-list.xlsx",
    "17-union-plan.xlsx",
    "survey-record.docx",
)


def _torn(data: bytes, chance: Random) -> bytes:
    return data[: chance.randrange(len(data))]


def _flipped(data: bytes, chance: Random) -> bytes:
    changed = bytearray(data)
    for _ in range(chance.choice((1, 1, 8, 64))):
        changed[chance.randrange(len(data))] ^= chance.randrange(1, 256)
    return bytes(changed)


@fault(
    "template file cut off",
    GROUP,
    done="a Word or Excel template of the pack ends at a random byte",
    holds=_HOLDS,
)
def _cut_off(bench: Bench) -> str:
    return _tried(bench, lambda path, chance: path.write_bytes(_torn(path.read_bytes(), chance)))


@fault("template with other bytes", GROUP, done="1, 8 or 64 random bytes of it are changed", holds=_HOLDS)
def _changed(bench: Bench) -> str:
    return _tried(bench, lambda path, chance: path.write_bytes(_flipped(path.read_bytes(), chance)))


@fault(
    "XML of a template cut off",
    GROUP,
    done="a part of it, whole as a zip member, ends at a random byte",
    holds=_HOLDS,
)
def _xml_cut_off(bench: Bench) -> str:
    return _tried(bench, lambda path, chance: _with_changed_part(path, chance, _torn))


@fault(
    "XML of a template with other bytes",
    GROUP,
    done="1, 8 or 64 random bytes of a part are changed",
    holds=_HOLDS,
)
def _xml_changed(bench: Bench) -> str:
    return _tried(bench, lambda path, chance: _with_changed_part(path, chance, _flipped))


def _tried(bench: Bench, damage: Callable[[Path, Random], object]) -> str:
    """Each seed damages another template; what became of the runs."""
    data = sample(2)
    whole = uncut(data, *_PACKETS)
    endings = []
    for seed in range(_SEEDS if bench.is_long else _FEW):
        chance = Random(seed)
        path = _copied(bench.folder, chance)
        damage(path, chance)
        endings.append(_ending(bench, data, path, whole))
        bench.clear(bench.folder / "地区包", bench.folder / "out")
    return counted(endings)


def _copied(folder: Path, chance: Random) -> Path:
    """A copy of the pack and its base, and one of its templates that are printed."""
    shutil.copytree(ROOT / "templates" / "luzhou", folder / "地区包" / "luzhou")
    shutil.copytree(ROOT / "templates" / "national", folder / "地区包" / "national")
    (path,) = named(folder / "地区包", chance.choice(_USED))
    return path


def _ending(bench: Bench, data: Path, path: Path, whole: Path) -> str:
    out, region = bench.folder / "out", bench.folder / "地区包" / "luzhou"
    run = bench.packet(data, out, "--region", region, *_PACKETS)
    if run.code == 0:
        return "all papers made, each opens" if _is_whole(out, whole) else "other papers"
    assert run.code == 4, run.said
    assert path.name in run.said, run.said
    assert contents(out) == {}
    return "exit 4"


def _is_whole(out: Path, whole: Path) -> bool:
    """Whether the papers are all there and open; those of other templates are as they were."""
    for paper in (*named(out, "*.docx"), *named(out, "*.xlsx")):
        with zipfile.ZipFile(paper) as archive:
            assert archive.testzip() is None, paper
            for name in archive.namelist():
                if name.endswith((".xml", ".rels")):
                    etree.fromstring(archive.read(name))
    assert sorted(path.name for path in out.rglob("*")) == sorted(path.name for path in whole.rglob("*"))
    return True


def _with_changed_part(path: Path, chance: Random, change: Callable[[bytes, Random], bytes]) -> None:
    """The file packed anew with one of its parts changed."""
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    name = chance.choice(sorted(name for name in parts if parts[name]))
    parts[name] = change(parts[name], chance)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for part, content in parts.items():
            archive.writestr(part, content)
