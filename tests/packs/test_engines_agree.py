"""Every shipped template prints with the built-in engine as with LibreOffice, and its pack says so."""

from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

from docgen.pipeline.trials import Trials, trials
from docgen.pipeline.verify import BothEngines, verify_document
from docgen.printing.engine import LAYOUT_VERSION
from docgen.printing.routed import builtin_engine
from docgen.region.catalog import find_pack
from docgen.region.documents import Document
from docgen.region.pack import Pack
from docgen.region.verified import load_verified, template_sha256

from .printed_together import PrintedTogether
from .test_every_pack import every_document, every_pack

_TOGETHER = 8  # documents: a start of LibreOffice takes as long as twenty papers


@cache
def values(pack: str) -> Trials:
    return trials(find_pack(pack), ())


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Callable[[Pack, Document], PrintedTogether]:
    """LibreOffice's pages of the document, printed together with those of its neighbours in the pack."""

    @cache
    def printed(pack_id: str, first: int) -> PrintedTogether:
        pack = find_pack(pack_id)
        documents = pack.documents[first : first + _TOGETHER]
        return PrintedTogether(pack, documents, values(pack_id), tmp_path_factory.mktemp("office"))

    def of(pack: Pack, document: Document) -> PrintedTogether:
        place = [item.id for item in pack.documents].index(document.id)
        return printed(pack.id, place - place % _TOGETHER)

    return of


@pytest.mark.office
@every_document
def test_the_engines_print_the_same_pages(
    pack: Pack, document: Document, office: Callable[[Pack, Document], PrintedTogether], tmp_path: Path
) -> None:
    engines = BothEngines(builtin_engine(), office(pack, document))
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
