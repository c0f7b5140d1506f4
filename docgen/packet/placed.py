"""Output put into place whole: never half a file, and readable by its owner only."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from io import BufferedRandom
from pathlib import Path

from docgen.errors import DestinationNotWritableError, reason_of


@contextmanager
def placed_file(destination: Path) -> Iterator[BufferedRandom]:
    """A stream whose bytes become `destination` when the block ends well; otherwise nothing changes there."""
    try:
        destination.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(prefix=".docgen-", dir=destination.parent)
        try:
            with os.fdopen(handle, "w+b") as stream:
                yield stream
            Path(name).replace(destination)
        finally:
            Path(name).unlink(missing_ok=True)
    except OSError as error:
        raise DestinationNotWritableError(
            f"无法写入 {destination}：{reason_of(error)}。",
            "请关闭正在打开它的程序，确认磁盘未满、文件夹可写，或用 -o 另选输出位置。",
        ) from error
