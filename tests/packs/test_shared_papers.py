"""Papers that several regions share: each region's words give what its own notice prints."""

import datetime as dt
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from cases import DAY, a_case, a_full_case, a_union, figured
from documents import paper_text, parts_of, sheet_rows, word_paragraphs, word_tables

from docgen.fill.paper import Filler
from docgen.model.case import Case
from docgen.model.catalogue import CatalogueEntry, ScanPage
from docgen.model.union import LabourUnion, PublicityNotice
from docgen.orders import PaperOrder
from docgen.pipeline.assess import figured_union
from docgen.plan.papers import union_orders
from docgen.region.catalog import find_pack
from docgen.region.pack import Pack
from docgen.region.shipped import shipped_data

REGIONS = ("luzhou", "hainan", "jiangxi")
BASE = shipped_data("templates") / "national"

every_region = pytest.mark.parametrize("region", REGIONS)


@cache
def pack_of(region: str) -> Pack:
    return find_pack(region)


@cache
def filler_of(region: str) -> Filler:
    return Filler(pack_of(region), DAY)


def paper(region: str, document: str, case: Case | None = None, **more: Any) -> bytes:
    """The household's paper in the words of the region."""
    union = a_union()
    order = PaperOrder(pack_of(region).document(document), union, {}, case=figured(case or a_full_case()))
    return filler_of(region).fill(order, **more)


def union_paper(region: str, document: str, *cases: Case, **union: Any) -> bytes:
    """The first of the union's papers."""
    pack = pack_of(region)
    whole = figured_union(a_union(**union), [figured(case) for case in cases], pack.manifest)
    return filler_of(region).fill(next(iter(union_orders([pack.document(document)], whole))))


def notice(region: str, posting: PublicityNotice, union: LabourUnion) -> str:
    """The text of one posting."""
    order = PaperOrder(pack_of(region).document("publicity-notice"), union, {}, notice=posting)
    return paper_text(filler_of(region).fill(order))


class TestBase:
    def test_every_shared_template_stands_in_the_base_and_no_other(self) -> None:
        base = yaml.safe_load((BASE / "base.yaml").read_text(encoding="utf-8"))
        files = {path.relative_to(BASE).as_posix() for path in (BASE / "documents").iterdir()}
        assert files == {document["file"] for document in base["documents"]}

    @pytest.mark.parametrize("region", [*REGIONS, "taoyuan"])
    def test_a_region_gives_only_words_that_the_base_explains(self, region: str) -> None:
        """A word misspelt would be silently without effect."""
        base = yaml.safe_load((BASE / "base.yaml").read_text(encoding="utf-8"))
        known = {
            Path(item["file"]).name: {*item.get("words", {}), "responsible"} for item in base["documents"]
        }
        given = {
            f"{document.id}.{word}"
            for document in pack_of(region).documents
            for word in document.words
            if (file := Path(document.file)).parts[0] == ".." and word not in known[file.name]
        }
        assert given == set()


class TestContactCard:
    MEASURES, PLANS = -3, -2

    def options(self, region: str, row: int) -> str:
        return word_tables(paper(region, "contact-card"))[1][row][1]

    def test_luzhou_prints_a_box_behind_each_option_but_the_last(self) -> None:
        assert self.options("luzhou", self.MEASURES) == (
            "1.就业创业发展☑； 2.纳入社保制度覆盖□； ⏎3.纳入大病保险和医疗互助保险保障☑； 4.社会救助兜底□；"
            "⏎5.其他（注明）：协调护工上门"
        )
        assert self.options("luzhou", self.PLANS).endswith("⏎8.其他（注明）：微心愿认领")

    @pytest.mark.parametrize("region", ["hainan", "jiangxi"])
    def test_the_others_tick_the_number_and_print_no_box(self, region: str) -> None:
        assert self.options(region, self.MEASURES) == (
            "√1.就业创业发展；2.纳入社保制度覆盖；⏎√3.纳入大病保险和医疗互助保险保障；4.社会救助兜底；"
            "⏎√5.其他（注明）：协调护工上门"
        )
        assert self.options(region, self.PLANS).endswith("⏎√8.其他（注明）微心愿认领")

    def test_a_list_that_calls_the_last_option_by_its_short_name_is_ticked_too(self) -> None:
        case = a_case(plan={"measures": ("其他",)})
        assert "√5.其他（注明）" in paper_text(paper("jiangxi", "contact-card", case))

    @pytest.mark.parametrize(("region", "expected"), [("hainan", "、子女上学"), ("jiangxi", "")])
    def test_a_region_with_one_list_of_causes_prints_them_all(self, region: str, expected: str) -> None:
        officer = word_tables(paper(region, "contact-card"))[0]
        assert officer[4][1].removeprefix("家庭成员患重特大疾病")[:5] == expected


