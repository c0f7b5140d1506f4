"""What counts as compared already: the very same papers and pages, of documents that there are."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from docgen.pipeline.trials import trials
from docgen.region.catalog import find_pack

from . import compared
from .compared import fingerprint, record, was_compared
from .test_every_pack import PACKS

LUZHOU = find_pack("luzhou")
CARD = LUZHOU.document("contact-card")


def test_only_the_same_papers_were_compared(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "compared.json").write_text("{}", encoding="utf-8")
    monkeypatch.setattr(compared, "_RECORD", tmp_path / "compared.json")
    values = trials(LUZHOU, ())
    one = {kind: replace(union, cases=union.cases[:1]) for kind, union in values.items()}
    two = {kind: replace(union, cases=union.cases[:2]) for kind, union in values.items()}
    assert fingerprint(LUZHOU, CARD, one) == fingerprint(LUZHOU, CARD, one)
    record(LUZHOU, CARD, fingerprint(LUZHOU, CARD, one))
    assert was_compared(LUZHOU, CARD, fingerprint(LUZHOU, CARD, one))
    assert not was_compared(LUZHOU, CARD, fingerprint(LUZHOU, CARD, two))
    assert not was_compared(LUZHOU, LUZHOU.document("application"), fingerprint(LUZHOU, CARD, one))


def test_the_same_papers_with_other_pages_are_not_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    values = {kind: replace(union, cases=union.cases[:1]) for kind, union in trials(LUZHOU, ()).items()}
    before = fingerprint(LUZHOU, CARD, values)
    monkeypatch.setattr(compared, "_pdf", lambda outcome, path: b"other pages")
    assert fingerprint(LUZHOU, CARD, values) != before


def test_no_document_is_recorded_that_there_is_not() -> None:
    known = json.loads(Path(compared.__file__).with_name("compared.json").read_text(encoding="utf-8"))
    assert known.keys() <= {f"{pack.id}/{document.id}" for pack in PACKS for document in pack.documents}
