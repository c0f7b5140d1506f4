"""The register itself: runs entered, holders marked, and how they stand."""

import datetime as dt
import os
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from docgen.register.entries import Event, Happening, Mark, RunEntry, Standing
from docgen.register.file import change, opened
from docgen.register.made import Holder, RunMade

_HOLDER = "(household, union_name) = (?, ?)"
_WHOSE = "(household, CASE household WHEN '' THEN union_name ELSE '' END) = (?, ?)"  # wherever it belonged
_LAST_MARK = """FROM marks WHERE (household, union_name, version, mark) =
    (made.household, made.union_name, made.version, '{mark}') ORDER BY rowid DESC LIMIT 1"""
_IS_SET = f"coalesce((SELECT is_set {_LAST_MARK}), 0)"
_SINCE = f"(SELECT CASE is_set WHEN 1 THEN moment END {_LAST_MARK})"
_STANDINGS = f"""
SELECT made.union_name, made.household, is_done, papers, pages, runs.moment,
    {_SINCE.format(mark=Mark.PRINTED)}, {_SINCE.format(mark=Mark.HANDED_OUT)},
    EXISTS (SELECT 1 FROM marks AS earlier WHERE is_set AND version <> made.version
        AND (union_name, household) = (made.union_name, made.household) AND NOT EXISTS (
            SELECT 1 FROM marks AS later WHERE later.rowid > earlier.rowid
            AND (later.union_name, later.household, later.version, later.mark) =
                (earlier.union_name, earlier.household, earlier.version, earlier.mark)))
FROM made JOIN runs ON runs.number = made.first_run
WHERE last_run = (SELECT max(number) FROM runs) ORDER BY place
"""
_HAPPENINGS = {
    (Mark.PRINTED, True): Happening.PRINTED,
    (Mark.PRINTED, False): Happening.NOT_PRINTED,
    (Mark.HANDED_OUT, True): Happening.HANDED_OUT,
    (Mark.HANDED_OUT, False): Happening.NOT_HANDED_OUT,
}


