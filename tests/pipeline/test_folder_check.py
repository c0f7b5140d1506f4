"""An output folder held against its manifest: what is missing, changed, added, unfinished."""

import tracemalloc
from pathlib import Path

import pytest
from run_folders import HEAD, UNION, UNION_PACKET, UNION_PAPER, Made, a_run

from docgen.errors import InputUnreadableError
from docgen.packet.manifest import PaperRecord, Records, State, write_manifest
from docgen.pipeline.folder_check import Deviation, FolderReport, Unfinished, check_folder
from docgen.pipeline.made_files import Kind

NOTE = '{"id": "5e1f", "process": 7}'  # of a run that was cut off
FIRST, SECOND = Made("LZ20180001"), Made("LZ20180002", name="王例明")


def checked(folder: Path, most: int | None = None) -> FolderReport:
    return check_folder(folder, most, lambda stage, done, total: None)


def told(report: FolderReport) -> list[tuple[Kind, str]]:
    return [(item.kind, item.path) for item in report.deviations]


def test_a_folder_as_it_was_made_is_whole(tmp_path: Path) -> None:
    report = checked(a_run(tmp_path, FIRST, SECOND))
    assert (report.files, report.deviations, report.is_whole) == (6, (), True)
    assert (report.households[State.DONE], report.unfinished) == (2, Unfinished.NOTHING)


def test_a_missing_file_is_named_with_its_household_and_paper(tmp_path: Path) -> None:
    folder = a_run(tmp_path, FIRST, SECOND)
    (folder / FIRST.paper).unlink()
    report = checked(folder)
    assert report.deviations == (Deviation(Kind.MISSING, FIRST.paper, UNION, FIRST.number, "dossier-form"),)
    assert not report.is_whole


def test_a_household_whose_folder_is_gone_misses_every_file(tmp_path: Path) -> None:
    folder = a_run(tmp_path, FIRST, SECOND)
    (folder / SECOND.folder).rename(folder / UNION / "户" / "别处")
    report = checked(folder)
    assert [item.path for item in report.deviations if item.kind is Kind.MISSING] == [
        SECOND.paper,
        SECOND.packet,
    ]
    assert report.counts == {Kind.MISSING: 2, Kind.EXTRA: 2}


@pytest.mark.parametrize("content", ["", "pape", "paper ", "Paper"])
def test_a_changed_file_is_told_whatever_changed(tmp_path: Path, content: str) -> None:
    folder = a_run(tmp_path, FIRST)
    (folder / UNION_PAPER).write_text(content, encoding="utf-8")
    report = checked(folder)
    assert report.deviations == (Deviation(Kind.CHANGED, UNION_PAPER, UNION, "", "roster"),)
    assert not report.is_whole


def test_a_file_that_docgen_did_not_make_is_named_and_is_no_fault(tmp_path: Path) -> None:
    folder = a_run(tmp_path, FIRST)
    for path in ("说明.txt", f"{FIRST.folder}/扫描.jpg", "空的/更深/x"):
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text("x", encoding="utf-8")
    report = checked(folder)
    assert sorted(item.path for item in report.deviations) == sorted(
        ("说明.txt", f"{FIRST.folder}/扫描.jpg", "空的/更深/x")
    )
    assert set(report.counts) == {Kind.EXTRA}
    assert report.is_whole


def test_what_docgen_and_systems_keep_beside_is_not_named(tmp_path: Path) -> None:
    folder = a_run(tmp_path, FIRST)
    own = ("register.sqlite", "register.sqlite-journal", "register.sqlite-wal", ".docgen/lock")
    systems = (".DS_Store", "Thumbs.db", "Desktop.ini", "~$-档案表.docx", ".~lock.05.xlsx#", "._dossier.pdf")
    for path in (*own, *(f"{FIRST.folder}/{name}" for name in systems)):
        (folder / path).parent.mkdir(exist_ok=True)
        (folder / path).write_text("x", encoding="utf-8")
    assert checked(folder).deviations == ()


def test_a_record_of_docgens_that_lies_elsewhere_is_named(tmp_path: Path) -> None:
    folder = a_run(tmp_path, FIRST)
    (folder / UNION / "manifest.json").write_text("{}", encoding="utf-8")
    assert told(checked(folder)) == [(Kind.EXTRA, f"{UNION}/manifest.json")]


