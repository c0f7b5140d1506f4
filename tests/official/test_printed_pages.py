"""What LibreOffice prints of every paper: how many pages, and that no character of the paper is lost on them.

One call prints them all, so one test compares them all.
"""

import re
import subprocess
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from cases import a_full_case, a_household_paper, a_paper, luzhou, paper_names
from documents import is_word, sheet_rows, sheet_titles, word_paragraphs, word_tables

from docgen.model.case import Case
from docgen.printing.engine import PaperFile, PrintedPaper
from docgen.printing.office.engine import OfficeEngine, require_office

from .inventory import squeezed

pytestmark = pytest.mark.office

# Pages, and what stands on them beyond the paper's own text: page numbers, headings repeated on each page.
VISITS_HEAD = "走访时间走访人走访内容及帮扶措施困难职工签字"
EXPECTED = {
    "dossier-form.typical": (2, ""),  # the worker's page, then two members a page
    "dossier-form.full": (3, ""),  # three members
    "dossier-form.long": (4, ""),  # each of the two member blocks fills a page, and the worker's rows go over
    "declaration-form.typical": (1, ""),
    "declaration-form.full": (1, ""),
    "declaration-form.long": (2, ""),
    "contact-card.typical": (1, ""),  # both copies on one sheet (decision 24)
    "contact-card.full": (1, ""),
    "contact-card.long": (2, ""),  # where their heights do not allow it, a sheet each
    "determination.typical": (1, ""),
    "determination.full": (1, ""),
    "determination.long": (2, ""),
    "roster.union": (1, "第1页共1页"),
    "system-roster-two-part.union": (2, "第1页共2页第2页共2页"),  # a part a page
    "yiben-cover-catalogue.typical": (2, ""),  # cover and catalogue
    "yiben-cover-catalogue.full": (2, ""),
    "yiben-cover-catalogue.long": (2, ""),
    "dossier-folder-cover.typical": (3, ""),  # cover, catalogue, closing sheet
    "dossier-folder-cover.full": (3, ""),
    "dossier-folder-cover.long": (3, ""),
    "help-record-book.union": (3, "第1页第2页"),  # the cover is not numbered
    "publicity-notice.union": (1, "—1—"),
    "pairing-list.union": (1, "第1页共1页"),
    "uncovered-dibao-list.union": (1, "第1页共1页"),
    "home-visit-record.typical": (1, "第1页"),  # two visits a page
    "home-visit-record.full": (2, f"第1页第2页{VISITS_HEAD}"),
    "home-visit-record.long": (4, f"第1页第2页第3页第4页{VISITS_HEAD * 2}"),  # a visit a page
    "help-measures-plan.typical": (1, ""),
    "help-measures-plan.full": (1, ""),
    "help-measures-plan.long": (2, ""),
    "approval-roster.union": (1, "第1页共1页"),
    "cleanup-report.union": (1, "第1页共1页"),
    "union-plan.union": (1, "第1页共1页"),
    "blacklist.union": (1, "第1页共1页"),
    "application.typical": (1, "第1页"),
    "application.full": (1, "第1页"),
    "application.long": (2, "第1页第2页"),
    "survey-record.typical": (1, "第1页"),
    "survey-record.full": (1, "第1页"),
    "survey-record.long": (2, "第1页第2页"),
    "photo-record.typical": (1, "第1页"),  # two visits a page
    "photo-record.full": (2, "第1页第2页"),
    "photo-record.long": (3, "第1页第2页第3页"),  # a visit a page
    "archive-box-labels.union": (6, ""),  # front and spines of three boxes, one for each year of filing
}

ILLNESS = "父亲二〇一六年中风后长期卧床，母亲患尿毒症需每周透析三次，女儿在读初中，本人腰椎间盘突出，" * 8
ADDRESS = (
    "四川省泸州市江阳区蓝田街道沙湾路一百二十七号泸州江阳化工厂家属区第三栋第二单元五零一室（老厂区南门对面）"
)


def a_long_case() -> Case:
    """A household with more to say than its cells have room for."""
    return a_full_case(
        members=[{"employer_or_school": ADDRESS, "remark": ILLNESS[:180]}] * 2,
        worker={"name": "阿卜杜热合曼·买买提依明", "home_address": ADDRESS, "employer": ADDRESS[6:]},
        household={
            "remark": ILLNESS[:180],
            "main_members_summary": ILLNESS[:80],
            "other_assets": ILLNESS[:40],
            "vehicles": ILLNESS[:40],
        },
        cause={"other_text": ILLNESS[:60]},
        plan={
            "measures_note": ILLNESS[:40],
            "action_plans_note": ILLNESS[:40],
            "card_remark": ILLNESS[:80],
            "helper_unit": ADDRESS[6:30],
            "cause_section": ILLNESS,
            "plan_section": ILLNESS,
            "safeguards_section": ILLNESS[:180],
            "goals_section": ILLNESS[:180],
        },
        outcome={"effect_other_text": ILLNESS[:80], "determination_opinion": ILLNESS[:180]},
        visits=[{"work_content": ILLNESS + ILLNESS[:200], "responsible_person": "周建国、钱学文"}] * 3,
    )


def papers() -> dict[str, bytes]:
    """Every paper of the pack, and those of the household that has much to say."""
    household = [document.id for document in luzhou().documents if document.scope == "household"]
    named = {name: a_paper(name) for name in paper_names()}
    return named | {f"{name}.long": a_household_paper(name, a_long_case()) for name in household}


def written(folder: Path, name: str, paper: bytes) -> PaperFile:
    path = folder / f"{name}{'.docx' if is_word(paper) else '.xlsx'}"
    path.write_bytes(paper)
    return PaperFile(name, path, name.partition(".")[0])


def texts_of(paper: bytes) -> list[str]:
    """The texts of cells and paragraphs without white space; what hangs above and below pages left out."""
    if is_word(paper):
        cells = [cell for table in word_tables(paper) for row in table for cell in row]
        return [squeezed(text) for text in (*cells, *word_paragraphs(paper))]
    return [
        squeezed(cell.text)
        for title in sheet_titles(paper)
        for row in sheet_rows(paper, title)
        for cell in row
    ]


def text_on_pages(printed: PrintedPaper) -> str:
    last = printed.first_page + printed.page_count - 1
    pages = ["-f", str(printed.first_page), "-l", str(last)]
    command = ["pdftotext", "-raw", *pages, str(printed.pages), "-"]
    return squeezed(subprocess.run(command, capture_output=True, check=True).stdout.decode("utf-8"))


def broken_values(texts: list[str], on_pages: str) -> Iterator[str]:
    """Texts not found in one piece; those with boxes are left out, their glyphs come from another font."""
    for text in texts:
        if not re.search("[□☑√]", text) and text not in on_pages:
            yield text


def test_every_paper_prints_all_its_text_on_the_pages_expected(tmp_path: Path) -> None:
    filled = papers()
    files = [written(tmp_path, name, paper) for name, paper in filled.items()]
    outcome = OfficeEngine(require_office()).print_papers(files, tmp_path / "work")
    assert outcome.failed == ()
    found, lost = {}, {}
    for printed in outcome.printed:
        texts, on_pages = texts_of(filled[printed.key]), text_on_pages(printed)
        own, shown = Counter("".join(texts)), Counter(on_pages)
        found[printed.key] = (printed.page_count, shown - own)
        lost[printed.key] = (own - shown, list(broken_values(texts, on_pages)))
    assert found == {name: (pages, Counter(extra)) for name, (pages, extra) in EXPECTED.items()}
    assert lost == {name: (Counter(), []) for name in EXPECTED}
