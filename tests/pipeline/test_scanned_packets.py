"""Whole runs with photos, scans and a catalogue, of a small pack made for these tests."""

import datetime as dt
import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2
import pytest
from documents import word_paragraphs
from fill.templates import a_docx, paragraph
from intake.inputs import a_workbook
from pictured import a_pdf, a_picture

from docgen.pipeline import chunk as chunk_module
from docgen.pipeline.filling import PaperWriter
from docgen.pipeline.request import Request, Summary
from docgen.pipeline.run import make_packets
from docgen.printing.engine import EngineName
from docgen.printing.routed import RoutedEngine
from docgen.region.pack import Pack, load_pack

UNION = "样例总工会"
HOUSEHOLD = "1001-罗大山"
PACK = """
id: sample
title: 样例
version: 1.0.0
notice: {title: 通知, number: 1号, date: 2018年1月1日, issuer: 总工会}
codelists: codelists.yaml
documents:
- {id: form, title: 档案表, file: form.docx, for: household, copies: [甲存, 乙存]}
- {id: contents, title: 卷内目录, file: contents.docx, for: household}
- {id: card, title: 联系卡, file: card.docx, for: household}
- {id: second, title: 一本目录, file: contents.docx, for: household}
- {id: page, title: 证明材料, file: page.docx, for: scan}
packets:
- {id: dossier, title: 一户一档, documents: [contents, form, second, card], catalogue: contents, scans: true}
- {id: cards, title: 联系卡, documents: [card]}
materials:
- {title: 劳动合同, types: [劳动合同]}
"""
LISTS = "attachment_type: {title: 附件类型, source: 无, is_open: true, items: [{label: 身份材料}]}\n"
PAGE_BREAK = '<w:p><w:r><w:br w:type="page"/></w:r></w:p>'
LINE = "{{ entry.number }} {{ entry.title }} {{ entry.pages }} {{ entry.remark }}"


