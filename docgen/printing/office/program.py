"""Is LibreOffice there, and where?"""

import os
import shutil
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from docgen.errors import ProgramMissingError

PROGRAM_VARIABLE = "DOCGEN_SOFFICE"

_NAMES = ("soffice", "libreoffice")
_USUAL_PLACES = {
    # soffice.com is the one that waits and speaks to a console
    "win32": tuple(
        f"{{{folder}}}/LibreOffice/program/{name}"
        for folder in ("ProgramW6432", "ProgramFiles", "ProgramFiles(x86)")
        for name in ("soffice.com", "soffice.exe")
    ),
    "darwin": tuple(
        f"{folder}/LibreOffice.app/Contents/MacOS/soffice"
        for folder in ("/Applications", "{HOME}/Applications")
    ),
    "linux": (
        "/usr/lib/libreoffice/program/soffice",
        "/opt/libreoffice/program/soffice",
        "/snap/bin/libreoffice",
    ),
}
_INSTALL = (
    "Windows 请从 https://www.libreoffice.org/download 下载并安装 LibreOffice；"
    "Debian、Ubuntu 请运行 sudo apt install libreoffice-writer libreoffice-calc fonts-noto-cjk；"
    f"装在别处时，把环境变量 {PROGRAM_VARIABLE} 设为 soffice 的完整路径。"
    "不装也可以：去掉 --engine office，由 docgen 自己排版。"
)


@dataclass(frozen=True)
class OfficeProgram:
    """How LibreOffice is started: the program, and arguments that must come first."""

    command: tuple[str, ...]


def find_office(
    environment: Mapping[str, str] = os.environ, platform: str = sys.platform
) -> OfficeProgram | None:
    """LibreOffice as `DOCGEN_SOFFICE` names it, else on the PATH or in a usual place; None if there is none.

    A `DOCGEN_SOFFICE` that names nothing is not made up for by another LibreOffice.
    """
    named = environment.get(PROGRAM_VARIABLE)
    candidates = iter((named,)) if named else _candidates(environment, platform)
    found = next((place for place in candidates if Path(place).is_file()), None)
    return OfficeProgram((found,)) if found else None


def require_office(
    environment: Mapping[str, str] = os.environ, platform: str = sys.platform
) -> OfficeProgram:
    """The same, or `ProgramMissingError` with how to install it."""
    program = find_office(environment, platform)
    if program is None:
        raise office_missing(environment.get(PROGRAM_VARIABLE, ""))
    return program


def office_missing(named: str = "") -> ProgramMissingError:
    """The error to raise when LibreOffice, or the program `named` in its place, cannot be started."""
    if named:
        return ProgramMissingError(f"没有找到或无法启动 LibreOffice：{named}", _INSTALL)
    return ProgramMissingError("要用 LibreOffice 打印，这台电脑上没有找到它。", _INSTALL)


def _candidates(environment: Mapping[str, str], platform: str) -> Iterator[str]:
    for name in _NAMES:
        found = shutil.which(name, path=environment.get("PATH", os.defpath))
        if found:
            yield found
    for place in _USUAL_PLACES.get(platform, _USUAL_PLACES["linux"]):
        try:
            yield place.format_map(environment)
        except KeyError:  # a folder this machine does not name
            continue
