"""Papers of other programs come out of both engines alike."""

from pathlib import Path

import pytest

from docgen.pipeline.print_files import print_files
from docgen.printing.comparison.compare import compare
from docgen.printing.comparison.reading import read_marks
from docgen.printing.comparison.report import report_lines
from docgen.printing.comparison.verdict import judge
from docgen.printing.engine import EngineName
from docgen.printing.word.reader import WordReader

from .foreign_papers import write_foreign_papers


def test_foreign_papers_hold_nothing_unknown(tmp_path: Path) -> None:
    reader = WordReader()
    assert [item for paper in write_foreign_papers(tmp_path) for item in reader.read(paper).unknown] == []


@pytest.mark.office
def test_foreign_papers_are_printed_as_libreoffice_prints_them(tmp_path: Path) -> None:
    papers = write_foreign_papers(tmp_path)
    folders = {engine: tmp_path / engine.value for engine in (EngineName.OFFICE, EngineName.BUILTIN)}
    for engine, folder in folders.items():
        assert print_files(papers, folder, engine).failures == ()
    for paper in papers:
        office, ours = (read_marks(folder / f"{paper.stem}.pdf") for folder in folders.values())
        comparison = compare(office, ours)
        assert judge(comparison).is_passed, "\n".join((paper.stem, *report_lines(comparison)))
