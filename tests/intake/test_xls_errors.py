from pathlib import Path

import pytest

from docgen.intake.cells import CellError
from docgen.intake.xls_errors import is_compound, require_sound_header, xls_errors

SAVED = Path(__file__).parent / "saved"
SMALL, LARGE = (SAVED / "small.xls").read_bytes(), (SAVED / "large.xls").read_bytes()


def test_errors_are_found_in_a_stream_of_its_own_sectors():
    assert xls_errors(LARGE)["走访记录"] == {(61, 2): CellError("#NAME?")}


def test_errors_are_found_in_a_small_stream():
    found = xls_errors(SMALL)
    assert found == {"户": {(2, 5): CellError("#DIV/0!")}, "家庭成员": {(1, 3): CellError("#N/A")}}


def test_bytes_that_are_no_compound_file_hold_no_errors():
    assert not is_compound(b"PK\x03\x04")
    assert xls_errors(b"PK\x03\x04") == {}


def test_a_compound_file_without_a_workbook_holds_no_errors():
    name = "Workbook".encode("utf-16-le")
    assert xls_errors(LARGE.replace(name, "Wordbook".encode("utf-16-le"))) == {}


@pytest.mark.parametrize("data", [SMALL, LARGE])
def test_a_real_header_is_sound(data):
    require_sound_header(data)


@pytest.mark.parametrize("at", [30, 32, 44, 64, 72])
def test_a_header_with_an_impossible_size_or_count_is_refused(at):
    data = bytearray(SMALL)
    data[at : at + 2] = b"\xff\xff"
    with pytest.raises(ValueError, match="impossible header"):
        require_sound_header(bytes(data))


def test_a_cell_beyond_the_last_column_is_refused():
    data = bytearray(LARGE)
    record = data.index(b"\xfd\x00\x0a\x00", data.index(b"\x09\x08\x10\x00") + 1)
    data[record + 6 : record + 8] = b"\xff\xff"
    with pytest.raises(ValueError, match="beyond the last row or column"):
        xls_errors(bytes(data))


@pytest.mark.parametrize("at", [2, 6, 9, 11])
def test_a_sheet_that_claims_impossible_dimensions_is_refused(at):
    data = bytearray(LARGE)
    record = data.index(b"\x00\x02\x0e\x00")
    data[record + 4 + at] = 0xFF
    with pytest.raises(ValueError, match="beyond the last row or column"):
        xls_errors(bytes(data))


def test_a_stream_that_runs_in_a_circle_ends():
    data = bytearray(LARGE)
    table = (int.from_bytes(data[76:80], "little") + 1) * 512
    for sector in range(20):
        data[table + 4 * sector : table + 4 * sector + 4] = sector.to_bytes(4, "little")
    assert isinstance(xls_errors(bytes(data)), dict)
