"""Papers given once more: the same bytes, taken from the output folder or made anew from the same data."""

import datetime as dt
import hashlib
import os
import shutil
import stat
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from filelock import FileLock
from run_folders import HEAD, UNION, Made, a_run

from docgen.errors import (
    DestinationNotWritableError,
    DocgenError,
    InputUnreadableError,
    PrintingFailedError,
    UsageError,
)
from docgen.pipeline.folder_check import check_folder
from docgen.pipeline.place import WORK
from docgen.pipeline.registering import history_of, record_run
from docgen.pipeline.remaking import Source
from docgen.pipeline.reprinting import Reprinted, Wanted, reprint
from docgen.pipeline.request import Request
from docgen.pipeline.run import make_packets
from docgen.region.catalog import find_pack
from docgen.region.shipped import shipped_data
from docgen.register.entries import Happening
from docgen.register.file import FILE
from docgen.sample.write import write_sample

DAY = dt.date(2018, 12, 25)
MOMENT = dt.datetime(2038, 1, 1, 9)
NUMBER = "LZ20180002"


def quiet(stage: str, done: int, total: int) -> None:
    """No progress is shown."""


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workbook and, beside it, what was made from it on one day, for one side of the paper."""
    folder = tmp_path_factory.mktemp("made")
    pack, workbook = find_pack("luzhou"), folder / "采集表.xlsx"
    write_sample(pack, 3, 5, workbook)
    request = Request((workbook,), pack, folder / "包", DAY, ("declaration",), duplex=False)
    make_packets(request, quiet)
    (folder / "包" / FILE).unlink(missing_ok=True)
    return folder


@pytest.fixture
def out(made: Path, tmp_path: Path) -> Path:
    """A copy of that folder, with the workbook beside it."""
    shutil.copytree(made, tmp_path / "件")
    return tmp_path / "件" / "包"


def again(out: Path, *inputs: Path, target: Path | None = None, force: bool = False) -> Reprinted:
    return reprint(Wanted(Source(out, inputs), (NUMBER,), (), target, force), MOMENT, quiet)


def files_below(folder: Path) -> dict[str, bytes]:
    files = {p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*") if p.is_file()}
    return {path: content for path, content in files.items() if path != FILE}


def own(folder: Path) -> dict[str, bytes]:
    """The files of the household."""
    return {path: content for path, content in files_below(folder).items() if f"/{NUMBER}-" in path}


def paper(out: Path) -> Path:
    return sorted(out.rglob(f"{NUMBER}-*/*.docx"))[0]


def packet(out: Path) -> Path:
    return next(out.rglob(f"{NUMBER}-*/declaration.pdf"))


def edit_manifest(out: Path, old: str, new: str) -> None:
    text = (out / "manifest.json").read_text(encoding="utf-8")
    assert old in text
    (out / "manifest.json").write_text(text.replace(old, new), encoding="utf-8")


def test_a_household_is_given_in_a_folder_of_its_own(out: Path, tmp_path: Path) -> None:
    before = files_below(out)
    done = again(out, target=tmp_path / "补打" / "李")
    assert files_below(tmp_path / "补打" / "李") == own(out)
    assert (done.holders, done.files, done.anew, done.left) == ((NUMBER,), len(own(out)), (), ())
    assert files_below(out) == before


@pytest.mark.skipif(os.name == "nt", reason="modes of files are POSIX")
def test_only_its_owner_reads_what_was_given(out: Path, tmp_path: Path) -> None:
    packet(out).unlink()
    again(out, target=tmp_path / "补打")
    given = [tmp_path / "补打", *(tmp_path / "补打").rglob("*")]
    assert {stat.S_IMODE(path.stat().st_mode) & 0o077 for path in given} == {0}


def test_what_is_missing_or_changed_is_made_anew_for_the_folder_of_its_own(out: Path, tmp_path: Path) -> None:
    wanted = own(out)
    paper(out).unlink()
    packet(out).write_bytes(b"edited")
    before = files_below(out)
    (tmp_path / "补打").mkdir()
    done = again(out, target=tmp_path / "补打")
    assert files_below(tmp_path / "补打") == wanted
    assert len(done.anew) == 2
    assert files_below(out) == before


def test_a_missing_file_is_put_back_and_nothing_else_is_touched(out: Path) -> None:
    before = files_below(out)
    place = paper(out)
    place.unlink()
    marks = {path: path.stat().st_ino for path in out.rglob("*") if path.is_file()}
    done = again(out)
    assert files_below(out) == before
    assert done.anew == (place.relative_to(out).as_posix(),)
    assert {path: path.stat().st_ino for path in marks} == marks
    assert not (out / WORK).exists()
    assert stat.S_IMODE(place.stat().st_mode) & 0o077 == 0


def test_a_household_whose_folder_is_gone_is_put_back_whole(out: Path) -> None:
    before = files_below(out)
    shutil.rmtree(paper(out).parent)
    again(out)
    assert files_below(out) == before
    assert check_folder(out, None, quiet).is_whole


def test_what_somebody_changed_is_only_replaced_when_asked_for(out: Path) -> None:
    before = files_below(out)
    place = packet(out)
    place.write_bytes(b"edited")
    done = again(out)
    assert done.left == (place.relative_to(out).as_posix(),)
    assert place.read_bytes() == b"edited"
    assert again(out, force=True).left == ()
    assert files_below(out) == before


def test_nothing_is_made_where_everything_is_as_it_was(out: Path) -> None:
    (out.parent / "采集表.xlsx").unlink()
    assert (again(out).anew, again(out).left) == ((), ())


@pytest.mark.parametrize("way", ["given", "in a folder that is given", "noted", "beside"])
def test_the_data_are_found(out: Path, tmp_path: Path, way: str) -> None:
    before = files_below(out)
    paper(out).unlink()
    moved = tmp_path / "别处" / "新名.xlsx"
    moved.parent.mkdir()
    given = {"given": (moved,), "in a folder that is given": (moved.parent,)}.get(way, ())
    if way != "beside":
        (out.parent / "采集表.xlsx").rename(moved)
    if way == "noted":
        other = moved.with_name("甲.xlsx")
        shutil.copy(moved, other)
        record_run(out, [other, moved])
        other.unlink()
    again(out, *given)
    assert files_below(out) == before


def test_the_data_are_found_from_here_by_the_path_that_was_told(
    out: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = files_below(out)
    edit_manifest(out, '"path":"采集表.xlsx"', '"path":"数据/甲.xlsx"')
    paper(out).unlink()
    (tmp_path / "数据").mkdir()
    (out.parent / "采集表.xlsx").rename(tmp_path / "数据" / "甲.xlsx")
    monkeypatch.chdir(tmp_path)
    again(out)
    assert own(out) == {path: content for path, content in before.items() if f"/{NUMBER}-" in path}


def lose_data(out: Path) -> None:
    (out.parent / "采集表.xlsx").unlink()


def change_data(out: Path) -> None:
    write_sample(find_pack("luzhou"), 3, 6, out.parent / "采集表.xlsx")


def change_pack(out: Path) -> None:
    edit_manifest(out, find_pack("luzhou").sha256, "0" * 64)


def lose_pack(out: Path) -> None:
    edit_manifest(out, '"id":"luzhou"', '"id":"nowhere"')


def change_docgen(out: Path) -> None:
    edit_manifest(out, '"docgen":"', '"docgen":"0.0.')


def change_bytes(out: Path) -> None:
    edit_manifest(out, hashlib.sha256(paper(out).read_bytes()).hexdigest(), "0" * 64)


@pytest.mark.parametrize(
    ("change", "error", "told"),
    [
        (lose_data, InputUnreadableError, "找不到出件时用的“采集表.xlsx”"),
        (change_data, InputUnreadableError, "采集表.xlsx”在出件后改过"),
        (change_pack, UsageError, "不是出件时的那一份"),
        (lose_pack, UsageError, "找不到出件时用的地区包“nowhere”"),
        (change_docgen, UsageError, "这个文件夹是 docgen 0.0."),
        (change_bytes, PrintingFailedError, "与原来的不一样"),
    ],
)
@pytest.mark.parametrize("is_copied", [False, True])
def test_what_would_come_out_otherwise_is_refused_and_nothing_is_written(
    out: Path,
    tmp_path: Path,
    change: Callable[[Path], None],
    error: type[DocgenError],
    told: str,
    is_copied: bool,
) -> None:
    change(out)
    paper(out).unlink()
    before = files_below(out)
    with pytest.raises(error, match=told):
        again(out, target=tmp_path / "补打" if is_copied else None)
    assert files_below(out) == before
    assert sorted(path.name for path in tmp_path.iterdir()) == ["件"]


def test_a_region_in_a_folder_of_its_own_is_named(out: Path, tmp_path: Path) -> None:
    before = files_below(out)
    paper(out).unlink()
    shutil.copytree(shipped_data("templates"), tmp_path / "地区")
    region = tmp_path / "地区" / "luzhou"
    reprint(Wanted(Source(out, (), str(region)), (NUMBER,), ()), MOMENT, quiet)
    assert files_below(out) == before


def test_a_folder_that_holds_something_is_not_written_into(out: Path, tmp_path: Path) -> None:
    (tmp_path / "补打").mkdir()
    (tmp_path / "补打" / "信.txt").touch()
    for place in (tmp_path / "补打", tmp_path / "补打" / "信.txt", out):
        before = files_below(tmp_path)
        with pytest.raises(DestinationNotWritableError):
            again(out, target=place)
        assert files_below(tmp_path) == before


def test_links_are_neither_read_nor_written_through(out: Path, tmp_path: Path) -> None:
    wanted, elsewhere, place = own(out), tmp_path / "elsewhere", paper(out).parent
    place.rename(elsewhere)
    place.symlink_to(elsewhere, target_is_directory=True)
    before = {path.name: path.read_bytes() for path in elsewhere.iterdir()}
    with pytest.raises(DestinationNotWritableError, match="链接"):
        again(out, force=True)
    again(out, target=tmp_path / "补打")
    assert files_below(tmp_path / "补打") == wanted
    assert {path.name: path.read_bytes() for path in elsewhere.iterdir()} == before


def test_a_run_that_was_cut_off_is_ended_first(out: Path) -> None:
    paper(out).unlink()
    (out / WORK / "parts" / "abc").mkdir(parents=True)
    with pytest.raises(DestinationNotWritableError, match="没有做完"):
        again(out)
    assert (out / WORK / "parts" / "abc").is_dir()


def test_while_a_run_works_nothing_is_mended(out: Path) -> None:
    paper(out).unlink()
    (out / WORK).mkdir()
    with FileLock(out / WORK / "lock"), pytest.raises(DestinationNotWritableError, match="正在"):
        again(out)


def test_a_unions_own_files_are_given_and_are_not_made_alone(tmp_path: Path) -> None:
    out = a_run(tmp_path / "包", Made("L1"))
    wanted = Wanted(Source(out), (), (UNION,), tmp_path / "甲")
    assert reprint(wanted, MOMENT, quiet).holders == (UNION,)
    assert {path: text.decode() for path, text in files_below(tmp_path / "甲").items()} == {
        f"{UNION}/05-花名册.xlsx": "roster",
        f"{UNION}/dossier.pdf": "union packet",
    }
    (out / UNION / "dossier.pdf").write_text("edited", encoding="utf-8")
    with pytest.raises(UsageError, match=r"1 个文件缺少或改动过.*dossier\.pdf"):
        reprint(replace(wanted, target=tmp_path / "乙"), MOMENT, quiet)
    assert not (tmp_path / "乙").exists()


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("李示芳", "有 2 户都叫“李示芳”：LZ1、LZ2"),
        ("LZ22", "没有“LZ22”(.|\n)*最相近的是 LZ2"),
        ("LZ7", "数据有错误，退回了(.|\n)*docgen check"),
        ("LZ9", "没有“LZ9”的文书(.|\n)*--only-failed"),
    ],
)
def test_whose_papers_are_not_there_is_told(tmp_path: Path, name: str, told: str) -> None:
    made = (Made("LZ1"), Made("LZ2"), Made("LZ3", name="王例明"))
    out = a_run(tmp_path / "包", *made, failed=[Made("LZ9", name="陈拟刚")], refused=["LZ7"], head=HEAD)
    with pytest.raises(UsageError, match=told):
        reprint(Wanted(Source(out), (name,), ()), MOMENT, quiet)


def test_a_household_is_found_by_number_name_and_folder(tmp_path: Path) -> None:
    out = a_run(tmp_path / "包", Made("L-1", name="王例明"), Made("L2"))
    for name in ("L-1", "王例明", "L-1-王例明"):
        assert reprint(Wanted(Source(out), (name, "L2", name), ()), MOMENT, quiet).holders == ("L-1", "L2")


def test_the_register_tells_of_it(tmp_path: Path) -> None:
    out = a_run(tmp_path / "包", Made("L1"), Made("L2"))
    record_run(out)
    assert reprint(Wanted(Source(out), ("L1",), (), tmp_path / "补打"), MOMENT, quiet).notices == ()
    last = history_of(out, "L1")[1][-1]
    assert (last.happening, last.moment) == (Happening.REPRINTED, "2038-01-01 09:00:00")
    assert last.location == str((tmp_path / "补打").resolve())
    assert [event.happening for event in history_of(out, "L2")[1]] == [Happening.MADE]


def test_a_register_that_cannot_be_written_is_a_notice(tmp_path: Path) -> None:
    out = a_run(tmp_path / "包", Made("L1"))
    (out / FILE).write_bytes(b"none of ours" * 100)
    done = reprint(Wanted(Source(out), ("L1",), (), tmp_path / "补打"), MOMENT, quiet)
    assert len(files_below(tmp_path / "补打")) == 2
    assert "没有记入打印登记簿" in done.notices[0]
