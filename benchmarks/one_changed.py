"""A workbook with one value changed, without writing all of it anew."""

import zipfile
from pathlib import Path


def with_one_changed(workbook: Path, number: str) -> None:
    """Change the last digit of that telephone number wherever it stands in the workbook.

    Raises ValueError where it does not.
    """
    before = number.encode()
    after = before[:-1] + (b"1" if before[-1:] != b"1" else b"2")
    changed = workbook.with_suffix(".changed")
    count = 0
    with zipfile.ZipFile(workbook) as source, zipfile.ZipFile(changed, "w", zipfile.ZIP_DEFLATED) as target:
        for part in source.infolist():
            content = source.read(part)
            count += content.count(before)
            target.writestr(part, content.replace(before, after), compresslevel=1)
    if not count:
        raise ValueError(f"{number} stands nowhere in {workbook}")
    changed.replace(workbook)
