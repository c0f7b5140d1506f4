"""The files that a run was made from, found again: same bytes, wherever they lie now."""

from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path

from docgen.errors import DocgenError, InputUnreadableError
from docgen.intake.files import find_files
from docgen.packet.manifest import InputRecord, ManifestFile
from docgen.pipeline.made_files import sha256_of_file
from docgen.pipeline.run_made import run_id
from docgen.register.book import open_register


def found_inputs(folder: Path, manifest: ManifestFile, given: Sequence[Path]) -> list[Path]:
    """The run's inputs: among those given, where the register noted them, or beside the output folder.

    Raises InputUnreadableError that names each one that is not found as it was, or a given one that is
    missing.
    """
    places = list(dict.fromkeys([*find_files(given), *_noted(folder, manifest), *_near(folder, manifest)]))
    digest = cache(_digest)
    found: dict[int, Path] = {}
    lost: list[str] = []
    for record in manifest.inputs():
        numbers = (number for number, place in enumerate(places) if number not in found)
        number = next((item for item in numbers if digest(places[item]) == record.sha256), None)
        if number is None:
            lost.append(_told(record, places))
        else:
            found[number] = places[number]
    if lost:
        raise _lost(lost)
    return [found[number] for number in sorted(found)]


def _noted(folder: Path, manifest: ManifestFile) -> Iterator[Path]:
    """Where the register says that they lay; nowhere where there is no register that can be read."""
    try:
        with open_register(folder) as register:
            locations = register.locations(run_id(manifest))
    except DocgenError:
        return
    for place in locations:
        try:
            yield from find_files([place])
        except InputUnreadableError:
            continue


def _near(folder: Path, manifest: ManifestFile) -> Iterator[Path]:
    """By the path that the manifest tells: from here, and beside the output folder."""
    for record in manifest.inputs():
        for place in (Path(record.path), folder.parent / record.path, folder.parent / Path(record.path).name):
            if place.is_file():
                yield place


def _digest(path: Path) -> str:
    try:
        return sha256_of_file(path)
    except OSError:
        return ""


def _told(record: InputRecord, places: Sequence[Path]) -> str:
    name = Path(record.path).name
    changed = next((place for place in places if place.name == name), None)
    return f"“{changed}”在出件后改过。" if changed else f"找不到出件时用的“{record.path}”。"


def _lost(told: Sequence[str]) -> InputUnreadableError:
    return InputUnreadableError(
        "".join(told),
        "请把出件时的那一份采集表（内容须一样）写在命令后面；数据确已改过的，用 docgen packet 重新出件。",
    )
