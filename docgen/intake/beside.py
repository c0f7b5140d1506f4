"""What lies beside a workbook or record file: the folders of photos and scans, named by households' keys."""

import os
import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from docgen.findings import Place
from docgen.intake.drafts import Draft, Fault
from docgen.intake.files import listed
from docgen.intake.households import number_key

PHOTOS, SCANS = "照片", "附件"

_NOT_IN_NAMES = re.compile(r'[/\\:*?"<>|]')
_SYSTEM_FILES = frozenset(("thumbs.db", "desktop.ini"))
_TEMPORARY = (".", "~$")
_DIGITS = re.compile(r"(\d+)")
_MOST_NAMED = 5


@dataclass(frozen=True)
class Beside:
    """The folder that a clerk's file lies in."""

    root: Path

    def entries(self, folder: str) -> list[Path]:
        """What lies in the folder of that name, in natural order; nothing where there is no such folder."""
        path = self.root / folder
        return sorted(filter(_is_seen, listed(path)), key=natural_name) if path.is_dir() else []

    def find(self, text: str, *folders: Path) -> Path | None:
        """The file of that path or name, in one of the folders or beside the clerk's file, never elsewhere.

        Who writes a cell is not trusted with the computer's other files: none is looked for, let alone read.
        """
        if "://" in text:
            return None
        name = Path(text.replace("\\", "/"))
        found = (self._below(folder, name) for folder in (*folders, self.root))
        return next((path for path in found if path is not None), None)

    def is_inside(self, path: Path) -> bool:
        """Whether the file lies here itself, and is no link to elsewhere."""
        try:
            return path.resolve().is_relative_to(self.root.resolve())
        except (OSError, RuntimeError, ValueError):  # links in a ring, a name that no system knows
            return False

    def _below(self, folder: Path, name: Path) -> Path | None:
        """The file from that folder, whatever the case of its letters; None when there is none here."""
        path = Path(os.path.normpath(folder.absolute() / name))
        if not any(path.is_relative_to(root) for root in (self.root.absolute(), self.root.resolve())):
            return None
        found = _in_any_case(path)
        return found if found is not None and self.is_inside(found) else None

    def told(self, path: Path) -> Place:
        """The file as findings name it: by its path from here."""
        own = path.relative_to(self.root) if path.is_relative_to(self.root) else path
        return Place(own.as_posix())


def file_key(name: str) -> str:
    """The name of a file or folder, or a household's number, reduced to what tells households apart."""
    return number_key(_NOT_IN_NAMES.sub("_", name))


def household_keys(draft: Draft) -> tuple[str, ...]:
    """How folders and files may name the household: by 职工编号, 档案号 or ID number, in this order."""
    keys = dict.fromkeys((*reversed(draft.numbers), draft.id_number))
    return tuple(file_key(key) for key in keys if key)


def natural_name(path: Path) -> tuple[list[tuple[int, str]], str]:
    """By which names are put in the order people count: 2 before 10."""
    steps = _DIGITS.split(path.stem.casefold())
    return [(int(step), "") if step.isdecimal() else (0, step) for step in steps], path.suffix.casefold()


def unclaimed(folder: str, names: Sequence[str]) -> Iterator[Fault]:
    """The fault that files or folders bear the name of no household."""
    if not names:
        return
    more = f"等 {len(names)} 个" if len(names) > _MOST_NAMED else ""
    details = {"folder": folder, "names": "”“".join(names[:_MOST_NAMED]) + more}
    yield Fault("material-owner-unknown", Place(folder), details)


def _is_seen(path: Path) -> bool:
    """Whether a person put the file there: no hidden, temporary or system file."""
    return not path.name.startswith(_TEMPORARY) and path.name.casefold() not in _SYSTEM_FILES


def _in_any_case(exact: Path) -> Path | None:
    """The file of that path whatever the case of its letters, None when there is none."""
    try:
        found = exact if exact.exists() else _alike(exact)
        return found if found.is_file() else None
    except (OSError, ValueError):  # a name that no system knows, a folder that may not be read
        return None


def _alike(path: Path) -> Path:
    """The path with each step as it is written on the disk."""
    at = Path(path.anchor)
    for step in path.relative_to(path.anchor).parts:
        below = at / step
        others = () if below.exists() else at.iterdir()
        at = next((other for other in others if _folded(other.name) == _folded(step)), below)
    return at


def _folded(name: str) -> str:
    return unicodedata.normalize("NFC", name).casefold()
