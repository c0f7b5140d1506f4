"""The destination is never half-written, and files of other people are never touched."""

import shutil
from pathlib import Path

import pytest

from docgen.errors import DestinationNotWritableError
from docgen.packet.manifest import (
    Head,
    ManifestFile,
    OptionsRecord,
    PacketRecord,
    PackRecord,
    Records,
    write_manifest,
)
from docgen.pipeline.place import MANIFEST, WORK
from docgen.pipeline.placing import put_in_place, roll_forward
from docgen.pipeline.workplace import Workplace, unfinished_run, workplace

HEAD = Head("0", PackRecord("a", "1", ""), OptionsRecord((), (), (), True, False, "", "2018-12-25"))


def the_manifest(path: Path, *names: str) -> None:
    packets = [PacketRecord("a", "union", None, "甲", name, 1, "0") for name in names]
    write_manifest(path, HEAD, Records((), (), (), (), packets, (), ()))


def make_parts(place: Workplace, *names: str) -> set[str]:
    """A finished part for each file."""
    for number, name in enumerate(names):
        file = place.parts / f"part{number}" / "files" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(name, encoding="utf-8")
    return {f"part{number}" for number in range(len(names))}


def run(out: Path, *names: str) -> None:
    with workplace(out) as place:
        roll_forward(place)
        put_in_place(place, make_parts(place, *names), lambda path: the_manifest(path, *names))


