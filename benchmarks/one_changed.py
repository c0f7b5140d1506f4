"""A workbook with one value changed, without writing all of it anew."""

import zipfile
from collections.abc import Sequence
from pathlib import Path


def with_one_changed(workbook: Path, numbers: Sequence[str]) -> None:
    """Change the last digit of the first of these telephone numbers that stands in the workbook just once.

    Raises ValueError where none does.
    """
    before = _standing_once(workbook, [number.encode() for number in numbers])
    after = before[:-1] + (b"1" if before[-1:] != b"1" else b"2")
    changed = workbook.with_suffix(".changed")
    with zipfile.ZipFile(workbook) as source, zipfile.ZipFile(changed, "w", zipfile.ZIP_DEFLATED) as target:
        for part in source.infolist():
            target.writestr(part, source.read(part).replace(before, after), compresslevel=1)
    changed.replace(workbook)


def _standing_once(workbook: Path, numbers: Sequence[bytes]) -> bytes:
    """People may share a number: one that others have too would change their households as well."""
    counts = dict.fromkeys(numbers, 0)
    with zipfile.ZipFile(workbook) as source:
        for part in source.infolist():
            content = source.read(part)
            for number in counts:
                counts[number] += content.count(number)
    for number, count in counts.items():
        if count == 1:
            return number
    raise ValueError(f"none of {len(numbers)} numbers stands in {workbook} just once")
