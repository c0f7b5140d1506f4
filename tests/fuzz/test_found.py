"""What fuzzing found, each made small by hand: told in words where it was a crash before."""

import os
import shutil
import struct
import time
import zipfile
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path

import pytest
import yaml
from documents import parts_of
from openpyxl import Workbook as NewBook
from openpyxl import load_workbook
from openpyxl.comments import Comment
from openpyxl.worksheet.datavalidation import DataValidation

from docgen.annotate.marks import remove_marks
from docgen.authoring.skeleton.dropdowns import choices_of
from docgen.cli.main import _guarded
from docgen.errors import ExitCode, InputUnreadableError, PackFaultyError
from docgen.findings import COMMENT_MARK
from docgen.intake.cells import CellError, UnreadableError
from docgen.intake.reading import reader_of
from docgen.intake.workbook import Workbook
from docgen.printing.office.program import PROGRAM_VARIABLE
from docgen.redact.disguise import Disguise
from docgen.redact.plan import BookPlan
from docgen.redact.roles import Role
from docgen.region.pack import load_pack
from docgen.region.shipped import shipped_data
from docgen.region.yaml_text import load_yaml
from docgen.vocabulary import all_fields
from tests.fill.templates import a_docx, an_xlsx, paragraph, sheet_data, write_zip
from tests.security.bad_files import a_plain_xlsx, with_part
from tests.security.test_foreign_files import a_pack

ROOT = Path(__file__).parents[2]
PLAIN = ROOT / "fixtures" / "broken" / "heading-unknown.xlsx"
SHEET, STYLES, STRINGS = "xl/worksheets/sheet1.xml", "xl/styles.xml", "xl/sharedStrings.xml"
MAIN, TYPES = "word/document.xml", "[Content_Types].xml"
Made = Callable[[Path], Path]


@pytest.fixture(autouse=True)
def no_office(monkeypatch: pytest.MonkeyPatch) -> None:
    """LibreOffice is asked for what the built-in engine refuses, where it is there."""
    monkeypatch.setenv(PROGRAM_VARIABLE, os.devnull)


def told(capsys: pytest.CaptureFixture[str], *words: str | Path) -> tuple[int, str]:
    """The exit code of the command and what it said."""
    code = _guarded(list(map(str, words)))
    said = capsys.readouterr()
    return code, said.out + said.err


def replaced(part: str, old: str, new: str) -> Made:
    def change(path: Path) -> Path:
        text = parts_of(path.read_bytes())[part].decode()
        assert old in text
        return with_part(path, part, text.replace(old, new, 1))

    return change


def patched(mark: bytes, at: int, new: bytes) -> Made:
    """Bytes of the first header of that mark in the archive exchanged."""

    def change(path: Path) -> Path:
        data = bytearray(path.read_bytes())
        start = data.index(mark) + at
        data[start : start + len(new)] = new
        path.write_bytes(data)
        return path

    return change


def _stream_broken(path: Path) -> Path:
    """A part whose packed bytes are none."""
    data = bytearray(path.read_bytes())
    info = zipfile.ZipFile(path).getinfo(MAIN if MAIN in parts_of(bytes(data)) else SHEET)
    start = info.header_offset + 30 + len(info.filename)
    data[start : start + 8] = b"\xff" * 8
    path.write_bytes(data)
    return path


STRANGE = b'<?xml version="1.0" encoding="U-8"?><a/>'
LOCAL, CENTRAL = b"PK\x03\x04", b"PK\x01\x02"
DAMAGES: dict[str, Made] = {
    "stream": _stream_broken,
    "place of a part": patched(CENTRAL, 42, struct.pack("<I", 0x7FFFFFFF)),
    "password": patched(CENTRAL, 8, b"\x01\x00"),
    "name": lambda path: patched(CENTRAL, 8, b"\x00\x08")(patched(CENTRAL, 46, b"\xc2(")(path)),
    "method": patched(CENTRAL, 10, struct.pack("<H", 99)),
    "encoding of a part": lambda path: with_part(path, "docProps/app.xml", STRANGE),
}  # fmt: skip