@pytest.fixture
def pack(tmp_path: Path) -> Pack:
    root = tmp_path / "pack"
    root.mkdir()
    (root / "pack.yaml").write_text(PACK, encoding="utf-8")
    (root / "codelists.yaml").write_text(LISTS, encoding="utf-8")
    photo = '{{ photo(worker.photo, 25, 35) or "照片" }}'
    a_docx(root / "form.docx", paragraph(f"{{{{ worker.name }}}}{photo}") + PAGE_BREAK + paragraph("第二页"))
    a_docx(root / "card.docx", paragraph("卡"))
    loop = ("{%p for entry in catalogue %}", LINE, "{%p endfor %}", "完")
    a_docx(root / "contents.docx", "".join(map(paragraph, loop)))
    caption = "{{ scan.title }} {{ scan.number }}/{{ scan.count }}"
    a_docx(root / "page.docx", paragraph(caption) + paragraph("{{ photo(scan.image, 100, 100) }}"))
    return load_pack(root)


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A workbook with one household, its photo, and beside it scans: three pages of two materials."""
    folder = tmp_path / "data"
    a_picture(folder / "照片" / "1001.jpg", (250, 350))
    a_picture(folder / "附件" / "1001" / "身份证-1.jpg", (400, 300), turned=6)
    a_picture(folder / "附件" / "1001" / "身份证-2.png", mode="RGBA")
    a_pdf(folder / "附件" / "1001" / "诊断书.pdf", 1)
    a_workbook(
        folder / "采集表.xlsx",
        {
            "单位": [("工会名称", "联络人姓名"), (UNION, "王一")],
            "户": [("职工编号", "职工姓名", "所属工会"), ("1001", "罗大山", UNION)],
            "附件材料": [("职工编号", "附件名称"), ("1001", "诊断书"), ("1001", "户口簿")],
        },
    )
    return folder / "采集表.xlsx"


def run(pack: Pack, workbook: Path, **changes: Any) -> tuple[Summary, dict[str, Any], Path]:
    out = workbook.parent / "out"
    options = {"engine": EngineName.BUILTIN, "packets": ("dossier",)} | changes
    request = Request((workbook,), pack, out, dt.date(2018, 12, 25), **options)
    summary = make_packets(request, lambda stage, done, total: None)
    return summary, json.loads(summary.manifest.read_text(encoding="utf-8")), out / UNION / "户" / HOUSEHOLD


def catalogue(paper: Path) -> list[str]:
    return [line.strip() for line in word_paragraphs(paper.read_bytes())[:-1]]


def page_texts(pdf: Path) -> Iterator[str]:
    with pypdfium2.PdfDocument(pdf) as document:
        for page in document:
            text = page.get_textpage()
            yield text.get_text_range()
            text.close()
            page.close()


WHOLE = ["1 档案表 1—2", "2 联系卡 3", "3 诊断书 4", "4 户口簿", "5 身份证 5—6", "6 劳动合同  缺"]


def test_the_catalogue_tells_the_true_pages_and_what_is_missing(pack: Pack, data: Path) -> None:
    summary, _, folder = run(pack, data)
    assert summary.failures == ()
    assert catalogue(folder / "02-卷内目录.docx") == WHOLE
    assert catalogue(folder / "04-一本目录.docx") == WHOLE


def test_the_packet_holds_the_scans_behind_the_forms_each_material_under_its_name(
    pack: Pack, data: Path
) -> None:
    _, _, folder = run(pack, data, duplex=False)
    with pikepdf.open(folder / "dossier.pdf") as pdf, pdf.open_outline() as outline:
        assert len(pdf.pages) == 1 + 2 * 2 + 1 + 1 + 3  # catalogue, two copies of the form, list, card, scans
        titles = [entry.title for entry in outline.root[0].children]
    assert titles == [
        "卷内目录",
        "档案表（甲存）",
        "档案表（乙存）",
        "一本目录",
        "联系卡",
        "诊断书",
        "身份证",
    ]
    captions = ["诊断书 1/1", "身份证 1/2", "身份证 2/2"]
    shown = list(page_texts(folder / "dossier.pdf"))[-3:]
    assert [caption in text for caption, text in zip(captions, shown, strict=True)] == [True] * 3


def test_scans_are_papers_of_the_manifest_without_files_of_their_own(pack: Pack, data: Path) -> None:
    _, manifest, folder = run(pack, data)
    scans = [paper for paper in manifest["papers"] if paper["form"] == "page"]
    assert [(paper["path"], paper["pages"]) for paper in scans] == [(None, 1), (None, 2)]
    assert {paper["pdf"] for paper in scans} == {f"{UNION}/户/{HOUSEHOLD}/dossier.pdf"}
    assert sorted(path.suffix for path in folder.iterdir()) == [".docx"] * 4 + [".pdf"]


def test_nothing_of_the_work_stays_behind(pack: Pack, data: Path) -> None:
    run(pack, data)
    assert sorted(path.name for path in data.parent.iterdir()) == ["out", "照片", "采集表.xlsx", "附件"]


def test_two_runs_make_the_same_bytes(pack: Pack, data: Path) -> None:
    made = []
    for name in ("甲", "乙"):
        other = data.parent.parent / name
        shutil.copytree(data.parent, other)
        folder = run(pack, other / data.name)[2].parents[2]
        made.append({p.relative_to(folder): p.read_bytes() for p in folder.rglob("*") if p.is_file()})
    assert made[0] == made[1]
    assert len(made[0]) == 4 + 2 + 1  # papers, packets of household and union, manifest


def test_without_pages_the_catalogue_has_none_and_no_scan_is_made(pack: Pack, data: Path) -> None:
    _, manifest, folder = run(pack, data, formats=frozenset({"docx"}))
    assert catalogue(folder / "02-卷内目录.docx") == [
        "1 档案表",
        "2 联系卡",
        "3 诊断书",
        "4 户口簿",
        "5 身份证",
        "6 劳动合同  缺",
    ]
    assert {paper["form"] for paper in manifest["papers"]} == {"form", "contents", "card", "second"}


def test_a_packet_without_scans_makes_none(pack: Pack, data: Path) -> None:
    _, manifest, _ = run(pack, data, packets=("cards",))
    assert {paper["form"] for paper in manifest["papers"]} == {"card"}


def test_papers_are_printed_in_two_calls_at_most(
    pack: Pack, data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    calls: list[list[str]] = []
    own = RoutedEngine.print_papers

    def counted(engine: RoutedEngine, papers: Any, work: Path) -> Any:
        calls.append([paper.template for paper in papers])
        return own(engine, papers, work)

    monkeypatch.setattr(RoutedEngine, "print_papers", counted)
    run(pack, data)
    assert calls[:2] == [["form", "card", "page", "page", "page"], ["contents", "second"]]
    assert not any(calls[2:])  # the union's own papers: none


@pytest.mark.parametrize(("lost", "title"), [("照片/1001.jpg", "档案表"), ("附件/1001/诊断书.pdf", "诊断书")])
def test_a_picture_lost_while_the_run_lasts_is_told_and_its_packet_is_not_written(
    pack: Pack, data: Path, monkeypatch: pytest.MonkeyPatch, lost: str, title: str
) -> None:
    own = PaperWriter.__init__

    def losing(writer: PaperWriter, *arguments: Any) -> None:
        (data.parent / lost).unlink(missing_ok=True)
        own(writer, *arguments)

    monkeypatch.setattr(chunk_module.PaperWriter, "__init__", losing)
    summary, manifest, folder = run(pack, data)
    assert [(failure.household, failure.title) for failure in summary.failures] == [("1001", title)]
    assert Path(lost).name in summary.failures[0].reason
    assert manifest["packets"] == []
    assert "1 档案表" in catalogue(folder / "02-卷内目录.docx")  # but without page numbers


def test_a_scan_that_cannot_be_read_is_missing_in_the_catalogue_of_a_packet_that_is_made(
    pack: Pack, data: Path
) -> None:
    (data.parent / "附件" / "1001" / "诊断书.pdf").write_bytes(b"%PDF")
    summary, manifest, folder = run(pack, data)
    assert "scan-unreadable" in {item.code for item in summary.findings}
    assert "3 诊断书  缺" in catalogue(folder / "02-卷内目录.docx")
    assert len(manifest["packets"]) == 2
