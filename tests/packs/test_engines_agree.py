"""Every shipped template prints with the built-in engine as with LibreOffice, and its pack says so."""

from functools import cache
from pathlib import Path

import pytest

from docgen.pipeline.trials import Trials, trials
from docgen.pipeline.verify import BothEngines, verify_document
from docgen.printing.engine import LAYOUT_VERSION
from docgen.printing.office.engine import OfficeEngine, require_office
from docgen.printing.routed import builtin_engine
from docgen.region.catalog import find_pack
from docgen.region.documents import Document
from docgen.region.pack import Pack
from docgen.region.verified import load_verified, template_sha256

from .test_every_pack import every_document, every_pack


@cache
def values(pack: str) -> Trials:
    return trials(find_pack(pack), ())


@pytest.mark.office
@every_document
def test_the_engines_print_the_same_pages(pack: Pack, document: Document, tmp_path: Path) -> None:
    engines = BothEngines(builtin_engine(), OfficeEngine(require_office()))
    verdict = verify_document(pack, document, values(pack.id), engines, tmp_path)
    assert verdict.faults == ()


@every_document
def test_the_pack_says_that_this_very_template_was_verified(pack: Pack, document: Document) -> None:
    verified = load_verified(pack)
    assert verified is not None
    entry = verified.documents[document.id]
    assert (entry.template, entry.passed) == (template_sha256(pack, document), True)


@every_pack
def test_the_pack_was_verified_with_the_layout_of_today(pack: Pack) -> None:
    verified = load_verified(pack)
    assert verified is not None
    assert verified.layout == LAYOUT_VERSION
    assert list(verified.documents) == [document.id for document in pack.documents]
