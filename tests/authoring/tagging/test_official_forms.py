"""The project's own 23 forms stripped of their tags: the figures that `make tagging-report` prints."""

import pytest

from tagging_report.comparison import Comparison
from tagging_report.report import KNOWN, LEFT_OUT, STRICT, WAYS, Figures, figures, share

LEAST_RIGHT = {KNOWN: 0.98, LEFT_OUT: 0.97, STRICT: 0.8}
SECONDS_A_FORM = 3  # of a busy machine; an idle one needs less than one


@pytest.fixture(scope="module")
def every() -> list[Figures]:
    return figures()


def of_way(every: list[Figures], way: str) -> list[Comparison]:
    return [item.by_way[way] for item in every]


def test_all_23_forms_are_measured(every: list[Figures]) -> None:
    assert len(every) == 23
    assert sum(item.blanks for item in every) > 500


@pytest.mark.parametrize("way", WAYS)
def test_enough_blanks_get_the_right_field(every: list[Figures], way: str) -> None:
    assert share(of_way(every, way)) >= LEAST_RIGHT[way]


@pytest.mark.parametrize("way", WAYS)
def test_no_tag_of_high_confidence_is_wrong(every: list[Figures], way: str) -> None:
    assert [item.wrong_and_sure for item in of_way(every, way)] == [0] * 23


def test_a_form_takes_no_time_worth_telling(every: list[Figures]) -> None:
    assert max(item.seconds for item in every) < SECONDS_A_FORM
