"""The gate: which engine a document of a run goes to, and what a person is told."""

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest

from docgen.errors import PackFaultyError, ProgramMissingError
from docgen.pipeline import engines
from docgen.pipeline.engines import choose_engines, notices_of
from docgen.pipeline.request import WORD_AND_EXCEL, Request
from docgen.printing.engine import EngineName, PaperUnreadableError, PrintedPaper
from docgen.printing.office.program import OfficeProgram
from docgen.region.catalog import find_pack

PACK = find_pack("luzhou")
[DOSSIER, ROSTER] = [PACK.document("dossier-form"), PACK.document("roster")]
OFFICE = OfficeProgram(("soffice",))


class Builtin:
    """A built-in engine that does not know something of the roster."""

    def unknown_in(self, path: Path) -> tuple[str, ...]:
        return ("工作表“花名册”：图表",) if path == PACK.template(ROSTER) else ()


@pytest.fixture(autouse=True)
def machine(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is verified, LibreOffice is there."""
    monkeypatch.setattr(engines, "builtin_engine", Builtin)
    monkeypatch.setattr(engines, "is_verified", lambda pack, document, layout: False)
    monkeypatch.setattr(engines, "find_office", lambda: OFFICE)


def request(engine: EngineName | None = None, **changes: frozenset[str]) -> Request:
    return Request((), PACK, Path(), dt.date(2018, 12, 25), engine=engine, **changes)


def test_a_verified_template_prints_with_the_builtin_engine_and_nothing_is_said(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(engines, "is_verified", lambda pack, document, layout: True)
    chosen = choose_engines(request(), [DOSSIER, ROSTER])
    assert set(chosen.routes.values()) == {EngineName.BUILTIN}
    assert chosen.notices == ()


def test_an_unverified_template_prints_through_the_office_where_it_is_there() -> None:
    chosen = choose_engines(request(), [DOSSIER])
    assert chosen.routes == {"dossier-form": EngineName.OFFICE}
    assert chosen.notices == ("《困难职工档案表》版式未核对，由 LibreOffice 打印。",)


def test_else_it_prints_with_the_builtin_engine_and_a_plain_warning(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engines, "find_office", lambda: None)
    chosen = choose_engines(request(), [DOSSIER])
    assert chosen.routes == {"dossier-form": EngineName.BUILTIN}
    assert chosen.notices == (
        "《困难职工档案表》版式未核对，又没有 LibreOffice，由内置引擎打印，请检查印出的版面。",
    )


def test_who_asks_for_the_builtin_engine_gets_it_with_the_warning() -> None:
    chosen = choose_engines(request(EngineName.BUILTIN), [DOSSIER])
    assert chosen.routes == {"dossier-form": EngineName.BUILTIN}
    assert chosen.notices == ("《困难职工档案表》版式未核对，请检查印出的版面。",)


def test_a_template_with_something_unknown_goes_to_the_office_whoever_asks_and_names_it() -> None:
    chosen = choose_engines(request(EngineName.BUILTIN), [ROSTER])
    assert chosen.routes == {"roster": EngineName.OFFICE}
    assert chosen.notices == (
        "《困难职工解困脱困花名册》含内置引擎不认识的内容（工作表“花名册”：图表），由 LibreOffice 打印。",
    )


def test_a_damaged_template_is_told_before_anything_is_made(monkeypatch: pytest.MonkeyPatch) -> None:
    def damaged(*_: object) -> tuple[str, ...]:
        raise PaperUnreadableError("05-roster.xlsx 打不开。")

    monkeypatch.setattr(Builtin, "unknown_in", damaged)
    with pytest.raises(PackFaultyError, match=r"地区包 luzhou 的模板 05-roster\.xlsx 打不开") as told:
        choose_engines(request(), [ROSTER])
    assert "换回完好的模板" in told.value.remedy


def test_who_asks_for_the_office_gets_it_for_everything(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engines, "require_office", lambda: OFFICE)
    monkeypatch.setattr(engines, "is_verified", lambda pack, document, layout: True)
    chosen = choose_engines(request(EngineName.OFFICE), [DOSSIER, ROSTER])
    assert set(chosen.routes.values()) == {EngineName.OFFICE}


def test_the_office_asked_for_and_missing_ends_the_run(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing() -> OfficeProgram:
        raise ProgramMissingError("没有 LibreOffice", "请安装")

    monkeypatch.setattr(engines, "require_office", missing)
    with pytest.raises(ProgramMissingError):
        choose_engines(request(EngineName.OFFICE), [DOSSIER])


def test_a_run_without_the_office_never_starts_it() -> None:
    alone = replace(request(), without_office=True)
    chosen = choose_engines(alone, [DOSSIER, ROSTER])
    assert set(chosen.routes.values()) == {EngineName.BUILTIN}
    assert chosen.office is None


def test_a_run_without_pdf_asks_for_no_engine() -> None:
    assert choose_engines(request(formats=frozenset({WORD_AND_EXCEL})), [DOSSIER]).routes == {}


def test_what_is_not_on_the_pages_is_told_by_paper() -> None:
    printed = PrintedPaper("a", Path("a.pages"), 1, 3, ("表1：文本框",), (2, 3), "𱍊")
    assert notices_of("户/档案表.docx", printed) == (
        "户/档案表.docx：内置引擎没有印出 表1：文本框，请检查版面。",
        "户/档案表.docx：第 2、3 页有一行表格放不下，多出的字没有印出，请缩短该处内容。",
        "户/档案表.docx：本机的字体中没有“𱍊”，印成了空框。",
    )
    assert notices_of("a", PrintedPaper("a", Path("a.pages"), 1, 3)) == ()
