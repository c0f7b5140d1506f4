"""An output folder that cannot be written, or that lies elsewhere than usual."""

import os
from pathlib import Path

from .bench import SMALL, Around, Bench, assert_same, contents, sample, uncut
from .catalogue import fault
from .disks import Disk, may_mount, mounted, with_small_files, without_rights
from .running import Run

GROUP = "Output folder"
_REFUSED = "exit 7 with the place and what to do; nothing is written, what lay there stays as it was"
_NOT_TRIED = "not tried: no disk can be mounted here"
_LONGEST = 250  # bytes of a name; file systems take 255
_DOSSIERS = ("--packet", "dossier", "--jobs", "1")


@fault(
    "no right to write",
    GROUP,
    done="the output folder, or the one it is to be made in, is of mode 0500",
    holds=_REFUSED,
)
def _no_right(bench: Bench) -> str:
    locked = bench.folder / "锁"
    locked.mkdir()
    for out in (locked / "out", locked) if bench.is_long else (locked,):
        locked.chmod(0o500)
        run = bench.packet(sample(2), out, around=Around(before=without_rights()))
        locked.chmod(0o700)
        _assert_refused(run, "锁")
        assert list(locked.iterdir()) == []
    return "exit 7"


@fault(
    "read-only disk",
    GROUP,
    done="the disk of the output folder turned read-only after an earlier run; then other data are printed",
    holds=_REFUSED,
)
def _read_only(bench: Bench) -> str:
    if not may_mount():
        return _NOT_TRIED
    with mounted(bench.folder / "盘", "size=64m") as disk:
        out, around = disk.place / "out", Around(before=disk.around)
        assert bench.packet(sample(2), out, around=around).code == 0
        disk.remount("ro")
        _assert_refused(bench.packet(sample(3), out, around=around), "盘")
        assert_same(disk.seen / "out", uncut(sample(2), *SMALL))
    return "exit 7"


@fault(
    "files may not grow",
    GROUP,
    done="no file may be larger than 64 kB (RLIMIT_FSIZE, which answers like a full disk); then they may",
    holds=f"{_REFUSED}; then the same command ends with the bytes of an uncut run",
)
def _small_files(bench: Bench) -> str:
    data, out = sample(4), bench.folder / "out"
    run = bench.packet(data, out, *_DOSSIERS, around=Around(before=with_small_files(2**16)))
    _assert_refused(run, "磁盘")
    assert contents(out) == {}
    assert bench.packet(data, out, *_DOSSIERS).code == 0
    assert_same(out, uncut(data, *_DOSSIERS))
    return "exit 7, then the same bytes"


@fault(
    "disk full",
    GROUP,
    done="the output folder is on a disk of 1 MB that is full in the middle of the run; then there is room",
    holds=f"{_REFUSED}; then the same command ends with the bytes of an uncut run",
)
def _full(bench: Bench) -> str:
    if not may_mount():
        return _NOT_TRIED
    data = sample(4)
    with mounted(bench.folder / "盘", "size=1m") as disk:
        out, around = disk.place / "out", Around(before=disk.around)
        _assert_refused(bench.packet(data, out, *_DOSSIERS, around=around), "磁盘")
        assert contents(disk.seen / "out") == {}
        disk.remount("size=64m")
        run = bench.packet(data, out, *_DOSSIERS, around=around)
        assert run.code == 0, run.said
        assert_same(disk.seen / "out", uncut(data, *_DOSSIERS))
    return "exit 7, then the same bytes"


@fault(
    "another disk",
    GROUP,
    done="the output folder is a link to a folder on another file system, or the top folder of one",
    holds="the bytes of a run on one disk",
)
def _other_disk(bench: Bench) -> str:
    if not may_mount():
        return _NOT_TRIED
    with mounted(bench.folder / "盘", "size=64m") as disk:
        (bench.folder / "link").symlink_to(disk.place / "out")
        (disk.seen / "out").mkdir()
        _assert_made(bench, bench.folder / "link", disk)
        assert_same(disk.seen / "out", uncut(sample(2), *SMALL))
    with mounted(bench.folder / "顶", "size=64m") as disk:
        _assert_made(bench, disk.place, disk)
        assert_same(disk.seen, uncut(sample(2), *SMALL))
    return "same bytes"


def _assert_made(bench: Bench, out: Path, disk: Disk) -> None:
    run = bench.packet(sample(2), out, around=Around(before=disk.around))
    assert run.code == 0, run.said


@fault("file in place of the folder", GROUP, done="-o names a file, or a folder below one", holds=_REFUSED)
def _file(bench: Bench) -> str:
    note = bench.folder / "便条.txt"
    note.write_text("勿删", encoding="utf-8")
    for out in (note, note / "out") if bench.is_long else (note,):
        _assert_refused(bench.packet(sample(2), out), "便条.txt")
        assert note.read_text(encoding="utf-8") == "勿删"
    return "exit 7"


@fault(
    "long names",
    GROUP,
    done=f"output folders of {_LONGEST} bytes, one in another; then one of more than a file system takes",
    holds=f"the same bytes; then {_REFUSED}",
)
def _long_names(bench: Bench) -> str:
    name = "长" * (_LONGEST // 3) + "x" * (_LONGEST % 3)
    assert len(os.fsencode(name)) == _LONGEST
    out = bench.folder / name / name
    assert bench.packet(sample(2), out).code == 0
    assert_same(out, uncut(sample(2), *SMALL))
    _assert_refused(bench.packet(sample(2), bench.folder / (name + "长长长")), "长长长")
    assert sorted(path.name for path in bench.folder.iterdir()) == ["scratch", name]
    return "same bytes; exit 7"


def _assert_refused(run: Run, *told: str) -> None:
    assert run.code == 7, run.said
    for word in told:
        assert word in run.said, run.said
