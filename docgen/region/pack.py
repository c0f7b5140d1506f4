"""A region pack: its manifest `pack.yaml`, typed and checked against the vocabulary when it is loaded."""

import hashlib
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError, ValidationInfo, model_validator

from docgen.errors import PackFaultyError
from docgen.model.workdays import OFFICIAL, WorkCalendar
from docgen.region.base import BASE, MANIFEST, base_codelists, read_manifest, with_base
from docgen.region.calendar import calendar_files, load_calendar
from docgen.region.codelists import CodeLists, fault_lines, load_codelists
from docgen.region.conditions import Condition
from docgen.region.eligibility import EligibilityRules
from docgen.region.known_names import name_faults
from docgen.region.requirements import Requirement
from docgen.region.schedule import Schedule

Scope = Literal["household", "union", "publicity", "scan"]
UNCHECKED_NAMES = "unchecked names"  # of the context in which lint validates, which tells of names itself


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
    `words` are texts that the template prints as `form.<name>`: what differs between regions that share it.
    `pages` is how many pages the official blank has, which lint holds the filled paper against.
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
    words: dict[str, str] = {}
    pages: int | None = None

    @property
    def is_official(self) -> bool:
        """Whether the notice prints this form, rather than only demanding the paper."""
        return bool(self.source)


class PacketPlan(_Entry):
    """A named packet: which documents, in which order, and how they are bound.

    `catalogue` is the document that lists the packet's papers with their page numbers, which are then stamped
    on the pages; `scans` binds the household's scanned papers behind the others; `sheet` enlarges the pages;
    what is posted is printed `one_sided`; a packet `on_request` is made only when it is named.
    """

    id: str
    title: str
    documents: tuple[str, ...]
    catalogue: str = ""
    scans: bool = False
    booklet: bool = False
    sheet: Literal["", "A3"] = ""
    one_sided: bool = False
    on_request: bool = False


class PublicityLevel(_Entry):
    """One level at which a notice hangs: how long at least, for whom, and after which other levels.

    `posted_by` is the field of the union that names who posts it; the union itself where none is named.
    `rule` and `source` say which rule of the notice it is.
    """

    rule: str = ""
    source: str = ""
    level: str
    least_days: int
    calendar: Literal["days", "working_days"] = "days"
    only: tuple[Condition, ...] = ()
    after: tuple[str, ...] = ()
    posted_by: str = "union.name"


class MaterialRule(_Entry):
    """A paper that the notice requires of some households.

    It is there when an attachment is of one of the `types`, or when one of the `documents` is made.
    """

    title: str
    types: tuple[str, ...] = ()
    documents: tuple[str, ...] = ()
    when: tuple[Condition, ...] = ()


class ScoreRule(_Entry):
    """How one item of a rubric is scored: points lost for each thing that is wanting, or all of them."""

    rule: str = ""
    item: str
    full: int
    lost_each: int | None = None
    wanted: tuple[str, ...] = ()
    field: str = ""
    at_least: int | None = None
    lost_if: tuple["Loss", ...] = ()

    @property
    def fields(self) -> tuple[str, ...]:
        """Every field of the union that the score follows from."""
        losses = (loss.condition.field for loss in self.lost_if)
        return tuple(filter(None, (*self.wanted, self.field, *losses)))


class Loss(_Entry):
    """Points lost under a condition on the union's assessment."""

    points: int
    condition: Condition
    reason: str


class Rules(_Entry):
    """Parameters of the rules the pack switches on."""

    publicity: tuple[PublicityLevel, ...] = ()
    dibao_place: str = "worker.hukou_region"
    marginal_factor: Decimal = Decimal("1.5")
    expense_basis: Literal["household", "per_capita"] = "household"
    no_income_age: int = 20
    items_a_box: int = 20


class Manifest(_Entry):
    """The content of `pack.yaml`; the `calendar` comes from the calendar files beside it and its base.

    `recorded` are fields the notice wants recorded though no form prints and no rule reads them.
    """

    id: str
    title: str
    version: str
    notice: Notice
    extends: str = ""
    codelists: str
    documents: tuple[Document, ...]
    packets: tuple[PacketPlan, ...]
    rules: Rules = Rules()
    materials: tuple[MaterialRule, ...] = ()
    statistics: dict[str, tuple[Condition, ...]] = {}
    scoring: tuple[ScoreRule, ...] = ()
    requirements: tuple[Requirement, ...] = ()
    schedule: Schedule = Schedule()
    eligibility: EligibilityRules | None = None
    calendar: WorkCalendar = OFFICIAL
    recorded: tuple[str, ...] = ()

    @model_validator(mode="after")
    def _names_are_known(self, info: ValidationInfo) -> "Manifest":
        faults = () if (info.context or {}).get(UNCHECKED_NAMES) else tuple(name_faults(self))
        if faults:
            raise ValueError("；".join(map(str, faults)))
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
    for document in pack.documents:
        if not pack.template(document).is_file():
            raise PackFaultyError(
                f"{root / MANIFEST} 中“{document.title}”的模板文件 {document.file} 不存在。",
                "请把模板放到该位置，或改正 pack.yaml 中的 file。",
            )
    return pack


def assembled(root: Path, manifest: Manifest) -> Pack:
    """The pack of a manifest that was validated, with its calendar and code lists. Raises PackFaultyError."""
    whole = manifest.model_copy(update={"calendar": load_calendar(_folders(root, manifest))})
    return Pack(root, whole, load_codelists(root / manifest.codelists, lists_of_base(root, manifest)))


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
