from pathlib import Path

import pytest
from drawn_pages import a_pdf, a_table

from docgen.printing.comparison.__main__ import main


def test_two_pdfs_are_compared_on_the_command_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    reference, ours = a_pdf(tmp_path / "a.pdf", a_table()), a_pdf(tmp_path / "b.pdf", a_table(down=2))
    assert main([str(reference), str(reference)]) == 0
    assert "通过" in capsys.readouterr().out.splitlines()
    assert main([str(reference), str(ours)]) == 1
    assert "未通过" in capsys.readouterr().out.splitlines()
