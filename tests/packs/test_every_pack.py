"""Rules that hold for every pack shipped with docgen."""

from pathlib import Path

import pytest

import docgen
from docgen.fill.paper import compile_template
from docgen.region.catalog import find_pack, shipped_packs
from docgen.region.documents import Document
from docgen.region.pack import Pack, load_pack
from docgen.region.shipped import shipped_data

from .template_files import names

PACKS = [load_pack(root) for root in shipped_packs()]
DOCUMENTS = [
    pytest.param(pack, document, id=f"{pack.id}-{document.id}")
    for pack in PACKS
    for document in pack.documents
]
DATA = {".yaml", ".docx", ".xlsx", ".md", ".csv", ".png", ".pdf", ".txt", ".json"}

every_pack = pytest.mark.parametrize("pack", PACKS, ids=[pack.id for pack in PACKS])
every_document = pytest.mark.parametrize(("pack", "document"), DOCUMENTS)


def test_some_pack_is_shipped() -> None:
    assert PACKS


@every_pack
def test_a_pack_is_found_by_the_name_of_its_folder(pack: Pack) -> None:
    assert pack.root.name == pack.id
    assert find_pack(pack.id).root == pack.root


@every_pack
def test_a_pack_holds_data_and_no_code(pack: Pack) -> None:
    files = [path for path in pack.root.rglob("*") if path.is_file()]
    assert [path.name for path in files if path.suffix not in DATA] == []


@every_pack
def test_a_pack_says_where_its_forms_come_from(pack: Pack) -> None:
    sources = (pack.root / "SOURCES.md").read_text(encoding="utf-8")
    assert pack.manifest.notice.number in sources
    assert [item.id for item in pack.documents if item.is_official and item.source not in sources] == []


@every_pack
def test_documents_are_numbered_as_they_are_listed(pack: Pack) -> None:
    expected = [
        f"documents/{number:02}-{item.id}{Path(item.file).suffix}"
        for number, item in enumerate(pack.documents, 1)
        if is_own(item)
    ]
    assert [item.file for item in pack.documents if is_own(item)] == expected


def is_own(document: Document) -> bool:
    """Whether the template lies in the pack itself rather than in the base it extends."""
    return not document.file.startswith("..")


@every_pack
def test_every_template_belongs_to_a_document(pack: Pack) -> None:
    files = {path.relative_to(pack.root).as_posix() for path in (pack.root / "documents").iterdir()}
    assert files == {document.file for document in pack.documents if is_own(document)}


def test_every_shared_template_serves_some_pack() -> None:
    shared = {path.resolve() for path in (shipped_data("templates") / "national" / "documents").iterdir()}
    used = {pack.template(document).resolve() for pack in PACKS for document in pack.documents}
    assert shared - used == set()


@every_pack
def test_a_packet_lists_known_documents_once_and_no_document_is_left_out(pack: Pack) -> None:
    packets = pack.manifest.packets
    listed = [packet.documents for packet in packets]
    known = {document.id for document in pack.documents if document.scope != "scan"}
    assert all(len(set(documents)) == len(documents) > 0 for documents in listed)
    assert {name for documents in listed for name in documents} == known
    scans = [document for document in pack.documents if document.scope == "scan"]
    assert any(packet.scans for packet in packets) == bool(scans)


@every_pack
def test_identifiers_are_given_once(pack: Pack) -> None:
    for things in (pack.documents, pack.manifest.packets):
        identifiers = [thing.id for thing in things]
        assert len(set(identifiers)) == len(identifiers)


@every_document
def test_a_template_compiles_and_asks_only_for_known_names(pack: Pack, document: Document) -> None:
    compile_template(pack, document)


@every_document
def test_an_official_form_says_who_keeps_each_copy(pack: Pack, document: Document) -> None:
    assert document.copies
    assert all(document.copies) or not document.is_official
    assert len(set(document.copies)) == len(document.copies)


PRINTED_AS = {
    "members[].relation": "members[].relation_to_householder",  # follows from it (decision 26)
    "worker.contact": "worker.mobile",  # either satisfies the star (decision 17)
}


@every_document
def test_every_required_field_is_printed_by_its_template(pack: Pack, document: Document) -> None:
    asked = names(pack.template(document), tuple(document.lists))
    scope = "" if document.scope == "household" else "cases[]."
    required = [scope + PRINTED_AS.get(field, field) for field in document.required]
    assert [field for field in required if field not in asked] == []


@every_pack
def test_no_region_is_named_in_the_source(pack: Pack) -> None:
    place = pack.manifest.notice.issuer[:2]
    sources = Path(docgen.__file__).parent.rglob("*.py")
    lines = (
        f"{path.name}:{number}: {line.strip()}"
        for path in sorted(sources)
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if pack.id in line.lower() or place in line
    )
    assert list(lines) == []
