"""Zip files that are the same for the same content, whenever they are written."""

import datetime as dt
import shutil
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

EPOCH = dt.datetime(2018, 1, 1)


class TimelessArchive(ZipFile):
    """A zip file whose entries all bear the same date, so that equal contents give equal bytes."""

    def writestr(self, name: Any, data: Any, *_: Any) -> None:
        """Adds an entry of that content."""
        super().writestr(self._entry(name), data)

    def write(self, filename: Any, arcname: Any = None, *_: Any) -> None:
        """Adds the file as an entry, piece by piece."""
        source = Path(filename)
        entry = self._entry(arcname or filename)
        entry.file_size = source.stat().st_size
        with source.open("rb") as content, self.open(entry, "w") as target:
            shutil.copyfileobj(content, target)

    def _entry(self, name: str) -> ZipInfo:
        entry = ZipInfo(name, EPOCH.timetuple()[:6])
        entry.compress_type = ZIP_DEFLATED
        return entry