class TestPublicityNotice:
    POSTED = PublicityNotice(start_date=dt.date(2018, 4, 9), end_date=dt.date(2018, 4, 16))
    UNION = a_union(aid_centre="示例市困难职工帮扶中心")

    def test_jiangxi_reads_as_its_form(self) -> None:
        text = notice("jiangxi", self.POSTED, self.UNION)
        assert (
            "户申请成为工会困难职工帮扶对象并提出困难救助。根据《江西工会困难职工管理实施细则》等有关规定，"
            "现予以公示。公示期为2018年4月9日至2018年4月16日。各位会员如有异议的，请在    年  月  日前向"
            "本单位工会反映。" in text
        )
        assert "单位工会联系人：" in text

    @pytest.mark.parametrize(
        ("level", "poster"), [("帮扶中心", "示例市困难职工帮扶中心"), ("村委会", "村（居）民委员会")]
    )
    def test_a_level_stands_under_the_title_and_its_unit_seals(self, level: str, poster: str) -> None:
        posted = self.POSTED.model_copy(update={"level": level, "posted_by": self.UNION.name})
        text = notice("hainan", posted, self.UNION)
        assert f"（{level}公示）" in text
        assert f"{poster}（章）" in text
        assert f"前向{poster}反映" in text

    def test_the_unit_that_the_clerk_names_goes_before(self) -> None:
        posted = self.POSTED.model_copy(update={"level": "村委会", "posted_by": "示例村村民委员会"})
        assert "示例村村民委员会（章）" in notice("hainan", posted, self.UNION)

    def test_a_region_without_levels_prints_none(self) -> None:
        posted = self.POSTED.model_copy(update={"level": "工会"})
        assert "工会公示）" not in notice("luzhou", posted, self.UNION)


class TestDossierFolderCover:
    FORM = CatalogueEntry(number=1, title="困难职工档案表", pages="1—4", is_there=True)
    CONTRACT = CatalogueEntry(number=2, title="劳动合同书", pages="5", is_there=True)
    OTHER = CatalogueEntry(number=3, title="入户走访记录", pages="6", is_there=True)
    MISSING = CatalogueEntry(number=4, title="户口簿复印件", is_there=False, remark="缺")

    def rows(self, region: str, *entries: CatalogueEntry) -> list[list[str]]:
        return word_tables(paper(region, "dossier-folder-cover", catalogue=entries))[1][1:]

    def test_it_lists_the_packet_with_pages_and_the_class_of_each_paper(self) -> None:
        rows = self.rows("luzhou", self.FORM, self.CONTRACT, self.OTHER)
        assert [[row[i] for i in (0, 2, 3, 4, 5)] for row in rows[:3]] == [
            ["1", "困难职工档案表", "2018年3月15日", "1—4", "一表"],
            ["2", "劳动合同书", "2018年4月16日", "5", "一本"],
            ["3", "入户走访记录", "", "6", ""],
        ]

    def test_what_is_missing_has_no_date_and_is_remarked(self) -> None:
        assert self.rows("luzhou", self.MISSING)[0][3:] == ["", "", "缺"]

    def test_without_a_packet_the_four_lines_of_the_notice_stand(self) -> None:
        assert [row[5] for row in self.rows("luzhou")[:4]] == ["一表", "一本", "一卡", "一书"]

    def test_a_short_catalogue_keeps_blank_lines(self) -> None:
        assert len(self.rows("hainan", self.FORM)) == 12


class TestBookCatalogue:
    """The Luzhou 一本: fixed lines, then what else was handed in."""

    ATTACHMENTS = (
        {"name": "身份证复印件", "type": "身份材料", "remark": "正反两面"},
        {"name": "居民户口簿首页", "type": "身份材料"},
        {"type": "劳动合同"},
        {"name": "在校证明", "type": "上学证明"},
    )

    def rows(self, *entries: CatalogueEntry) -> list[list[str]]:
        case = a_case(review={"attachments": self.ATTACHMENTS})
        return word_tables(paper("luzhou", "yiben-cover-catalogue", case, catalogue=entries))[1][1:]

    def test_a_material_under_a_fixed_line_is_not_listed_again(self) -> None:
        assert [row[1] for row in self.rows() if row[1]] == [
            "《劳动合同书》",
            "《家庭财产、收支情况及致困原因材料汇总表》",
            "申报人身份证复印件",
            "户口簿复印件",
            "医疗费用结算收据复印件",
            "在校证明",
        ]

    def test_copies_and_remarks_come_from_the_attachments(self) -> None:
        assert [(row[2], row[4]) for row in self.rows()[:6]] == [
            ("1", ""),
            ("1", ""),
            ("1", "正反两面"),
            ("1", "居民户口簿首页"),
            ("", ""),
            ("1", ""),
        ]

    def test_pages_come_from_the_bound_packet(self) -> None:
        scan = CatalogueEntry(title="身份证复印件", pages="14—15", is_there=True)
        assert [row[3] for row in self.rows(scan)[:6]] == ["", "", "14—15", "", "", ""]


