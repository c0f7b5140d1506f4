"""Packets that are not plain A4: booklets, posters, numbered ones, and those made on request only."""

import datetime as dt
import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from docgen.errors import UsageError
from docgen.pipeline.request import Request, Summary
from docgen.pipeline.run import make_packets
from docgen.region.catalog import find_pack
from docgen.region.documents import PacketPlan
from docgen.region.pack import Pack

ROOT = Path(__file__).parents[2]
WORKBOOK = ROOT / "fixtures" / "luzhou" / "采集表.xlsx"
UNION = "泸州市龙马潭区示范街道总工会"
HOUSEHOLD = f"{UNION}/户/LZ20180001-张例明"

MANUAL = PacketPlan(id="manual", title="工作手册", documents=("home-visit-record",), booklet=True)
POSTER = PacketPlan(
    id="poster",
    title="公示大张",
    documents=("publicity-notice",),
    sheet="A3",
    one_sided=True,
    on_request=True,
)
CARDS = PacketPlan(id="cards", title="联系卡", documents=("contact-card",))
LISTED = PacketPlan(
    id="listed",
    title="编页档案",
    documents=("declaration-form", "contact-card"),
    catalogue="declaration-form",
)


def a_pack(*plans: PacketPlan) -> Pack:
    """The region's pack with these packets."""
    pack = find_pack("luzhou")
    return replace(pack, manifest=pack.manifest.model_copy(update={"packets": plans}))


def a_request(folder: Path, *plans: PacketPlan, **changes: Any) -> Request:
    return Request((WORKBOOK,), a_pack(*plans), folder / "out", dt.date(2018, 12, 25), **changes)


def run(folder: Path, *plans: PacketPlan, **changes: Any) -> tuple[Summary, dict[str, Any]]:
    summary = make_packets(a_request(folder, *plans, **changes), lambda stage, done, total: None)
    assert summary.failures == ()
    return summary, json.loads(summary.manifest.read_text(encoding="utf-8"))


class TestBooklets:
    def test_are_named_so_and_set_on_sheets_for_households_and_unions(self, tmp_path: Path) -> None:
        summary, _ = run(tmp_path, MANUAL, booklet=True)
        for place, papers in ((HOUSEHOLD, 1), (UNION, 12)):
            with pikepdf.open(tmp_path / "out" / place / "manual-booklet.pdf") as pdf:
                assert pdf.Root.ViewerPreferences.Duplex == "/DuplexFlipShortEdge"
                assert len(pdf.pages) == 2 * papers  # a page or two each: one sheet, two sides
                assert {tuple(map(round, map(float, page.mediabox))) for page in pdf.pages} == {
                    (0, 0, 842, 595)
                }
        assert not list((tmp_path / "out").rglob("manual.pdf"))
        assert summary.instructions == ("manual-booklet.pdf：A4 纸双面打印，短边翻转，对折后骑马装订。",)

    def test_are_page_by_page_unless_asked_for(self, tmp_path: Path) -> None:
        summary, _ = run(tmp_path, MANUAL)
        with pikepdf.open(tmp_path / "out" / HOUSEHOLD / "manual.pdf") as pdf:
            assert {round(float(page.mediabox[2])) for page in pdf.pages} == {595}
        assert not list((tmp_path / "out").rglob("*-booklet.pdf"))
        assert summary.instructions == ()

    def test_leave_other_packets_as_they_are(self, tmp_path: Path) -> None:
        run(tmp_path, MANUAL, CARDS, booklet=True)
        names = {path.name for path in (tmp_path / "out" / HOUSEHOLD).glob("*.pdf")}
        assert names == {"manual-booklet.pdf", "cards.pdf"}
        with pikepdf.open(tmp_path / "out" / HOUSEHOLD / "cards.pdf") as pdf:
            assert pdf.Root.ViewerPreferences.Duplex == "/DuplexFlipLongEdge"

    def test_hold_a_paper_in_the_manifest_only_where_no_other_packet_does(self, tmp_path: Path) -> None:
        both = PacketPlan(id="visits", title="走访", documents=("home-visit-record",))
        _, manifest = run(tmp_path, MANUAL, both, booklet=True)
        assert {Path(paper["pdf"]).name for paper in manifest["papers"]} == {"visits.pdf"}
        _, manifest = run(tmp_path, MANUAL, booklet=True)
        assert {Path(paper["pdf"]).name for paper in manifest["papers"]} == {"manual-booklet.pdf"}

    def test_asked_for_where_no_chosen_packet_can_be_one_are_refused_naming_those_that_can(
        self, tmp_path: Path
    ) -> None:
        request = a_request(tmp_path, MANUAL, CARDS, booklet=True, packets=("cards",))
        with pytest.raises(UsageError) as raised:
            request.plans()
        assert raised.value.what == "所选的打印包都不能装订成小册子。"
        assert "manual（工作手册）" in raised.value.remedy

    def test_asked_for_in_a_region_without_any_are_refused(self, tmp_path: Path) -> None:
        with pytest.raises(UsageError, match=r"没有可以装订成小册子的打印包。\n处理办法：请去掉 --booklet"):
            a_request(tmp_path, CARDS, booklet=True).plans()


class TestPosters:
    def test_are_a3_and_one_sided(self, tmp_path: Path) -> None:
        summary, manifest = run(tmp_path, POSTER, packets=("poster",))
        with pikepdf.open(tmp_path / "out" / UNION / "poster.pdf") as pdf:
            sizes = {tuple(map(round, map(float, page.mediabox))) for page in pdf.pages}
            assert sizes == {(0, 0, 842, 1191)}
            assert "/Duplex" not in pdf.Root.ViewerPreferences
            assert len(pdf.pages) == sum(paper["pages"] for paper in manifest["papers"])  # no pads
        assert summary.instructions == ("poster.pdf：A3 纸单面打印。",)


class TestOnRequest:
    def test_a_packet_is_left_out_unless_named(self, tmp_path: Path) -> None:
        assert a_request(tmp_path, POSTER, CARDS).plans() == (CARDS,)
        for name in ("poster", "公示大张"):
            assert a_request(tmp_path, POSTER, CARDS, packets=(name,)).plans() == (POSTER,)


class TestNumbered:
    def test_a_packet_with_a_catalogue_carries_its_page_numbers(self, tmp_path: Path) -> None:
        run(tmp_path, LISTED, CARDS)
        with pikepdf.open(tmp_path / "out" / HOUSEHOLD / "listed.pdf") as pdf:
            stamped = ["/Inset1" in page.resources.get("/XObject", {}) for page in pdf.pages]
        assert any(stamped)
        with pikepdf.open(tmp_path / "out" / HOUSEHOLD / "cards.pdf") as pdf:
            assert not any("/XObject" in page.resources for page in pdf.pages)