class Register:
    """An open register. Every change is whole or not at all."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def knows(self, run: str) -> bool:
        """Whether the run with this id is the last one that was entered."""
        return self._rows("SELECT id FROM runs ORDER BY number DESC LIMIT 1") == [(run,)]

    def add(self, run: RunMade) -> bool:
        """Enters the run; whether it was new. The same manifest twice on end is one run."""
        with change(self._connection) as connection:
            if self.knows(run.id):
                return False
            head = (run.id, _written(run.moment), run.docgen, run.pack, run.pack_version, run.pack_sha256)
            columns = "id, moment, docgen, pack, pack_version, pack_sha256"
            entry = connection.execute(f"INSERT INTO runs ({columns}) VALUES (?, ?, ?, ?, ?, ?)", head)
            number = entry.lastrowid or 0
            inputs = ((number, *item) for item in run.inputs)
            connection.executemany("INSERT INTO inputs VALUES (?, ?, ?)", inputs)
            connection.executemany(
                "INSERT INTO refused VALUES (?, ?)", ((number, key) for key in run.refused)
            )
            for place, item in enumerate(run.holders):
                self._enter(number, place, item)
            return True

    def _enter(self, run: int, place: int, item: Holder) -> None:
        """The holder's row of the run before goes on where its version is the same."""
        state = (item.union, item.household, item.version, item.is_done)
        renewed = self._connection.execute(
            "UPDATE made SET last_run = ?, place = ? WHERE last_run = ?"
            " AND (union_name, household, version, is_done) = (?, ?, ?, ?)",
            (run, place, run - 1, *state),
        )
        if not renewed.rowcount:
            row = (*state, item.papers, item.pages, place, run, run)
            self._connection.execute("INSERT INTO made VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", row)

    def locate(self, run: str, locations: Sequence[Path]) -> None:
        """Notes where the inputs of the run with this id lie, in place of what was noted before."""
        with change(self._connection) as connection:
            [number] = connection.execute("SELECT max(number) FROM runs WHERE id = ?", (run,)).fetchone()
            connection.execute("DELETE FROM locations WHERE run = ?", (number,))
            rows = ((number, os.fsencode(path)) for path in locations)
            connection.executemany("INSERT INTO locations VALUES (?, ?)", rows)

    def locations(self, run: str) -> list[Path]:
        """Where the inputs of the run with this id lay, as far as that was noted."""
        last = "SELECT max(number) FROM runs WHERE id = ?"
        rows = self._rows(f"SELECT path FROM locations WHERE run = ({last}) ORDER BY rowid", run)
        return [Path(os.fsdecode(path)) for [path] in rows]

    def mark(
        self, holders: Sequence[tuple[str, str]], mark: Mark, is_set: bool, moment: dt.datetime
    ) -> list[tuple[str, str]]:
        """Notes for unions and households what became of the last run's version, or that it did not.

        Those that were noted; what stands so already keeps its moment.
        """
        noted: list[tuple[str, str]] = []
        with change(self._connection) as connection:
            for holder in holders:
                row = connection.execute(
                    f"""INSERT INTO marks SELECT union_name, household, version, ?, ?, ? FROM made
                    WHERE last_run = (SELECT max(number) FROM runs) AND {_HOLDER}
                    AND {_IS_SET.format(mark=mark)} <> ?""",
                    (mark, is_set, _written(moment), holder[1], holder[0], is_set),
                )
                noted += [holder] if row.rowcount else []
        return noted

    def note_reprints(self, holders: Sequence[tuple[str, str]], location: Path, moment: dt.datetime) -> None:
        """Notes that the papers of these were given again, and where."""
        rows = ((*holder, os.fsencode(location), _written(moment)) for holder in holders)
        with change(self._connection) as connection:
            connection.executemany("INSERT INTO reprints VALUES (?, ?, ?, ?)", rows)

    def standings(self) -> list[Standing]:
        """Every household and union of the last run, in the manifest's order."""
        return [_standing(*row) for row in self._rows(_STANDINGS)]

    def runs(self) -> list[RunEntry]:
        """Every run that was entered, the first one first."""
        rows = self._rows(
            """SELECT number, moment, docgen, pack, pack_version,
            (SELECT count(*) FROM made WHERE number BETWEEN first_run AND last_run AND household <> ''),
            (SELECT count(*) FROM refused WHERE run = number) FROM runs ORDER BY number"""
        )
        return [
            RunEntry(number, moment, docgen, pack, version, self._inputs(number), households, refused)
            for number, moment, docgen, pack, version, households, refused in rows
        ]

    def history(self, household: str, union: str = "") -> list[Event]:
        """What became of a household, or of the own papers of a union, from the first day on."""
        holder = (household, "" if household else union)
        events = [*self._made(holder), *self._marked(holder)]
        return sorted(events, key=lambda event: event.moment)

    def _made(self, holder: tuple[str, str]) -> Iterator[Event]:
        made = f"""SELECT moment, number, is_done, papers, pages FROM made JOIN runs ON number = first_run
            WHERE {_WHOSE} ORDER BY number"""
        for moment, run, is_done, papers, pages in self._rows(made, *holder):
            yield Event(moment, Happening.MADE if is_done else Happening.FAILED, run, papers, pages)
        refused = "SELECT moment, number FROM refused JOIN runs ON number = run WHERE household = ?"
        for moment, run in self._rows(refused, holder[0]) if holder[0] else ():
            yield Event(moment, Happening.REFUSED, run)

    def _marked(self, holder: tuple[str, str]) -> Iterator[Event]:
        marks = f"SELECT moment, mark, is_set FROM marks WHERE {_WHOSE} ORDER BY rowid"
        for moment, mark, is_set in self._rows(marks, *holder):
            yield Event(moment, _HAPPENINGS[Mark(mark), bool(is_set)])
        reprints = f"SELECT moment, location FROM reprints WHERE {_WHOSE} ORDER BY rowid"
        for moment, location in self._rows(reprints, *holder):
            yield Event(moment, Happening.REPRINTED, location=str(Path(os.fsdecode(location))))

    def _inputs(self, run: int) -> tuple[tuple[str, str], ...]:
        rows = self._rows("SELECT path, sha256 FROM inputs WHERE run = ? ORDER BY rowid", run)
        return tuple((path, sha256) for path, sha256 in rows)

    def _rows(self, question: str, *values: object) -> list[Any]:
        return self._connection.execute(question, values).fetchall()


@contextmanager
def open_register(folder: Path) -> Iterator[Register]:
    """The register of the folder, made where there is none.

    Raises InputUnreadableError for a file that is no register of ours, DestinationNotWritableError where it
    cannot be written.
    """
    with opened(folder) as connection:
        yield Register(connection)


def _standing(union: str, household: str, is_done: int, papers: int, pages: int, *others: Any) -> Standing:
    made, printed, handed_out, is_changed = others
    return Standing(
        union,
        household,
        bool(is_done),
        papers,
        pages,
        made,
        printed or "",
        handed_out or "",
        bool(is_changed),
    )


def _written(moment: dt.datetime) -> str:
    return moment.isoformat(" ", "seconds")
