"""Whatever stands in a foreign sheet, reading it ends in cases and findings with a cell, never in a crash."""

import tempfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from docgen.intake.column_map import ColumnMap
from docgen.intake.explain import explain_file
from docgen.intake.read import read_inputs

from .households import FAMILIES, FIRST, HEAD, LISTS, MEMBER_HEAD, row_of

CAPTIONS = (
    *HEAD, *MEMBER_HEAD, "序号", "家庭成员1", "家庭成员", "配偶", "配偶姓名", "子女", "姓名1", "关系2",
    "月收入", "年收入（万元）", "本人", "单位", "推荐人", "出生年月", "备注", "困难职工花名册", "单位：万元",
    f"单位：{FIRST}", "填表人：甲", "合计", "12户",
)  # fmt: skip
CELLS = st.one_of(
    st.none(),
    st.sampled_from(CAPTIONS),
    st.sampled_from([cell for family in FAMILIES for cell in row_of(family)]),
    st.floats(-10, 1e6, allow_nan=False),
    st.text("甲乙0123456789.:：、（）", max_size=8),
    st.booleans(),
    st.dates(),
)
ROWS = st.lists(st.lists(CELLS, max_size=9), max_size=9)
HEADS = st.permutations(CAPTIONS).map(lambda captions: captions[:9])
AREAS = st.tuples(st.integers(1, 8), st.integers(0, 3), st.integers(1, 8), st.integers(0, 4))


@settings(max_examples=150, deadline=None)
@given(
    st.lists(HEADS, max_size=2),
    ROWS,
    st.lists(AREAS, max_size=4),
    st.sets(st.integers(1, 9)),
    st.sampled_from(["Sheet1", "户", "家庭成员", FIRST]),
)
def test_any_table_is_read_without_a_crash(heads, rows, areas, hidden, title):
    book = Workbook()
    book.active.title = title
    for row in (*heads, *rows):
        book.active.append(row)
    for top, down, left, across in areas:
        book.active.merge_cells(
            start_row=top, end_row=top + down, start_column=left, end_column=left + across
        )
    for number in hidden:
        book.active.row_dimensions[number].hidden = True
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "表.xlsx"
        book.save(path)
        intake = read_inputs([path], LISTS)
        explained = explain_file(path, LISTS, ColumnMap())
    for item in intake.findings:
        assert item.place.cell or item.code in ("sheet-missing", "heading-missing"), item
        assert item.sentence
        assert item.remedy
    assert explained.households >= len(intake.cases)
