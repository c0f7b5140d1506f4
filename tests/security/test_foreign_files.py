"""Files from outside that are bombs or act of themselves: refused wherever they are read, with the code."""

import time
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
import yaml

from docgen.authoring.forms.package import Package
from docgen.authoring.forms.reading import read_form
from docgen.authoring.lint.mending import mend
from docgen.authoring.lint.opened import TemplateUnreadableError, open_template
from docgen.bounded_files import UnsafeFileError, require_bounded
from docgen.cli.main import _guarded
from docgen.errors import ExitCode, InputUnreadableError, PackFaultyError
from docgen.fill.sheet import compile_sheet
from docgen.fill.template import Blank
from docgen.fill.word import compile_word
from docgen.inert_files import require_inert
from docgen.intake.beside import Beside
from docgen.intake.workbook import Workbook
from docgen.region.pack import load_pack
from tests.fill.templates import HOUSEHOLD
from tests.security.bad_files import ACTING, BOMBS, LINK, a_plain_docx, a_plain_xlsx, with_part

BAD = BOMBS | ACTING


@pytest.mark.parametrize("name", BAD)
def test_a_template_is_refused(tmp_path: Path, name: str) -> None:
    path = BAD[name](a_plain_docx(tmp_path / "模板.docx"))
    with pytest.raises(PackFaultyError, match=r"模板\.docx"):
        compile_word(Blank(path, HOUSEHOLD))


@pytest.mark.parametrize("name", BOMBS)
def test_an_excel_template_and_a_workbook_are_refused_when_they_are_bombs(tmp_path: Path, name: str) -> None:
    path = BOMBS[name](a_plain_xlsx(tmp_path / "采集表.xlsx"))
    with pytest.raises(PackFaultyError, match=r"采集表\.xlsx"):
        compile_sheet(Blank(path, HOUSEHOLD))
    began = time.monotonic()
    with pytest.raises(InputUnreadableError, match=r"采集表\.xlsx .*没有打开"):
        Workbook(path.read_bytes(), path.name)
    assert time.monotonic() - began < 2


def test_the_bombs_would_be_read_were_they_none(tmp_path: Path) -> None:
    for path in (a_plain_docx(tmp_path / "a.docx"), a_plain_xlsx(tmp_path / "a.xlsx")):
        require_bounded(path)
        require_inert(path)


@pytest.mark.parametrize("name", BOMBS)
@pytest.mark.parametrize("blank", [a_plain_docx, a_plain_xlsx])
def test_the_authors_kit_refuses_bombs(tmp_path: Path, blank: Callable[[Path], Path], name: str) -> None:
    ending = ".docx" if blank is a_plain_docx else ".xlsx"
    path = BOMBS[name](blank(tmp_path / f"模板{ending}"))
    whole = path.read_bytes()
    with pytest.raises(TemplateUnreadableError, match="没有打开"):
        open_template(path)
    with pytest.raises(InputUnreadableError, match="没有打开"):
        Package(path)
    assert mend(path) == 0
    assert path.read_bytes() == whole


