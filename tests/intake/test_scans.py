"""Scans beside a workbook: matched with the rows of 附件材料, or attachments of their own."""

from collections.abc import Sequence
from pathlib import Path

import pytest
from pictured import a_broken_picture, a_pdf, a_picture

from docgen.intake.read import read_inputs
from docgen.intake.texts import read_file_names
from docgen.model.intake import Intake
from docgen.region.codelists import CodeList, Item

from .inputs import HOUSEHOLDS, ID_A, LISTS, UNIONS, a_workbook, places

TYPES = CodeList(title="附件类型", source="", items=(Item(label="身份材料", code="1"), Item(label="低保证")))
HEADS = ("职工编号", "附件类型", "附件名称", "扫描件", "页数")


def read(folder: Path, *rows: Sequence[object]) -> Intake:
    """The workbook of two households; the rows of 附件材料 are type, name, files and pages of the first."""
    attachments = [HEADS, *(("1001", *row, *("",) * (4 - len(row))) for row in rows)]
    sheets = {"户": HOUSEHOLDS, "单位": UNIONS, "附件材料": attachments}
    path = a_workbook(folder / "采集表.xlsx", sheets)
    return read_inputs([path], {**LISTS, "attachment_type": TYPES})


def scans(intake: Intake, household: int = 0) -> list[tuple[str | None, str | None, list[str], int | None]]:
    """Type, name, names of the files and pages of every attachment."""
    return [
        (item.type, item.name, [Path(file).name for file in item.files], item.page_count)
        for item in intake.cases[household].case.review.attachments
    ]


def own(folder: Path, *names: str) -> Path:
    for name in names:
        (a_pdf if name.endswith("pdf") else a_picture)(folder / "附件" / "1001" / name)
    return folder


def test_without_scans_the_rows_stay_as_they_are(tmp_path: Path) -> None:
    intake = read(tmp_path, ("身份材料", "户口簿", "", 3))
    assert scans(intake) == [("身份材料", "户口簿", [], 3)]
    assert intake.findings == ()


@pytest.mark.parametrize("folder", ["1001", ID_A, "１００１"])
def test_the_folder_bears_the_households_number_or_id_number(tmp_path: Path, folder: str) -> None:
    a_picture(tmp_path / "附件" / folder / "户口簿.jpg")
    intake = read(tmp_path)
    assert scans(intake) == [(None, "户口簿", ["户口簿.jpg"], 1)]
    assert scans(intake, 1) == []
    assert intake.findings == ()


@pytest.mark.parametrize(
    "names",
    [
        ("户口簿-1.jpg", "户口簿-2.jpg"),
        ("户口簿1.jpg", "户口簿2.png"),
        ("户口簿(1).jpg", "户口簿(2).jpg"),
        ("户口簿（1）.jpg", "户口簿（2）.jpg"),
        ("户口簿.jpg", "户口簿 2.jpg"),
        ("户口簿 第9页.jpg", "户口簿 第10页.jpg"),
        ("户口簿_2.jpg", "户口簿_11.jpg"),
    ],
)
def test_numbers_at_the_end_are_pages_of_one_material(tmp_path: Path, names: tuple[str, ...]) -> None:
    assert scans(read(own(tmp_path, *reversed(names)), ("身份材料", "户口簿"))) == [
        ("身份材料", "户口簿", list(names), 2)
    ]
    unlisted = tmp_path / "未登记"
    assert scans(read(own(unlisted, *names))) == [(None, "户口簿", list(names), 2)]


@pytest.mark.parametrize("row", ["户口簿复印件", "户口 簿", "户口簿"])
def test_copies_and_spaces_make_no_other_material(tmp_path: Path, row: str) -> None:
    intake = read(own(tmp_path, "户口簿.jpg"), ("身份材料", row))
    assert scans(intake) == [("身份材料", row, ["户口簿.jpg"], 1)]


