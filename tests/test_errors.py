"""What the system refuses is told in Chinese."""

import errno
import os

import pytest

from docgen.errors import reason_of


@pytest.mark.parametrize(
    ("number", "told"),
    [
        (errno.ENOSPC, "磁盘已满"),
        (errno.EROFS, "磁盘是只读的"),
        (errno.EACCES, "没有权限"),
        (errno.ENAMETOOLONG, "名称过长"),
    ],
)
def test_a_usual_reason_is_told_in_chinese(number: int, told: str) -> None:
    reason = reason_of(OSError(number, os.strerror(number)))
    assert told in reason
    assert not reason.isascii()


def test_a_rare_reason_is_told_as_the_system_tells_it() -> None:
    assert reason_of(OSError(errno.ENXIO, "No such device or address")) == "No such device or address"
    assert reason_of(TimeoutError()) == "TimeoutError"
