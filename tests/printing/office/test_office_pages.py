"""What real LibreOffice makes of papers: the same pages merged as alone, in the stand-in fonts."""

import re
import subprocess
from dataclasses import dataclass
from pathlib import Path

import pytest

from docgen.printing.engine import PaperFile, PrintedPaper, PrintOutcome
from docgen.printing.office.engine import OfficeEngine, require_office

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

pytestmark = pytest.mark.office

NEAR = 0.02  # points: LibreOffice works in hundredths of a millimetre
COPIES = 4
WORD_BOX = re.compile(r'<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">(.*?)</word>')
NAMES = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜"


@dataclass(frozen=True)
class Word:
    box: tuple[float, ...]
    text: str


def rows(seed: int, count: int) -> list[list[str]]:
    """Rows of a roster whose addresses take one to four lines, different for each seed."""
    return [
        [NAMES[(seed + row) % 32] + "某", NAMES[: 3 + (seed * 7 + row * 5) % 29], str(seed * 1000 + row)]
        for row in range(count)
    ]


def roster(seed: int, count: int = 34, *, heading_rows: int = 0) -> str:
    return table([["姓名", "家庭住址", "编号"], *rows(seed, count)], heading_rows=heading_rows)


FOOTED = section(references=reference("footer1"))
FOOT = {"footer1": paragraph("第").removesuffix("</w:p>").removeprefix("<w:p>") + PAGE_FIELD}
EVEN_ODD = reference("footer1") + reference("footer2", "even")
SHAPES = {
    "one page, a table first": lambda seed: (roster(seed, 3) + TINY + section(), {}),
    "two pages, a title first": lambda seed: (
        paragraph("花名册", size=44) + roster(seed) + TINY + FOOTED,
        FOOT,
    ),
    "two pages, a table first": lambda seed: (roster(seed) + TINY + FOOTED, FOOT),
    "three pages": lambda seed: (paragraph("表") + roster(seed, 75) + TINY + FOOTED, FOOT),
    "a length of its own for each": lambda seed: (roster(seed, 5 + 30 * (seed % 3)) + TINY + FOOTED, FOOT),
    "landscape": lambda seed: (roster(seed) + TINY + section(landscape=True), {}),
    "a heading row on every page": lambda seed: (roster(seed, heading_rows=1) + TINY + FOOTED, FOOT),
    "space above the title": lambda seed: (
        paragraph("表", before=800) + roster(seed, 3) + TINY + section(),
        {},
    ),
    "upright, then landscape": lambda seed: (
        paragraph("表")
        + roster(seed, 3 + 11 * seed)
        + section_break(section(references=reference("footer1")))
        + paragraph("附表")
        + roster(seed, 40 - 9 * seed)
        + TINY
        + section(landscape=True),
        FOOT,
    ),
    "another first page": lambda seed: (
        roster(seed) + TINY + section(references=reference("footer1"), extra="<w:titlePg/>"),
        FOOT,
    ),
    "odd and even footers": lambda seed: (
        roster(seed, 34 + 40 * (seed % 2)) + TINY + section(references=EVEN_ODD),
        FOOT | {"footer2": PAGE_FIELD},
    ),
}
SETTINGS = {"odd and even footers": "<w:evenAndOddHeaders/>"}


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> PrintOutcome:
    """Every shape, merged and alone, printed in one go below a folder with a Chinese name."""
    folder = tmp_path_factory.mktemp("文书 folder")
    papers = []
    for shape, build in SHAPES.items():
        for seed in range(COPIES):
            body, hanging = build(seed)
            path = write_word_paper(
                folder / f"{shape}-{seed}.docx", body, hanging=hanging, settings=SETTINGS.get(shape, "")
            )
            papers.append(PaperFile(f"{shape}/merged/{seed}", path, shape))
            papers.append(PaperFile(f"{shape}/alone/{seed}", path, ""))
    return OfficeEngine(require_office()).print_papers(papers, folder / "work")


