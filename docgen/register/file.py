"""The file of a register: SQLite, readable by its owner only, safe for several programs at once."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from docgen.errors import DestinationNotWritableError, InputUnreadableError

FILE = "register.sqlite"
_VERSION = 2
_PATIENCE = 30  # seconds that one program waits for another
_SCHEMA = """
CREATE TABLE runs (
    number INTEGER PRIMARY KEY, id TEXT NOT NULL, moment TEXT NOT NULL, docgen TEXT NOT NULL,
    pack TEXT NOT NULL, pack_version TEXT NOT NULL, pack_sha256 TEXT NOT NULL
);
CREATE TABLE inputs (run INTEGER NOT NULL REFERENCES runs, path TEXT NOT NULL, sha256 TEXT NOT NULL);
CREATE TABLE locations (run INTEGER NOT NULL REFERENCES runs, path BLOB NOT NULL);
CREATE TABLE refused (run INTEGER NOT NULL REFERENCES runs, household TEXT NOT NULL);
CREATE TABLE made (
    union_name TEXT NOT NULL, household TEXT NOT NULL, version TEXT NOT NULL, is_done INTEGER NOT NULL,
    papers INTEGER NOT NULL, pages INTEGER NOT NULL, place INTEGER NOT NULL,
    first_run INTEGER NOT NULL REFERENCES runs, last_run INTEGER NOT NULL REFERENCES runs
);
CREATE TABLE marks (
    union_name TEXT NOT NULL, household TEXT NOT NULL, version TEXT NOT NULL,
    mark TEXT NOT NULL, is_set INTEGER NOT NULL, moment TEXT NOT NULL
);
CREATE TABLE reprints (
    union_name TEXT NOT NULL, household TEXT NOT NULL, location BLOB NOT NULL, moment TEXT NOT NULL
);
CREATE INDEX refused_of ON refused (household);
CREATE INDEX refused_by ON refused (run);
CREATE UNIQUE INDEX made_of ON made (household, union_name, last_run);
CREATE INDEX made_by ON made (last_run, place);
CREATE INDEX marks_of ON marks (household, union_name, version, mark);
CREATE INDEX reprints_of ON reprints (household)
"""  # a row of `made` stands for all runs from the first to the last that made this version of a holder


@contextmanager
def opened(folder: Path) -> Iterator[sqlite3.Connection]:
    """The register of the folder, made where there is none.

    Raises InputUnreadableError for a file that is no register of ours, DestinationNotWritableError where it
    cannot be written.
    """
    path = folder / FILE
    try:
        _make_private(path)
        connection = sqlite3.connect(path, timeout=_PATIENCE, isolation_level=None)
        try:
            _require_ours(connection, path)
            yield connection
        finally:
            connection.close()
    except OSError as fault:
        raise _not_writable(path, fault.strerror or "") from fault
    except sqlite3.OperationalError as fault:
        raise _not_writable(path, str(fault)) from fault
    except sqlite3.Error as fault:
        raise _not_ours(path) from fault


@contextmanager
def change(connection: sqlite3.Connection) -> Iterator[sqlite3.Connection]:
    """One change, for which other programs wait; taken back when anything goes wrong."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield connection
    except BaseException:
        connection.execute("ROLLBACK")
        raise
    connection.execute("COMMIT")


def _make_private(path: Path) -> None:
    """An empty file that only its owner reads, unless there is one; a link is not followed."""
    flags = os.O_CREAT | os.O_RDWR | getattr(os, "O_NOFOLLOW", 0)
    os.close(os.open(path, flags, 0o600))
    path.chmod(0o600)


def _require_ours(connection: sqlite3.Connection, path: Path) -> None:
    """Makes the tables of an empty file. Raises InputUnreadableError for tables that are not ours."""
    with change(connection):
        [version] = connection.execute("PRAGMA user_version").fetchone()
        [tables] = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
        if not version and not tables:
            for statement in _SCHEMA.split(";"):
                connection.execute(statement)
            connection.execute(f"PRAGMA user_version = {_VERSION}")
        elif version != _VERSION:
            raise _not_ours(path)


def _not_ours(path: Path) -> InputUnreadableError:
    return InputUnreadableError(
        f"{path} 不是这一版 docgen 的打印登记簿，或已经损坏。", "请把该文件移到别处，再运行一次就会新建。"
    )


def _not_writable(path: Path, reason: str) -> DestinationNotWritableError:
    return DestinationNotWritableError(
        f"无法写入打印登记簿“{path}”（{reason}）。", "请检查磁盘空间和文件夹权限，稍后重试。"
    )
