"""The official forms that are no table of one household: notices, counts, rubric, plan and cover."""

from itertools import pairwise

import pytest
from documents import sheet_rows, word_cells, word_paragraphs, word_text
from regions import DAY, assessed, first_papers, household_paper, households, pack_of

from docgen.fill.paper import Filler
from docgen.orders import PaperOrder
from docgen.plan.papers import union_orders

from .inventory import Values, expected, forms_of, on_paper, squeezed


def notices(region: str) -> list[tuple[PaperOrder, bytes]]:
    """Every publicity notice of the region's fixtures."""
    pack = pack_of(region)
    filler = Filler(pack, DAY)
    document = pack.document("publicity-notice")
    orders = [order for union in assessed(region).unions for order in union_orders([document], union)]
    return [(order, filler.fill(order)) for order in orders]


@pytest.mark.parametrize("region", ["hainan", "jiangxi"])
def test_a_notice_has_the_official_captions_and_a_row_for_each_household_of_its_round(region: str) -> None:
    head, row = forms_of("jiangxi")["publicity-notice"]["rows"]
    captions = [squeezed(cell["label"]) for cell in head["cells"]]
    assert notices(region)
    for order, paper in notices(region):
        [found] = [
            [[squeezed(cell.text) for cell in line] for line in table]
            for table in word_cells(paper)
            if [squeezed(cell.text) for cell in table[0]] == captions
        ]
        rows = [
            [
                on_paper(case.value("cause.published" if path == "cause.main" else path))
                for path in (cell["blank_for"] for cell in row["cells"])
            ]
            for case in order.cases
        ]
        assert found[1:] == rows


def test_the_notice_of_jiangxi_says_what_the_official_one_says() -> None:
    form = forms_of("jiangxi")["publicity-notice"]
    sentence = next(line["text"] for line in form["header_lines"] if "fill" in line)
    pieces = [squeezed(piece) for piece in sentence.replace("年 月 日", " ").split(" ") if squeezed(piece)]
    for _, paper in notices("jiangxi"):
        text = squeezed(word_text(paper))
        places = [text.find(piece) for piece in pieces]
        assert -1 not in places
        assert all(before < after for before, after in pairwise(places))


def test_no_notice_tells_what_must_not_be_posted() -> None:
    barred = (
        "worker.id_number",
        "worker.mobile",
        "worker.home_address",
        "bank.card_number",
        "worker.birth_date",
    )
    for region in ("hainan", "jiangxi", "luzhou"):
        for order, paper in notices(region):
            text = squeezed(word_text(paper))
            values = [on_paper(case.value(path)) for case in order.cases for path in barred]
            assert [value for value in values if value and value in text] == []


@pytest.mark.parametrize("region", ["hainan", "jiangxi"])
def test_the_table_of_counts_has_the_official_rows(region: str) -> None:
    form = forms_of("jiangxi")["statistics-table"]
    found = {
        squeezed(cell.text) for row in sheet_rows(first_papers(region)["statistics-table"]) for cell in row
    }
    captions = [squeezed(cell["label"]) for row in form["rows"] for cell in row["cells"] if "label" in cell]
    assert len(captions) > 40
    assert [caption for caption in captions if caption not in found] == []


def test_the_rubric_is_printed_as_it_stands() -> None:
    form = forms_of("taoyuan")["assessment-rubric"]
    paper = first_papers("taoyuan")["assessment-rubric"]
    wanted = [
        [squeezed(cell.get("label") or cell["prefilled"]) for cell in row["cells"]] for row in form["rows"]
    ]
    assert [[squeezed(cell.text) for cell in row] for row in word_cells(paper)[0]] == wanted


def test_the_manual_begins_with_its_official_cover() -> None:
    lines = forms_of("taoyuan")["work-manual-00-cover"]["body_lines"]
    for case, union in households("taoyuan"):
        paper = household_paper("taoyuan", "work-manual", case, union)
        assert paper is not None
        year = on_paper(case.value("plan.year")) or "2018"
        wanted = [squeezed(line["text"]).replace("2018", year) for line in lines]
        found = [text for text in map(squeezed, word_paragraphs(paper)) if text]
        assert found[: len(wanted)] == wanted


def test_the_plan_of_every_household_has_the_four_sections_of_the_sample() -> None:
    for case, union in households("taoyuan"):
        paper = household_paper("taoyuan", "work-manual", case, union)
        assert paper is not None
        [[[plan]]] = [word_cells(paper)[2]]
        text = squeezed(plan.text)
        sections = ["一、致困原因", "二、脱贫计划", "三、主要保障措施", "四、预期目标", "时间："]
        places = [text.find(section) for section in sections]
        assert -1 not in places
        assert all(
            after - before > len(section) + 5
            for (before, after), section in zip(pairwise(places), sections, strict=False)
        )


def test_the_opinions_below_the_assessment_stand_with_their_places_for_signatures_and_seals() -> None:
    lines = forms_of("taoyuan")["work-manual-06-assessment"]["footer_lines"]
    for case, union in households("taoyuan"):
        paper = household_paper("taoyuan", "work-manual", case, union)
        assert paper is not None
        values = Values(case, union.union)
        text = squeezed("".join(word_paragraphs(paper)))
        plain = [expected({"text": line["text"]}, values) for line in lines]
        captions = [piece for line in plain for piece in line.replace("年月日", "").split("：") if piece]
        assert [caption for caption in captions if caption not in text] == []
