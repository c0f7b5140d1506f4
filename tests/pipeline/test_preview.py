"""A template previewed with an invented case, as a picture and as a PDF."""

from pathlib import Path

import pypdfium2
import pytest
from cases import luzhou
from openpyxl import Workbook
from PIL import Image

from docgen.errors import DestinationNotWritableError, InputUnreadableError, PackFaultyError, UsageError
from docgen.pipeline.preview import Previewed, Previewer, PreviewRequest
from docgen.pipeline.preview_paper import Filling
from docgen.printing.engine import EngineName

DOCUMENTS = luzhou().root / "documents"
BUILTIN = EngineName.BUILTIN


def preview(template: Path, output: Path, filling: Filling = Filling.TYPICAL) -> Previewed:
    return Previewer(PreviewRequest(template, output, filling, engine=BUILTIN)).write()


def text_of(pdf: Path) -> str:
    with pypdfium2.PdfDocument(pdf) as document:
        return "".join("".join(page.get_textpage().get_text_range().split()) for page in document)


def sheet(path: Path, *rows: tuple[str, ...]) -> Path:
    book = Workbook()
    for row in rows:
        book.active.append(row)
    book.save(path)
    return path


def test_fills_a_template_of_a_pack_with_an_invented_household(tmp_path: Path) -> None:
    previewed = preview(DOCUMENTS / "01-dossier-form.docx", tmp_path / "a.pdf")
    assert previewed.document == "困难职工档案表"
    assert previewed.page_count > 1  # a household with members was chosen
    assert "泸州市" in text_of(tmp_path / "a.pdf")


def test_a_blank_preview_prints_no_value(tmp_path: Path) -> None:
    preview(DOCUMENTS / "04-determination.docx", tmp_path / "a.pdf", Filling.BLANK)
    text = text_of(tmp_path / "a.pdf")
    assert "困难职工解困脱困认定书" in text
    assert "泸州" not in text


@pytest.mark.parametrize("region", ["hainan", "jiangxi"])
def test_a_blank_table_of_counts_counts_nobody(tmp_path: Path, region: str) -> None:
    template = luzhou().root.parent / "national" / "documents" / "statistics-table.xlsx"
    request = PreviewRequest(template, tmp_path / "a.pdf", Filling.BLANK, region=region, engine=BUILTIN)
    assert Previewer(request).write().page_count == 2
    assert "0" in text_of(tmp_path / "a.pdf")


def test_an_overfull_preview_has_more_pages_than_a_typical_one(tmp_path: Path) -> None:
    template = DOCUMENTS / "01-dossier-form.docx"
    typical = preview(template, tmp_path / "a.pdf").page_count
    assert preview(template, tmp_path / "b.pdf", Filling.OVERFULL).page_count > typical


def test_a_picture_shows_the_pages_side_by_side(tmp_path: Path) -> None:
    preview(DOCUMENTS / "05-roster.xlsx", tmp_path / "a.png")
    with Image.open(tmp_path / "a.png") as picture:
        assert picture.width > picture.height  # one page across
        assert picture.convert("L").getextrema() == (0, 255)


def test_a_template_on_its_own_is_for_whom_its_names_say(tmp_path: Path) -> None:
    household = sheet(tmp_path / "一户.xlsx", ("姓名", "{{ worker.name }}"))
    listing = sheet(
        tmp_path / "名册.xlsx",
        ("姓名",),
        ("{%tr for case in cases %}",),
        ("{{ case.worker.name }}",),
        ("{%tr endfor %}",),
    )
    assert preview(household, tmp_path / "a.pdf").document == "一户"
    preview(listing, tmp_path / "b.pdf")
    assert len(text_of(tmp_path / "b.pdf")) > len(text_of(tmp_path / "a.pdf"))


def test_a_shared_template_is_filled_for_a_region_that_uses_it(tmp_path: Path) -> None:
    shared = luzhou().root.parent / "national" / "documents" / "helping-ledger.xlsx"  # not of the default one
    assert preview(shared, tmp_path / "a.pdf", Filling.BLANK).document == "帮扶台账"


def test_an_unknown_name_of_a_list_is_told_and_not_that_it_is_a_list(tmp_path: Path) -> None:
    rows = (("{%tr for case in cases %}",), ("{{ case.worker.nam }}",), ("{%tr endfor %}",))
    with pytest.raises(PackFaultyError, match=r"case\.worker\.nam"):
        preview(sheet(tmp_path / "名册.xlsx", *rows), tmp_path / "a.pdf")


def test_overwrites_its_own_previews_only(tmp_path: Path) -> None:
    template = sheet(tmp_path / "一户.xlsx", ("姓名", "{{ worker.name }}"))
    for name in ("a.png", "a.pdf"):
        preview(template, tmp_path / name)
        preview(template, tmp_path / name)
    Image.new("RGB", (9, 9)).save(tmp_path / "照片.png")
    (tmp_path / "别的.pdf").write_bytes(b"%PDF-1.4")
    for name in ("照片.png", "别的.pdf"):
        with pytest.raises(DestinationNotWritableError):
            preview(template, tmp_path / name)


def test_refuses_what_is_no_template_and_no_preview(tmp_path: Path) -> None:
    template = sheet(tmp_path / "一户.xlsx", ("姓名",))
    with pytest.raises(UsageError, match="预览.bmp"):
        preview(template, tmp_path / "预览.bmp")
    for name in ("旧表.doc", "没有.docx"):
        with pytest.raises(InputUnreadableError, match=name):
            preview(tmp_path / name, tmp_path / "a.png")
