"""Files from outside that are bombs or act of themselves: refused wherever they are read, with the code."""

import time
from pathlib import Path

import pytest
import yaml

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
from tests.security.bad_files import ACTING, BOMBS, LINK, a_plain_docx, a_plain_xlsx

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
