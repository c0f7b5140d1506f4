"""A few changed files at every door, the same in every run; `make fuzz` tries many more."""

import pytest

from tests.fuzz.doors import DOORS
from tests.fuzz.mutations import mutated
from tests.fuzz.trying import Fault, changed_file, tried

FEW = 3
MANY = {
    "picture": 60,
    "records": 20,
    "column-map": 15,
    "xls": 20,
    "ods": 15,
    "xlsx": 12,
    "blocks": 30,
    "pack": 8,
    "scan": 8,
}


@pytest.mark.parametrize("door", DOORS)
def test_changed_files_are_read_or_refused_in_words(door: str) -> None:
    count = MANY.get(door, FEW)
    outcomes = list(tried(door, range(count)))
    assert [item for item in outcomes if isinstance(item, Fault)] == []
    assert outcomes == list(range(count))


@pytest.mark.parametrize("door", ["xlsx", "xls", "records", "picture", "scan", "pack"])
def test_a_number_gives_the_same_file_again_and_another_number_another(door: str, tmp_path_factory) -> None:  # type: ignore[no-untyped-def]
    work = tmp_path_factory.mktemp("work")
    seeds = DOORS[door].seeds(work)
    once, again = (changed_file(door, 7, seeds, tmp_path_factory.mktemp(name)) for name in "ab")
    assert (once.name, once.read_bytes()) == (again.name, again.read_bytes())
    files = [changed_file(door, number, seeds, tmp_path_factory.mktemp("c")) for number in range(20)]
    whole = {seed.read_bytes() for seed in seeds}
    assert len({file.read_bytes() for file in files}) > 15
    assert sum(file.read_bytes() in whole for file in files) < 5


def test_a_crash_is_a_fault_with_its_place(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("docgen.intake.read.find_files", lambda paths: 1 / 0)
    faults = [item for item in tried("records", range(2)) if isinstance(item, Fault)]
    assert [(fault.number, fault.what.split(":")[0]) for fault in faults] == [
        (0, "ZeroDivisionError"), (1, "ZeroDivisionError"),
    ]  # fmt: skip


def test_mutations_take_any_bytes() -> None:
    from random import Random

    for number in range(200):
        for data in (b"", b"x", b"PK", b"\x89PNG\r\n\x1a\n", b"a: b", b"\xff\0", "中".encode()):
            assert isinstance(mutated(data, Random(number)), bytes)
