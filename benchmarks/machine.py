"""On what, when and with which versions was measured."""

import datetime as dt
import os
import platform
import subprocess
from importlib.metadata import version
from pathlib import Path

from docgen import __version__
from docgen.printing.office.program import find_office

_PACKAGES = ("docxtpl", "python-docx", "jinja2", "lxml", "uharfbuzz", "pikepdf")


def describe_machine() -> dict[str, str]:
    """Names and values for people, taken now."""
    return {
        "date": dt.datetime.now(dt.UTC).strftime("%Y-%m-%d %H:%M UTC"),
        "commit": _commit(),
        "processor": f"{_field('/proc/cpuinfo', 'model name')}, {len(os.sched_getaffinity(0))} cores",
        "memory": f"{int(_field('/proc/meminfo', 'MemTotal').split()[0]) / 2**20:.0f} GiB",
        "system": f"{platform.system()} {platform.release()}, {' '.join(platform.libc_ver())}",
        "load at the start": f"{os.getloadavg()[0]:.2f}",
        "Python": platform.python_version(),
        "docgen": __version__,
        **{name: version(name) for name in _PACKAGES},
        "LibreOffice": _office_version(),
    }


def _field(file: str, name: str) -> str:
    lines = Path(file).read_text().splitlines()
    return next((line.partition(":")[2].strip() for line in lines if line.startswith(name)), "unknown")


def _commit() -> str:
    """The commit, with a plus when what is measured differs from it."""
    here = Path(__file__).parents[1]
    commit = _said(["git", "rev-parse", "--short", "HEAD"], here) or "unknown"
    changed = _said(["git", "status", "--porcelain", "docgen", "templates", "benchmarks"], here)
    return f"{commit}+" if changed else commit


def _office_version() -> str:
    office = find_office()
    return _said([*office.command, "--version"], Path()).partition(" ")[2] if office else "none"


def _said(command: list[str], folder: Path) -> str:
    try:
        return subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=60).stdout.strip()
    except OSError:
        return ""