@pytest.mark.parametrize("ending", ["docx", "xlsx"])
@pytest.mark.parametrize("name", DAMAGES)
@pytest.mark.parametrize("words", ["template show", "template lint", "template tag -o neu", "print", "check"])
def test_a_damaged_archive_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], ending: str, name: str, words: str
) -> None:
    if words == "check" and ending == "docx":
        return
    path = tmp_path / f"坏.{ending}"
    made = a_docx(path, paragraph("正文")) if ending == "docx" else a_plain_xlsx(path)
    first, *rest = words.replace("-o neu", f"-o {tmp_path / 'neu'}.{ending}").split(" -o ")
    options = ["-o", *rest] if rest else ["-o", tmp_path, "--engine", "builtin"] if words == "print" else []
    code, said = told(capsys, *first.split(), DAMAGES[name](made), *options)
    refused = {ExitCode.INPUT_UNREADABLE, ExitCode.PACK_FAULTY, ExitCode.PRINTING_FAILED}
    read_without_it = {ExitCode.DONE, ExitCode.FINDINGS_BLOCK} if words in ("print", "check") else set[int]()
    assert code in refused | read_without_it
    assert code not in refused or f"坏.{ending}" in said


ODD_SHEETS: dict[str, Made] = {
    "string that is not there": replaced(
        SHEET, 't="inlineStr"', 't="s"><v>99</v></c><c r="Z1" t="inlineStr"'
    ),
    "string of no number": replaced(SHEET, 't="inlineStr"', 't="s"><v>1.5</v></c><c r="Z1" t="inlineStr"'),
    "width": replaced(SHEET, "<sheetData>", '<cols><col min="1" max="1" width="a"/></cols><sheetData>'),
    "column": replaced(SHEET, "<sheetData>", '<cols><col min="{% a %}" max="1"/></cols><sheetData>'),
    "size of type": replaced(STYLES, 'sz val="12"', 'sz val="a"'),
    "number of a font": replaced(STYLES, 'xf fontId="0"', 'xf fontId="99"'),
    "cell without a row": replaced(SHEET, 'r="A1"', 'r="A"'),
    "row of no number": replaced(SHEET, '<row r="1"', '<row r="x"'),
}


@pytest.mark.parametrize("name", ODD_SHEETS)
@pytest.mark.parametrize("words", ["template lint", "template preview"])
def test_a_template_with_values_no_program_writes_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str, words: str
) -> None:
    tags = ("{{ case.worker.name }}", "{% for m in members %}", "{{ m.name }}", "{% endfor %}")
    sheet = sheet_data({number: {"A": tag} for number, tag in enumerate(tags, 1)})
    path = ODD_SHEETS[name](an_xlsx(tmp_path / "表.xlsx", {"表": sheet}))
    options = ["-o", tmp_path / "p.pdf", "--engine", "builtin"] if "preview" in words else []
    code, said = told(capsys, *words.split(), path, *options)
    assert code in (ExitCode.DONE, ExitCode.PACK_FAULTY, ExitCode.PRINTING_FAILED)
    assert "表.xlsx" in said or code == ExitCode.DONE


_TABLE = (
    '<w:tbl><w:tblPr>{}</w:tblPr><w:tblGrid><w:gridCol w:w="{}"/></w:tblGrid>'
    "<w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl>"
)
_LINES = '<w:tblBorders><w:top w:val="single" w:sz="4" w:color="INDIGO"/></w:tblBorders>'


@pytest.mark.parametrize(
    "body", [_TABLE.format("", "1e308"), _TABLE.format(_LINES, 999)], ids=["width", "colour"]
)
def test_a_paper_that_cannot_be_laid_out_fails_alone(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], body: str
) -> None:
    odd, good = a_docx(tmp_path / "怪.docx", body), a_docx(tmp_path / "好.docx", paragraph("正文"))
    code, said = told(capsys, "print", odd, good, "-o", tmp_path, "--engine", "builtin")
    assert (tmp_path / "好.pdf").is_file()
    assert (tmp_path / "怪.pdf").is_file() or (code == ExitCode.PRINTING_FAILED and "怪.docx" in said)


def test_a_blank_whose_list_of_types_is_broken_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    blank = with_part(a_docx(tmp_path / "表.docx", paragraph("姓名：______")), TYPES, "<Types")
    code, said = told(capsys, "template", "tag", blank, "-o", tmp_path / "neu.docx")
    assert (code, "表.docx" in said) == (ExitCode.INPUT_UNREADABLE, True)


