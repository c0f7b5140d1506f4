"""The print register: runs entered once, marks kept with the content they were set for."""

import datetime as dt
import os
import sqlite3
import stat
import threading
from pathlib import Path

import pytest
from run_folders import UNION, Made, a_run

from docgen.errors import DestinationNotWritableError, InputUnreadableError, UsageError
from docgen.pipeline.registering import (
    ALL,
    export_register,
    history_of,
    mark_holders,
    record_run,
    standings_of,
    state_of,
)
from docgen.register.book import open_register
from docgen.register.entries import Happening, Mark
from docgen.register.file import FILE

MOMENT = dt.datetime(2018, 12, 28, 9, 30)


def states(folder: Path) -> dict[str, str]:
    return {item.name: state_of(item) for item in standings_of(folder)[0]}


def happened(folder: Path, name: str) -> list[Happening]:
    return [event.happening for event in history_of(folder, name)[1]]


def made_at(folder: Path, moment: dt.datetime) -> None:
    """Let the manifest have been written then, and enter it."""
    os.utime(folder / "manifest.json", (moment.timestamp(), moment.timestamp()))
    record_run(folder)


def test_a_run_is_entered_once(tmp_path: Path) -> None:
    folder = a_run(tmp_path, Made("L1"), Made("L2"), refused=("L3",))
    assert record_run(folder) is True
    assert record_run(folder) is False
    standings, [run] = standings_of(folder)
    assert [(item.union, item.household, item.papers, item.pages) for item in standings] == [
        (UNION, "", 1, 6),
        (UNION, "L1", 1, 6),
        (UNION, "L2", 1, 6),
    ]
    assert (run.pack, run.pack_version, run.docgen) == ("luzhou", "1.0.0", "0.1.0")
    assert (run.households, run.refused, run.inputs) == (2, 1, (("采集表.xlsx", "f00d"),))


def test_data_that_were_put_back_are_a_run_of_their_own(tmp_path: Path) -> None:
    for number, text in enumerate(("a", "b", "a"), start=1):
        assert record_run(a_run(tmp_path, Made("L1", text))) is True
        assert len(standings_of(tmp_path)[1]) == number
    assert happened(tmp_path, "L1") == [Happening.MADE] * 3


def test_marks_are_kept_as_long_as_the_content_is_the_same(tmp_path: Path) -> None:
    folder = a_run(tmp_path, Made("L1"), Made("L2"))
    record_run(folder)
    assert mark_holders(folder, ["L1", "L2"], Mark.PRINTED, MOMENT) == ["L1", "L2"]
    mark_holders(folder, ["L1"], Mark.HANDED_OUT, MOMENT + dt.timedelta(hours=1))
    assert states(folder) == {"L1": "已交付", "L2": "已打印", UNION: "未打印"}

    record_run(a_run(tmp_path, Made("L1"), Made("L2", "changed"), Made("L3")))
    assert states(folder) == {
        "L1": "已交付",
        "L2": "内容已变，须重新打印",
        "L3": "未打印",
        UNION: "未打印",
    }
    assert len(standings_of(folder)[1]) == 2


def test_what_stays_the_same_takes_one_row_however_often_it_is_made(tmp_path: Path) -> None:
    for number in range(5):
        record_run(a_run(tmp_path, Made("L1"), Made("L2", f"text {number}")))
    with sqlite3.connect(tmp_path / FILE) as register:
        rows = register.execute("SELECT household, first_run, last_run FROM made ORDER BY rowid").fetchall()
    register.close()
    assert rows == [("", 1, 5), ("L1", 1, 5), *(("L2", number, number) for number in range(1, 6))]
    assert [run.households for run in standings_of(tmp_path)[1]] == [2] * 5


def test_a_mark_set_twice_keeps_its_first_moment(tmp_path: Path) -> None:
    folder = a_run(tmp_path, Made("L1"))
    record_run(folder)
    noted = [
        mark_holders(folder, ["L1"], Mark.PRINTED, MOMENT + dt.timedelta(hours=hours)) for hours in (0, 5)
    ]
    assert noted == [["L1"], []]
    assert standings_of(folder)[0][1].printed == "2018-12-28 09:30:00"