def files_below(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


def test_moves_everything_and_leaves_no_folder_of_its_own(tmp_path: Path) -> None:
    run(tmp_path / "out", "甲工会/户/1-张三/01-表.docx", "甲工会/dossier.pdf")
    assert files_below(tmp_path) == [
        "out/manifest.json",
        "out/甲工会/dossier.pdf",
        "out/甲工会/户/1-张三/01-表.docx",
    ]


def test_a_second_run_takes_away_what_the_first_made_and_it_does_not(tmp_path: Path) -> None:
    run(tmp_path, "甲/户/1-张三/a.docx", "甲/户/2-李四/a.docx")
    run(tmp_path, "甲/户/1-张三/a.docx")
    assert files_below(tmp_path) == ["manifest.json", "甲/户/1-张三/a.docx"]
    assert not (tmp_path / "甲/户/2-李四").exists()


def test_a_note_of_the_clerk_in_an_abandoned_folder_stays(tmp_path: Path) -> None:
    run(tmp_path, "甲/户/2-李四/a.docx")
    (tmp_path / "甲/户/2-李四/便条.txt").write_text("勿删", encoding="utf-8")
    run(tmp_path, "甲/b.docx")
    assert files_below(tmp_path) == ["manifest.json", "甲/b.docx", "甲/户/2-李四/便条.txt"]


@pytest.mark.parametrize("of_others", ["甲/b.docx", "甲/b.docx/便条.txt", "甲"])
def test_refuses_to_overwrite_what_it_did_not_make_and_moves_nothing(tmp_path: Path, of_others: str) -> None:
    run(tmp_path, "乙/a.docx")
    (tmp_path / of_others).parent.mkdir(parents=True, exist_ok=True)
    (tmp_path / of_others).write_text("手写", encoding="utf-8")
    with pytest.raises(DestinationNotWritableError, match="不是 docgen 生成的文件"):
        run(tmp_path, "甲/a2.docx", "甲/b.docx")
    left = [name for name in files_below(tmp_path) if not name.startswith(WORK)]
    assert left == sorted(["manifest.json", "乙/a.docx", of_others])
    assert (tmp_path / of_others).read_text(encoding="utf-8") == "手写"


def test_does_not_write_through_a_link(tmp_path: Path) -> None:
    elsewhere = tmp_path / "别处"
    elsewhere.mkdir()
    run(tmp_path / "out", "乙/a.docx")
    (tmp_path / "out/甲").symlink_to(elsewhere)
    with pytest.raises(DestinationNotWritableError, match="不是 docgen 生成的文件"):
        run(tmp_path / "out", "甲/b.docx")
    assert files_below(elsewhere) == []


def test_does_not_remove_through_a_link(tmp_path: Path) -> None:
    out, elsewhere = tmp_path / "out", tmp_path / "别处"
    run(out, "甲/户/a.docx")
    shutil.move(out / "甲/户", elsewhere)
    (out / "甲/户").symlink_to(elsewhere)
    run(out, "乙/a.docx")
    assert files_below(elsewhere) == ["a.docx"]


@pytest.mark.parametrize("moved", range(5))
def test_a_run_cut_off_while_files_are_moved_is_moved_on(
    tmp_path: Path, moved: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    run(tmp_path, "甲/a.docx", "甲/old.docx")
    the_names = ["甲/a.docx", "甲/户/1/b.docx", "甲/户/2/b.docx", "乙/c.docx"]
    with monkeypatch.context() as patch:
        cut_after(patch, moved)
        with pytest.raises(KeyboardInterrupt):
            run(tmp_path, *the_names)
    assert (tmp_path / WORK / MANIFEST).is_file()
    with workplace(tmp_path) as place:
        roll_forward(place)
    assert files_below(tmp_path) == sorted([*the_names, "manifest.json"])
    assert [path for _, path, _ in ManifestFile(tmp_path / MANIFEST).files()] == the_names


def cut_after(patch: pytest.MonkeyPatch, moves: int) -> None:
    """Has the power fail when so many files have been moved."""
    left, move = iter(range(moves)), Path.replace

    def replace(self: Path, target: Path) -> Path:
        if WORK in self.parts and WORK not in Path(target).parts and next(left, None) is None:
            raise KeyboardInterrupt
        return move(self, target)

    patch.setattr(Path, "replace", replace)


def test_two_runs_at_once_the_second_is_told_the_first_ones_id(tmp_path: Path) -> None:
    with workplace(tmp_path) as first:
        with pytest.raises(DestinationNotWritableError, match=f"运行号 {first.run}"), workplace(tmp_path):
            pass
        assert unfinished_run(tmp_path) is not None
    with workplace(tmp_path):
        pass
    assert files_below(tmp_path) == []


def test_a_folder_that_was_made_for_nothing_is_gone(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="nothing"), workplace(tmp_path / "out"):
        raise ValueError("nothing")
    assert list(tmp_path.iterdir()) == []


def test_finished_parts_stay_after_a_fault_and_half_made_ones_go(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="cut"):
        cut_off_run(tmp_path / "out")
    with workplace(tmp_path / "out") as place:
        assert place.cut_off is not None
        assert (place.cut_off.asked, place.cut_off.day) == ("asked", "2018-12-25")
        assert [path.name for path in place.parts.iterdir()] == ["part0"]


def test_who_is_cut_off_before_it_tells_what_it_makes_loses_nothing(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="cut"):
        cut_off_run(tmp_path / "out")
    with pytest.raises(ValueError, match="again"), workplace(tmp_path / "out"):
        raise ValueError("again")
    left = unfinished_run(tmp_path / "out")
    assert left is not None
    assert (left.asked, left.day) == ("asked", "2018-12-25")


def cut_off_run(out: Path) -> None:
    with workplace(out) as place:
        make_parts(place, "甲/a.docx")
        (place.parts / ".making-x").mkdir()
        place.note("asked", "2018-12-25")
        raise ValueError("cut")


def test_a_link_in_place_of_its_folder_is_refused(tmp_path: Path) -> None:
    elsewhere = tmp_path / "别处"
    elsewhere.mkdir()
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / WORK).symlink_to(elsewhere)
    with pytest.raises(DestinationNotWritableError, match="不是 docgen 为你建立的文件夹"):
        run(tmp_path / "out", "甲/b.docx")
    assert list(elsewhere.iterdir()) == []