@pytest.mark.parametrize("part", ["docProps/core.xml", STYLES])
def test_a_workbook_with_a_broken_part_is_not_redacted(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], part: str
) -> None:
    path = with_part(Path(shutil.copy(PLAIN, tmp_path)), part, "<a b>")
    code, said = told(capsys, "redact", path, "-o", tmp_path / "匿名.xlsx")
    assert code == ExitCode.INPUT_UNREADABLE
    assert "损坏" in said
    assert not (tmp_path / "匿名.xlsx").exists()


@pytest.mark.parametrize("role", Role)
def test_a_number_beyond_all_numbers_is_redacted(role: Role) -> None:
    disguise = Disguise(BookPlan({}), is_from_1904=False)
    for number in (float("inf"), float("-inf"), 1e308, 1e17):
        assert isinstance(disguise.number(number, role), float)


@pytest.mark.parametrize("number", ["1e999", "-1e999", "1E308", "NaN"])
def test_a_number_beyond_all_numbers_is_read_or_found(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], number: str
) -> None:
    path = a_plain_xlsx(tmp_path / "表.xlsx")
    text = parts_of(path.read_bytes())[SHEET].decode()
    for place in ("A1", "B1", "A2", "B2"):
        value = f'r="{place}"><v>{number}</v></c><c r="Z1" t="inlineStr"'
        changed = text.replace(f'r="{place}" s="0" t="inlineStr"', value)
        code, _ = told(capsys, "check", with_part(path, SHEET, changed))
        assert code in (ExitCode.DONE, ExitCode.FINDINGS_BLOCK, ExitCode.INPUT_UNREADABLE)


@pytest.mark.parametrize("value", [1e308, -1e308, 1e-320, CellError("#NUM!")])
def test_every_reader_of_cells_takes_any_number_or_refuses_it(value: float | CellError) -> None:
    lists = load_pack(shipped_data("templates") / "luzhou").lists
    for item in all_fields().values():
        with suppress(UnreadableError):
            assert len(str(reader_of(item, lists)(value))) < 1000


@pytest.mark.parametrize("number", ["1e999", "-1e999", "NaN", "inf"])
def test_a_number_beyond_all_numbers_is_an_error_of_its_cell(tmp_path: Path, number: str) -> None:
    path = a_plain_xlsx(tmp_path / "表.xlsx")
    text = parts_of(path.read_bytes())[SHEET].decode()
    value = f'r="B2"><v>{number}</v></c><c r="C2" t="inlineStr"'
    made = with_part(path, SHEET, text.replace('r="B2" s="0" t="inlineStr"', value))
    try:
        rows = Workbook(made.read_bytes(), "表.xlsx").table("户").rows
    except InputUnreadableError:
        return
    assert rows[1][1] in (CellError("#NUM!"), number)


BAD_YAML = (
    "a: 2018-02-31",
    "!!int ''",
    "!!timestamp x",
    "!!float _",
    "? [a]\n: b",
    "!!binary a",
    "{a: 1}: b",
    "<<: 3",
)


@pytest.mark.parametrize("text", BAD_YAML)
def test_a_value_that_yaml_cannot_make_is_a_fault_of_the_text(text: str) -> None:
    with pytest.raises(yaml.YAMLError):
        load_yaml(text)


BASES: Sequence[object] = (
    [],
    None,
    {"documents": [{"id": "a"}]},
    {"documents": [{"file": "a.docx"}]},
    {"documents": ["a"]},
    {"documents": [{"id": "a", "file": "a.docx", "words": 3}]},
)


@pytest.mark.parametrize("base", BASES)
def test_a_base_that_says_too_little_is_told(tmp_path: Path, base: object) -> None:
    root = a_pack(tmp_path, extends="底")
    (tmp_path / "底").mkdir()
    (tmp_path / "底" / "base.yaml").write_text(yaml.safe_dump(base), encoding="utf-8")
    manifest = yaml.safe_load((root / "pack.yaml").read_text(encoding="utf-8"))
    manifest["documents"] = [{"id": "a"}]
    (root / "pack.yaml").write_text(yaml.safe_dump(manifest), encoding="utf-8")
    with pytest.raises(PackFaultyError, match=r"base\.yaml"):
        load_pack(root)


