import os
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from docgen.errors import ExitCode, PrinterBrokenError, ProgramMissingError
from docgen.printing.engine import PaperFile, PrintOutcome
from docgen.printing.office.engine import OfficeEngine, OfficeProgram
from docgen.printing.office.quarantine import FILES_A_CALL

from .test_watched import assert_ends
from .word_papers import TINY, paragraph, section, write_sheet_paper, write_word_paper

FAKES = Path(__file__).parents[2] / "fakes"


class Office:
    """An engine on a fake printer, with the log of its calls."""

    def __init__(self, folder: Path, fake: str, *, time_limit: float = 30, merge_limit: int = 100) -> None:
        self.log = folder / "calls.log"
        self.work = folder / "work"
        program = OfficeProgram((sys.executable, str(FAKES / f"{fake}.py"), str(self.log)))
        self.engine = OfficeEngine(program, time_limit=time_limit, merge_limit=merge_limit)

    def print_papers(self, papers: Sequence[PaperFile]) -> PrintOutcome:
        return self.engine.print_papers(papers, self.work)

    @property
    def calls(self) -> list[list[str]]:
        """The files of each call."""
        return [line.split()[1:] for line in self.log.read_text(encoding="utf-8").splitlines()]

    @property
    def profiles(self) -> list[str]:
        return [line.split()[0] for line in self.log.read_text(encoding="utf-8").splitlines()]


def papers(folder: Path, *texts: str, template: str = "") -> list[PaperFile]:
    """Word papers with these texts, keyed by their place."""
    return [
        PaperFile(
            str(number),
            write_word_paper(folder / f"{number}.docx", paragraph(text) + TINY + section()),
            template,
        )
        for number, text in enumerate(texts, start=1)
    ]


def keys(outcome: PrintOutcome) -> tuple[str, str]:
    """The keys printed and the keys failed."""
    return " ".join(p.key for p in outcome.printed), " ".join(f.key for f in outcome.failed)


def test_papers_of_one_template_are_printed_as_one_file_and_told_apart(tmp_path: Path) -> None:
    office = Office(tmp_path, "printer_that_works", merge_limit=2)
    outcome = office.print_papers(papers(tmp_path, "甲", "乙", "丙", template="form"))
    assert [(p.key, p.pages.name, p.first_page, p.page_count) for p in outcome.printed] == [
        ("1", "0001.pdf", 1, 1),
        ("2", "0001.pdf", 2, 1),
        ("3", "0002.pdf", 1, 1),
    ]
    assert outcome.failed == ()
    assert office.calls == [["0001.docx", "0002.docx"]]


def test_word_and_excel_papers_go_in_calls_of_their_own_and_come_back_in_the_given_order(
    tmp_path: Path,
) -> None:
    office = Office(tmp_path, "printer_that_works")
    sheet = PaperFile("sheet", write_sheet_paper(tmp_path / "a.xlsx", "甲"), "form")
    outcome = office.print_papers([sheet, *papers(tmp_path, "甲", "乙")])
    assert keys(outcome) == ("sheet 1 2", "")
    assert office.calls == [["0001.docx", "0002.docx"], ["0001.xlsx"]]


def test_nothing_but_the_pdfs_stays_in_the_work_folder(tmp_path: Path) -> None:
    office = Office(tmp_path, "printer_that_works")
    outcome = office.print_papers(papers(tmp_path, "甲", "乙"))
    assert {path for path in office.work.rglob("*") if path.is_file()} == {p.pages for p in outcome.printed}


def test_two_calls_with_one_work_folder_do_not_touch_each_other(tmp_path: Path) -> None:
    office = Office(tmp_path, "printer_that_works")
    first, second = (office.print_papers(papers(tmp_path, "甲")) for _ in range(2))
    assert first.printed[0].pages != second.printed[0].pages
    assert first.printed[0].pages.exists()


def test_never_more_files_in_a_call_than_libreoffice_prints(tmp_path: Path) -> None:
    one = write_word_paper(tmp_path / "one.docx", TINY + section())
    many = [PaperFile(str(number), one, "") for number in range(FILES_A_CALL + 5)]
    office = Office(tmp_path, "printer_that_works")
    assert len(office.print_papers(many).printed) == 205  # 200 + 5
    assert [len(call) for call in office.calls] == [200, 5]


def test_what_a_call_silently_left_out_is_printed_by_another(tmp_path: Path) -> None:
    office = Office(tmp_path, "printer_that_stops_early")
    assert keys(office.print_papers(papers(tmp_path, *"甲乙丙丁戊己庚"))) == ("1 2 3 4 5 6 7", "")


@pytest.mark.parametrize("fault", ["crashes_on", "skips", "breaks_off"])
@pytest.mark.parametrize("template", ["", "form"])
def test_a_poisoned_paper_fails_alone(tmp_path: Path, fault: str, template: str) -> None:
    office = Office(tmp_path, f"printer_that_{fault}_poison")
    outcome = office.print_papers(papers(tmp_path, "好", "POISON", "好", "好", "POISON", template=template))
    assert keys(outcome) == ("1 3 4", "2 5")