def test_links_are_not_followed(tmp_path: Path) -> None:
    folder, outside = a_run(tmp_path / "包", FIRST, SECOND), tmp_path / "outside"
    (folder / FIRST.paper).rename(tmp_path / "paper.docx")
    (folder / FIRST.paper).symlink_to(tmp_path / "paper.docx")
    (folder / SECOND.folder).rename(outside)
    (folder / SECOND.folder).symlink_to(outside, target_is_directory=True)
    report = checked(folder)
    assert sorted(told(report)) == sorted(
        [
            *((Kind.MISSING, path) for path in (FIRST.paper, SECOND.paper, SECOND.packet)),
            *((Kind.EXTRA, path) for path in (FIRST.paper, SECOND.folder)),
        ]
    )


def test_a_file_that_cannot_be_read_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = a_run(tmp_path, FIRST)

    def refuse(path: Path) -> str:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("docgen.pipeline.made_files.sha256_of_file", refuse)
    assert checked(folder).counts == {Kind.UNREADABLE: 4}


def test_a_folder_in_the_place_of_a_file_is_told(tmp_path: Path) -> None:
    folder = a_run(tmp_path, FIRST)
    (folder / FIRST.paper).unlink()
    (folder / FIRST.paper).mkdir()
    assert told(checked(folder)) == [(Kind.MISSING, FIRST.paper)]


def test_the_first_of_each_kind_are_kept_and_all_are_counted(tmp_path: Path) -> None:
    households = [Made(f"LZ{number:04}") for number in range(30)]
    folder = a_run(tmp_path, *households)
    for household in households:
        (folder / household.paper).unlink()
        (folder / household.packet).write_text("changed", encoding="utf-8")
    report = checked(folder, most=3)
    assert told(report) == [
        *((Kind.MISSING, item.paper) for item in households[:3]),
        *((Kind.CHANGED, item.packet) for item in households[:3]),
    ]
    assert report.counts == {Kind.MISSING: 30, Kind.CHANGED: 30}
    assert len(checked(folder).deviations) == 60


def test_failed_and_refused_households_are_told(tmp_path: Path) -> None:
    report = checked(a_run(tmp_path, FIRST, failed=[SECOND], refused=["LZ3", "LZ4"]))
    assert report.households == {State.DONE: 1, State.FAILED: 1}
    assert [item.household for item in report.failed] == [SECOND.number]
    assert (report.refused, report.refused_count) == (("LZ3", "LZ4"), 2)


@pytest.mark.parametrize(
    ("left", "unfinished"), [("run.json", Unfinished.RUN), ("manifest.json", Unfinished.MOVE)]
)
def test_a_run_that_was_cut_off_is_told(tmp_path: Path, left: str, unfinished: Unfinished) -> None:
    folder = a_run(tmp_path, FIRST)
    (folder / ".docgen").mkdir()
    (folder / ".docgen" / "run.json").write_text(NOTE, encoding="utf-8")
    (folder / ".docgen" / left).write_text(NOTE, encoding="utf-8")
    report = checked(folder)
    assert (report.unfinished, report.deviations, report.is_whole) == (unfinished, (), False)


def test_a_folder_without_a_manifest_is_refused_and_a_first_run_that_was_cut_off_is_told(
    tmp_path: Path,
) -> None:
    with pytest.raises(InputUnreadableError, match="manifest.json"):
        checked(tmp_path)
    (tmp_path / ".docgen").mkdir()
    (tmp_path / ".docgen" / "run.json").write_text(NOTE, encoding="utf-8")
    with pytest.raises(InputUnreadableError, match="没有做完"):
        checked(tmp_path)


def test_the_progress_comes_to_its_end(tmp_path: Path) -> None:
    seen: list[tuple[str, int, int]] = []
    check_folder(a_run(tmp_path, FIRST, SECOND), 50, lambda *step: seen.append(step))
    assert seen == [("核对文件", 6, 6)]


def test_what_is_not_shown_takes_no_memory(tmp_path: Path) -> None:
    papers = (
        PaperRecord("f", "household", "A", UNION, f"{UNION}/{number}", "x", None, None, 1, 1, ())
        for number in range(4_000)
    )
    write_manifest(tmp_path / "manifest.json", HEAD, Records((), (), (), papers, (), (), ()))
    checked(tmp_path, most=1)  # what is loaded once
    assert _peak(tmp_path, most=50) < 0.6 * _peak(tmp_path, most=None)


def _peak(folder: Path, most: int | None) -> int:
    tracemalloc.start()
    assert checked(folder, most).counts == {Kind.MISSING: 4_000}
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return peak


def test_the_packets_of_unions_are_among_the_files(tmp_path: Path) -> None:
    folder = a_run(tmp_path, FIRST)
    (folder / UNION_PACKET).unlink()
    assert checked(folder).deviations == (Deviation(Kind.MISSING, UNION_PACKET, UNION, "", "dossier"),)