def test_a_mark_that_is_taken_back_stays_in_the_history(tmp_path: Path) -> None:
    folder = a_run(tmp_path, Made("L1"), Made("L2"))
    made_at(folder, MOMENT - dt.timedelta(days=1))
    hours = iter(range(9))

    def mark(is_set: bool) -> list[str]:
        return mark_holders(folder, ["L1"], Mark.PRINTED, MOMENT + dt.timedelta(hours=next(hours)), is_set)

    assert mark(False) == []
    assert mark(True) == ["L1"]
    assert mark(False) == ["L1"]
    assert states(folder)["L1"] == "未打印"
    assert mark(True) == ["L1"]
    assert standings_of(folder)[0][1].printed == "2018-12-28 12:30:00"
    assert happened(folder, "L1") == [
        Happening.MADE,
        Happening.PRINTED,
        Happening.NOT_PRINTED,
        Happening.PRINTED,
    ]
    assert happened(folder, "L2") == [Happening.MADE]


def test_a_mark_taken_back_before_the_content_changed_does_not_ask_for_print_again(tmp_path: Path) -> None:
    record_run(a_run(tmp_path, Made("L1"), Made("L2")))
    mark_holders(tmp_path, ["L1", "L2"], Mark.PRINTED, MOMENT)
    mark_holders(tmp_path, ["L1"], Mark.PRINTED, MOMENT, is_set=False)
    record_run(a_run(tmp_path, Made("L1", "new"), Made("L2", "new")))
    assert states(tmp_path) == {UNION: "未打印", "L1": "未打印", "L2": "内容已变，须重新打印"}


def test_everything_can_be_marked_at_once_and_a_union_by_its_name(tmp_path: Path) -> None:
    folder = a_run(tmp_path, Made("L1"), Made("L2"), failed=[Made("L3")])
    record_run(folder)
    assert mark_holders(folder, [UNION], Mark.PRINTED, MOMENT) == [UNION]
    assert mark_holders(folder, [ALL], Mark.PRINTED, MOMENT) == ["L1", "L2"]
    assert states(folder) == {UNION: "已打印", "L1": "已打印", "L2": "已打印", "L3": "未做成"}


def test_a_household_is_found_by_the_name_of_its_person(tmp_path: Path) -> None:
    folder = a_run(tmp_path, Made("L-1", name="王例明"), Made("L2"), Made("L3"))
    record_run(folder)
    assert mark_holders(folder, ["王例明"], Mark.PRINTED, MOMENT) == ["L-1"]
    with pytest.raises(UsageError, match="有 2 户都叫“李示芳”：L2、L3"):
        mark_holders(folder, ["李示芳"], Mark.PRINTED, MOMENT)


def test_an_unknown_household_is_refused_before_anything_is_marked(tmp_path: Path) -> None:
    folder = a_run(tmp_path, Made("LZ20180001"))
    record_run(folder)
    with pytest.raises(UsageError, match="最相近的是 LZ20180001"):
        mark_holders(folder, ["LZ20180001", "LZ20180002"], Mark.PRINTED, MOMENT)
    assert states(folder)["LZ20180001"] == "未打印"


def test_a_household_of_which_nothing_was_made_cannot_be_marked(tmp_path: Path) -> None:
    folder = a_run(tmp_path, failed=[Made("L1")])
    record_run(folder)
    with pytest.raises(UsageError, match="没有“L1”的文书"):
        mark_holders(folder, ["L1"], Mark.PRINTED, MOMENT)


def test_the_history_tells_every_version_also_of_who_is_no_longer_made(tmp_path: Path) -> None:
    runs = ([Made("L1")], [Made("L1")], [Made("L1", "new")], [])
    for day, households in enumerate(runs):
        folder = a_run(tmp_path, *households, Made("L2"), refused=() if households else ("L1",))
        made_at(folder, MOMENT + dt.timedelta(days=day))
        if day == 1:
            mark_holders(folder, ["L1"], Mark.HANDED_OUT, MOMENT + dt.timedelta(days=1, hours=1))
    name, events = history_of(tmp_path, "L1")
    assert (name, [(event.happening, event.run) for event in events]) == (
        "L1",
        [
            (Happening.MADE, 1),
            (Happening.HANDED_OUT, 0),
            (Happening.MADE, 2),
            (Happening.REFUSED, 3),
        ],
    )
    assert (events[0].moment, events[0].papers, events[0].pages) == ("2018-12-28 09:30:00", 1, 6)


