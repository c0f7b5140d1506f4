"""Scanned papers of a household: the files of its folder in 附件, each with its row of 附件材料.

A row names its files in the column 扫描件; another file belongs to the row of its name, else becomes an
attachment of its own. A number at the end of a name tells the page: 户口簿-1, 户口簿-2.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from docgen.findings import Place
from docgen.intake.beside import SCANS as FOLDER
from docgen.intake.beside import Beside, file_key, household_keys, natural_name, unclaimed
from docgen.intake.cells import folded
from docgen.intake.drafts import Draft, Fault, Item
from docgen.intake.scan_files import SCANS, ScanUnreadableError, scanned_pages
from docgen.region.codelists import CodeList

_LIST = "review.attachments"
_PAGE = re.compile(r"(.*?)(?:[-_—\s]+第?(\d{1,3})页?|[(（]第?(\d{1,3})页?[)）]|第?(?<!\d)(\d{1,3})页?)$")
_COPY = re.compile(r"(?:复印件|扫描件|原件|照片)$")


@dataclass
class _Found:
    """The files of one row, or of one name that no row has; `wanting` are lost or cannot be read."""

    files: list[Path] = field(default_factory=list)
    page_count: int = 0
    wanting: int = 0


class Scans:
    """The scans beside the clerk's files, given to the households one after another."""

    def __init__(self, beside: Beside, types: CodeList | None) -> None:
        self._beside, self._types = beside, types
        self._folders: dict[str, list[Path]] = defaultdict(list)
        for path in beside.entries(FOLDER):
            self._folders[file_key(path.name)].append(path)
        self._unused = {str(path): path for paths in self._folders.values() for path in paths}

    def take(self, draft: Draft) -> None:
        """Puts the files of its scans and their pages into the household.

        A scan that is lost, unreadable or of another kind is a warning of the household. A row that has lost
        all its scans has 0 pages.
        """
        own = [path for key in household_keys(draft) for path in self._folders.get(key, ()) if path.is_dir()]
        _Household(draft, self._beside, own, self._types).take()
        files = [file for row in _attachments(draft) for file in row.get("files", ())]
        for name in (*map(str, own), *files):
            self._unused.pop(name, None)

    def unclaimed(self) -> Iterator[Fault]:
        """The fault that folders or files are of none of the households."""
        yield from unclaimed(FOLDER, [path.name for path in self._unused.values()])


class _Household:
    """The scans of one household while they are sorted out."""

    def __init__(self, draft: Draft, beside: Beside, folders: Sequence[Path], types: CodeList | None) -> None:
        self._draft, self._beside, self._types = draft, beside, types
        self._folders = [folder.relative_to(beside.root).as_posix() for folder in folders]
        entries = [path for folder in self._folders for path in beside.entries(folder)]
        self._files = sorted(filter(self._is_scan, entries), key=natural_name)
        self._rows = _attachments(draft)

    def take(self) -> None:
        """Every file put where it belongs."""
        found: dict[int, _Found] = defaultdict(_Found)
        for index, row in enumerate(self._rows):
            self._take_named(index, row.pop("files", ()), found)
        others = self._by_material()
        for material, files in others.items():
            index = self._row_of(material)
            for path in files:
                self._take(path, self._beside.told(path), found[index])
        for index, row in enumerate(self._rows):
            if index in found:
                row |= _values(found[index])

    def _is_scan(self, path: Path) -> bool:
        if path.is_file() and path.suffix.lower() in SCANS:
            return True
        details = {"name": path.name}
        self._draft.faults.append(Fault("scan-type-unknown", self._beside.told(path), details))
        return False

    def _take_named(self, index: int, names: Sequence[str], found: dict[int, _Found]) -> None:
        """The files that the row itself names; those are nobody else's."""
        place = self._draft.origin.place(f"{_LIST}[{index}].files")
        for name in names:
            paths = self._named(name)
            if not paths:
                self._draft.faults.append(Fault("scan-missing", place, {"name": name}))
                found[index].wanting += 1
            for path in paths:
                self._files = [other for other in self._files if other != path]
                self._take(path, place, found[index])

    def _named(self, name: str) -> list[Path]:
        """The file of that name; without its ending, all pages of the material."""
        path = self._beside.find(name, *(self._beside.root / folder for folder in self._folders))
        if path is not None:
            return [path]
        return [file for file in self._files if _plain(name) in map(_plain, (file.stem, _material(file)))]

    def _take(self, path: Path, place: Place, found: _Found) -> None:
        if path.suffix.lower() not in SCANS:
            self._draft.faults.append(Fault("scan-type-unknown", place, {"name": path.name}))
            found.wanting += 1
            return
        if not self._beside.is_inside(path):
            self._draft.faults.append(Fault("scan-missing", place, {"name": path.name}))
            found.wanting += 1
            return
        try:
            found.page_count += scanned_pages(path)
            found.files.append(path)
        except ScanUnreadableError as fault:
            details = {"name": path.name, "reason": str(fault)}
            self._draft.faults.append(Fault("scan-unreadable", place, details))
            found.wanting += 1

    def _by_material(self) -> Mapping[str, list[Path]]:
        """The files that no row names, by the material they show.

        A number at its end is no page where only one file has the name, which no row and no type has.
        """
        pages: dict[str, list[Path]] = defaultdict(list)
        for path in self._files:
            pages[path.stem if self._find_row(path.stem) is not None else _material(path)].append(path)
        return {
            name if len(files) > 1 or self._is_known(name) else files[0].stem: files
            for name, files in pages.items()
        }

    def _is_known(self, material: str) -> bool:
        return self._find_row(material) is not None or bool(self._type(material))

    def _row_of(self, material: str) -> int:
        """The row of the material; a new one where there is none."""
        index = self._find_row(material)
        if index is not None:
            return index
        values = {"name": material} | ({"type": self._type(material)} if self._type(material) else {})
        self._append(values)
        self._rows = _attachments(self._draft)
        return len(self._rows) - 1

    def _append(self, values: dict[str, Any]) -> None:
        """A new row, which stands where the household stands."""
        if self._draft.rows:
            self._draft.append(_LIST, Item(values, replace(self._draft.rows[0], columns={})))
        else:
            self._draft.values.setdefault("review", {}).setdefault("attachments", []).append(values)

    def _find_row(self, material: str) -> int | None:
        """The first row of that name, else the first of that type."""
        for key in ("name", "type"):
            for index, row in enumerate(self._rows):
                if row.get(key) and _plain(row[key]) == _plain(material):
                    return index
        return None

    def _type(self, material: str) -> str:
        """The type of attachment that the name says, in the region's words; empty when it says none."""
        if self._types is None or material.isdecimal():
            return ""
        item = self._types.find(material) or self._types.find(_COPY.sub("", material))
        return item.label if item else ""


def _attachments(draft: Draft) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = draft.values.get("review", {}).get("attachments", [])
    return rows


def _values(found: _Found) -> dict[str, Any]:
    """What the row says of its scans; wanting ones count as a page each, where others are there."""
    count = found.page_count + found.wanting if found.files else 0
    return {"files": tuple(map(str, found.files)), "page_count": count}


def _material(path: Path) -> str:
    """The name without what tells the page; the whole name when nothing else is in it."""
    match = _PAGE.fullmatch(path.stem)
    return match[1].strip() if match and match[1].strip() else path.stem


def _plain(name: str) -> str:
    """A name reduced to what tells materials apart."""
    return _COPY.sub("", folded(name).casefold())
