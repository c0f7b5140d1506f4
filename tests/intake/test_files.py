from pathlib import Path

import pytest

from docgen.errors import InputUnreadableError
from docgen.intake.files import find_files, names_in_findings, raise_together, read_file, sha256_of


def touch(folder: Path, *names: str) -> Path:
    folder.mkdir(exist_ok=True)
    for name in names:
        (folder / name).write_text("甲", encoding="utf-8")
    return folder


def test_a_folder_gives_its_readable_files_by_name(tmp_path):
    touch(tmp_path, "乙.xlsx", "a.JSON", "b.yml", "c.yaml", "d.ods", "e.xls", "f.xlsm")
    touch(tmp_path, "~$乙.xlsx", ".~lock.乙.xlsx#", ".hidden.xlsx", "manifest.json", "照片.jpg", "说明.docx")
    touch(tmp_path / "子", "丙.xlsx")
    names = [path.name for path in find_files([tmp_path])]
    assert names == ["a.JSON", "b.yml", "c.yaml", "d.ods", "e.xls", "f.xlsm", "乙.xlsx"]


def test_files_come_in_the_order_given_and_each_once(tmp_path):
    touch(tmp_path, "a.xlsx", "b.xlsx")
    files = find_files([tmp_path / "b.xlsx", tmp_path, tmp_path / "." / "b.xlsx"])
    assert [path.name for path in files] == ["b.xlsx", "a.xlsx"]


@pytest.mark.parametrize(
    ("name", "remedy"),
    [
        ("表.et", "WPS 打开后另存为 .xlsx"),
        ("表.csv", "另存为 .xlsx"),
        ("表.xlsb", "另存为 .xlsx"),
        ("说明.doc", "文字文档"),
        ("说明.docx", "文字文档"),
        ("照片.jpg", ".xlsx"),
        ("没有后缀", ".xlsx"),
        ("~$表.xlsx", "没有“~$”"),
        ("不在.xlsx", "核对文件名"),
    ],
)
def test_a_path_that_cannot_be_read_is_refused_with_the_remedy(tmp_path, name, remedy):
    if not name.startswith("不在"):
        touch(tmp_path, name)
    with pytest.raises(InputUnreadableError) as error:
        find_files([tmp_path / name])
    assert name in error.value.what
    assert remedy in error.value.remedy


def test_a_wps_sheet_in_a_folder_is_not_left_out_in_silence(tmp_path):
    with pytest.raises(InputUnreadableError, match="另存为"):
        find_files([touch(tmp_path, "a.xlsx", "b.et")])


@pytest.mark.parametrize("names", [(), ("照片.jpg",)])
def test_a_folder_without_readable_files_is_refused(tmp_path, names):
    with pytest.raises(InputUnreadableError, match="没有可以读取的文件"):
        find_files([touch(tmp_path, *names)])


def test_every_bad_path_is_told_at_once(tmp_path):
    with pytest.raises(InputUnreadableError) as error:
        find_files([tmp_path / "一.xlsx", tmp_path / "二.xlsx"])
    assert error.value.what.splitlines() == [f"找不到 {tmp_path / name}。" for name in ("一.xlsx", "二.xlsx")]
    assert len(error.value.remedy.splitlines()) == 1


@pytest.mark.parametrize("data", [b"", b" \n"])
def test_an_empty_file_is_refused(tmp_path, data):
    (tmp_path / "表.xlsx").write_bytes(data)
    with pytest.raises(InputUnreadableError, match="空文件"):
        read_file(tmp_path / "表.xlsx")


def test_a_file_that_cannot_be_opened_is_refused(tmp_path):
    (tmp_path / "表.xlsx").mkdir()
    with pytest.raises(InputUnreadableError, match="无法打开") as error:
        read_file(tmp_path / "表.xlsx")
    assert "WPS" in error.value.remedy


def test_findings_name_a_file_shortly_where_its_name_is_the_only_one():
    files = [Path("甲/表.xlsx"), Path("乙/表.xlsx"), Path("乙/户.xlsx")]
    assert [*names_in_findings(files).values()] == ["甲/表.xlsx", "乙/表.xlsx", "户.xlsx"]


def test_nothing_is_raised_where_nothing_is_wrong():
    raise_together([])


def test_the_hash_is_that_of_the_bytes():
    assert sha256_of(b"abc").startswith("ba7816bf")
