"""docgen template preview, and its end by Ctrl-C."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

from cases import luzhou
from click.testing import CliRunner

from docgen.cli.main import docgen

TEMPLATE = luzhou().root / "documents" / "05-roster.xlsx"


def test_tells_where_the_preview_is_and_how_many_pages_it_has(tmp_path: Path) -> None:
    call = [
        "template",
        "preview",
        str(TEMPLATE),
        "-o",
        str(tmp_path / "a.png"),
        "--engine",
        "builtin",
        "--json",
    ]
    result = CliRunner().invoke(docgen, call)
    assert result.exit_code == 0, result.output
    record = json.loads(result.stdout)
    assert record["pages"] == 1
    assert Path(record["output"]).is_file()


def test_watches_until_it_is_interrupted(tmp_path: Path) -> None:
    template = tmp_path / "名册.xlsx"
    template.write_bytes(TEMPLATE.read_bytes())
    call = [
        sys.executable,
        "-m",
        "docgen",
        "template",
        "preview",
        template.name,
        "-o",
        "a.pdf",
        "--watch",
    ]
    environment = {**os.environ, "PYTHONIOENCODING": "utf-8", "PYTHONUNBUFFERED": "1"}
    with subprocess.Popen(
        [*call, "--engine", "builtin"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        env=environment,
        cwd=tmp_path,
        preexec_fn=_minds_interrupts,
    ) as running:
        assert running.stdout is not None
        assert running.stderr is not None
        assert "预览已写入" in running.stdout.readline()
        template.write_bytes(b"no workbook")
        assert "出错" in running.stderr.readline()
        template.write_bytes(TEMPLATE.read_bytes())
        os.utime(template, (time.time() + 5,) * 2)
        assert "预览已写入" in running.stdout.readline()
        running.send_signal(signal.SIGINT)
        assert "已停止预览" in running.stderr.read()
        assert running.wait(timeout=20) == 0


def _minds_interrupts() -> None:
    """What runs in the background of a shell inherits that interrupts are ignored."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)
