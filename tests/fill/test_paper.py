"""Orders become papers: what each scope sees, and that a template is compiled once."""

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest
from cases import DAY, a_case, a_figured_union, a_full_case, luzhou
from documents import sheet_rows, word_text

from docgen.errors import PackFaultyError
from docgen.fill.paper import Filler, compile_template
from docgen.model.catalogue import CatalogueEntry, ScanPage
from docgen.orders import PaperOrder
from docgen.plan.papers import household_orders, union_orders
from docgen.region.documents import Document
from docgen.region.pack import Pack

from .templates import a_docx, an_xlsx, paragraph, run, sheet_data


def order_of(document: str, **union: object) -> PaperOrder:
    figured = a_figured_union([a_case()], **union)
    return PaperOrder(luzhou().document(document), figured.union, figured.figures, case=figured.cases[0])


def test_a_template_is_compiled_once_for_all_its_papers() -> None:
    filler = Filler(luzhou(), DAY)
    document = luzhou().document("contact-card")
    assert filler.template(document) is filler.template(document)


def test_the_same_order_gives_the_same_bytes_from_any_filler() -> None:
    orders = household_orders(
        luzhou().documents, a_figured_union([a_full_case()]).cases[0], a_figured_union()
    )
    first, second = ([Filler(luzhou(), DAY).fill(order) for order in orders] for _ in range(2))
    assert len(first) == len(orders) >= 8
    assert first == second


def test_a_document_that_asks_for_the_catalogue_sees_its_lines_and_the_others_wait_for_nothing(
    tmp_path: Path,
) -> None:
    loop = ("{%p for entry in catalogue %}", "{{ entry.number }} {{ entry.title }}", "{%p endfor %}", "完")
    pack, document = changed_pack(tmp_path, *loop)
    filler = Filler(pack, DAY)
    lines = [CatalogueEntry(number=1, title="档案表"), CatalogueEntry(number=2)]
    order = replace(order_of("contact-card"), document=document)
    assert word_text(filler.fill(order, catalogue=lines)).split("\n") == ["1 档案表", "2", "完", ""]
    assert word_text(filler.fill(order)).split("\n") == ["完", ""]
    assert filler.lists_pages(document)
    assert not filler.lists_pages(pack.document("dossier-form"))


def test_a_page_of_a_scan_sees_the_scan_and_its_household(tmp_path: Path) -> None:
    pack, document = changed_pack(tmp_path, "{{ worker.name }} {{ scan.title }} {{ scan.number }}")
    document = document.model_copy(update={"scope": "scan"})
    order = replace(order_of("contact-card"), document=document)
    text = word_text(Filler(pack, DAY).fill(order, scan=ScanPage(title="户口簿", number=2, count=3)))
    assert text == f"{a_case().worker.name} 户口簿 2\n"


def test_only_papers_of_scans_may_ask_for_the_scan(tmp_path: Path) -> None:
    pack, document = changed_pack(tmp_path, "{{ scan.title }}")
    with pytest.raises(PackFaultyError, match=r"第1段：标签 .* 中没有“scan\.title”这个名称"):
        compile_template(pack, document)


def test_a_picture_in_an_excel_template_is_told_with_its_cell(tmp_path: Path) -> None:
    path = an_xlsx(
        tmp_path / "a.xlsx", {"表": sheet_data({2: {"B": "{{ photo(cases[0].worker.photo, 25, 35) }}"}})}
    )
    pack = replace(luzhou(), root=tmp_path)
    document = luzhou().document("roster").model_copy(update={"file": path.name})
    with pytest.raises(PackFaultyError, match="a.xlsx 表!B2：标签 .* 要放图片") as fault:
        compile_template(pack, document)
    assert "Word" in fault.value.remedy


def changed_pack(folder: Path, *lines: str) -> tuple[Pack, Document]:
    """The Luzhou pack with a contact card of these paragraphs."""
    card = a_docx(folder / "card.docx", "".join(map(paragraph, lines)))
    return luzhou(), luzhou().document("contact-card").model_copy(update={"file": str(card)})


def test_a_household_paper_sees_its_union() -> None:
    text = word_text(Filler(luzhou(), DAY).fill(order_of("contact-card", liaison_name="联络人甲")))
    assert "联络人甲" in text


