"""The register itself: a SQLite file that only its owner reads, safe for several programs at once."""

import datetime as dt
import os
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from docgen.errors import DestinationNotWritableError, InputUnreadableError
from docgen.register.made import RunMade

FILE = "register.sqlite"
_VERSION = 1
_PATIENCE = 30  # seconds that one program waits for another
_SCHEMA = """
CREATE TABLE runs (
    number INTEGER PRIMARY KEY, id TEXT UNIQUE NOT NULL, moment TEXT NOT NULL, docgen TEXT NOT NULL,
    pack TEXT NOT NULL, pack_version TEXT NOT NULL, pack_sha256 TEXT NOT NULL
);
CREATE TABLE inputs (run INTEGER NOT NULL REFERENCES runs, path TEXT NOT NULL, sha256 TEXT NOT NULL);
CREATE TABLE made (
    run INTEGER NOT NULL REFERENCES runs, union_name TEXT NOT NULL, household TEXT NOT NULL,
    version TEXT NOT NULL, papers INTEGER NOT NULL, pages INTEGER NOT NULL
);
CREATE TABLE refused (run INTEGER NOT NULL REFERENCES runs, household TEXT NOT NULL);
CREATE TABLE marks (
    union_name TEXT NOT NULL, household TEXT NOT NULL, version TEXT NOT NULL,
    mark TEXT NOT NULL, moment TEXT NOT NULL
);
CREATE INDEX made_of ON made (union_name, household);
CREATE INDEX marks_of ON marks (union_name, household);
"""
_STANDING = """
SELECT made.union_name, made.household, made.papers, made.pages,
    (SELECT min(runs.moment) FROM made AS same JOIN runs ON runs.number = same.run
        WHERE (same.union_name, same.household, same.version) =
            (made.union_name, made.household, made.version)),
    {printed}, {handed_out},
    EXISTS (SELECT 1 FROM marks WHERE (marks.union_name, marks.household) = (made.union_name, made.household)
        AND marks.version <> made.version)
FROM made WHERE made.run = (SELECT max(number) FROM runs) ORDER BY made.rowid
"""
_MARKED = """(SELECT max(moment) FROM marks WHERE mark = '{mark}' AND
    (marks.union_name, marks.household, marks.version) = (made.union_name, made.household, made.version))"""


class Mark(StrEnum):
    """What became of what was made."""

    PRINTED = "printed"
    HANDED_OUT = "handed out"


@dataclass(frozen=True)
class Standing:
    """A household or union of the last run: since when its papers are as they are, and what became of them.

    `household` is empty for a union's own papers; `is_changed` says that another version was marked before.
    """

    union: str
    household: str
    papers: int
    pages: int
    made: str
    printed: str
    handed_out: str
    is_changed: bool

    @property
    def name(self) -> str:
        """By what a person names it: the household's number, or the union's name."""
        return self.household or self.union


@dataclass(frozen=True)
class RunEntry:
    """One run as the register keeps it."""

    number: int
    moment: str
    docgen: str
    pack: str
    pack_version: str
    inputs: tuple[tuple[str, str], ...]
    households: int
    refused: int


