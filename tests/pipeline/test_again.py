"""A second run over a folder: what stands, what is made anew, and what goes on after a cut."""

import datetime as dt
import json
import os
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from docgen.errors import DestinationNotWritableError, UsageError
from docgen.packet.manifest import ManifestFile, State
from docgen.pipeline import parts
from docgen.pipeline.place import WORK
from docgen.pipeline.request import Request, Summary
from docgen.pipeline.run import make_packets
from docgen.pipeline.workplace import RunNote
from docgen.region.catalog import find_pack
from docgen.sample.write import write_sample

HOUSEHOLDS = 8
DAY = dt.date(2018, 12, 25)
POISONED = "LZ20180003"


@pytest.fixture
def workbook(tmp_path: Path) -> Path:
    write_sample(find_pack("luzhou"), HOUSEHOLDS, 5, tmp_path / "采集表.xlsx")
    return tmp_path / "采集表.xlsx"


def a_request(workbook: Path, out: Path, **changes: Any) -> Request:
    request = Request((workbook,), find_pack("luzhou"), out, DAY, packets=("declaration", "certification"))
    return replace(request, **changes)


def run(workbook: Path, out: Path, **changes: Any) -> Summary:
    return make_packets(a_request(workbook, out, **changes), lambda stage, done, total: None)


def files_below(folder: Path) -> dict[str, bytes]:
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


def marks(folder: Path) -> dict[str, int]:
    """By file a number that another file in its place does not have."""
    return {p.relative_to(folder).as_posix(): p.stat().st_ino for p in folder.rglob("*") if p.is_file()}


def changed(before: dict[str, int], after: dict[str, int]) -> set[str]:
    return {path for path in before.keys() | after.keys() if before.get(path) != after.get(path)}


def alter(workbook: Path, heading: str, value: str, number: str = POISONED) -> None:
    book = openpyxl.load_workbook(workbook)
    sheet = book["户"]
    heads = {cell.value: cell.column for cell in sheet[1]}
    row = next(r for r in range(2, 40) if sheet.cell(r, heads["档案号"]).value == number)
    sheet.cell(row, heads[heading]).value = value
    book.save(workbook)


