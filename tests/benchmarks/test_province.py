import json
import zipfile
from pathlib import Path

import pytest
from click.testing import CliRunner

from benchmarks.__main__ import main
from benchmarks.memory import Ended
from benchmarks.one_changed import with_one_changed
from benchmarks.province import Made, goals, output_of
from benchmarks.sizes import Province

PROVINCE = Province(20_000, 1_000)


def made(what: str, households: int, seconds: float, megabytes: float) -> Made:
    return Made(what, households, seconds, Ended("", int(megabytes * 1e6), 0), {})


def of_few_and_many(seconds: float, megabytes: float) -> list[Made]:
    few = [made("1,000 households", 1_000, 40.0, 400), made("1,000 households", 1_000, 44.0, 400)]
    return [*few, made("20,000 households", 20_000, seconds, megabytes)]


def test_a_province_is_made_and_made_again(tmp_path: Path) -> None:
    ended = CliRunner().invoke(main, ["--tiny", str(tmp_path), "province"], catch_exceptions=False)
    assert ended.exit_code == 0
    kept = json.loads((tmp_path / "province.json").read_text(encoding="utf-8"))
    times = [item["what"] for item in kept["measures"] if item["what"].endswith(": time")]
    assert times == [
        "2 households: time",
        "4 households: time",
        "again, nothing changed: time",
        "again, one household changed: time",
    ]


def test_a_province_has_its_time_and_memory_and_neither_grows() -> None:
    assert [goal.is_met for goal in goals(PROVINCE, of_few_and_many(900, 430))] == [True] * 4
    assert [goal.is_met for goal in goals(PROVINCE, of_few_and_many(1300, 710))] == [False] * 4


def test_the_number_that_is_changed_is_nobody_elses(tmp_path: Path) -> None:
    workbook = tmp_path / "book.xlsx"
    with zipfile.ZipFile(workbook, "w") as book:
        book.writestr("1.xml", "<t>13800001234</t><t>13800001235</t>")
        book.writestr("2.xml", "<t>13800001234</t>")
    with_one_changed(workbook, ["13800001234", "13800001235"])
    with zipfile.ZipFile(workbook) as book:
        assert book.read("1.xml") == b"<t>13800001234</t><t>13800001231</t>"
        assert book.read("2.xml") == b"<t>13800001234</t>"
    with pytest.raises(ValueError, match="none of 2 numbers"):
        with_one_changed(workbook, ["13800001234", "13800001235"])


def test_every_file_of_the_output_counts(tmp_path: Path) -> None:
    (tmp_path / "a" / "b").mkdir(parents=True)
    for name in ("a/1.pdf", "a/b/2.docx"):
        (tmp_path / name).write_bytes(b"." * 5000)
    found = output_of(tmp_path)
    assert found.files == 2
    assert found.used >= 10_000