def test_papers_of_two_households_in_turn_see_their_own_household_and_union() -> None:
    names = ("联络人甲", "联络人乙")
    orders = [order_of("contact-card", liaison_name=name) for name in names]
    filler = Filler(luzhou(), DAY)
    papers = [filler.fill(order) for order in (*orders, *orders)]
    assert papers == [Filler(luzhou(), DAY).fill(order) for order in (*orders, *orders)]
    assert [[name in word_text(paper) for name in names] for paper in papers[:2]] == [
        [True, False],
        [False, True],
    ]


def test_the_run_has_its_own_date() -> None:
    [order] = union_orders([luzhou().document("system-roster-two-part")], a_figured_union([a_case()]))
    paper = Filler(luzhou(), dt.date(2019, 1, 2)).fill(order)
    assert "打印日期：2019年1月2日" in [cell.text for row in sheet_rows(paper) for cell in row]


def test_lists_of_the_pack_are_seen_by_their_names() -> None:
    old = a_case(worker={"name": "甲"}, household={"filed_date": dt.date(2016, 10, 31)})
    new = a_case(worker={"name": "乙"}, household={"filed_date": dt.date(2016, 11, 1)})
    [order] = union_orders([luzhou().document("system-roster-two-part")], a_figured_union([old, new]))
    paper = Filler(luzhou(), DAY).fill(order)
    names = [
        [cell.text for cell in sheet_rows(paper, title)[4]]
        for title in ("第一部分 存量档案", "第二部分 增量档案")
    ]
    assert [row[2] for row in names] == ["甲", "乙"]


def test_each_notice_is_filled_with_its_own_dates() -> None:
    starts = (dt.date(2018, 4, 9), dt.date(2018, 6, 4))
    union = a_figured_union([a_case()], publicity=[{"start_date": start} for start in starts])
    orders = union_orders([luzhou().document("publicity-notice")], union)
    texts = [word_text(Filler(luzhou(), DAY).fill(order)) for order in orders]
    assert ["2018年4月9日至2018年4月16日" in texts[0], "2018年6月4日至2018年6月11日" in texts[1]] == [
        True,
        True,
    ]


def test_a_notice_says_how_many_households_it_posts() -> None:
    union = a_figured_union([a_case(), a_case(), a_case()])
    [order] = union_orders([luzhou().document("publicity-notice")], union)
    filler = Filler(luzhou(), DAY)
    assert "本次共有3户" in word_text(filler.fill(order))
    assert "本次共有9户" in word_text(
        filler.fill(replace(order, union_figures={**order.union_figures, "publicity.household_count": 9}))
    )


DETOURS = [
    "{{ (cases|first).worker.id_number }}",
    "{{ (cases|至少(1))[0].worker.id_number }}",
    "{{ (cases|分组(1)|first|first).worker.id_number }}",
    "{{ (cases or cases)[0].worker.id_number }}",
    "{{ (cases[0] if cases else cases[0]).worker.id_number }}",
    "{{ [cases[0]][0].worker.id_number }}",
    "{% set person = cases[0].worker %}{{ person.id_number }}",
    "{% set all = cases|至少(1) %}{{ all[0].worker.id_number }}",
    "{% for case in cases|至少(1) %}{% set c = case %}{{ c.worker.id_number }}{% endfor %}",
    "{{ (cases|sum(attribute='income.household_other_annual')) }}",
    "{{ (union or union).liaison_phone }}",
]


@pytest.mark.parametrize("tag", DETOURS)
def test_a_notice_cannot_reach_a_barred_value_by_any_detour(tmp_path: Path, tag: str) -> None:
    document = luzhou().document("publicity-notice").model_copy(update={"file": "notice.docx"})
    a_docx(tmp_path / document.file, paragraph(tag))
    [order] = union_orders([document], a_figured_union([a_case()]))
    with pytest.raises(PackFaultyError, match="第1段"):
        Filler(replace(luzhou(), root=tmp_path), DAY).fill(order)


def test_a_fault_of_a_template_names_the_pack_too(tmp_path: Path) -> None:
    pack = luzhou()
    document = pack.document("contact-card").model_copy(update={"file": "card.docx"})
    a_docx(tmp_path / document.file, paragraph(run("{{ worker.nickname }}")))
    with pytest.raises(PackFaultyError, match=r"^地区包 luzhou 的模板 card\.docx 第1段：标签"):
        compile_template(replace(pack, root=tmp_path), document)
