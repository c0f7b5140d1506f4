"""The print register: runs entered once, marks kept with the content they were set for."""

import datetime as dt
import json
import sqlite3
import stat
import threading
from pathlib import Path
from typing import Any

import pytest

from docgen.errors import DestinationNotWritableError, InputUnreadableError, UsageError
from docgen.pipeline.registering import (
    ALL,
    export_register,
    mark_holders,
    record_run,
    standings_of,
    state_of,
)
from docgen.register.book import FILE, Mark, open_register

MOMENT = dt.datetime(2018, 12, 28, 9, 30)
UNION = "示例总工会"


def a_paper(household: str | None, sha256: str) -> dict[str, Any]:
    return {
        "form": "dossier-form",
        "household": household,
        "union": UNION,
        "sha256": sha256,
        "pages": 3,
        "copies": 2,
    }


def a_run(folder: Path, households: dict[str, str], refused: tuple[str, ...] = ()) -> Path:
    """The manifest of a run that made one paper for each household, with that hash."""
    told = {
        "docgen": "0.1.0",
        "pack": {"id": "luzhou", "version": "1.0.0", "sha256": "abc"},
        "inputs": [{"path": "采集表.xlsx", "sha256": "f00d"}],
        "papers": [a_paper(key, sha256) for key, sha256 in households.items()],
        "packets": [
            {"packet": "dossier", "household": None, "union": UNION, "sha256": "p", "pages": 9},
        ],
        "refused": [{"household": key, "findings": [{"message": "身份证号 510502…"}]} for key in refused],
    }
    folder.mkdir(exist_ok=True)
    (folder / "manifest.json").write_text(json.dumps(told), encoding="utf-8")
    return folder


def states(folder: Path) -> dict[str, str]:
    return {item.name: state_of(item) for item in standings_of(folder)[0]}


def test_a_run_is_entered_once(tmp_path: Path) -> None:
    folder = a_run(tmp_path, {"L1": "a", "L2": "b"}, refused=("L3",))
    assert record_run(folder) is True
    assert record_run(folder) is False
    standings, [run] = standings_of(folder)
    assert [(item.union, item.household, item.papers, item.pages) for item in standings] == [
        (UNION, "L1", 1, 6),
        (UNION, "L2", 1, 6),
        (UNION, "", 0, 9),
    ]
    assert (run.pack, run.pack_version, run.docgen) == ("luzhou", "1.0.0", "0.1.0")
    assert (run.households, run.refused, run.inputs) == (2, 1, (("采集表.xlsx", "f00d"),))


def test_marks_are_kept_as_long_as_the_content_is_the_same(tmp_path: Path) -> None:
    folder = a_run(tmp_path, {"L1": "a", "L2": "b"})
    record_run(folder)
    mark_holders(folder, ["L1", "L2"], Mark.PRINTED, MOMENT)
    mark_holders(folder, ["L1"], Mark.HANDED_OUT, MOMENT + dt.timedelta(hours=1))
    assert states(folder) == {"L1": "已交付", "L2": "已打印", UNION: "未打印"}

    a_run(tmp_path, {"L1": "a", "L2": "changed", "L3": "new"})
    record_run(folder)
    assert states(folder) == {
        "L1": "已交付",
        "L2": "内容已变，须重新打印",
        "L3": "未打印",
        UNION: "未打印",
    }
    assert len(standings_of(folder)[1]) == 2


def test_a_mark_set_twice_keeps_its_first_moment(tmp_path: Path) -> None:
    folder = a_run(tmp_path, {"L1": "a"})
    record_run(folder)
    for hours in (0, 5):
        mark_holders(folder, ["L1"], Mark.PRINTED, MOMENT + dt.timedelta(hours=hours))
    assert standings_of(folder)[0][0].printed == "2018-12-28 09:30:00"


def test_everything_can_be_marked_at_once_and_a_union_by_its_name(tmp_path: Path) -> None:
    folder = a_run(tmp_path, {"L1": "a", "L2": "b"})
    record_run(folder)
    assert [item.name for item in mark_holders(folder, [UNION], Mark.PRINTED, MOMENT)] == [UNION]
    mark_holders(folder, [ALL], Mark.PRINTED, MOMENT)
    assert set(states(folder).values()) == {"已打印"}