def test_zip_with_no_part_of_a_form(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = write_zip(tmp_path / "空.docx", {"a": "b"})
    assert told(capsys, "template", "show", path)[0] == ExitCode.INPUT_UNREADABLE


@pytest.mark.parametrize("area", ["A1:XFD1048576", "D5:CV20000"])
def test_merged_areas_beyond_all_use_are_not_told_out_cell_by_cell(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], area: str
) -> None:
    path = a_plain_xlsx(tmp_path / "表.xlsx")
    text = parts_of(path.read_bytes())[SHEET].decode()
    merges = f'</sheetData><mergeCells><mergeCell ref="{area}"/></mergeCells>'
    with_part(path, SHEET, text.replace("</sheetData>", merges))
    began = time.process_time()
    code, said = told(capsys, "check", path, "--annotate", tmp_path / "核对.xlsx")
    assert (code, "合并的单元格过多" in said) == (ExitCode.INPUT_UNREADABLE, True)
    with pytest.raises(InputUnreadableError, match="合并的单元格过多"):
        choices_of(path)
    assert time.process_time() - began < 5


def test_marks_are_taken_off_a_sheet_with_one_cell_far_out(tmp_path: Path) -> None:
    book = NewBook()
    book.active.cell(1_048_576, 16_384).value = ""
    book.active["A1"].comment = Comment(f"{COMMENT_MARK}\n错误", "docgen")
    began = time.process_time()
    remove_marks(book.active)
    assert book.active["A1"].comment is None
    assert time.process_time() - began < 1


def test_a_list_that_stands_in_all_cells_is_its_first_ones(tmp_path: Path) -> None:
    book = NewBook()
    book.active["A1"] = "男"
    listed = DataValidation("list", formula1="$A$1:$XFD$1048576")
    listed.add("B2")
    book.active.add_data_validation(listed)
    book.save(tmp_path / "表.xlsx")
    assert set(map(tuple, choices_of(tmp_path / "表.xlsx").values())) == {("男",)}


def test_a_cell_far_out_costs_no_more_than_itself(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    book = load_workbook(PLAIN)
    book["户"].cell(1_100, 16_000).value = "乙"
    book.save(tmp_path / "表.xlsx")
    began = time.process_time()
    assert told(capsys, "check", tmp_path / "表.xlsx")[0] in (ExitCode.DONE, ExitCode.FINDINGS_BLOCK)
    assert time.process_time() - began < 10


@pytest.mark.parametrize("corner", ["ZZZZZ99999999", "XFD99999999", "AAAAA1", "HIJ9000"])
def test_a_print_area_beyond_all_use_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], corner: str
) -> None:
    name = f"<definedName name='_xlnm.Print_Area' localSheetId='0'>A1:{corner}</definedName>"
    sheet = sheet_data({1: {"A": "甲"}})
    path = an_xlsx(tmp_path / "表.xlsx", {"表": sheet}, f"<definedNames>{name}</definedNames>")
    began = time.process_time()
    code, said = told(capsys, "print", path, "-o", tmp_path, "--engine", "builtin")
    assert time.process_time() - began < 5
    assert (code, "表.xlsx" in said) == (ExitCode.PRINTING_FAILED, True)


def test_columns_without_width_end_somewhere(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    narrow = '<sheetFormatPr defaultColWidth="0" defaultRowHeight="15"/>'
    path = an_xlsx(tmp_path / "表.xlsx", {"表": narrow + sheet_data({1: {"A": "甲" * 40}})})
    began = time.process_time()
    code, _ = told(capsys, "print", path, "-o", tmp_path, "--engine", "builtin")
    assert code in (ExitCode.DONE, ExitCode.PRINTING_FAILED)
    assert time.process_time() - began < 5


def test_a_template_whose_sheet_cannot_be_laid_out_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    name = "<definedName name='_xlnm.Print_Area' localSheetId='0'>A1:HIJ9000</definedName>"
    sheet = sheet_data({1: {"A": "{{ case.worker.name }}"}})
    path = an_xlsx(tmp_path / "表.xlsx", {"表": sheet}, f"<definedNames>{name}</definedNames>")
    code, said = told(capsys, "template", "lint", path)
    assert (code, "内置引擎排不了" in said) == (ExitCode.PACK_FAULTY, True)
