"""Rows that merged cells tie together are not made a loop; they are left alone, the rest is tagged."""

from pathlib import Path

from fill.templates import a_docx

from authoring.forms.blanks import p, r, tbl, tc, tr
from docgen.authoring.forms.model import Form
from docgen.authoring.forms.reading import read_form
from docgen.authoring.forms.writing import write_tagged
from docgen.authoring.tagging import Proposal, propose

HEADING = tr(tc("姓名"), tc("关系"), tc("性别"), tc("月收入"))


def proposed(folder: Path, *rows: str) -> tuple[Form, Proposal]:
    body = p(r("困难职工家庭成员登记表")) + tbl(HEADING, *rows) + p()
    path = a_docx(folder / "空表.docx", body)
    form = read_form(path)
    proposal = propose(form)
    write_tagged(path, folder / "模板.docx", proposal.tags, proposal.repeats, proposal.notes)
    return form, proposal


def test_rows_of_members_become_a_loop(tmp_path: Path) -> None:
    rows = [tr(*[tc("")] * 4)] * 3
    _, proposal = proposed(tmp_path, *rows)
    assert [(repeat.first_row, repeat.last_row) for repeat in proposal.repeats] == [(1, 3)]


def test_rows_that_a_cell_ties_to_rows_below_do_not(tmp_path: Path) -> None:
    begins = tr(tc(""), tc(""), tc(""), tc("", merge="restart"))
    below = tr(tc("备注"), tc("", span=2), tc("", merge="continue"))
    form, proposal = proposed(tmp_path, tr(*[tc("")] * 4), begins, below)
    assert proposal.repeats == ()
    assert not any("member." in tag.text for tag in proposal.tags)
    left = {item.where for item in proposal.untouched if "跨行合并" in item.reason}
    assert left >= set(form.tables[0].rows[1][:3])
