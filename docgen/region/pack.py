"""A region pack: its manifest `pack.yaml`, typed and checked against the vocabulary when it is loaded."""

import hashlib
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Literal

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator
from rapidfuzz import process

from docgen.errors import PackFaultyError
from docgen.region.codelists import CodeLists, fault_lines, load_codelists
from docgen.region.conditions import Condition
from docgen.region.yaml_text import load_yaml
from docgen.vocabulary import household_paths, single_paths

Scope = Literal["household", "union", "publicity"]


class _Entry(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)


class Notice(_Entry):
    """The official notice the forms come from."""

    title: str
    number: str
    date: str
    issuer: str


class Document(_Entry):
    """One blank form of the pack and whom it is made for.

    `where` chooses the cases of a union document; `lists` are further named choices for its template.
    """

    id: str
    title: str
    file: str
    scope: Scope = Field(alias="for")
    copies: tuple[str, ...] = ("",)
    when: tuple[Condition, ...] = ()
    where: tuple[Condition, ...] = ()
    lists: dict[str, tuple[Condition, ...]] = {}
    required: tuple[str, ...] = ()
    source: str = ""

    @property
    def is_official(self) -> bool:
        """Whether the notice prints this form, rather than only demanding the paper."""
        return bool(self.source)


class PacketPlan(_Entry):
    """A named packet: which documents, in which order."""

    id: str
    title: str
    documents: tuple[str, ...]


class Rules(_Entry):
    """Parameters of the rules the pack switches on."""

    publicity_working_days: int | None = None
    dibao_place: str = "worker.hukou_region"


class Manifest(_Entry):
    """The content of `pack.yaml`."""

    id: str
    title: str
    version: str
    notice: Notice
    codelists: str
    documents: tuple[Document, ...]
    packets: tuple[PacketPlan, ...]
    rules: Rules = Rules()

    @model_validator(mode="after")
    def _names_are_known(self) -> "Manifest":
        known = [document.id for document in self.documents]
        _require_unique(known, "表")
        _require_unique([packet.id for packet in self.packets], "打印包")
        for packet in self.packets:
            for name in packet.documents:
                _require_known(name, known, f"打印包 {packet.id}")
        for document in self.documents:
            for path in _condition_fields(document):
                _require_known(path, single_paths(), f"表 {document.id}")
            for path in document.required:
                _require_known(path, household_paths(), f"表 {document.id}")
        _require_known(self.rules.dibao_place, single_paths(), "rules.dibao_place")
        return self


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
        """One hash over the manifest, the code lists and every template."""
        files = [Path("pack.yaml"), Path(self.manifest.codelists), *(Path(d.file) for d in self.documents)]
        digest = hashlib.sha256()
        for file in files:
            digest.update(file.as_posix().encode() + b"\0" + (self.root / file).read_bytes())
        return digest.hexdigest()


def load_pack(root: Path) -> Pack:
    """The pack in that folder. Raises PackFaultyError that names what is wrong and where."""
    manifest = _load_manifest(root / "pack.yaml")
    pack = Pack(root, manifest, load_codelists(root / manifest.codelists))
    for document in pack.documents:
        if not pack.template(document).is_file():
            raise PackFaultyError(
                f"{root / 'pack.yaml'} 中“{document.title}”的模板文件 {document.file} 不存在。",
                "请把模板放到该位置，或改正 pack.yaml 中的 file。",
            )
    return pack


def _load_manifest(path: Path) -> Manifest:
    try:
        return Manifest.model_validate(load_yaml(path.read_text(encoding="utf-8")))
    except OSError as fault:
        raise PackFaultyError(f"找不到地区包 {path}。", "请检查 --region 所给的地区名或文件夹。") from fault
    except UnicodeDecodeError as fault:
        raise PackFaultyError(f"{path} 不是 UTF-8 编码。", "请以 UTF-8 编码另存该文件。") from fault
    except yaml.YAMLError as fault:
        raise PackFaultyError(f"{path} 不是有效的 YAML：{fault}", "请改正所指的行。") from fault
    except ValidationError as fault:
        lines = "\n".join(fault_lines(fault))
        raise PackFaultyError(f"{path} 有误：\n{lines}", "请逐条改正后重试。") from fault


def _condition_fields(document: Document) -> Iterator[str]:
    for conditions in (document.when, document.where, *document.lists.values()):
        for condition in conditions:
            yield condition.field


def _require_unique(names: Sequence[str], owner: str) -> None:
    for name in names:
        if names.count(name) > 1:
            raise ValueError(f"{owner}的 id“{name}”重复")


def _require_known(name: str, known: Collection[str], owner: str) -> None:
    if name not in known:
        near = process.extractOne(name, list(known))
        raise ValueError(f"{owner} 用到了不认识的名称“{name}”，最相近的是“{near[0] if near else ''}”")
