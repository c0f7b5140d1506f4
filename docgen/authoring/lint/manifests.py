"""A pack's or base's manifest read with everything that is wrong in it, not only the first thing."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError
from rapidfuzz import process

from docgen.authoring.lint.flaws import Flaw, flaw
from docgen.authoring.lint.subject import Subject
from docgen.errors import PackFaultyError
from docgen.region.codelists import CodeLists, sound_codelists
from docgen.region.documents import Document
from docgen.region.extension import BASE, MANIFEST, base_codelists, read_manifest, with_base
from docgen.region.known_names import name_faults
from docgen.region.manifest import UNCHECKED_NAMES, Manifest
from docgen.region.pack import Pack, assembled, lists_of_base
from docgen.region.validation import told

_ROUNDS = 20
Step = str | int
Model = TypeVar("Model", bound=BaseModel)


@dataclass(frozen=True)
class ReadPack:
    """A pack or base as far as it can be used: its templates, lists, and what is wrong with its manifest.

    `own` are the names of the lists in its own `codelists` file. `manifest` is None for a base and for a pack
    of which nothing can be made, `pack` also where it cannot be put together.
    """

    root: Path
    file: str
    flaws: tuple[Flaw, ...]
    subjects: tuple[Subject, ...] = ()
    lists: CodeLists = field(default_factory=dict)
    own: tuple[str, ...] = ()
    codelists: str = ""
    manifest: Manifest | None = None
    pack: Pack | None = None


def read_pack(root: Path) -> ReadPack:
    """The pack with what it takes from its base; unknown keys are told and left out."""
    try:
        raw = with_base(read_manifest(root / MANIFEST), root)
    except PackFaultyError as fault:
        return ReadPack(root, MANIFEST, (_unreadable(fault, MANIFEST),))
    manifest, flaws = _validated(Manifest, raw, MANIFEST)
    if manifest is None:
        return ReadPack(root, MANIFEST, tuple(flaws))
    shared = _shared(root, manifest)
    lists, own, faults = _read_lists(root / manifest.codelists, shared)
    flaws += [*_check_names(manifest), *faults]
    subjects = tuple(_subject(root, document, manifest.id, lists, shared) for document in manifest.documents)
    pack = None if any(item.is_blocking for item in flaws) else _assembled(root, manifest, flaws)
    return ReadPack(root, MANIFEST, tuple(flaws), subjects, lists, own, manifest.codelists, manifest, pack)


def read_base(root: Path) -> ReadPack:
    """The base of packs in that folder."""
    try:
        raw = read_manifest(root / BASE)
        codelists = base_codelists(root)
    except (PackFaultyError, AttributeError) as fault:
        told = (
            fault
            if isinstance(fault, PackFaultyError)
            else PackFaultyError(f"{root / BASE} 写错了。", "请改正。")
        )
        return ReadPack(root, BASE, (_unreadable(told, BASE),))
    documents, flaws = _documents_of(raw)
    lists, own, faults = _read_lists(root / codelists, {})
    subjects = tuple(_subject(root, document, root.name, lists, {}) for document in documents)
    return ReadPack(root, BASE, (*flaws, *faults), subjects, lists, own, codelists)


def _documents_of(raw: Any) -> tuple[list[Document], list[Flaw]]:
    documents, flaws = list[Document](), list[Flaw]()
    for number, entry in enumerate(raw.get("documents") or []):
        document, found = _validated(Document, entry, BASE, ("documents", number))
        documents += [document] if document else []
        flaws += found
    if not documents and not flaws:
        flaws.append(flaw("pack-key-missing", file=BASE, where="documents"))
    return documents, flaws


def _subject(root: Path, document: Document, pack: str, lists: CodeLists, shared: CodeLists) -> Subject:
    """The document's template; one that lies in the base serves other packs with the base's lists."""
    is_shared = document.file.startswith("..") and bool(shared)
    return Subject(root / document.file, document, pack, (lists, shared) if is_shared else (lists,))


def _shared(root: Path, manifest: Manifest) -> CodeLists:
    try:
        return lists_of_base(root, manifest)
    except PackFaultyError:
        return {}  # told when the base is linted


def _assembled(root: Path, manifest: Manifest, flaws: list[Flaw]) -> Pack | None:
    try:
        return assembled(root, manifest)
    except PackFaultyError as fault:
        flaws.append(_unreadable(fault, MANIFEST))
    return None


def _read_lists(path: Path, shared: CodeLists) -> tuple[CodeLists, tuple[str, ...], list[Flaw]]:
    """The lists that are in order, the names of the file's own, and what is wrong with the others."""
    try:
        lists, faults = sound_codelists(path, shared)
    except PackFaultyError as fault:
        return shared, (), [_unreadable(fault, path.name)]
    own = tuple(name for name in lists if lists[name] is not shared.get(name))
    wrong = (
        flaw("codelist-faulty", file=path.name, list=item.name, where=item.where, reason=item.what)
        for item in faults
    )
    return lists, own, list(wrong)