def test_a_file_belongs_to_the_row_of_its_name_before_the_row_of_its_type(tmp_path: Path) -> None:
    intake = read(own(tmp_path, "低保证.jpg"), ("低保证", "罗家的证"), ("其他", "低保证"))
    assert scans(intake) == [("低保证", "罗家的证", [], None), ("其他", "低保证", ["低保证.jpg"], 1)]
    by_type = read(own(tmp_path / "二", "低保证.jpg"), ("低保证", "罗家的证"))
    assert scans(by_type) == [("低保证", "罗家的证", ["低保证.jpg"], 1)]


@pytest.mark.parametrize(
    ("name", "kind", "title"),
    [
        ("身份材料.jpg", "身份材料", "身份材料"),
        ("低保证复印件.jpg", "低保证", "低保证复印件"),
        ("收入证明2018.jpg", None, "收入证明2018"),  # a year is no page
        ("残疾证2.jpg", None, "残疾证2"),  # the only one: the number may be of the name
        ("1.jpg", None, "1"),  # and not the first item of the list
    ],
)
def test_a_file_without_row_is_an_attachment_named_after_it(
    tmp_path: Path, name: str, kind: str | None, title: str
) -> None:
    assert scans(read(own(tmp_path, name))) == [(kind, title, [name], 1)]


def test_rows_come_first_then_the_other_files_as_people_count(tmp_path: Path) -> None:
    own(tmp_path, "证10号文.jpg", "证9号文.jpg", "户口簿.jpg")
    names = [name for _, name, _, _ in scans(read(tmp_path, ("身份材料", "户口簿")))]
    assert names == ["户口簿", "证9号文", "证10号文"]


def test_a_pdf_has_as_many_pages_as_it_has(tmp_path: Path) -> None:
    own(tmp_path, "诊断书-1.jpg")
    a_pdf(tmp_path / "附件" / "1001" / "诊断书-2.pdf", pages=3)
    assert scans(read(tmp_path)) == [(None, "诊断书", ["诊断书-1.jpg", "诊断书-2.pdf"], 4)]


class TestTheColumnOfFiles:
    @pytest.mark.parametrize(
        "cell", ["IMG_1.jpg、IMG_2.jpg", "IMG_1.jpg；IMG_2.jpg", "附件/1001/IMG_1.jpg\n附件\\1001\\img_2.JPG"]
    )
    def test_names_the_rows_files(self, tmp_path: Path, cell: str) -> None:
        intake = read(own(tmp_path, "IMG_1.jpg", "IMG_2.jpg"), ("身份材料", "户口簿", cell))
        assert scans(intake) == [("身份材料", "户口簿", ["IMG_1.jpg", "IMG_2.jpg"], 2)]
        assert intake.findings == ()

    def test_may_leave_out_the_ending(self, tmp_path: Path) -> None:
        intake = read(own(tmp_path, "IMG_1.jpg", "IMG_2.jpg", "别的.jpg"), ("身份材料", "户口簿", "IMG"))
        assert scans(intake)[0] == ("身份材料", "户口簿", ["IMG_1.jpg", "IMG_2.jpg"], 2)

    def test_may_name_a_file_beside_the_workbook(self, tmp_path: Path) -> None:
        a_picture(tmp_path / "扫描" / "a.jpg")
        intake = read(tmp_path, ("身份材料", "户口簿", "扫描/a.jpg"))
        assert scans(intake) == [("身份材料", "户口簿", ["a.jpg"], 1)]

    def test_a_file_it_names_that_is_not_there_is_told_at_the_cell(self, tmp_path: Path) -> None:
        intake = read(own(tmp_path, "户口簿.jpg"), ("身份材料", "低保", "没有.jpg"))
        assert places(intake.findings) == [("附件材料!D2", "scan-missing")]
        assert scans(intake) == [("身份材料", "低保", [], 0), (None, "户口簿", ["户口簿.jpg"], 1)]

    @pytest.mark.parametrize(
        ("cell", "names"),
        [
            ("户口簿（首页、本人页）.jpg、a.PNG", ("户口簿（首页、本人页）.jpg", "a.PNG")),
            ("a.jpeg，b.pdf,c.pdf", ("a.jpeg", "b.pdf", "c.pdf")),
            ("a；b\nc;a", ("a", "b", "c")),
            (" ", ()),
            (3.0, ("3",)),
        ],
    )
    def test_is_parted_after_endings(self, cell: str | float, names: tuple[str, ...]) -> None:
        assert read_file_names(cell) == names