def test_the_reason_tells_a_crash_from_a_file_that_was_left_out(tmp_path: Path) -> None:
    crashed = Office(tmp_path / "a", "printer_that_crashes_on_poison")
    skipped = Office(tmp_path / "b", "printer_that_skips_poison")
    for office, words in ((crashed, "退出码 77"), (skipped, "source file could not be loaded")):
        office.log.parent.mkdir()
        (failure,) = office.print_papers(papers(office.log.parent, "POISON")).failed
        assert words in failure.reason
        assert "Word 或 WPS" in failure.reason


def test_a_paper_it_hangs_on_fails_after_the_time_limit_and_the_others_print(tmp_path: Path) -> None:
    office = Office(tmp_path, "printer_that_hangs_on_poison", time_limit=1)
    outcome = office.print_papers(papers(tmp_path, "好", "POISON", "好"))
    assert keys(outcome) == ("1 3", "2")
    assert "秒内没有印出" in outcome.failed[0].reason
    assert len(office.calls) == 4  # all, the suspect alone, the probe, the rest


def test_a_profile_serves_until_a_call_breaks_off(tmp_path: Path) -> None:
    good = Office(tmp_path / "good", "printer_that_stops_early")
    bad = Office(tmp_path / "bad", "printer_that_crashes_on_poison")
    for office in (good, bad):
        office.log.parent.mkdir()
        office.print_papers(papers(office.log.parent, "POISON", "好", "好", "好"))
    assert len(good.profiles) > 1
    assert len(set(good.profiles)) == 1
    assert bad.profiles[0] != bad.profiles[1]


def test_a_printer_that_hangs_always_ends_the_run_and_its_children(tmp_path: Path) -> None:
    office = Office(tmp_path, "printer_that_hangs", time_limit=0.5)
    with pytest.raises(PrinterBrokenError) as raised:
        office.print_papers(papers(tmp_path, *"甲乙丙"))
    assert raised.value.exit_code == ExitCode.PRINTING_FAILED
    assert "什么也印不出来" in raised.value.what
    assert len(office.calls) == 2  # the papers, and a probe that is not to be blamed on them
    assert_ends(int(office.log.with_suffix(".pid").read_text(encoding="ascii")))


def test_a_printer_that_prints_nothing_is_not_blamed_on_the_papers(tmp_path: Path) -> None:
    office = Office(tmp_path, "printer_that_writes_nothing")
    with pytest.raises(PrinterBrokenError, match="apt install"):
        office.print_papers(papers(tmp_path, *"甲乙丙"))


def test_papers_that_cannot_be_told_apart_are_printed_one_by_one(tmp_path: Path) -> None:
    office = Office(tmp_path, "printer_that_forgets_bookmarks")
    outcome = office.print_papers(papers(tmp_path, "甲", "乙", template="form"))
    assert [(p.key, p.first_page, p.page_count) for p in outcome.printed] == [("1", 1, 1), ("2", 1, 1)]
    assert office.calls == [["0001.docx"], ["0001.docx", "0002.docx"]]


def test_a_missing_or_foreign_file_fails_without_a_call(tmp_path: Path) -> None:
    (tmp_path / "a.pptx").touch()
    office = Office(tmp_path, "printer_that_works")
    outcome = office.print_papers(
        [PaperFile("gone", tmp_path / "gone.docx", ""), PaperFile("slides", tmp_path / "a.pptx", "")]
    )
    assert [(f.key, f.reason) for f in outcome.failed] == [
        ("gone", "找不到填好的文书：gone.docx"),
        ("slides", "不是 Word 或 Excel 文书：a.pptx"),
    ]
    assert not office.log.exists()


def test_a_program_that_cannot_be_started_says_how_to_install_it(tmp_path: Path) -> None:
    engine = OfficeEngine(OfficeProgram((str(tmp_path / "gone"),)))
    with pytest.raises(ProgramMissingError, match="DOCGEN_SOFFICE"):
        engine.print_papers(papers(tmp_path, "甲"), tmp_path / "work")


def test_two_papers_with_one_key_are_a_mistake_of_the_caller(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="same key"):
        Office(tmp_path, "printer_that_works").print_papers(papers(tmp_path, "甲") * 2)


@pytest.mark.skipif(os.name == "nt", reason="modes of files are POSIX")
def test_the_pages_are_readable_by_their_owner_only(tmp_path: Path) -> None:
    office = Office(tmp_path, "printer_that_works")
    (paper,) = office.print_papers(papers(tmp_path, "甲")).printed
    (folder,) = office.work.iterdir()
    assert paper.pages.is_relative_to(folder)
    assert folder.stat().st_mode & 0o077 == 0
