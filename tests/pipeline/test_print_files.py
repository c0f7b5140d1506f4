"""Files printed one by one, without LibreOffice."""

from pathlib import Path

import pikepdf
import pytest

from docgen.errors import DestinationNotWritableError, InputUnreadableError, ProgramMissingError, UsageError
from docgen.pipeline import print_files as module
from docgen.pipeline.print_files import print_files
from docgen.printing.engine import EngineName
from tests.cases import a_case, a_household_paper, a_paper


@pytest.fixture(autouse=True)
def no_office(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "find_office", lambda: None)


def a_file(path: Path, paper: str = "dossier-form.typical") -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(a_paper(paper))
    return path


def test_every_file_becomes_a_pdf_of_its_own_name(tmp_path: Path) -> None:
    files = [a_file(tmp_path / "档案表.docx"), a_file(tmp_path / "花名册.xlsx", "roster.union")]
    result = print_files(files, tmp_path / "out", None)
    assert [(item.pdf.name, item.page_count > 0) for item in result.printed] == [
        ("档案表.pdf", True),
        ("花名册.pdf", True),
    ]
    for item in result.printed:
        with pikepdf.open(item.pdf) as pdf:
            assert (len(pdf.pages), str(pdf.docinfo["/Title"])) == (item.page_count, item.source.stem)


def test_without_an_office_it_is_said_that_nobody_has_checked_the_pages(tmp_path: Path) -> None:
    [notice] = print_files([a_file(tmp_path / "表.docx")], tmp_path / "out", None).notices
    assert notice.startswith("版式未核对")


def test_the_same_file_gives_the_same_bytes(tmp_path: Path) -> None:
    file = a_file(tmp_path / "表.docx")
    [first], [second] = (print_files([file], tmp_path / name, None).printed for name in "ab")
    assert first.pdf.read_bytes() == second.pdf.read_bytes()


def test_printing_again_replaces_the_pdf_docgen_made(tmp_path: Path) -> None:
    file = a_file(tmp_path / "表.docx")
    print_files([file], tmp_path, None)
    assert print_files([file], tmp_path, None).printed[0].pdf == tmp_path / "表.pdf"


def test_a_pdf_that_docgen_did_not_make_is_never_overwritten(tmp_path: Path) -> None:
    (tmp_path / "表.pdf").write_bytes(b"mine")
    with pytest.raises(DestinationNotWritableError, match="不是 docgen 生成的文件"):
        print_files([a_file(tmp_path / "表.docx")], tmp_path, None)
    assert (tmp_path / "表.pdf").read_bytes() == b"mine"


def test_a_damaged_file_fails_alone(tmp_path: Path) -> None:
    (tmp_path / "坏.docx").write_bytes(b"junk")
    (tmp_path / "坏册.xlsx").write_bytes(b"junk")
    files = [tmp_path / "坏.docx", a_file(tmp_path / "好.docx"), tmp_path / "坏册.xlsx"]
    result = print_files(files, tmp_path / "out", None)
    assert [item.source.name for item in result.printed] == ["好.docx"]
    assert [file.name for file, _ in result.failures] == ["坏.docx", "坏册.xlsx"]
    assert all("已损坏" in reason for _, reason in result.failures)


def test_two_files_of_one_name_are_refused_before_anything_is_written(tmp_path: Path) -> None:
    files = [a_file(tmp_path / "甲" / "表.docx"), a_file(tmp_path / "乙" / "表.docx")]
    with pytest.raises(UsageError, match=r"都要印成“表\.pdf”"):
        print_files(files, tmp_path / "out", None)
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(("name", "said"), [("表.doc", "不是 .docx 或 .xlsx"), ("没有.docx", "找不到文件")])
def test_what_cannot_be_printed_is_told_before_anything_is_written(
    name: str, said: str, tmp_path: Path
) -> None:
    with pytest.raises(InputUnreadableError, match=said):
        print_files([a_file(tmp_path / "好.docx"), tmp_path / name], tmp_path / "out", None)
    assert not (tmp_path / "out").exists()


def test_an_office_asked_for_and_missing_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DOCGEN_SOFFICE", str(tmp_path / "无"))
    with pytest.raises(ProgramMissingError):
        print_files([a_file(tmp_path / "表.docx")], tmp_path / "out", EngineName.OFFICE)


def test_nothing_but_the_pdfs_stays_behind(tmp_path: Path) -> None:
    print_files([a_file(tmp_path / "表.docx")], tmp_path / "out", None)
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["表.pdf"]


def test_characters_that_no_font_has_are_told(tmp_path: Path) -> None:
    (tmp_path / "表.docx").write_bytes(
        a_household_paper("contact-card", a_case(worker={"name": "罗\U0003134a"}))
    )
    notices = print_files([tmp_path / "表.docx"], tmp_path / "out", None).notices
    assert notices[1:] == ("表.docx：本机的字体中没有“\U0003134a”，印成了空框。",)