def _validated(
    model: type[Model], raw: object, file: str, within: tuple[Step, ...] = ()
) -> tuple[Model | None, list[Flaw]]:
    """The entry; unknown keys are taken out and told, anything else that is wrong leaves nothing."""
    flaws: list[Flaw] = []
    for _ in range(_ROUNDS):
        try:
            return model.model_validate(raw, context={UNCHECKED_NAMES: True}), flaws
        except ValidationError as fault:
            faults = fault.errors()
        unknown = [entry["loc"] for entry in faults if entry["type"] == "extra_forbidden"]
        flaws += [_unknown(model, loc, file, within) for loc in unknown]
        others = [entry for entry in faults if entry["type"] != "extra_forbidden"]
        if others:
            return None, [*flaws, *(_told(entry, file, within) for entry in others)]
        raw = _without(raw, unknown)
    return None, flaws


def _unknown(model: type[BaseModel], loc: tuple[Step, ...], file: str, within: tuple[Step, ...]) -> Flaw:
    near = process.extractOne(str(loc[-1]), _keys_beside(model, loc), score_cutoff=50)
    return flaw(
        "pack-key-unknown", file=file, where=_dotted((*within, *loc)), near=near[0] if near else "（无）"
    )


def _told(entry: Any, file: str, within: tuple[Step, ...]) -> Flaw:
    where = _dotted((*within, *entry["loc"])) or "整体"
    if entry["type"] == "missing":
        return flaw("pack-key-missing", file=file, where=where)
    return flaw("pack-value", file=file, where=where, reason=told(entry))


def _keys_beside(model: type[BaseModel], loc: Sequence[Step]) -> list[str]:
    """The keys that may stand where the unknown one does."""
    found: Any = model.model_json_schema(by_alias=True)
    definitions = found.get("$defs", {})
    for step in loc[:-1]:
        found = _resolved(found, definitions)
        is_entry = isinstance(step, str)
        found = found.get("properties", {}).get(step, {}) if is_entry else found.get("items", {})
    return list(_resolved(found, definitions).get("properties", {}))


def _resolved(schema: Any, definitions: Any) -> Any:
    """The schema that a reference, or the first of several, means."""
    while "$ref" in schema or "anyOf" in schema or "prefixItems" in schema:
        if "$ref" in schema:
            schema = definitions[schema["$ref"].rpartition("/")[2]]
        else:
            schema = (schema.get("anyOf") or schema["prefixItems"])[0]
    return schema


def _without(raw: Any, places: Sequence[tuple[Step, ...]]) -> Any:
    """The same data without what stands at these places."""
    gone = {place[0] for place in places if len(place) == 1}
    if isinstance(raw, dict):
        return {key: _deeper(value, key, places) for key, value in raw.items() if key not in gone}
    return [_deeper(value, number, places) for number, value in enumerate(raw)]


def _deeper(value: Any, step: Step, places: Sequence[tuple[Step, ...]]) -> Any:
    below = [place[1:] for place in places if place[0] == step and len(place) > 1]
    return _without(value, below) if below else value


def _check_names(manifest: Manifest) -> Iterator[Flaw]:
    for fault in name_faults(manifest):
        if fault.is_repeated:
            yield flaw("pack-id-repeated", file=MANIFEST, owner=fault.owner, name=fault.name)
        else:
            yield flaw(
                "pack-name-unknown",
                file=MANIFEST,
                owner=fault.owner,
                name=fault.name,
                near=fault.near or "（无）",
            )


def _unreadable(fault: PackFaultyError, file: str) -> Flaw:
    return flaw("pack-unreadable", file=file, reason=fault.what, remedy=fault.remedy)


def _dotted(steps: Sequence[Step]) -> str:
    """The place in a manifest as a person finds it: documents 第2项 copies."""
    return " ".join(f"第{step + 1}项" if isinstance(step, int) else step for step in steps)
