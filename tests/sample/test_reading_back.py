from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from docgen.intake.read import read_inputs
from docgen.model.case import Case
from docgen.sample.households import sample_cases
from docgen.sample.workbook import write_workbook

from .regions import REGIONS, locality_of, luzhou, pack_of


def read_back(unions, cases, left_out=(), region="luzhou"):
    with TemporaryDirectory() as folder:
        path = Path(folder) / "采集表.xlsx"
        write_workbook(unions, cases, path, left_out)
        return read_inputs([path], pack_of(region).lists)


@settings(max_examples=16)
@given(st.sampled_from(REGIONS), st.integers(0, 10**6), st.integers(1, 4))
def test_a_sample_reads_back_as_the_cases_it_was_written_from(region, seed, count):
    unions, cases = sample_cases(pack_of(region), count, seed)
    written = tuple(cases)
    read = read_back(unions, written, locality_of(region).columns_left_out, region)
    assert read.findings == ()
    assert tuple(filed.case for filed in read.cases) == written
    assert tuple(filed.union for filed in read.unions) == unions


def test_households_without_a_number_keep_their_members():
    unions, cases = sample_cases(luzhou(), 40, 1)
    written = tuple(without_numbers(case) for case in cases)
    read = read_back(unions, written)
    assert read.findings == ()
    assert tuple(filed.case for filed in read.cases) == written


def without_numbers(case: Case) -> Case:
    worker = case.worker.model_copy(update={"number": None, "dossier_no": None})
    return case.model_copy(update={"worker": worker})
