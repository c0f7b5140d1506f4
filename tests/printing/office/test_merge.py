import zipfile
from pathlib import Path

import pytest
from lxml import etree

from docgen.errors import PrintingFailedError
from docgen.printing.office.merge import merge_papers
from docgen.printing.office.word_paper import WORD, read_word_paper

from .word_papers import TINY, paragraph, reference, section, section_break, table, write_word_paper

MARKED = '<w:p><w:bookmarkStart w:id="0" w:name="签名"/><w:bookmarkEnd w:id="0"/></w:p>'


def merged_body(folder: Path, *bodies: str) -> etree._Element:
    papers = [write_word_paper(folder / f"{number}.docx", body) for number, body in enumerate(bodies)]
    merge_papers(papers, folder / "merged.docx")
    merged = read_word_paper(folder / "merged.docx")
    assert merged is not None
    return merged.body


def tags(element: etree._Element) -> list[str]:
    return [str(child.tag).removeprefix(WORD) for child in element]


def values(body: etree._Element, tag: str, attribute: str) -> list[str | None]:
    return [element.get(WORD + attribute) for element in body.iter(WORD + tag)]


def test_bodies_follow_each_other_and_only_the_last_section_stays_outside(tmp_path: Path) -> None:
    body = merged_body(tmp_path, *[paragraph("表") + table([["1"]]) + TINY + section()] * 3)
    assert tags(body) == [*["p", "tbl", "p"] * 3, "sectPr"]
    assert [tags(p.find(f"{WORD}pPr"))[-1] for p in (body[2], body[5])] == ["sectPr", "sectPr"]


def test_every_paper_begins_a_page_numbered_one(tmp_path: Path) -> None:
    body = merged_body(tmp_path, *[TINY + section()] * 3)
    assert values(body, "type", "val") == ["nextPage"] * 3
    assert values(body, "pgNumType", "start") == ["1"] * 3


def test_a_page_number_set_by_the_template_stays(tmp_path: Path) -> None:
    body = merged_body(tmp_path, *[TINY + section(extra='<w:pgNumType w:start="7"/>')] * 2)
    assert values(body, "pgNumType", "start") == ["7", "7"]


def test_later_sections_of_a_paper_are_left_as_they_are(tmp_path: Path) -> None:
    body = merged_body(tmp_path, *[section_break(section()) + TINY + section(landscape=True)] * 2)
    numbered = [
        [number.get(f"{WORD}start") for number in s.iter(f"{WORD}pgNumType")]
        for s in body.iter(f"{WORD}sectPr")
    ]
    assert numbered == [["1"], [], ["1"], []]


def test_what_is_put_into_a_section_stands_in_the_order_of_the_schema(tmp_path: Path) -> None:
    properties = section(references=reference("footer1"), extra='<w:cols w:space="425"/>')
    body = merged_body(tmp_path, TINY + properties)
    assert tags(body[-1]) == ["footerReference", "type", "pgSz", "pgMar", "pgNumType", "cols"]


def test_the_bookmark_stands_in_the_first_paragraph_be_it_in_a_cell(tmp_path: Path) -> None:
    papers = [
        write_word_paper(tmp_path / "1.docx", paragraph("表") + section()),
        write_word_paper(tmp_path / "2.docx", table([["甲", "乙"]]) + TINY + section()),
    ]
    assert merge_papers(papers, tmp_path / "m.docx") == ("docgen-paper-0001", "docgen-paper-0002")
    merged = read_word_paper(tmp_path / "m.docx")
    assert merged is not None
    starts = list(merged.body.iter(f"{WORD}bookmarkStart"))
    assert [start.getparent().getparent().tag for start in starts] == [f"{WORD}body", f"{WORD}tc"]
    assert tags(starts[0].getparent()) == ["pPr", "bookmarkStart", "bookmarkEnd", "r"]


def test_bookmarks_of_the_papers_get_ids_and_names_of_their_own(tmp_path: Path) -> None:
    body = merged_body(tmp_path, *[MARKED + TINY + section()] * 3)
    ids = values(body, "bookmarkStart", "id")
    assert len(set(ids)) == 6  # 3 papers × (their own + ours)
    assert sorted(values(body, "bookmarkEnd", "id")) == sorted(ids)
    assert len(set(values(body, "bookmarkStart", "name"))) == 6


def test_the_same_papers_give_the_same_bytes_and_keep_the_other_parts(tmp_path: Path) -> None:
    papers = [write_word_paper(tmp_path / "1.docx", TINY + section(), others={"word/media/印.png": "印"})]
    written = []
    for name in ("a.docx", "b.docx"):
        merge_papers(papers, tmp_path / name)
        written.append((tmp_path / name).read_bytes())
    assert written[0] == written[1]
    with zipfile.ZipFile(tmp_path / "a.docx") as merged, zipfile.ZipFile(papers[0]) as paper:
        assert merged.namelist() == paper.namelist()
        assert merged.read("word/media/印.png") == "印".encode()


def test_a_paper_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    with pytest.raises(PrintingFailedError, match="缺失.docx"):
        merge_papers([tmp_path / "缺失.docx"], tmp_path / "m.docx")