@pytest.mark.parametrize("words", [("show",), ("lint",), ("lint", "--fix"), ("tag", "-o", "neu.docx")])
def test_the_commands_of_the_authors_kit_refuse_a_bomb(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], words: Sequence[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    path = BOMBS["billion laughs"](a_plain_docx(tmp_path / "模板.docx"))
    code = _guarded(["template", words[0], str(path), *words[1:]])
    told = capsys.readouterr()
    assert code in (ExitCode.INPUT_UNREADABLE, ExitCode.PACK_FAULTY)
    assert "没有打开" in told.out + told.err


@pytest.mark.parametrize("ending", [".docx", ".xlsx"])
def test_xml_of_more_tags_than_any_paper_has_is_refused_everywhere(tmp_path: Path, ending: str) -> None:
    part = "word/document.xml" if ending == ".docx" else "xl/worksheets/sheet1.xml"
    blank = (a_plain_docx if ending == ".docx" else a_plain_xlsx)(tmp_path / f"模板{ending}")
    path = with_part(blank, part, b"<a>" + b"<b/>" * 5_000_001 + b"</a>")
    assert path.stat().st_size < 2**16
    with pytest.raises(UnsafeFileError, match="内容过大"):
        require_inert(path)
    with pytest.raises(TemplateUnreadableError, match="内容过大"):
        open_template(path)
    with pytest.raises(InputUnreadableError):
        read_form(path)
    with pytest.raises(PackFaultyError, match="内容过大"):
        (compile_word if ending == ".docx" else compile_sheet)(Blank(path, HOUSEHOLD))


@pytest.mark.parametrize("name", BAD)
def test_a_file_to_be_printed_is_refused_and_the_others_are_printed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    bad = BAD[name](a_plain_docx(tmp_path / "坏.docx"))
    good = LINK(a_plain_docx(tmp_path / "好.docx"))
    code = _guarded(["print", str(bad), str(good), "-o", str(tmp_path), "--engine", "builtin"])
    told = capsys.readouterr()
    assert code == ExitCode.PRINTING_FAILED
    assert "坏.docx" in told.err
    assert "没有打开" in told.err
    assert (tmp_path / "好.pdf").is_file()
    assert not (tmp_path / "坏.pdf").exists()


def test_a_link_that_a_person_must_click_is_for_printed_files_only(tmp_path: Path) -> None:
    path = LINK(a_plain_docx(tmp_path / "a.docx"))
    require_inert(path, may_have_links=True)
    with pytest.raises(UnsafeFileError, match="指向文件以外"):
        require_inert(path)


@pytest.mark.parametrize("name", BOMBS)
def test_checking_a_bomb_ends_with_the_code_of_an_unreadable_file(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    path = BOMBS[name](a_plain_xlsx(tmp_path / "采集表.xlsx"))
    assert _guarded(["check", str(path)]) == ExitCode.INPUT_UNREADABLE
    assert "采集表.xlsx" in capsys.readouterr().err


OUTSIDE = (
    "/etc/passwd",
    "../../etc/passwd",
    "documents/../../x",
    "C:\\x.docx",
    "\\\\evil\\x",
    "..\\x",
    "c:x",
    "",
)


@pytest.mark.parametrize("name", OUTSIDE)
@pytest.mark.parametrize("key", ["file", "codelists", "extends"])
def test_a_pack_names_only_files_of_its_own(tmp_path: Path, key: str, name: str) -> None:
    if key == "extends" and not name:
        return
    root = a_pack(tmp_path, **{key: name})
    with pytest.raises(PackFaultyError, match="不在地区包的文件夹里"):
        load_pack(root)
    assert _guarded(["forms", "--region", str(root)]) == ExitCode.PACK_FAULTY


def test_a_template_that_is_a_link_to_elsewhere_is_refused(tmp_path: Path) -> None:
    root = a_pack(tmp_path)
    load_pack(root)
    (root / "a.docx").unlink()
    (root / "a.docx").symlink_to(a_plain_docx(tmp_path / "secret.docx"))
    with pytest.raises(PackFaultyError, match="是链接"):
        load_pack(root)


@pytest.mark.parametrize(
    "text",
    [
        "[" * 99_999,
        "- " * 99_999,
        "a0: &a0 [x]\n" + "".join(f"a{n}: &a{n} [{f'*a{n - 1}, ' * 9}]\n" for n in range(1, 12)),
        "a: &a [*a]",
        "a: !!python/object/apply:os.system [id]",
        "x" * (2**22 + 1),
    ],
    ids=["nested", "nested lines", "laughs", "endless", "python", "large"],
)
@pytest.mark.parametrize("file", ["pack.yaml", "codelists.yaml"])
def test_the_text_of_a_pack_neither_fills_memory_nor_runs(tmp_path: Path, file: str, text: str) -> None:
    root = a_pack(tmp_path)
    (root / file).write_text(text, encoding="utf-8")
    with pytest.raises(PackFaultyError):
        load_pack(root)


def test_no_file_of_another_computer_is_asked_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[Path] = []
    monkeypatch.setattr(Path, "exists", lambda path: bool(asked.append(path)))
    for name in ("\\\\evil\\share\\a.jpg", "//evil/share/a.jpg", "http://evil/a.jpg", "file:///etc/a.jpg"):
        assert Beside(tmp_path).find(name, tmp_path / "照片") is None
    assert asked == []


def a_pack(folder: Path, **changes: str) -> Path:
    """A pack of one document, with these entries changed."""
    root = folder / "包"
    root.mkdir()
    a_plain_docx(root / "a.docx")
    (root / "codelists.yaml").write_text("{}", encoding="utf-8")
    document = {"id": "a", "title": "表", "file": changes.pop("file", "a.docx"), "for": "household"}
    notice = {"title": "通知", "number": "1号", "date": "2018-01-01", "issuer": "总工会"}
    manifest = {
        "id": "包", "title": "包", "version": "1", "notice": notice, "codelists": "codelists.yaml",
        "documents": [document], "packets": [], **changes,
    }  # fmt: skip
    (root / "pack.yaml").write_text(yaml.safe_dump(manifest, allow_unicode=True), encoding="utf-8")
    return root
