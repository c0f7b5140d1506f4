"""The destination is never half-written, and files of other people are never touched."""

import json
from pathlib import Path

import pytest

from docgen.errors import DestinationNotWritableError
from docgen.pipeline.place import put_in_place, require_destination


def a_staging(folder: Path, *names: str) -> Path:
    staging = folder / "staging"
    for name in names:
        (staging / name).parent.mkdir(parents=True, exist_ok=True)
        (staging / name).write_text(name, encoding="utf-8")
    papers = [{"path": name} for name in names]
    (staging / "manifest.json").write_text(json.dumps({"papers": papers, "packets": []}), encoding="utf-8")
    return staging


def files_below(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


def test_moves_everything_and_leaves_the_staging_empty(tmp_path: Path) -> None:
    staging = a_staging(tmp_path, "甲工会/户/1-张三/01-表.docx", "甲工会/dossier.pdf")
    put_in_place(staging, tmp_path / "out")
    assert files_below(tmp_path / "out") == [
        "manifest.json",
        "甲工会/dossier.pdf",
        "甲工会/户/1-张三/01-表.docx",
    ]
    assert files_below(staging) == []


def test_a_second_run_takes_away_what_the_first_made_and_it_does_not(tmp_path: Path) -> None:
    out = tmp_path / "out"
    put_in_place(a_staging(tmp_path / "one", "甲/户/1-张三/a.docx", "甲/户/2-李四/a.docx"), out)
    put_in_place(a_staging(tmp_path / "two", "甲/户/1-张三/a.docx"), out)
    assert files_below(out) == ["manifest.json", "甲/户/1-张三/a.docx"]
    assert not (out / "甲/户/2-李四").exists()


def test_a_note_of_the_clerk_in_an_abandoned_folder_stays(tmp_path: Path) -> None:
    out = tmp_path / "out"
    put_in_place(a_staging(tmp_path / "one", "甲/户/2-李四/a.docx"), out)
    (out / "甲/户/2-李四/便条.txt").write_text("勿删", encoding="utf-8")
    put_in_place(a_staging(tmp_path / "two", "甲/b.docx"), out)
    assert files_below(out) == ["manifest.json", "甲/b.docx", "甲/户/2-李四/便条.txt"]


def test_refuses_to_overwrite_a_file_it_did_not_make_and_moves_nothing(tmp_path: Path) -> None:
    out = tmp_path / "out"
    put_in_place(a_staging(tmp_path / "one", "甲/a.docx"), out)
    (out / "甲/b.docx").write_text("手写", encoding="utf-8")
    with pytest.raises(DestinationNotWritableError, match=r"b\.docx”不是 docgen 生成的文件"):
        put_in_place(a_staging(tmp_path / "two", "甲/a2.docx", "甲/b.docx"), out)
    assert files_below(out) == ["manifest.json", "甲/a.docx", "甲/b.docx"]
    assert (out / "甲/b.docx").read_text(encoding="utf-8") == "手写"


def test_a_manifest_that_names_files_outside_removes_none_of_them(tmp_path: Path) -> None:
    out, outside = tmp_path / "out", tmp_path / "家书.txt"
    outside.write_text("勿删", encoding="utf-8")
    out.mkdir()
    paths = [{"path": "../家书.txt"}, {"path": str(outside)}]
    (out / "manifest.json").write_text(json.dumps({"papers": paths, "packets": []}), encoding="utf-8")
    put_in_place(a_staging(tmp_path, "甲/a.docx"), out)
    assert outside.read_text(encoding="utf-8") == "勿删"


def test_a_folder_with_files_of_someone_else_is_refused(tmp_path: Path) -> None:
    (tmp_path / "照片.jpg").write_bytes(b"x")
    with pytest.raises(DestinationNotWritableError, match="里已有不是 docgen 生成的文件"):
        require_destination(tmp_path)


def test_a_file_in_place_of_the_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "out").write_bytes(b"x")
    with pytest.raises(DestinationNotWritableError, match="是文件，不是文件夹"):
        require_destination(tmp_path / "out")


@pytest.mark.parametrize("name", ["新文件夹", "带 空格/和中文/三层"])
def test_an_empty_or_new_folder_is_accepted(tmp_path: Path, name: str) -> None:
    require_destination(tmp_path / name)
    require_destination(tmp_path)
