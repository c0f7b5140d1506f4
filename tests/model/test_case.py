import pytest

from docgen.model.case import Case


@pytest.mark.parametrize(
    ("worker", "number", "key"),
    [
        ({"dossier_no": "2018-07", "number": "510500001", "name": "王建国"}, "2018-07", "2018-07"),
        ({"number": "510500001", "name": "王建国"}, "510500001", "510500001"),
        ({"name": "王建国", "id_number": "510502197403151527"}, "", "王建国（1527）"),
        ({"name": "王建国"}, "", "王建国"),
        ({"id_number": "510502197403151527"}, "", "（1527）"),
        ({}, "", ""),
    ],
)
def test_a_household_goes_by_its_number_else_by_the_worker(
    worker: dict[str, str], number: str, key: str
) -> None:
    case = Case.model_validate({"worker": worker})
    assert (case.number, case.key) == (number, key)