class TestFaults:
    def test_an_unreadable_scan_is_a_warning_and_its_attachment_has_no_pages(self, tmp_path: Path) -> None:
        own(tmp_path)
        a_pdf(tmp_path / "附件" / "1001" / "锁.pdf", password="8")
        (tmp_path / "附件" / "1001" / "坏.pdf").write_bytes(b"%PDF-1.4")
        a_broken_picture(tmp_path / "附件" / "1001" / "坏图.jpg")
        intake = read(tmp_path)
        found = {item.place.file: item.details["reason"] for item in intake.findings}
        assert found == {
            "附件/1001/锁.pdf": "设有打开密码",
            "附件/1001/坏.pdf": "已损坏，或不是 PDF",
            "附件/1001/坏图.jpg": "不是完好的 jpg 或 png 图片，或者过大",
        }
        assert {(item.code, item.household) for item in intake.findings} == {("scan-unreadable", "1001")}
        assert not any(item.is_blocking for item in intake.findings)
        assert {(tuple(files), pages) for _, _, files, pages in scans(intake)} == {((), 0)}

    def test_an_unreadable_page_of_several_still_counts(self, tmp_path: Path) -> None:
        own(tmp_path, "户口簿-1.jpg")
        a_broken_picture(tmp_path / "附件" / "1001" / "户口簿-2.jpg")
        assert scans(read(tmp_path)) == [(None, "户口簿", ["户口簿-1.jpg"], 2)]

    def test_other_files_and_folders_are_told(self, tmp_path: Path) -> None:
        own(tmp_path, "户口簿.jpg")
        (tmp_path / "附件" / "1001" / "说明.docx").write_bytes(b"x")
        (tmp_path / "附件" / "1001" / "更多").mkdir()
        (tmp_path / "附件" / "1001" / "Thumbs.db").write_bytes(b"x")
        intake = read(tmp_path)
        assert sorted(places(intake.findings)) == [
            ("附件/1001/更多", "scan-type-unknown"),
            ("附件/1001/说明.docx", "scan-type-unknown"),
        ]

    def test_folders_of_nobody_and_loose_files_are_told_once(self, tmp_path: Path) -> None:
        own(tmp_path, "户口簿.jpg")
        a_picture(tmp_path / "附件" / "1003" / "a.jpg")
        a_picture(tmp_path / "附件" / "散.jpg")
        a_picture(tmp_path / "附件" / "用到.jpg")
        intake = read(tmp_path, ("身份材料", "低保", "附件/用到.jpg"))
        (item,) = intake.findings
        assert (item.code, item.place.file, item.household) == ("material-owner-unknown", "附件", "")
        assert item.details["names"] == "1003”“散.jpg"


def test_a_yaml_file_has_its_scans_beside_it_and_keeps_its_lines(tmp_path: Path) -> None:
    own(tmp_path, "户口簿.jpg", "a.jpg")
    (tmp_path / "案例.yaml").write_text(
        "unions: [{name: 甲工会}]\ncases:\n- union_name: 甲工会\n  worker: {number: '1001'}\n"
        "  review:\n    attachments:\n    - name: 证\n      files: [a.jpg, 没有.jpg]\n",
        encoding="utf-8",
    )
    intake = read_inputs([tmp_path / "案例.yaml"], LISTS)
    assert scans(intake) == [(None, "证", ["a.jpg"], 2), (None, "户口簿", ["户口簿.jpg"], 1)]
    assert places(intake.findings) == [("案例.yaml:8", "scan-missing")]
    assert intake.cases[0].origin.place("worker.number").line == 4
