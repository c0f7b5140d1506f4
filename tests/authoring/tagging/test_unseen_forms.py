"""Forms of invented counties: what the tagger makes of them, and that what it writes can be filled."""

import datetime as dt
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from regions import households

from authoring.tagging.drawn import FORMS, Drawn, draw, fared
from docgen.authoring.forms.reading import read_form
from docgen.authoring.forms.writing import write_tagged
from docgen.authoring.tagging import Proposal, propose
from docgen.authoring.tagging.tags import ROW_NUMBER
from docgen.fill.context import case_view, publicity_view, union_view
from docgen.fill.contract import Allowed
from docgen.fill.outside import Audience, OutsideGuard
from docgen.fill.sheet import compile_sheet
from docgen.fill.template import Blank
from docgen.fill.word import compile_word
from docgen.model.case import Case
from docgen.model.union import LabourUnion


@pytest.fixture(params=FORMS)
def drawn(request: pytest.FixtureRequest, tmp_path: Path) -> Drawn:
    return draw(request.param, tmp_path)


def test_every_blank_gets_its_field_and_nothing_else_does(drawn: Drawn) -> None:
    result = fared(drawn, propose(drawn.form))
    assert (result.wrong, result.missed) == ((), ())
    assert result.right == sum(field != ROW_NUMBER for fields in drawn.expected for field in fields)


def test_what_is_written_fills_for_a_household_and_for_none(drawn: Drawn, tmp_path: Path) -> None:
    proposal = propose(drawn.form)
    target = tmp_path / f"模板{_suffix(drawn)}"
    write_tagged(tmp_path / drawn.form.name, target, proposal.tags, proposal.repeats, proposal.notes)
    case = households("luzhou")[0][0].case
    full, empty = (_text(filled(target, proposal, item)) for item in (case, Case()))
    has_name = "worker.name" in {item.field for item in proposal.decisions}
    assert (case.worker.name in full) is has_name
    assert case.worker.name not in empty


def filled(target: Path, proposal: Proposal, case: Case) -> Path:
    """The template filled for the household, or for a list of it alone."""
    is_household = proposal.scope == "household"
    audience = Audience.EVERYONE if proposal.scope == "publicity" else Audience.OWN
    blank = Blank(target, Allowed(is_household), OutsideGuard(audience), "某县")
    compiled = compile_word(blank) if target.suffix == ".docx" else compile_sheet(blank)
    view = case_view(case, {})
    about = {
        "run": SimpleNamespace(date=dt.date(2024, 1, 5), year=2024),
        "publicity": publicity_view(None, {}),
    }
    context: dict[str, Any] = {**about, **union_view(LabourUnion(), {})}
    context |= vars(view) if is_household else {"cases": [view]}
    paper = target.with_name(f"{len(list(target.parent.iterdir()))}{target.suffix}")
    paper.write_bytes(compiled.fill(context))
    return paper


def _text(paper: Path) -> str:
    form = read_form(paper)
    return "\n".join(item.text for item in (*form.cells, *form.lines))


def _suffix(drawn: Drawn) -> str:
    return ".docx" if drawn.form.kind == "word" else ".xlsx"
