"""Papers as docgen fills them are read without a rest."""

from pathlib import Path

import pytest

from docgen.printing.word.reader import WordReader
from tests.cases import a_paper, paper_names
from tests.documents import is_word
from tests.printing.word.papers import form_texts

_READER = WordReader()
_WORD_PAPERS = [name for name in paper_names() if is_word(a_paper(name))]


@pytest.mark.parametrize("name", _WORD_PAPERS)
def test_nothing_in_a_filled_paper_is_unknown(tmp_path: Path, name: str) -> None:
    path = tmp_path / "paper.docx"
    path.write_bytes(a_paper(name))
    form = _READER.read(path)
    assert form.unknown == ()
    assert any(form_texts(form))