def test_an_unknown_household_is_refused_before_anything_is_marked(tmp_path: Path) -> None:
    folder = a_run(tmp_path, {"LZ20180001": "a"})
    record_run(folder)
    with pytest.raises(UsageError, match="最相近的是 LZ20180001"):
        mark_holders(folder, ["LZ20180001", "LZ20180002"], Mark.PRINTED, MOMENT)
    assert states(folder)["LZ20180001"] == "未打印"


def test_the_register_holds_no_findings_and_only_its_owner_reads_it(tmp_path: Path) -> None:
    folder = a_run(tmp_path, {"L1": "a"}, refused=("L2",))
    record_run(folder)
    assert stat.S_IMODE((folder / FILE).stat().st_mode) == 0o600
    assert "510502" not in (folder / FILE).read_bytes().decode("utf-8", "replace")


def test_a_register_that_others_could_read_is_closed_to_them(tmp_path: Path) -> None:
    folder = a_run(tmp_path, {"L1": "a"})
    record_run(folder)
    (folder / FILE).chmod(0o644)
    record_run(folder)
    assert stat.S_IMODE((folder / FILE).stat().st_mode) == 0o600


def test_the_list_is_exported_for_excel_without_anything_it_would_compute(tmp_path: Path) -> None:
    folder = a_run(tmp_path / "包", {"=1+1": "a"})
    record_run(folder)
    target = tmp_path / "登记.csv"
    export_register(folder, target)
    content = target.read_bytes()
    assert content.startswith(b"\xef\xbb\xbf")
    assert f"{UNION},'=1+1,1,6," in content.decode("utf-8-sig")
    assert stat.S_IMODE(target.stat().st_mode) == 0o600
    with pytest.raises(DestinationNotWritableError, match="已经存在"):
        export_register(folder, target)


def test_many_programs_at_once_lose_no_mark(tmp_path: Path) -> None:
    folder = a_run(tmp_path, {f"L{number}": "a" for number in range(8)})
    faults: list[BaseException] = []

    def work(number: int) -> None:
        try:
            record_run(folder)
            mark_holders(folder, [f"L{number}"], Mark.PRINTED, MOMENT)
        except BaseException as fault:  # noqa: BLE001 -- told below, whatever it is
            faults.append(fault)

    threads = [threading.Thread(target=work, args=(number,)) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert faults == []
    standings, runs = standings_of(folder)
    assert len(runs) == 1
    assert [item.name for item in standings if item.household and not item.printed] == []


def test_a_folder_without_a_manifest_is_told_and_left_as_it_was(tmp_path: Path) -> None:
    with pytest.raises(InputUnreadableError, match="manifest.json"):
        record_run(tmp_path)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("content", ["", "[]", '{"docgen": 1}', '{"papers": "x"}', "\x00"])
def test_what_is_no_manifest_is_told(tmp_path: Path, content: str) -> None:
    (tmp_path / "manifest.json").write_text(content, encoding="utf-8")
    with pytest.raises(InputUnreadableError, match="不是 docgen 的出件记录"):
        record_run(tmp_path)


def test_another_file_of_that_name_is_never_changed(tmp_path: Path) -> None:
    folder = a_run(tmp_path, {"L1": "a"})
    (folder / FILE).write_bytes(b"the clerk's own file, which is no database at all" * 40)
    before = (folder / FILE).read_bytes()
    with pytest.raises(InputUnreadableError, match="不是这一版 docgen 的打印登记簿"):
        record_run(folder)
    assert (folder / FILE).read_bytes() == before


def test_another_database_of_that_name_is_never_changed(tmp_path: Path) -> None:
    folder = a_run(tmp_path, {"L1": "a"})
    with sqlite3.connect(folder / FILE) as other:
        other.execute("CREATE TABLE theirs (a)")
    other.close()
    before = (folder / FILE).read_bytes()
    with pytest.raises(InputUnreadableError, match="打印登记簿"):
        record_run(folder)
    assert (folder / FILE).read_bytes() == before


def test_a_link_in_place_of_the_register_is_not_followed(tmp_path: Path) -> None:
    folder = a_run(tmp_path / "包", {"L1": "a"})
    (folder / FILE).symlink_to(tmp_path / "elsewhere")
    with pytest.raises(DestinationNotWritableError):
        record_run(folder)
    assert not (tmp_path / "elsewhere").exists()


def test_an_empty_register_lists_nothing(tmp_path: Path) -> None:
    with open_register(tmp_path) as register:
        assert register.standings() == []
        assert register.runs() == []
