"""What is told when something goes wrong, and what stays behind: never anything of a household."""

import os
import shutil
import signal
import stat
import subprocess
import sys
import time
from pathlib import Path

import pytest
from cases import a_case

from docgen.cli import terminal
from docgen.cli.main import _guarded
from docgen.errors import ExitCode, PackFaultyError
from docgen.fill.paper import Filler
from docgen.pipeline.place import private_file, private_work_folder
from tests.fill.templates import a_word_template, context, paragraph

ROOT = Path(__file__).parents[2]
WORKBOOK = ROOT / "fixtures" / "luzhou" / "采集表.xlsx"
SECRET = "罗密密510502197001011234"
RUN = ("packet", str(WORKBOOK), "--format", "docx", "--jobs", "1", "--date", "2018-12-25", "-o")


class StrangeError(Exception):
    """A fault nobody thought of."""


@pytest.fixture
def broken(monkeypatch: pytest.MonkeyPatch) -> None:
    """Filling fails, and says what it was filling."""

    def fill(*_: object, **__: object) -> bytes:
        raise StrangeError(SECRET) from ValueError(SECRET)

    monkeypatch.setattr(Filler, "fill", fill)


@pytest.mark.usefixtures("broken")
def test_a_crash_tells_no_value_and_leaves_nothing_behind(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    assert _guarded([*RUN, str(tmp_path / "out")]) == ExitCode.INTERNAL
    told = "".join(capfd.readouterr())
    assert "StrangeError" in told
    assert "docgen/pipeline/filling.py:" in told
    assert SECRET not in told
    assert str(ROOT) not in told
    assert list(tmp_path.iterdir()) == []


@pytest.mark.usefixtures("broken")
def test_debugging_says_first_what_it_would_show(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert _guarded(["--debug", *RUN, str(tmp_path / "out")]) == ExitCode.INTERNAL
    told = capfd.readouterr().err
    assert told.startswith("注意：用了 --debug")
    assert "身份证号" in told.splitlines()[0]
    assert SECRET in told
    assert "请先删去" in told


def test_debugging_changes_nothing_where_nothing_goes_wrong(capfd: pytest.CaptureFixture[str]) -> None:
    assert _guarded(["--debug", "forms"]) == ExitCode.DONE
    assert "困难职工档案表" in capfd.readouterr().out


@pytest.mark.parametrize(
    "tag",
    [
        "{{ worker.name + 1 }}",
        "{{ worker.name - 1 }}",
        "{{ worker.name * 2 }}",
        "{{ worker.name % 2 }}",
        "{{ worker.name|round }}",
        "{{ worker.name|sum }}",
        "{{ worker.name ~ members }}",
        "{{ worker.name|季度(1) }}",
        "{{ worker.name.missing }}",
        "{{ worker.name[99] }}",
        "{{ members[0][worker.name] }}",
        "{{ worker.name|分组(worker.name) }}",
    ],
)
def test_a_tag_that_fails_over_a_value_does_not_quote_it(tmp_path: Path, tag: str) -> None:
    case = a_case(worker={"name": SECRET, "photo": SECRET}, members=[{"name": SECRET}])
    with pytest.raises(PackFaultyError) as fault:
        a_word_template(tmp_path, paragraph(tag)).fill(context(case))
    assert SECRET not in str(fault.value)


def test_no_command_quotes_a_file_that_is_no_workbook(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    for name in ("表.xlsx", "表.json", "表.yaml"):
        (tmp_path / name).write_text(f'{{"{SECRET}": [{SECRET}', encoding="utf-8")
        assert _guarded(["check", str(tmp_path / name)]) == ExitCode.INPUT_UNREADABLE
    assert SECRET not in "".join(capfd.readouterr())


@pytest.mark.parametrize("name", ["SIGTERM", "SIGHUP", "SIGINT"])
def test_a_run_that_is_told_to_end_removes_its_work_folder(tmp_path: Path, name: str) -> None:
    command = [sys.executable, "-m", "docgen", *RUN[:-1], "-o", str(tmp_path / "out")]
    process = subprocess.Popen(
        command,
        stderr=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        cwd=ROOT,
        preexec_fn=_minds_interrupts,
    )
    deadline = time.monotonic() + 30
    half_made = "out/.docgen/parts/.making-*/files/*"
    while not list(tmp_path.glob(half_made)) and time.monotonic() < deadline:
        time.sleep(0.01)
    folders = list(tmp_path.glob(half_made))
    process.send_signal(getattr(signal, name))
    process.communicate(timeout=30)
    assert len(folders) == 1
    assert process.returncode == ExitCode.INTERRUPTED
    assert list(tmp_path.iterdir()) == []


def _minds_interrupts() -> None:
    """What runs in the background of a shell inherits that interrupts are ignored."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def spoil(path: Path, mode: int, fault: type[BaseException]) -> None:
    """Something is written there, and then things go wrong."""
    target = path / "a" if path.is_dir() else path
    target.write_text(SECRET, encoding="utf-8")
    assert stat.S_IMODE(path.stat().st_mode) == mode
    raise fault


@pytest.mark.parametrize("fault", [ValueError, KeyboardInterrupt, SystemExit])
def test_work_folders_and_unfinished_files_go_whatever_happens(
    tmp_path: Path, fault: type[BaseException]
) -> None:
    before = os.umask(0o022)
    try:
        with pytest.raises(fault), private_work_folder(tmp_path / "out") as work:
            spoil(work, 0o700, fault)
        with pytest.raises(fault), private_file(tmp_path / "a.xlsx") as part:
            spoil(part, 0o600, fault)
        assert os.umask(0o022) == 0o022
    finally:
        os.umask(before)
    assert list(tmp_path.iterdir()) == []


def test_every_file_with_case_data_is_for_its_owner_only(tmp_path: Path) -> None:
    copy, new, printed = tmp_path / "核对.xlsx", tmp_path / "新表.xlsx", tmp_path / "01.pdf"
    shutil.copy(ROOT / "templates" / "luzhou" / "documents" / "01-dossier-form.docx", tmp_path / "01.docx")
    before = os.umask(0o022)
    try:
        assert _guarded(["check", str(WORKBOOK), "--annotate", str(copy)]) == ExitCode.DONE
        assert _guarded(["workbook", "-o", str(new), "--from", str(WORKBOOK)]) == ExitCode.DONE
        _guarded(["print", str(tmp_path / "01.docx"), "-o", str(tmp_path), "--engine", "builtin"])
    finally:
        os.umask(before)
    assert {path.name: stat.S_IMODE(path.stat().st_mode) for path in (copy, new, printed)} == {
        copy.name: 0o600,
        new.name: 0o600,
        printed.name: 0o600,
    }


def test_words_of_a_pack_are_no_commands_of_the_screen(capsys: pytest.CaptureFixture[str]) -> None:
    terminal._console().print("[red]红[/red] [/] :smile: [link=http://x]x[/link]")
    assert capsys.readouterr().out.strip() == "[red]红[/red] [/] :smile: [link=http://x]x[/link]"
