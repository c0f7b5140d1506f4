"""The lines of a catalogue, and which packet a document lists."""

from pathlib import Path
from typing import Any

import pytest
from cases import a_case

from docgen.model.case import Case
from docgen.model.catalogue import CatalogueEntry
from docgen.orders import FiguredCase
from docgen.pipeline.catalogue import Contents, catalogue_entries, catalogue_plan
from docgen.pipeline.request import MadePaper
from docgen.region.documents import Document, PacketPlan

UNION = "样例总工会"
DOSSIER = PacketPlan(id="dossier", title="一户一档", documents=("list", "form"), catalogue="list", scans=True)
CARDS = PacketPlan(id="cards", title="联系卡", documents=("card", "other"))


def a_document(name: str, **changes: Any) -> Document:
    return Document.model_validate(
        {"id": name, "title": name.upper(), "file": "x", "for": "household"} | changes
    )


def a_paper(name: str, pages: int = 1, **changes: Any) -> MadePaper:
    return MadePaper(f"户/{name}", a_document(name, **changes), UNION, "1", "", "", Path("x.pages"), 1, pages)


def household(*attachments: dict[str, Any], materials: tuple[dict[str, Any], ...] = ()) -> Case:
    return a_case(worker={"name": "罗春梅"}, review={"attachments": attachments, "materials": materials})


def entries(
    case: Case,
    *papers: MadePaper,
    scans: dict[int, list[MadePaper]] | None = None,
    ranges: dict[str, tuple[int, int]] | None = None,
    plan: PacketPlan = DOSSIER,
) -> tuple[CatalogueEntry, ...]:
    contents = Contents(FiguredCase(case, {}), UNION, papers, scans or {}, ranges or {})
    return catalogue_entries(contents, plan)


def lines(found: tuple[CatalogueEntry, ...]) -> list[tuple[Any, ...]]:
    return [(item.number, item.title, item.pages, item.is_there, item.remark) for item in found]


def test_papers_then_scans_then_what_is_missing() -> None:
    case = household(
        {"name": "户口簿", "page_count": 2, "files": ("a.jpg", "b.jpg")},
        {"type": "身份材料", "remark": "正反面", "page_count": 1},
        materials=({"title": "劳动合同", "is_there": False}, {"title": "户口簿", "is_there": True}),
    )
    scan = a_paper("scan", 2)
    ranges = {"户/form": (1, 4), "户/card": (5, 5), "户/scan": (6, 7)}
    found = entries(case, a_paper("form", 4), a_paper("card"), scans={0: [scan]}, ranges=ranges)
    assert lines(found) == [
        (1, "FORM", "1—4", True, None),
        (2, "CARD", "5", True, None),
        (3, "户口簿", "6—7", True, None),
        (4, "身份材料", None, True, "正反面"),
        (5, "劳动合同", None, False, "缺"),
    ]
    assert [item.responsible for item in found] == [UNION, UNION, "罗春梅", "罗春梅", None]
    assert [item.page_count for item in found] == [4, 1, 2, 1, None]


def test_a_documents_words_may_say_who_answers_for_it() -> None:
    (found,) = entries(household(), a_paper("form", words={"responsible": "本人"}))
    assert found.responsible == "本人"


def test_an_attachment_that_has_lost_all_its_scans_is_missing() -> None:
    assert lines(entries(household({"name": "户口簿", "page_count": 0}))) == [
        (1, "户口簿", None, False, "缺")
    ]


def test_pages_that_cannot_be_read_are_remarked() -> None:
    case = household({"name": "户口簿", "page_count": 3, "files": ("a.jpg", "b.jpg"), "remark": "复印件"})
    (found,) = entries(case, scans={0: [a_paper("scan", 2)]}, ranges={"户/scan": (8, 9)})
    assert (found.pages, found.page_count, found.remark) == ("8—9", 2, "缺1页")


def test_a_scan_in_two_parts_has_one_line() -> None:
    case = household({"name": "户口簿", "page_count": 2, "files": ("a.jpg", "b.jpg")})
    parts = [a_paper("scan（1）"), a_paper("scan（2）")]
    (found,) = entries(case, scans={0: parts}, ranges={"户/scan（1）": (8, 8), "户/scan（2）": (9, 9)})
    assert (found.pages, found.page_count) == ("8—9", 2)


def test_without_numbers_pages_are_blank_and_counts_too_where_nothing_was_printed() -> None:
    case = household({"name": "户口簿", "page_count": 2, "files": ("a.jpg", "b.jpg")})
    found = entries(case, a_paper("form", 0))
    assert [(item.pages, item.page_count, item.is_there) for item in found] == [
        (None, None, True),
        (None, 2, True),
    ]


def test_a_packet_without_scans_lists_no_attachments() -> None:
    assert lines(entries(household({"name": "户口簿"}), a_paper("card"), plan=CARDS)) == [
        (1, "CARD", None, True, None)
    ]


@pytest.mark.parametrize(
    ("document", "plans", "chosen"),
    [
        ("list", (CARDS, DOSSIER), "dossier"),
        ("form", (CARDS, DOSSIER), "dossier"),  # bound there, and pages are numbered there
        ("card", (CARDS, DOSSIER), "cards"),
        ("unbound", (CARDS, DOSSIER), None),
    ],
)
def test_a_document_lists_the_packet_that_names_it_or_else_binds_it(
    document: str, plans: tuple[PacketPlan, ...], chosen: str | None
) -> None:
    plan = catalogue_plan(a_document(document), plans)
    assert (plan.id if plan else None) == chosen
