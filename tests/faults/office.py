"""A LibreOffice that hangs, will not end, or writes half a PDF."""

import json
import signal
import sys
import time
from pathlib import Path

import openpyxl

from .bench import DAY, Around, Bench, sample
from .catalogue import fault
from .running import ROOT, is_alive

GROUP = "LibreOffice"
_OPTIONS = ("--engine", "office", "--packet", "contact-cards", "--jobs", "1", "--date", DAY)
_FOREVER, _SECONDS = 600.0, 15.0
_POISON = "POISON"


@fault(
    "LibreOffice hangs",
    GROUP,
    done="a soffice that sleeps for ever, with a child that does (in CI three minutes of patience are 2 s)",
    holds="the run ends with exit 6, told that LibreOffice prints nothing; no process left, nothing written",
)
def _hanging(bench: Bench) -> str:
    started = _office(bench.folder, "printer_that_hangs.py")
    impatient = Around("impatient", started | {"DOCGEN_FAULT": "2"})
    around = Around(more=started) if bench.is_long else impatient
    run = bench.docgen(*_command(bench, sample(2)), around=around, limit=_FOREVER)
    assert run.code == 6, run.said
    assert "LibreOffice" in run.said, run.said
    assert _written(bench.folder / "out") == []
    return "exit 6"


@fault(
    "LibreOffice ignores SIGTERM",
    GROUP,
    done="a soffice that sleeps for ever, deaf to SIGTERM, SIGINT and SIGHUP; then the clerk presses Ctrl-C",
    holds=f"the run ends with exit 130 within {_SECONDS:g} s and leaves no soffice running",
)
def _stubborn(bench: Bench) -> str:
    note = bench.folder / "soffice.pid"
    started = _office(bench.folder, "printer_that_will_not_end.py") | {"DOCGEN_NOTE": str(note)}
    running = bench.start(*_command(bench, sample(2)), around=Around(more=started))
    _wait_for(note)
    running.signal(signal.SIGINT)
    told = running.seconds
    run = bench.ended(running)
    assert run.code == 130, run.said
    assert run.seconds - told <= _SECONDS
    assert not is_alive(int(note.read_text(encoding="ascii")))
    assert _written(bench.folder / "out") == []
    return "exit 130, no process left"


@fault(
    "LibreOffice writes half a PDF",
    GROUP,
    done="a soffice that leaves a PDF without its end whenever the paper of one household of three is in it",
    holds="that paper is told (exit 6) and its packet not written; the two others are printed",
)
def _half_a_pdf(bench: Bench) -> str:
    data = bench.folder / "采集表.xlsx"
    poisoned = _poisoned(data)
    started = _office(bench.folder, "printer_that_breaks_off_poison.py")
    run = bench.docgen(*_command(bench, data), "--by", "household", around=Around(more=started))
    assert run.code == 6, run.said
    assert poisoned in run.said, run.said
    manifest = json.loads((bench.folder / "out" / "manifest.json").read_text(encoding="utf-8"))
    bound = {packet["household"] for packet in manifest["packets"]}
    assert len(bound) == 2
    assert poisoned not in bound
    return "one told, two printed"


def _office(folder: Path, fake: str) -> dict[str, str]:
    """What makes that fake the LibreOffice of a run."""
    program = folder / "soffice"
    program.write_text(
        f'#!/bin/sh\nexec "{sys.executable}" "{ROOT / "tests" / "fakes" / fake}" "$@"\n', encoding="utf-8"
    )
    program.chmod(0o755)
    return {"DOCGEN_SOFFICE": str(program)}


def _command(bench: Bench, data: Path) -> tuple[object, ...]:
    return "packet", data, "-o", bench.folder / "out", *_OPTIONS


def _poisoned(path: Path) -> str:
    """A sample with a word in the remark of the second household's card; the household's number."""
    book = openpyxl.load_workbook(sample(3))
    sheet = book["户"]
    headings = [cell.value for cell in sheet[1]]
    sheet.cell(3, headings.index("联系卡备注") + 1).value = _POISON
    book.save(path)
    return str(sheet.cell(3, headings.index("档案号") + 1).value)


def _wait_for(file: Path) -> None:
    deadline = time.monotonic() + _FOREVER
    while not (file.is_file() and file.read_text(encoding="ascii")):
        assert time.monotonic() < deadline, f"{file.name} never came"
        time.sleep(0.05)


def _written(folder: Path) -> list[Path]:
    """What a clerk finds in the output folder."""
    return [path for path in folder.rglob("*") if path.is_file() and ".docgen" not in path.parts]