def test_nothing_is_made_twice(workbook: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first, before = run(workbook, tmp_path / "out"), marks(tmp_path / "out")
    monkeypatch.setattr(parts, "_make", None)
    again = run(workbook, tmp_path / "out")
    assert changed(before, marks(tmp_path / "out")) == {"manifest.json"}
    assert (first.unchanged, again.unchanged) == (0, HOUSEHOLDS)
    assert (again.papers, again.pages, again.packets) == (first.papers, first.pages, first.packets)


def test_only_the_household_that_changed_is_made_anew_and_its_unions_own_papers(
    workbook: Path, tmp_path: Path
) -> None:
    run(workbook, tmp_path / "out")
    before = marks(tmp_path / "out")
    alter(workbook, "备注", "已迁居")
    again = run(workbook, tmp_path / "out")
    others = changed(before, marks(tmp_path / "out"))
    assert {path.split("/")[2] for path in others if "/户/" in path} == {
        path.split("/")[2] for path in before if f"/户/{POISONED}-" in path
    }
    assert again.unchanged == HOUSEHOLDS - 1
    run(workbook, tmp_path / "fresh")
    assert files_below(tmp_path / "out") == files_below(tmp_path / "fresh")


@pytest.mark.parametrize(
    "other",
    [
        {"packets": ("declaration",)},
        {"levels": frozenset({"household"})},
        {"levels": frozenset({"union"})},
        {"formats": frozenset({"pdf"})},
        {"formats": frozenset({"docx"})},
        {"duplex": False},
        {"packets": ("union", "declaration"), "day": dt.date(2018, 12, 26)},
    ],
)
def test_other_options_make_what_a_new_folder_would_hold(
    workbook: Path, tmp_path: Path, other: dict[str, Any]
) -> None:
    run(workbook, tmp_path / "out")
    run(workbook, tmp_path / "out", **other)
    run(workbook, tmp_path / "fresh", **other)
    assert files_below(tmp_path / "out") == files_below(tmp_path / "fresh")


def test_a_household_that_is_gone_takes_its_files_along(workbook: Path, tmp_path: Path) -> None:
    run(workbook, tmp_path / "out")
    alter(workbook, "档案号", "LZ20180099")
    run(workbook, tmp_path / "out")
    run(workbook, tmp_path / "fresh")
    assert files_below(tmp_path / "out") == files_below(tmp_path / "fresh")


def test_a_file_that_is_lost_is_made_again(workbook: Path, tmp_path: Path) -> None:
    run(workbook, tmp_path / "out")
    before = files_below(tmp_path / "out")
    lost = next(path for path in before if f"/户/{POISONED}-" in path)
    (tmp_path / "out" / lost).unlink()
    assert run(workbook, tmp_path / "out").unchanged == HOUSEHOLDS - 1
    assert files_below(tmp_path / "out") == before


def test_a_file_changed_by_hand_is_not_overwritten_unless_forced(workbook: Path, tmp_path: Path) -> None:
    run(workbook, tmp_path / "out")
    before = files_below(tmp_path / "out")
    edited = tmp_path / "out" / next(path for path in before if path.endswith(".docx"))
    edited.write_bytes(b"by hand")
    with pytest.raises(DestinationNotWritableError, match=rf"{edited.name}”出件后被人改过"):
        run(workbook, tmp_path / "out")
    assert edited.read_bytes() == b"by hand"
    assert run(workbook, tmp_path / "out", force=True).unchanged == 0
    assert files_below(tmp_path / "out") == before


@contextmanager
def cut(monkeypatch: pytest.MonkeyPatch, after: int) -> Iterator[None]:
    """Has the run interrupted when so many parts are made."""
    left, make = iter(range(after)), parts._make

    def making(part: parts.Part) -> None:
        if next(left, None) is None:
            raise KeyboardInterrupt
        make(part)

    with monkeypatch.context() as patch:
        patch.setattr(parts, "_make", making)
        try:
            yield
        except KeyboardInterrupt:
            return
        raise AssertionError("not cut off")


@pytest.mark.parametrize("after", [0, 1, 2, 3])
def test_a_run_that_was_cut_off_goes_on_with_its_parts_and_its_day(
    workbook: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, after: int
) -> None:
    plans: dict[str, Any] = {"packets": ("declaration", "union"), "day_is_given": False}
    monkeypatch.setattr("docgen.pipeline.making.HOUSEHOLDS_A_CHUNK", 3)
    run(workbook, tmp_path / "whole", **plans)
    with cut(monkeypatch, after):
        run(workbook, tmp_path / "out", **plans)
    assert (tmp_path / "out").exists() == (after > 0)
    made = counted(monkeypatch)
    run(workbook, tmp_path / "out", day=DAY if after == 0 else dt.date(2018, 12, 26), **plans)
    assert len(made) == 4 - after  # three chunks, and the union
    assert files_below(tmp_path / "out") == files_below(tmp_path / "whole")


def counted(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    made, make = [], parts._make

    def making(part: parts.Part) -> None:
        made.append(part.name)
        make(part)

    monkeypatch.setattr(parts, "_make", making)
    return made


@pytest.mark.parametrize("harm", [lambda file: file.unlink(), lambda file: file.write_bytes(b"")])
def test_a_part_that_the_power_cut_left_incomplete_is_made_again(
    workbook: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, harm: Callable[[Path], object]
) -> None:
    monkeypatch.setattr("docgen.pipeline.making.HOUSEHOLDS_A_CHUNK", 3)
    run(workbook, tmp_path / "whole")
    with cut(monkeypatch, 2):
        run(workbook, tmp_path / "out")
    harm(next((tmp_path / "out" / WORK / "parts").rglob("*.docx")))
    harm(next((tmp_path / "out" / WORK / "parts").rglob("*.pages")))
    run(workbook, tmp_path / "out")
    assert files_below(tmp_path / "out") == files_below(tmp_path / "whole")


class TestSetAside:
    """One household that cannot be made keeps nothing from the others."""

    @pytest.fixture
    def poison(self, monkeypatch: pytest.MonkeyPatch) -> list[int]:
        """Has the household fail; how often it was tried."""
        tries: list[int] = []
        make = parts.make_chunk

        def making(chunk: Any) -> Any:
            if any(item.folder.household == POISONED for item in chunk.households):
                tries.append(len(chunk.households))
                raise ZeroDivisionError("private")
            return make(chunk)

        monkeypatch.setattr(parts, "make_chunk", making)
        return tries

    def test_it_is_tried_once_alone_and_then_set_aside(
        self, workbook: Path, tmp_path: Path, poison: list[int]
    ) -> None:
        summary = run(workbook, tmp_path / "out")
        (failure,) = summary.failures
        assert (failure.household, failure.title) == (POISONED, "")
        assert failure.reason.startswith("docgen 内部错误（ZeroDivisionError")
        assert "private" not in failure.reason
        assert poison == [HOUSEHOLDS, 1]
        file = ManifestFile(summary.manifest)
        states = {item.household: item.state for item in file.households()}
        assert states.pop(POISONED) is State.FAILED
        assert set(states.values()) == {State.DONE}
        assert [item.household for item in file.failed()] == [POISONED]
        assert {item.household for item in file.papers()} == {*states, None}

    def test_it_is_made_by_the_next_run_and_nothing_else_is(
        self, workbook: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, poison: list[int]
    ) -> None:
        run(workbook, tmp_path / "out")
        before = marks(tmp_path / "out")
        monkeypatch.undo()
        summary = run(workbook, tmp_path / "out", only_failed=True)
        assert (summary.failures, summary.unchanged) == ((), HOUSEHOLDS - 1)
        again = changed(before, marks(tmp_path / "out"))
        assert all(f"/户/{POISONED}-" in path for path in again if "/户/" in path)
        run(workbook, tmp_path / "whole")
        assert files_below(tmp_path / "out") == files_below(tmp_path / "whole")

    def test_only_what_failed_of_the_same_data_is_made_up_for(
        self, workbook: Path, tmp_path: Path, poison: list[int]
    ) -> None:
        with pytest.raises(UsageError, match="没有上一次的出件记录"):
            run(workbook, tmp_path / "out", only_failed=True)
        run(workbook, tmp_path / "out")
        alter(workbook, "备注", "已迁居")
        with pytest.raises(UsageError, match="采集表在上一次出件后改过"):
            run(workbook, tmp_path / "out", only_failed=True)

    def test_a_worker_that_dies_over_it_takes_nothing_along(
        self, workbook: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr("docgen.pipeline.run.HOUSEHOLDS_A_CHUNK", 3)
        monkeypatch.setattr("docgen.pipeline.making.HOUSEHOLDS_A_CHUNK", 3)
        monkeypatch.setattr("docgen.pipeline.making.make_part", die_over_poison)
        (failure,) = run(workbook, tmp_path / "out", jobs=2).failures
        assert (failure.household, failure.reason) == (POISONED, "处理它的进程意外退出")

    def test_a_run_that_died_here_has_workers_the_next_time(
        self, workbook: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        (tmp_path / "out" / WORK / "parts").mkdir(parents=True)
        (tmp_path / "out" / WORK / "run.json").write_text(json.dumps(asdict(RunNote("dead", 1))))
        monkeypatch.setattr("docgen.pipeline.making.make_part", die_over_poison)
        (failure,) = run(workbook, tmp_path / "out", jobs=2).failures
        assert (failure.household, failure.reason) == (POISONED, "处理它的进程意外退出")


def die_over_poison(part: parts.Part) -> None:
    """In a worker: as a crash in a library would."""
    chunk = part.task
    if isinstance(chunk, parts.Chunk) and POISONED in {item.folder.household for item in chunk.households}:
        os.kill(os.getpid(), signal.SIGKILL)
    parts.make_part(part)


@pytest.mark.skipif(os.name == "nt", reason="names of files are text on Windows")
def test_a_workbook_whose_name_is_no_text_is_named_all_the_same(workbook: Path, tmp_path: Path) -> None:
    odd = workbook.rename(tmp_path / os.fsdecode(b"\xff.xlsx"))
    summary = run(odd, tmp_path / "out")
    assert [item.path for item in ManifestFile(summary.manifest).inputs()] == ["?.xlsx"]
