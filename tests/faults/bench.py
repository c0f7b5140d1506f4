"""What a fault is tried on: a folder of its own, samples that all share, and what every run must hold to."""

import re
import shutil
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from .running import DOCGEN, Run, Running, environment

DAY = "2018-06-01"
OPTIONS = ("--engine", "builtin", "--date", DAY)
SMALL = ("--packet", "certification", "--jobs", "1")
_LIMIT = 180.0  # seconds
_REGION = "luzhou"
_REGISTER = "register.sqlite"  # and its journal: tells when each run was, and is not compared
_IN_ENGLISH = re.compile("No space|Permission denied|Read-only|name too long|File too large|Not a directory")
_shared = TemporaryDirectory(prefix="docgen-faults-")


@dataclass(frozen=True)
class Around:
    """What a command runs in: a hook that Python loads first, more environment, what goes before it."""

    hook: str = ""
    more: Mapping[str, str] = field(default_factory=dict)
    before: Sequence[str] = ()


_PLAIN = Around()


class Bench:
    """Where one fault is tried; `is_long` asks for all that `make faults` tries."""

    def __init__(self, folder: Path, is_long: bool = False) -> None:
        self.folder, self.is_long = folder, is_long
        self.runs: list[Run] = []

    def start(self, *arguments: object, around: Around = _PLAIN) -> Running:
        """A command of docgen under way."""
        command = [*around.before, *DOCGEN, *map(str, arguments)]
        return Running(command, environment(self.folder, around.hook, **around.more))

    def docgen(self, *arguments: object, around: Around = _PLAIN, limit: float = _LIMIT) -> Run:
        """A command of docgen that has ended."""
        return self.ended(self.start(*arguments, around=around), limit)

    def packet(self, data: Path, out: Path, *options: str, around: Around = _PLAIN) -> Run:
        """`docgen packet` of that workbook into that folder, set by the built-in engine."""
        return self.docgen(*packet_of(data, out, *options), around=around)

    def ended(self, running: Running, limit: float = _LIMIT) -> Run:
        """How a run ended, after a look at what holds for every one that was not killed.

        It tells people what to do, is no crash, and leaves nothing of its work in the folder for scratch.
        """
        run = running.ended(limit)
        self.runs.append(run)
        assert "Traceback" not in run.said, run.said
        assert "docgen 内部错误" not in run.said, run.said
        assert run.code >= 0, f"signal {-run.code}\n{run.said}"
        assert run.code in (0, 1, 130) or "处理办法" in run.said or "--only-failed" in run.said, run.said
        assert not _IN_ENGLISH.search(run.said), run.said
        left = sorted(map(str, (self.folder / "scratch").rglob("*")))
        assert left == []
        return run

    def clear(self, *paths: Path) -> None:
        """Removes them."""
        for path in paths:
            shutil.rmtree(path, ignore_errors=True)
            path.unlink(missing_ok=True)


def packet_of(data: Path, out: Path, *options: str) -> tuple[object, ...]:
    """The arguments of `docgen packet`; by default for the smallest packet there is."""
    return "packet", data, "-o", out, *OPTIONS, *(options or SMALL)


@cache
def sample(households: int, seed: int = 1) -> Path:
    """A workbook of that many invented households, made once; a union has at most 60 of them."""
    path = Path(_shared.name) / f"{households}-{seed}.xlsx"
    asked = ("--region", _REGION, "--households", households, "--seed", seed)
    Bench(Path(_shared.name)).docgen("sample", *asked, "-o", path, limit=1800)
    return path


@cache
def uncut(data: Path, *options: str) -> Path:
    """What a run without any fault makes of it, made once."""
    out = Path(_shared.name) / f"uncut-{len(list(Path(_shared.name).iterdir()))}"
    run = Bench(Path(_shared.name)).packet(data, out, *options)
    assert run.code == 0, run.said
    return out


def contents(folder: Path) -> dict[str, bytes]:
    """Every file that a clerk finds below the folder, by its path, but the register."""
    files = (path for path in folder.rglob("*") if path.is_file() and not path.name.startswith(_REGISTER))
    named = {path.relative_to(folder).as_posix(): path for path in files}
    return {name: path.read_bytes() for name, path in named.items() if not name.startswith(".docgen/")}


def assert_same(folder: Path, other: Path) -> None:
    """Both hold the same files with the same bytes, and the folder nothing of docgen's work."""
    left, right = contents(folder), contents(other)
    assert sorted(left) == sorted(right)
    assert [name for name in left if left[name] != right[name]] == []
    assert not (folder / ".docgen").exists()


def named(folder: Path, pattern: str) -> list[Path]:
    """The files of that pattern below the folder, by name; there must be some."""
    found = sorted(folder.rglob(pattern))
    assert found, pattern
    return found


def counted(things: Iterable[object]) -> str:
    """How often each of them stands there, for a line of the page."""
    seen: dict[str, int] = {}
    for thing in map(str, things):
        seen[thing] = seen.get(thing, 0) + 1
    return ", ".join(f"{count} × {thing}" for thing, count in sorted(seen.items(), key=lambda item: -item[1]))