class TestOtherPapers:
    def test_an_application_for_a_migrant_is_named_so(self) -> None:
        paragraphs = word_paragraphs(paper("jiangxi", "application-migrant"))
        assert paragraphs[0] == "困难农民工建档申请书"
        assert any("特申请建立困难农民工档案" in text for text in paragraphs)

    @every_region
    def test_an_application_tells_the_family_and_the_reason(self, region: str) -> None:
        case = a_full_case(members=3, review={"application_reason": "父亲卧床，仅我一人有收入。"})
        filled = paper(region, "application", case)
        assert [row[1] for row in word_tables(filled)[0][1:]] == ["本人", "女儿", "父亲", "母亲"]
        assert "父亲卧床，仅我一人有收入。" in paper_text(filled)

    @pytest.mark.parametrize(("region", "pages"), [("hainan", 2), ("luzhou", 1)])
    def test_a_household_that_was_not_surveyed_gets_blank_records(self, region: str, pages: int) -> None:
        assert len(word_tables(paper(region, "survey-record", a_case()))) == pages

    def test_a_survey_prints_what_was_found(self) -> None:
        found = {"level": "帮扶中心", "asked": "问过收入", "visited": "走访邻里", "seen": "住房简陋"}
        case = a_case(review={"surveys": ({**found, "checked": "查验票据", "conclusion": "属实"},)})
        table = word_tables(paper("hainan", "survey-record", case))[0]
        assert [row[1] for row in table[6:11]] == ["问过收入", "走访邻里", "住房简陋", "查验票据", "属实"]

    def test_the_list_of_help_stands_only_where_the_region_asks_for_it(self) -> None:
        case = a_case(aids=({"date": dt.date(2018, 2, 9), "measure": "送温暖", "amount": Decimal(1000)},))
        assert "| 2018年2月9日 | 送温暖 |  | 1000 |  |" in paper_text(
            paper("hainan", "help-measures-plan", case)
        )
        assert "送温暖 |" not in paper_text(paper("luzhou", "help-measures-plan", case))

    def test_the_ledger_has_a_row_for_each_act_and_adds_them_up_live(self) -> None:
        aids = ({"amount": Decimal(1000), "measure": "送温暖"}, {"measure": "政策咨询"})
        filled = union_paper("hainan", "helping-ledger", a_case(aids=aids), a_case(worker={"name": "韦国栋"}))
        rows = [[cell.text for cell in row] for row in sheet_rows(filled)]
        assert [(row[0], row[2], row[4], row[5]) for row in rows[3:6]] == [
            ("1-1", "罗春梅", "送温暖", "1000"),
            ("1-2", "罗春梅", "政策咨询", ""),
            ("2-1", "韦国栋", "", ""),
        ]
        sheet = parts_of(filled)["xl/worksheets/sheet1.xml"].decode()
        assert "<f>SUM(F4:INDEX(F:F,ROW()-1))</f><v>1000</v>" in sheet

    @every_region
    def test_a_box_has_a_front_and_three_spines(self, region: str) -> None:
        cases = [a_case(household={"filed_date": dt.date(2018, 3, 15)})]
        front, spines = word_tables(union_paper(region, "archive-box-labels", *cases, fonds_number="0123"))
        assert [row[-1] for row in front[2:]] == ["0123", "2018", "", "1—1", "1", "1"]
        assert [cell for cell in spines[1] if cell] == ["0123"] * 3

    @every_region
    def test_a_scan_is_captioned_and_certified(self, region: str) -> None:
        text = paper_text(paper(region, "scan-page", scan=ScanPage(title="户口簿复印件", number=2, count=6)))
        assert "户口簿复印件 | 第 2 页 共 6 页" in text
        assert "与原件一致" in text