def pages_of(paper: PrintedPaper) -> list[list[Word]]:
    """The words of every page of a paper, with their places."""
    last = paper.first_page + paper.page_count - 1
    command = ["pdftotext", "-bbox", "-f", str(paper.first_page), "-l", str(last), str(paper.pages), "-"]
    html = subprocess.run(command, capture_output=True, check=True).stdout.decode("utf-8")
    return [
        [Word(tuple(map(float, found[:4])), found[4]) for found in WORD_BOX.findall(page)]
        for page in html.split("<page ")[1:]
    ]


def paper(printed: PrintOutcome, key: str) -> PrintedPaper:
    return next(paper for paper in printed.printed if paper.key == key)


def test_everything_is_printed(printed: PrintOutcome) -> None:
    assert printed.failed == ()
    assert len(printed.printed) == 2 * COPIES * len(SHAPES)


def test_merged_papers_share_a_pdf_and_the_others_do_not(printed: PrintOutcome) -> None:
    for shape in SHAPES:
        assert len({paper(printed, f"{shape}/merged/{seed}").pages for seed in range(COPIES)}) == 1
        assert len({paper(printed, f"{shape}/alone/{seed}").pages for seed in range(COPIES)}) == COPIES


@pytest.mark.parametrize("shape", SHAPES)
def test_merged_papers_have_the_pages_they_have_alone(printed: PrintOutcome, shape: str) -> None:
    for seed in range(COPIES):
        merged, alone = (paper(printed, f"{shape}/{way}/{seed}") for way in ("merged", "alone"))
        assert merged.page_count == alone.page_count
        for merged_page, page in zip(pages_of(merged), pages_of(alone), strict=True):
            assert [word.text for word in merged_page] == [word.text for word in page]
            for merged_word, word in zip(merged_page, page, strict=True):
                assert merged_word.box == pytest.approx(word.box, abs=NEAR)


def test_the_shapes_have_the_lengths_they_are_named_for(printed: PrintOutcome) -> None:
    lengths = {
        shape: [paper(printed, f"{shape}/alone/{seed}").page_count for seed in range(COPIES)]
        for shape in SHAPES
    }
    assert set(lengths["one page, a table first"]) == {1}
    assert set(lengths["three pages"]) == {3}
    assert len(set(lengths["a length of its own for each"])) == 3


def fonts_of(pdf: Path) -> str:
    return subprocess.run(["pdffonts", str(pdf)], capture_output=True, check=True, text=True).stdout


def test_the_forms_fonts_are_stood_in_for(tmp_path: Path) -> None:
    faces = {
        "宋体": "NotoSerifCJK",
        "黑体": "NotoSansCJK",
        "仿宋": "Fandol|NotoSerifCJK",
        "楷体": "Kai|NotoSerifCJK",
    }
    faces |= {"方正小标宋简体": "NotoSerifCJK.*Bold"}
    engine = OfficeEngine(require_office())
    papers = [
        PaperFile(
            font,
            write_word_paper(tmp_path / f"{font}.docx", paragraph("困难职工", font=font) + section()),
            "",
        )
        for font in faces
    ]
    for printed_paper in engine.print_papers(papers, tmp_path / "work").printed:
        assert re.search(faces[printed_paper.key], fonts_of(printed_paper.pages)), printed_paper.key


def test_workbooks_print_and_a_damaged_paper_fails_alone(tmp_path: Path) -> None:
    damaged = tmp_path / "damaged.docx"
    damaged.write_bytes(b"PK\x03\x04 this is no document")
    good = write_word_paper(tmp_path / "good.docx", paragraph("好") + section())
    outcome = OfficeEngine(require_office()).print_papers(
        [
            PaperFile("damaged", damaged, ""),
            PaperFile("good", good, ""),
            PaperFile("sheet", write_sheet_paper(tmp_path / "a.xlsx", "花名册"), "roster"),
        ],
        tmp_path / "work",
    )
    assert [paper.key for paper in outcome.printed] == ["good", "sheet"]
    assert [failure.key for failure in outcome.failed] == ["damaged"]
    (words,) = pages_of(outcome.printed[1])
    assert [word.text for word in words] == ["花名册"]
