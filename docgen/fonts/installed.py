"""The font files of this machine and the faces in them.

Names of files are listed, not opened: only the files that usually hold a family are read, and where they are
missing, the name tables of those that may hold it under another file name.
"""

import os
import sys
from collections.abc import Iterable, Mapping, Sequence
from functools import cache, cached_property
from pathlib import Path

from docgen.fonts.headers import FaceHeader, FontDamagedError, read_headers
from docgen.fonts.names import find_name

_SUFFIXES = (".ttf", ".ttc", ".otf", ".otc")
_CHINESE_FONT_SIZE = 1_000_000  # bytes: no Chinese font is smaller


def font_folders(environment: Mapping[str, str] = os.environ) -> tuple[Path, ...]:
    """Where this machine keeps fonts, first those of the person; DOCGEN_FONTS names more, before all."""
    own = [Path(folder) for folder in environment.get("DOCGEN_FONTS", "").split(os.pathsep) if folder]
    home = Path(environment.get("HOME") or Path.home())
    if sys.platform == "win32":
        return (*own, *_windows_folders(environment))
    if sys.platform == "darwin":
        supplied = Path("/System/Library/Fonts")
        return (*own, home / "Library/Fonts", Path("/Library/Fonts"), supplied)
    data = Path(environment.get("XDG_DATA_HOME") or home / ".local/share")
    system = (Path("/usr/local/share/fonts"), Path("/usr/share/fonts"))
    return (*own, data / "fonts", home / ".fonts", *system)


def _windows_folders(environment: Mapping[str, str]) -> tuple[Path, ...]:
    local = Path(environment.get("LOCALAPPDATA", ""))
    windows = Path(environment.get("WINDIR", r"C:\Windows"))
    return (local / "Microsoft/Windows/Fonts", local / "Kingsoft/WPS Office/fonts", windows / "Fonts")


class InstalledFonts:
    """The fonts in some folders. Files are opened when asked for, each once."""

    def __init__(self, folders: Sequence[Path]) -> None:
        self._folders = folders
        self._headers: dict[Path, tuple[FaceHeader, ...]] = {}

    def find(self, family: str, *, bold: bool, italic: bool) -> FaceHeader | None:
        """The face of a family nearest to what is asked; None when the machine has not the family."""
        wanted = 700 if bold else 400
        return min(
            self._faces(family.casefold()),
            key=lambda face: (face.is_italic != italic, abs(face.weight - wanted), face.path, face.index),
            default=None,
        )

    def _faces(self, family: str) -> list[FaceHeader]:
        """All cuts of a family."""
        entry = find_name(family)
        if entry is None:
            return self._matching(family, self._files_of(0))
        usual = [path for name in entry.files for path in self._files.get(name, ())]
        return self._matching(family, usual) or self._matching(family, self._files_of(_CHINESE_FONT_SIZE))

    def _matching(self, family: str, paths: Iterable[Path]) -> list[FaceHeader]:
        return [face for path in paths for face in self._read(path) if family in face.families]

    def _files_of(self, least_size: int) -> list[Path]:
        """Every font file of at least so many bytes."""
        return [path for paths in self._files.values() for path in paths if _size(path) >= least_size]

    @cached_property
    def _files(self) -> dict[str, list[Path]]:
        """The paths of each file name in small letters, in the folders' order."""
        files: dict[str, list[Path]] = {}
        for top in self._folders:
            for folder, below, names in os.walk(top):
                below.sort()
                for name in sorted(names):
                    if name.lower().endswith(_SUFFIXES):
                        files.setdefault(name.lower(), []).append(Path(folder, name))
        return files

    def _read(self, path: Path) -> tuple[FaceHeader, ...]:
        """The faces of a file, none when it is damaged."""
        if path not in self._headers:
            try:
                self._headers[path] = read_headers(path)
            except FontDamagedError:
                self._headers[path] = ()
        return self._headers[path]


def _size(path: Path) -> int:
    """Bytes of a file, 0 when it is gone."""
    try:
        return path.stat().st_size
    except OSError:
        return 0


@cache
def installed_fonts() -> InstalledFonts:
    """The fonts of this machine."""
    return InstalledFonts(font_folders())
