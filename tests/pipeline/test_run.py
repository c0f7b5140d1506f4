"""Whole runs with a printer of one blank page a paper: packets, manifest, and a paper that does not print."""

import datetime as dt
import json
import sys
from pathlib import Path
from typing import Any

import openpyxl
import pikepdf
import pytest

from docgen.pipeline.request import Request, Summary
from docgen.pipeline.run import make_packets
from docgen.printing.engine import EngineName
from docgen.region.catalog import find_pack
from docgen.sample.write import write_sample

ROOT = Path(__file__).parents[2]
WORKBOOK = ROOT / "fixtures" / "luzhou" / "采集表.xlsx"
UNION = "泸州市龙马潭区示范街道总工会"
POISONED = "LZ20180005"


@pytest.fixture
def blank_printer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A printer that leaves out what holds the word POISON, as LibreOffice does with a faulty file."""
    fake = ROOT / "tests" / "fakes" / "printer_that_skips_poison.py"
    starter = tmp_path / "soffice"
    starter.write_text(f'#!/bin/sh\nexec "{sys.executable}" "{fake}" "$@"\n', encoding="utf-8")
    starter.chmod(0o700)
    monkeypatch.setenv("DOCGEN_SOFFICE", str(starter))


def run(workbook: Path, folder: Path, **changes: Any) -> tuple[Summary, dict[str, Any]]:
    request = Request(
        (workbook,),
        find_pack("luzhou"),
        folder / "out",
        dt.date(2018, 12, 25),
        **{"engine": EngineName.OFFICE} | changes,
    )
    summary = make_packets(request, lambda stage, done, total: None)
    return summary, json.loads(summary.manifest.read_text(encoding="utf-8"))


def poisoned(folder: Path) -> Path:
    """The good workbook with a remark that no printer takes."""
    book = openpyxl.load_workbook(WORKBOOK)
    sheet = book["户"]
    heads = {cell.value: cell.column for cell in sheet[1]}
    row = next(r for r in range(2, 20) if sheet.cell(r, heads["档案号"]).value == POISONED)
    sheet.cell(row, heads["备注"]).value = "POISON"
    book.save(folder / "采集表.xlsx")
    return folder / "采集表.xlsx"


def outline(pdf: pikepdf.Pdf) -> list[tuple[int, str]]:
    """Depth and title of every entry."""
    found: list[tuple[int, str]] = []

    def walk(entries: Any, depth: int) -> None:
        for entry in entries:
            found.append((depth, entry.title))
            walk(entry.children, depth + 1)

    with pdf.open_outline() as tree:
        walk(tree.root, 0)
    return found


@pytest.mark.usefixtures("blank_printer")
class TestRun:
    def test_the_unions_packet_holds_every_household_and_then_its_own_papers(self, tmp_path: Path) -> None:
        _, manifest = run(WORKBOOK, tmp_path, packets=("certification",))
        with pikepdf.open(tmp_path / "out" / UNION / "certification.pdf") as pdf:
            titles = outline(pdf)
            count = len(pdf.pages)
        assert titles[0] == (0, UNION)
        assert titles.count((2, "困难职工解困脱困认定书")) == 12
        assert titles[-4:] == [
            (1, "工会文书"),
            (2, "困难职工解困脱困审批花名册"),
            (2, "困难职工解困脱困花名册（基层工会存）"),
            (2, "困难职工解困脱困花名册（上级工会存）"),
        ]
        assert count == 29  # 12 determinations, 1 + 2 rosters, each on a front side: 15 + 14 pads
        packets = [entry for entry in manifest["packets"] if entry["scope"] == "union"]
        assert [(entry["path"], entry["pages"]) for entry in packets] == [(f"{UNION}/certification.pdf", 29)]

    def test_single_sided_packets_have_no_pads(self, tmp_path: Path) -> None:
        run(WORKBOOK, tmp_path, packets=("certification",), duplex=False)
        with pikepdf.open(tmp_path / "out" / UNION / "certification.pdf") as pdf:
            assert len(pdf.pages) == 15  # 12 determinations, the roster for approval, 2 copies of the other

    def test_the_manifest_leads_to_every_paper_and_its_pages(self, tmp_path: Path) -> None:
        _, manifest = run(WORKBOOK, tmp_path, packets=("declaration",))
        assert len(manifest["papers"]) == 48  # 4 forms × 12 households
        for paper in manifest["papers"]:
            assert (tmp_path / "out" / paper["path"]).is_file()
            with pikepdf.open(tmp_path / "out" / paper["pdf"]) as pdf:
                titles = outline(pdf)
                assert paper["first_page"] + paper["pages"] - 1 <= len(pdf.pages)
            assert (0, titles[0][1]) == titles[0]
        keepers = {paper["form"]: paper["keepers"] for paper in manifest["papers"]}
        copies = {paper["form"]: paper["copies"] for paper in manifest["papers"]}
        assert copies["dossier-form"] == len(keepers["dossier-form"]) == 2
        assert (copies["application"], keepers["application"]) == (1, [])

    def test_a_paper_that_does_not_print_is_told_and_only_its_packets_are_missing(
        self, tmp_path: Path
    ) -> None:
        summary, manifest = run(poisoned(tmp_path), tmp_path, packets=("declaration", "contact-cards"))
        assert [(failure.household, failure.title) for failure in summary.failures] == [
            (POISONED, "困难职工档案表")
        ]
        made = {(entry["packet"], entry["household"]) for entry in manifest["packets"]}
        assert ("declaration", POISONED) not in made
        assert {("contact-cards", POISONED), ("contact-cards", None), ("declaration", "LZ20180004")} <= made
        with pikepdf.open(tmp_path / "out" / UNION / "declaration.pdf") as pdf:  # the others' papers
            households = [title for depth, title in outline(pdf) if depth == 1]
        assert len(households) == 11
        assert not any(POISONED in title for title in households)
        assert any("没有 LZ20180005" in notice for notice in summary.notices)
        (faulty,) = [paper for paper in manifest["papers"] if paper["pages"] is None]
        assert (faulty["form"], faulty["household"], faulty["pdf"]) == ("dossier-form", POISONED, None)

    @pytest.mark.parametrize(("level", "scope"), [("household", "household"), ("union", "union")])
    def test_packets_of_one_level_only(self, tmp_path: Path, level: str, scope: str) -> None:
        _, manifest = run(WORKBOOK, tmp_path, packets=("contact-cards",), levels=frozenset({level}))
        assert {entry["scope"] for entry in manifest["packets"]} == {scope}

    def test_without_word_files_only_packets_are_written(self, tmp_path: Path) -> None:
        run(WORKBOOK, tmp_path, packets=("contact-cards",), formats=frozenset({"pdf"}))
        suffixes = {path.suffix for path in (tmp_path / "out").rglob("*") if path.is_file()}
        assert suffixes == {".pdf", ".json"}


def test_two_runs_with_one_worker_or_two_make_the_same_bytes(tmp_path: Path) -> None:
    workbook = tmp_path / "采集表.xlsx"
    write_sample(find_pack("luzhou"), 53, 5, workbook)  # two chunks of households
    made = [
        files_below(run(workbook, tmp_path / name, engine=None, jobs=jobs)[0].manifest.parent)
        for name, jobs in (("甲", 1), ("乙", 2))
    ]
    assert len(made[0]) > 600
    assert made[0] == made[1]


def files_below(folder: Path) -> dict[str, bytes]:
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*") if p.is_file()}
