"""What is wrong between the parts of a pack: documents, packets, copies, words, code lists, files."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from rapidfuzz import process

from docgen.authoring.lint.flaws import Flaw, flaw
from docgen.authoring.lint.manifests import ReadPack
from docgen.authoring.lint.options import check_condition
from docgen.region.codelists import CodeLists
from docgen.region.documents import Document
from docgen.region.extension import MANIFEST
from docgen.region.known_names import conditions_by_owner
from docgen.region.manifest import Manifest
from docgen.vocabulary import all_fields

_CODE = frozenset(
    (
        ".py",
        ".pyc",
        ".exe",
        ".dll",
        ".so",
        ".bat",
        ".cmd",
        ".ps1",
        ".sh",
        ".js",
        ".vbs",
        ".docm",
        ".dotm",
        ".xlsm",
    )
)
_DATA = frozenset((".yaml", ".docx", ".xlsx", ".md", ".csv", ".png", ".pdf", ".txt", ".json", ".bak"))


def check_pack(read: ReadPack) -> Iterator[Flaw]:
    """Everything wrong between the parts of a pack."""
    if read.manifest is None:
        return
    yield from _check_documents(read.manifest.documents, read.file)
    yield from _check_packets(read.manifest)
    yield from _check_conditions(read.manifest, read.lists)
    yield from _check_sources(read.root, read.manifest)
    yield from _check_shared_parts(read)


def check_base(read: ReadPack) -> Iterator[Flaw]:
    """Everything wrong between the parts of a base."""
    yield from _check_documents((subject.document for subject in read.subjects), read.file)
    yield from _check_shared_parts(read)


def _check_shared_parts(read: ReadPack) -> Iterator[Flaw]:
    yield from _check_codelists(read.lists, read.own, read.codelists)
    yield from _check_files(read.root, (subject.path for subject in read.subjects))


def _check_documents(documents: Iterable[Document], file: str) -> Iterator[Flaw]:
    """Copies that are printed for nobody or twice for the same."""
    for document in documents:
        if not document.copies:
            yield flaw("copies-none", file=file, document=document.id)
        keepers = [keeper for keeper in document.copies if keeper]
        for keeper in dict.fromkeys(keepers):
            if keepers.count(keeper) > 1:
                yield flaw("copies-repeated", file=file, document=document.id, keeper=keeper)


def _check_packets(manifest: Manifest) -> Iterator[Flaw]:
    """Packets that print nothing or something twice, and documents that no packet prints."""
    listed: set[str] = set()
    for packet in manifest.packets:
        listed |= {*packet.documents, packet.catalogue}
        if not packet.documents:
            yield flaw("packet-empty", file=MANIFEST, packet=packet.title)
        for name in dict.fromkeys(packet.documents):
            if packet.documents.count(name) > 1:
                yield flaw("packet-repeats", file=MANIFEST, packet=packet.title, name=name)
    for document in manifest.documents:
        if document.id not in listed and document.scope != "scan":
            yield flaw("document-in-no-packet", file=MANIFEST, document=document.id)


def _check_conditions(manifest: Manifest, lists: CodeLists) -> Iterator[Flaw]:
    """Options of conditions that no list has."""
    for owner, conditions in conditions_by_owner(manifest):
        for condition in conditions:
            yield from check_condition(condition, owner, lists)


def _check_codelists(lists: CodeLists, own: Iterable[str], file: str) -> Iterator[Flaw]:
    """Lists of the pack's own that no field uses, and options that two of a list's entries answer to."""
    used = {field.about.codelist for field in all_fields().values()} - {""}
    for name in own:
        if name not in used:
            near = process.extractOne(name, sorted(used))
            yield flaw("codelist-unused", file=file, list=name, near=near[0] if near else "（无）")
        seen: set[str] = set()
        for item in lists[name].items if name in lists else ():
            for text in filter(None, (item.label, item.code)):
                if text in seen:
                    yield flaw("option-repeated", file=file, list=lists[name].title, option=text)
                seen.add(text)


def _check_files(root: Path, used: Iterable[Path]) -> Iterator[Flaw]:
    """Files that are no data, and templates that belong to no document."""
    known = {path.resolve() for path in used}
    for path in sorted(item for item in root.rglob("*") if item.is_file()):
        name = path.relative_to(root).as_posix()
        if path.name.startswith("~$"):
            continue
        if path.suffix.lower() in _CODE:
            yield flaw("pack-has-code", file=name, name=name)
        elif path.suffix.lower() not in _DATA:
            yield flaw("pack-file-unknown", file=name, name=name)
        elif path.parent.name == "documents" and path.suffix != ".bak" and path.resolve() not in known:
            yield flaw("template-unused", file=name, name=name)


def _check_sources(root: Path, manifest: Manifest) -> Iterator[Flaw]:
    """The page that says where the forms come from, and the data for samples."""
    path = root / "SOURCES.md"
    sources = path.read_text(encoding="utf-8", errors="replace") if path.is_file() else ""
    wanted = [manifest.notice.number, *(item.source for item in manifest.documents if item.is_official)]
    for what in dict.fromkeys(wanted):
        if what not in sources:
            yield flaw("sources-missing", file="SOURCES.md", what=what)
    if not (root / "sample.yaml").is_file():
        yield flaw("sample-missing", file="sample.yaml")
