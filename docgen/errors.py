"""Situations that end a command, each with its exit code and what to do next.

Faults of data are not errors: they are findings (`docgen.findings`).
"""

import errno
from enum import IntEnum

_REASONS = {
    errno.ENOSPC: "磁盘已满",
    errno.EDQUOT: "磁盘配额已用完",
    errno.EFBIG: "文件过大，多半是磁盘将满",
    errno.EROFS: "磁盘是只读的",
    errno.EACCES: "没有权限，或文件正被别的程序使用",
    errno.EPERM: "没有权限",
    errno.EBUSY: "文件正被别的程序使用",
    errno.ENOENT: "文件或文件夹不在了",
    errno.ENOTDIR: "上一级不是文件夹",
    errno.EISDIR: "那里是文件夹，不是文件",
    errno.ENAMETOOLONG: "名称过长",
    errno.EIO: "读写出错，磁盘可能已损坏",
    errno.EMFILE: "打开的文件过多",
}


class ExitCode(IntEnum):
    """What the process returns to the shell."""

    DONE = 0
    FINDINGS_BLOCK = 1
    USAGE = 2
    INPUT_UNREADABLE = 3
    PACK_FAULTY = 4
    PROGRAM_MISSING = 5
    PRINTING_FAILED = 6
    DESTINATION_NOT_WRITABLE = 7
    INTERNAL = 70
    INTERRUPTED = 130


class DocgenError(Exception):
    """A situation a person can do something about: what happened and the remedy, both in Chinese."""

    exit_code = ExitCode.INTERNAL

    def __init__(self, what: str, remedy: str) -> None:
        super().__init__(what, remedy)
        self.what = what
        self.remedy = remedy

    def __str__(self) -> str:
        return f"{self.what}\n处理办法：{self.remedy}"


class UsageError(DocgenError):
    """The command was given options that do not fit together or name nothing known."""

    exit_code = ExitCode.USAGE


class InputUnreadableError(DocgenError):
    """A file of the clerk cannot be opened or is not what its name says."""

    exit_code = ExitCode.INPUT_UNREADABLE


class PackFaultyError(DocgenError):
    """A region pack or one of its templates is wrong; the message names file, table, row, cell and tag."""

    exit_code = ExitCode.PACK_FAULTY


class ProgramMissingError(DocgenError):
    """A program outside docgen is needed and not there."""

    exit_code = ExitCode.PROGRAM_MISSING


class PrintingFailedError(DocgenError):
    """Pages could not be made from papers that were filled."""

    exit_code = ExitCode.PRINTING_FAILED


class PrinterBrokenError(DocgenError):
    """No pages can be made of anything: the program that prints does not work, whatever it is given."""

    exit_code = ExitCode.PRINTING_FAILED


class DestinationNotWritableError(DocgenError):
    """The place for the output cannot be written, or holds files docgen did not make."""

    exit_code = ExitCode.DESTINATION_NOT_WRITABLE


def reason_of(fault: OSError) -> str:
    """Why the system refused, in Chinese; in its own words where that is none of the usual reasons."""
    return _REASONS.get(fault.errno or 0) or fault.strerror or type(fault).__name__
