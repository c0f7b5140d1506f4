"""A region pack: its folder, its manifest and its code lists."""

import hashlib
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from pydantic import ValidationError

from docgen.errors import PackFaultyError
from docgen.region.calendar import calendar_files, load_calendar
from docgen.region.codelists import CodeLists, fault_lines, load_codelists
from docgen.region.documents import Document
from docgen.region.extension import BASE, MANIFEST, base_codelists, read_manifest, with_base
from docgen.region.manifest import Manifest


@dataclass(frozen=True)
class Pack:
    """A loaded pack: its folder, manifest and code lists."""

    root: Path
    manifest: Manifest
    lists: CodeLists

    @property
    def id(self) -> str:
        """The pack's identifier, the name of its folder."""
        return self.manifest.id

    @property
    def documents(self) -> tuple[Document, ...]:
        """The documents in official order."""
        return self.manifest.documents

    def document(self, name: str) -> Document:
        """The document of that id. Raises KeyError."""
        return {item.id: item for item in self.documents}[name]

    def number_of(self, document: Document) -> int:
        """The document's place in the official order, from 1."""
        return self.documents.index(document) + 1

    def template(self, document: Document) -> Path:
        """The file of the document's blank form."""
        return self.root / document.file

    @cached_property
    def sha256(self) -> str:
        """One hash over the manifest, code lists, calendars and every template, the base's included."""
        files = [Path(MANIFEST), Path(self.manifest.codelists), *(Path(d.file) for d in self.documents)]
        if self.manifest.extends:
            base = Path(self.manifest.extends)
            files += [base / name for name in (BASE, base_codelists(self.root / base))]
        digest, calendars = hashlib.sha256(), calendar_files(_folders(self.root, self.manifest))
        for file in (*(self.root / name for name in files), *calendars):
            digest.update(file.name.encode() + b"\0" + file.read_bytes())
        return digest.hexdigest()


def load_pack(root: Path) -> Pack:
    """The pack in that folder, with what it takes from its base. Raises PackFaultyError with the place."""
    raw = read_manifest(root / MANIFEST)
    inherited = with_base(raw, root)
    pack = assembled(root, _validated(inherited, root / MANIFEST))
    inside = [folder.resolve() for folder in _folders(root, pack.manifest)]
    for document in pack.documents:
        if not pack.template(document).is_file():
            raise PackFaultyError(
                f"{root / MANIFEST} 中“{document.title}”的模板文件 {document.file} 不存在。",
                "请把模板放到该位置，或改正 pack.yaml 中的 file。",
            )
        _require_inside(pack.template(document), inside)
    return pack


def assembled(root: Path, manifest: Manifest) -> Pack:
    """The pack of a manifest that was validated, with its calendar and code lists. Raises PackFaultyError."""
    whole = manifest.model_copy(update={"calendar": load_calendar(_folders(root, manifest))})
    return Pack(root, whole, load_codelists(root / manifest.codelists, lists_of_base(root, manifest)))


def _require_inside(template: Path, folders: list[Path]) -> None:
    """Raises PackFaultyError for a template that a link of the pack brings from elsewhere."""
    if not any(template.resolve().is_relative_to(folder) for folder in folders):
        raise PackFaultyError(
            f"模板 {template} 是链接，指向地区包以外的文件。", "请把模板文件本身放进地区包，不要用链接。"
        )


def _folders(root: Path, manifest: Manifest) -> list[Path]:
    """The pack's own folder, then that of the base it extends."""
    return [root, root / manifest.extends] if manifest.extends else [root]


def lists_of_base(root: Path, manifest: Manifest) -> CodeLists:
    """The code lists of the base that the manifest extends, none when it extends none."""
    base = root / manifest.extends
    return load_codelists(base / base_codelists(base)) if manifest.extends else {}


def _validated(raw: object, path: Path) -> Manifest:
    try:
        return Manifest.model_validate(raw)
    except ValidationError as fault:
        lines = "\n".join(fault_lines(fault))
        raise PackFaultyError(f"{path} 有误：\n{lines}", "请逐条改正后重试。") from fault
