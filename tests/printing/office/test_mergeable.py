from pathlib import Path

import pytest

from docgen.printing.engine import PaperFile
from docgen.printing.office.mergeable import gather_papers

from .word_papers import (
    PAGE_FIELD,
    TINY,
    paragraph,
    reference,
    section,
    section_break,
    table,
    write_sheet_paper,
    write_word_paper,
)

PLAIN = table([["姓名", "张三"]]) + TINY + section()
SPLIT_FIELD = PAGE_FIELD.replace(" PAGE ", " NUM</w:instrText></w:r><w:r><w:instrText>PAGES ")
NUMBERED = '<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr></w:p>'


def groups(folder: Path, *papers: tuple[str, str, dict[str, str]], limit: int = 100) -> list[list[str]]:
    """The keys of the papers, grouped; each is (template, body, headers and footers)."""
    files = [
        PaperFile(str(number), write_word_paper(folder / f"{number}.docx", body, hanging=hanging), template)
        for number, (template, body, hanging) in enumerate(papers, start=1)
    ]
    return [[paper.key for paper in group] for group in gather_papers(files, limit)]


def test_papers_of_one_template_stand_together_in_their_order(tmp_path: Path) -> None:
    assert groups(tmp_path, ("a", PLAIN, {}), ("b", PLAIN, {}), ("a", PLAIN, {})) == [["1", "3"], ["2"]]


def test_no_group_is_larger_than_the_limit(tmp_path: Path) -> None:
    assert groups(tmp_path, *[("a", PLAIN, {})] * 5, limit=2) == [["1", "2"], ["3", "4"], ["5"]]


def test_papers_without_a_template_stand_alone(tmp_path: Path) -> None:
    assert groups(tmp_path, ("", PLAIN, {}), ("", PLAIN, {})) == [["1"], ["2"]]


def test_papers_with_other_footers_do_not_mix_and_an_odd_first_one_does_not_keep_the_others_apart(
    tmp_path: Path,
) -> None:
    body = TINY + section(references=reference("footer1"))
    papers = [
        ("a", body, {"footer1": paragraph(union)}) for union in ("甲工会", "乙工会", "乙工会", "甲工会")
    ]
    assert groups(tmp_path, *papers) == [["1", "4"], ["2", "3"]]


HINDRANCES = {
    "a field counts the pages of the whole file": (PLAIN, '<w:fldSimple w:instr=" NUMPAGES "/>'),
    "such a field split over runs": (PLAIN, SPLIT_FIELD),
    "a field nothing is known of": (PLAIN, '<w:fldSimple w:instr=" SEQ 表 "/>'),
    "numbering that would run on": (NUMBERED + TINY + section(), ""),
    "no paragraph to close the section with": (table([["1"]]) + section(), ""),
    "no section": (table([["1"]]) + TINY, ""),
    "an empty last section": (section_break(section()) + section(), ""),
    "a table at the head of a document with several sections": (
        table([["1"]]) + section_break(section()) + paragraph("附表") + TINY + section(landscape=True),
        "",
    ),
    "a table at the head of a later section": (
        section_break(section()) + table([["1"]]) + TINY + section(),
        "",
    ),
    "a first section that would inherit a footer": (
        section_break(section()) + TINY + section(references=reference("footer1")),
        "",
    ),
}


@pytest.mark.parametrize("hindrance", HINDRANCES)
def test_a_paper_that_would_not_print_the_same_is_not_merged(tmp_path: Path, hindrance: str) -> None:
    body, footer = HINDRANCES[hindrance]
    assert groups(tmp_path, *[("a", body, {"footer1": footer})] * 2) == [["1"], ["2"]]


HARMLESS = {
    "the page number": (PLAIN, PAGE_FIELD),
    "the page number as a simple field": (
        PLAIN.replace(TINY, "<w:p/>"),
        '<w:fldSimple w:instr=" PAGE \\* MERGEFORMAT "/>',
    ),
    "sections that begin with the footer they share": (
        section_break(section(references=reference("footer1"))) + TINY + section(),
        PAGE_FIELD,
    ),
}


@pytest.mark.parametrize("harmless", HARMLESS)
def test_what_counts_only_within_the_paper_does_not_hinder(tmp_path: Path, harmless: str) -> None:
    body, footer = HARMLESS[harmless]
    assert groups(tmp_path, *[("a", body, {"footer1": footer})] * 2) == [["1", "2"]]


def test_papers_with_other_pages_do_not_mix(tmp_path: Path) -> None:
    bodies = (PLAIN, table([["1"]]) + TINY + section(landscape=True), PLAIN.replace("张三", "李四"))
    assert groups(tmp_path, *[("a", body, {}) for body in bodies]) == [["1", "3"], ["2"]]


def test_dates_and_authors_of_the_file_do_not_hinder(tmp_path: Path) -> None:
    files = [
        PaperFile(
            name, write_word_paper(tmp_path / f"{name}.docx", PLAIN, others={"docProps/core.xml": name}), "a"
        )
        for name in ("one", "two")
    ]
    assert [len(group) for group in gather_papers(files, 100)] == [2]


def test_workbooks_and_unreadable_papers_stand_alone(tmp_path: Path) -> None:
    broken = tmp_path / "broken.docx"
    broken.write_bytes(b"not a zip")
    files = [
        PaperFile("sheet 1", write_sheet_paper(tmp_path / "1.xlsx", "甲"), "a"),
        PaperFile("sheet 2", write_sheet_paper(tmp_path / "2.xlsx", "乙"), "a"),
        PaperFile("broken", broken, "a"),
    ]
    assert [len(group) for group in gather_papers(files, 100)] == [1, 1, 1]
