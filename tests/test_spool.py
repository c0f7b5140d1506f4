"""Lists that wait on disk."""

import tempfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docgen.errors import DestinationNotWritableError
from docgen.spool import Spool

RECORDS = st.lists(st.dictionaries(st.text(), st.integers() | st.text() | st.dates()), max_size=20)


def spooled(records, block=3):
    spool = Spool(block)
    for record in records:
        spool.append(record)
    return spool


@given(RECORDS, st.slices(20))
def test_records_come_back_as_a_list_would_give_them(records, part):
    spool = spooled(records)
    assert (list(spool), len(spool), spool[part]) == (records, len(records), records[part])
    assert [spool[-number] for number in range(1, len(records) + 1)] == records[::-1]


def test_reading_does_not_disturb_what_is_added_next():
    spool = spooled(["甲", "乙"])
    assert spool[0] == "甲"
    spool.append("丙")
    assert list(spool) == ["甲", "乙", "丙"]


def test_there_is_no_record_behind_the_last():
    with pytest.raises(IndexError):
        spooled(["甲"])[1]


def test_many_records_wait_in_a_file_that_no_folder_shows(tmp_path, monkeypatch):
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    spool = spooled(("户" * 2**21 for _ in range(4)), block=1)
    assert len(spool[3]) == 2**21
    assert list(tmp_path.iterdir()) == []


def test_a_full_disk_is_told_with_the_remedy(monkeypatch):
    spool = spooled(["甲"], block=1)

    def full(_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(spool._file, "write", full)
    with pytest.raises(DestinationNotWritableError, match="磁盘"):
        spool.append("乙")
    assert list(spool) == ["甲"]


def test_only_so_many_blocks_are_at_hand():
    spool = Spool(block=2, blocks_at_hand=2)
    for record in range(20):
        spool.append(record)
    assert list(spool) == list(range(20))
    assert len(spool._at_hand) == 2
