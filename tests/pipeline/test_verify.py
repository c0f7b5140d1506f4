from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from shutil import copytree

import pytest
from cases import a_case, a_figured_union, luzhou
from drawn_pages import HEIGHT, WIDTH, a_pdf, a_table, line, text

from docgen.errors import DestinationNotWritableError
from docgen.orders import FiguredUnion
from docgen.pdf.page import Page
from docgen.pdf.store import PageStoreWriter
from docgen.pipeline import verify
from docgen.pipeline.verify import BothEngines, DocumentVerdict, record_verdicts, verify_document, verify_pack
from docgen.printing.engine import LAYOUT_VERSION, PaperFile, PrintedPaper, PrintFailure, PrintOutcome
from docgen.region.catalog import find_pack
from docgen.region.pack import Pack
from docgen.region.verified import FILE, is_verified, load_verified

Drawn = Callable[[str], str]


@dataclass(frozen=True)
class Printer:
    """Prints on every paper what `drawn` says of its key; fails for some, does not know something."""

    drawn: Drawn = lambda key: a_table()
    fails: Callable[[str], bool] = lambda key: False
    unknown: tuple[str, ...] = ()

    def print_papers(self, papers: Sequence[PaperFile], work: Path) -> PrintOutcome:
        work.mkdir(parents=True)
        good = [paper for paper in papers if not self.fails(paper.key)]
        pdf = a_pdf(work / "papers.pdf", *(self.drawn(paper.key) for paper in good))
        return PrintOutcome(
            tuple(PrintedPaper(paper.key, pdf, page, 1, self.unknown) for page, paper in enumerate(good, 1)),
            tuple(PrintFailure(paper.key, "文件损坏") for paper in papers if self.fails(paper.key)),
        )


@dataclass(frozen=True)
class PrinterOfStores:
    """Leaves a page store behind, with one line on every page."""

    content: str

    def print_papers(self, papers: Sequence[PaperFile], work: Path) -> PrintOutcome:
        work.mkdir(parents=True)
        store = work / "papers.pages"
        with PageStoreWriter(store) as writer:
            numbers = [writer.add(Page(WIDTH, HEIGHT, self.content.encode(), {})) for _ in papers]
        return PrintOutcome(
            tuple(
                PrintedPaper(paper.key, store, page, 1) for paper, page in zip(papers, numbers, strict=True)
            ),
            (),
        )


def values() -> dict[str, FiguredUnion]:
    return {"一般": a_figured_union([a_case(), a_case()]), "超长": a_figured_union([a_case()])}


@pytest.fixture
def judged(tmp_path: Path) -> Callable[..., DocumentVerdict]:
    def judge(own: object, reference: object, document: str = "contact-card") -> DocumentVerdict:
        engines = BothEngines(own, reference)  # type: ignore[arg-type]
        pack = luzhou()
        return verify_document(pack, pack.document(document), values(), engines, tmp_path / "work")

    return judge


def test_a_document_passes_whose_pages_are_the_same(judged: Callable[..., DocumentVerdict]) -> None:
    verdict = judged(Printer(), Printer())
    assert (verdict.has_passed, verdict.faults, verdict.exceptions) == (True, (), ())
    assert (verdict.verdict.papers, verdict.verdict.pages) == (3, 3)


def test_a_union_document_has_a_paper_for_each_kind_of_values(judged: Callable[..., DocumentVerdict]) -> None:
    assert judged(Printer(), Printer(), "help-record-book").verdict.papers == 2


def test_pages_that_part_keep_it_from_passing_and_name_the_paper(
    judged: Callable[..., DocumentVerdict],
) -> None:
    verdict = judged(Printer(lambda key: a_table(down=2 if key == "超长-01" else 0)), Printer())
    assert not verdict.has_passed
    assert {item.paper for item in verdict.comparison.differences} == {"超长-01"}
    assert verdict.faults == (
        "12 条线缺失、多出或偏移超过 0.3 mm",
        "偏移在限度内的字占 66.67%，应不低于 97%",
    )


def test_what_lies_beyond_a_limit_in_a_document_that_passed_is_named(
    judged: Callable[..., DocumentVerdict],
) -> None:
    many = "".join(text(70, y, "abcdefghijklmnopqrstuvwxyz") for y in range(100, 600, 20))
    verdict = judged(
        Printer(lambda key: many + text(70, 700, "ab")), Printer(lambda key: many + text(73, 700, "ab"))
    )
    assert (verdict.has_passed, verdict.exceptions) == (True, ("位置偏移：ab，3 处",))