class Register:
    """An open register. Every change is whole or not at all."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def add(self, run: RunMade) -> bool:
        """Enters the run; whether it was new. The same manifest twice is one run."""
        with _change(self._connection) as change:
            if change.execute("SELECT 1 FROM runs WHERE id = ?", (run.id,)).fetchone():
                return False
            head = (run.id, _written(run.moment), run.docgen, run.pack, run.pack_version, run.pack_sha256)
            columns = "id, moment, docgen, pack, pack_version, pack_sha256"
            number = change.execute(f"INSERT INTO runs ({columns}) VALUES (?, ?, ?, ?, ?, ?)", head).lastrowid
            change.executemany(
                "INSERT INTO inputs VALUES (?, ?, ?)", ((number, *item) for item in run.inputs)
            )
            made = (
                (number, item.union, item.household, item.version, item.papers, item.pages)
                for item in run.holders
            )
            change.executemany("INSERT INTO made VALUES (?, ?, ?, ?, ?, ?)", made)
            change.executemany("INSERT INTO refused VALUES (?, ?)", ((number, key) for key in run.refused))
            return True

    def mark(self, holders: Sequence[Standing], mark: Mark, moment: dt.datetime) -> None:
        """Notes what became of the last run's versions; what is marked already keeps its first moment."""
        with _change(self._connection) as change:
            for item in holders:
                change.execute(
                    """INSERT INTO marks SELECT union_name, household, version, :mark, :moment FROM made
                    WHERE run = (SELECT max(number) FROM runs)
                    AND union_name = :union AND household = :household AND NOT EXISTS (
                        SELECT 1 FROM marks WHERE mark = :mark AND (union_name, household, version) =
                        (made.union_name, made.household, made.version))""",
                    {
                        "mark": mark,
                        "moment": _written(moment),
                        "union": item.union,
                        "household": item.household,
                    },
                )

    def standings(self) -> list[Standing]:
        """Every household and union of the last run, in the manifest's order."""
        marks = {
            "printed": _MARKED.format(mark=Mark.PRINTED),
            "handed_out": _MARKED.format(mark=Mark.HANDED_OUT),
        }
        rows = self._connection.execute(_STANDING.format(**marks))
        return [
            Standing(union, household, papers, pages, made, printed or "", handed_out or "", bool(is_changed))
            for union, household, papers, pages, made, printed, handed_out, is_changed in rows
        ]

    def runs(self) -> list[RunEntry]:
        """Every run that was entered, the first one first."""
        rows = self._connection.execute(
            """SELECT number, moment, docgen, pack, pack_version,
            (SELECT count(*) FROM made WHERE run = number AND household <> ''),
            (SELECT count(*) FROM refused WHERE run = number) FROM runs ORDER BY number"""
        ).fetchall()
        return [
            RunEntry(number, moment, docgen, pack, version, self._inputs(number), households, refused)
            for number, moment, docgen, pack, version, households, refused in rows
        ]

    def _inputs(self, run: int) -> tuple[tuple[str, str], ...]:
        rows = self._connection.execute(
            "SELECT path, sha256 FROM inputs WHERE run = ? ORDER BY rowid", (run,)
        )
        return tuple((path, sha256) for path, sha256 in rows)


@contextmanager
def open_register(folder: Path) -> Iterator[Register]:
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
            yield Register(connection)
        finally:
            connection.close()
    except OSError as fault:
        raise _not_writable(path, fault.strerror or "") from fault
    except sqlite3.OperationalError as fault:
        raise _not_writable(path, str(fault)) from fault
    except sqlite3.DatabaseError as fault:
        raise _not_ours(path) from fault


def _make_private(path: Path) -> None:
    """An empty file that only its owner reads, unless there is one; a link is not followed."""
    flags = os.O_CREAT | os.O_RDWR | getattr(os, "O_NOFOLLOW", 0)
    os.close(os.open(path, flags, 0o600))
    path.chmod(0o600)


def _require_ours(connection: sqlite3.Connection, path: Path) -> None:
    """Makes the tables of an empty file. Raises InputUnreadableError for tables that are not ours."""
    with _change(connection) as change:
        [version] = change.execute("PRAGMA user_version").fetchone()
        [tables] = change.execute("SELECT count(*) FROM sqlite_master").fetchone()
        if not version and not tables:
            for statement in filter(str.strip, _SCHEMA.split(";")):
                change.execute(statement)
            change.execute(f"PRAGMA user_version = {_VERSION}")
        elif version != _VERSION:
            raise _not_ours(path)


@contextmanager
def _change(connection: sqlite3.Connection) -> Iterator[sqlite3.Connection]:
    """One change, for which other programs wait; taken back when anything goes wrong."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield connection
    except BaseException:
        connection.execute("ROLLBACK")
        raise
    connection.execute("COMMIT")


def _written(moment: dt.datetime) -> str:
    return moment.isoformat(" ", "seconds")


def _not_ours(path: Path) -> InputUnreadableError:
    return InputUnreadableError(
        f"{path} 不是这一版 docgen 的打印登记簿，或已经损坏。", "请把该文件移到别处，再运行一次就会新建。"
    )


def _not_writable(path: Path, reason: str) -> DestinationNotWritableError:
    return DestinationNotWritableError(
        f"无法写入打印登记簿“{path}”（{reason}）。", "请检查磁盘空间和文件夹权限，稍后重试。"
    )