def test_the_history_is_found_by_a_persons_or_a_unions_name(tmp_path: Path) -> None:
    record_run(a_run(tmp_path, Made("L1", name="王例明"), failed=[Made("L2")]))
    assert history_of(tmp_path, "王例明")[0] == "L1"
    assert history_of(tmp_path, UNION)[0] == UNION
    assert happened(tmp_path, "L2") == [Happening.FAILED]
    with pytest.raises(UsageError, match="没有“L77”"):
        history_of(tmp_path, "L77")


def test_a_reprint_is_noted_for_each_household(tmp_path: Path) -> None:
    record_run(a_run(tmp_path, Made("L1"), Made("L2")))
    with open_register(tmp_path) as register:
        register.note_reprints([(UNION, "L1")], Path("/补打/王"), dt.datetime(2038, 1, 1))
    assert [event.location for event in history_of(tmp_path, "L1")[1]] == ["", str(Path("/补打/王"))]
    assert happened(tmp_path, "L2") == [Happening.MADE]


def test_where_the_inputs_lie_is_kept_and_renewed(tmp_path: Path) -> None:
    folder, data = a_run(tmp_path / "包", Made("L1")), tmp_path / "数据"
    data.mkdir()
    places = [data / "采集表.xlsx", data / os.fsdecode(b"\xff.xlsx")]
    for place in places:
        place.touch()
    assert record_run(folder, [data]) is True
    assert record_run(folder) is False
    assert sorted(_locations(folder)) == sorted(places)
    assert record_run(folder, places[:1]) is False
    assert _locations(folder) == places[:1]


def _locations(folder: Path) -> list[Path]:
    from docgen.packet.manifest import ManifestFile
    from docgen.pipeline.run_made import run_id

    with open_register(folder) as register:
        assert register.locations("another run") == []
        return register.locations(run_id(ManifestFile(folder / "manifest.json")))


def test_the_register_holds_no_findings_and_only_its_owner_reads_it(tmp_path: Path) -> None:
    folder = a_run(tmp_path, Made("L1"), refused=("L2",))
    record_run(folder)
    assert stat.S_IMODE((folder / FILE).stat().st_mode) == 0o600
    assert "510502" not in (folder / FILE).read_bytes().decode("utf-8", "replace")


def test_a_register_that_others_could_read_is_closed_to_them(tmp_path: Path) -> None:
    folder = a_run(tmp_path, Made("L1"))
    record_run(folder)
    (folder / FILE).chmod(0o644)
    record_run(folder)
    assert stat.S_IMODE((folder / FILE).stat().st_mode) == 0o600


def test_the_list_is_exported_for_excel_without_anything_it_would_compute(tmp_path: Path) -> None:
    folder = a_run(tmp_path / "包", Made("=1+1"))
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
    folder = a_run(tmp_path, *(Made(f"L{number}") for number in range(8)))
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
    with pytest.raises(InputUnreadableError, match="不是这一版 docgen 的出件记录"):
        record_run(tmp_path)


def test_another_file_of_that_name_is_never_changed(tmp_path: Path) -> None:
    folder = a_run(tmp_path, Made("L1"))
    (folder / FILE).write_bytes(b"the clerk's own file, which is no database at all" * 40)
    before = (folder / FILE).read_bytes()
    with pytest.raises(InputUnreadableError, match="不是这一版 docgen 的打印登记簿"):
        record_run(folder)
    assert (folder / FILE).read_bytes() == before


def test_another_database_of_that_name_is_never_changed(tmp_path: Path) -> None:
    folder = a_run(tmp_path, Made("L1"))
    with sqlite3.connect(folder / FILE) as other:
        other.execute("CREATE TABLE theirs (a)")
    other.close()
    before = (folder / FILE).read_bytes()
    with pytest.raises(InputUnreadableError, match="打印登记簿"):
        record_run(folder)
    assert (folder / FILE).read_bytes() == before


def test_a_link_in_place_of_the_register_is_not_followed(tmp_path: Path) -> None:
    folder = a_run(tmp_path / "包", Made("L1"))
    (folder / FILE).symlink_to(tmp_path / "elsewhere")
    with pytest.raises(DestinationNotWritableError):
        record_run(folder)
    assert not (tmp_path / "elsewhere").exists()


def test_an_empty_register_lists_nothing(tmp_path: Path) -> None:
    with open_register(tmp_path) as register:
        assert register.standings() == []
        assert register.runs() == []