def test_a_paper_an_engine_cannot_print_keeps_it_from_passing(
    judged: Callable[..., DocumentVerdict], tmp_path: Path
) -> None:
    fails = Printer(fails=lambda key: key == "一般-02")
    assert judged(fails, Printer()).faults == ("内置引擎印不出 一般-02：文件损坏",)


def test_a_paper_the_office_cannot_print_keeps_it_from_passing(
    judged: Callable[..., DocumentVerdict],
) -> None:
    fails = Printer(fails=lambda key: key == "一般-02")
    assert judged(Printer(), fails).faults == ("LibreOffice 印不出 一般-02：文件损坏",)


def test_what_the_builtin_engine_does_not_know_keeps_it_from_passing(
    judged: Callable[..., DocumentVerdict],
) -> None:
    verdict = judged(Printer(unknown=("正文第 1 段：文本框",)), Printer())
    assert verdict.faults == ("内置引擎不认识 正文第 1 段：文本框",)


def test_pages_of_a_store_are_compared(judged: Callable[..., DocumentVerdict]) -> None:
    drawn = line(60, 700, 460, 700)
    assert judged(PrinterOfStores(drawn), Printer(lambda key: drawn)).faults == ()


def test_pages_of_a_store_that_part_are_told(judged: Callable[..., DocumentVerdict]) -> None:
    verdict = judged(PrinterOfStores(line(60, 702, 460, 702)), Printer(lambda key: line(60, 700, 460, 700)))
    assert verdict.faults == ("6 条线缺失、多出或偏移超过 0.3 mm",)


class TestPack:
    @pytest.fixture
    def pack(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Pack:
        """A copy of a pack, and engines that agree on all but the roster."""
        own = Printer(lambda key: a_table())
        monkeypatch.setattr(verify, "builtin_engine", lambda: own)
        monkeypatch.setattr(verify, "require_office", lambda: None)
        monkeypatch.setattr(verify, "OfficeEngine", lambda program: RosterElsewhere())
        monkeypatch.setattr(verify, "trials", lambda pack, cases: values())
        return find_pack(str(copytree(luzhou().root, tmp_path / "somewhere")))

    def test_verifying_records_what_passed_with_its_templates_hash(self, pack: Pack) -> None:
        told: list[tuple[str, int, int]] = []
        verdicts = verify_pack(pack, (), lambda *step: told.append(step))
        failed = [verdict.document.id for verdict in verdicts if not verdict.has_passed]
        assert failed == ["roster", "system-roster-two-part"]  # nobody is out of difficulty: no roster
        unverified = [item.id for item in pack.documents if not is_verified(pack, item, LAYOUT_VERSION)]
        assert unverified == failed
        assert told[0] == (f"核对版式 {pack.documents[0].title}", 0, len(pack.documents))
        assert told[-1] == ("核对版式", len(pack.documents), len(pack.documents))

    def test_the_record_tells_figures_and_faults_and_is_the_same_again(self, pack: Pack) -> None:
        verify_pack(pack, (), lambda *step: None)
        verified = load_verified(pack)
        assert verified is not None
        entry = verified.documents["system-roster-two-part"]
        assert (entry.papers, entry.pages, entry.faults[0]) == (2, 2, "24 条线缺失、多出或偏移超过 0.3 mm")
        assert entry.exceptions == []
        before = (pack.root / FILE).read_bytes()
        verify_pack(pack, (), lambda *step: None)
        assert (pack.root / FILE).read_bytes() == before

    def test_a_pack_that_cannot_be_written_is_told(self, pack: Pack) -> None:
        (pack.root / FILE).unlink(missing_ok=True)
        (pack.root / FILE).mkdir()
        with pytest.raises(DestinationNotWritableError, match="somewhere"):
            record_verdicts(pack, ())


class RosterElsewhere:
    """An office engine that sets one roster two millimetres lower."""

    def print_papers(self, papers: Sequence[PaperFile], work: Path) -> PrintOutcome:
        down = 2 if work.parent.name == "system-roster-two-part" else 0
        return Printer(lambda key: a_table(down)).print_papers(papers, work)
