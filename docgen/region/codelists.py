"""Code lists of a region and year: the values a field may take, in the official words and order."""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from types import MappingProxyType

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError
from rapidfuzz import process

from docgen.errors import PackFaultyError
from docgen.region.validation import faults_in
from docgen.region.yaml_text import load_yaml
from docgen.vocabulary import single_paths

_LEAST_LIKENESS = 55  # of 100: 失业的 is like 失业, 孩子读书 like nothing that is listed


class Item(BaseModel):
    """One value: its label as printed, its printed number, other ways it is written.

    `months` are the least and the most of a span of time that it stands for.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    label: str
    code: str = ""
    aliases: tuple[str, ...] = ()
    note_field: str = ""
    published_as: str = ""
    months: tuple[int, int] | None = None


class CodeList(BaseModel):
    """The values of one list. An open list only advises: other values draw a warning, not an error.

    `source` says where the list is printed, `rule` which rule of the notice asks to keep to it.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    title: str
    source: str
    rule: str = ""
    is_open: bool = False
    items: tuple[Item, ...] = Field(min_length=1)

    @cached_property
    def labels(self) -> tuple[str, ...]:
        """The official labels in official order."""
        return tuple(item.label for item in self.items)

    def find(self, text: str) -> Item | None:
        """The item that the text names by label, number, alias or months, None when there is none."""
        spelling = _spelling(text)
        return self._by_spelling.get(spelling) or self._of_months(_months(spelling))

    def find_nearest(self, text: str) -> str | None:
        """The label most like the text, for a remedy; None when none is like it, as 婆婆 is not like 老婆."""
        found = process.extractOne(text, self.labels, score_cutoff=_LEAST_LIKENESS)
        return found[0] if found else None

    def _of_months(self, months: int | None) -> Item | None:
        spans = ((item, item.months) for item in self.items if item.months)
        return next((item for item, (least, most) in spans if months and least <= months <= most), None)

    @cached_property
    def _by_spelling(self) -> Mapping[str, Item]:
        return {spelling: item for item in reversed(self.items) for spelling in _spellings(item)}


def _spellings(item: Item) -> Iterator[str]:
    for text in (item.label, *item.aliases):
        yield _spelling(text)
        yield _spelling(_short(text))
    if item.code:
        yield _spelling(item.code)
        yield from (_spelling(item.code + text) for text in (item.label, _short(item.label)))


def _months(spelling: str) -> int | None:
    """The months of 24个月, 24月 or 2年."""
    found = re.fullmatch(r"(\d{1,3})(个?月|年)", spelling)
    return int(found[1]) * (12 if found[2] == "年" else 1) if found else None


def _short(label: str) -> str:
    """The label without its printed （注明）."""
    return re.sub(r"[（(]注明[)）]", "", label)


def _spelling(text: str) -> str:
    """Text reduced to what tells values apart: no spaces, stops or boxes, full-width forms folded."""
    folded = unicodedata.normalize("NFKC", text)
    return re.sub(r"[\s.、,;:·□☐☑■√✓✔口囗]+", "", folded).casefold()


CodeLists = Mapping[str, CodeList]


@dataclass(frozen=True)
class ListFault:
    """What is wrong with a list of a file: where in it, and what, in Chinese."""

    name: str
    where: str
    what: str


def load_codelists(path: Path, shared: CodeLists = MappingProxyType({})) -> dict[str, CodeList]:
    """The lists of a pack's file by name, and those `shared` by its base that it does not bring itself.

    A list without items has the shared one's. Raises PackFaultyError naming the list that is wrong.
    """
    lists, faults = sound_codelists(path, shared)
    for name in dict.fromkeys(fault.name for fault in faults):
        lines = "\n".join(f"  {fault.where}：{fault.what}" for fault in faults if fault.name == name)
        raise PackFaultyError(f"选项表 {path} 的“{name}”有误：\n{lines}", "请逐条改正后重试。")
    return lists


def sound_codelists(
    path: Path, shared: CodeLists = MappingProxyType({})
) -> tuple[dict[str, CodeList], list[ListFault]]:
    """As `load_codelists`, the lists that are in order and what is wrong with the others.

    Raises PackFaultyError for a file that cannot be read.
    """
    try:
        raw = load_yaml(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as fault:
        raise PackFaultyError(
            f"选项表 {path} 无法读取：{fault}", "请改正该文件，并以 UTF-8 编码保存。"
        ) from fault
    if not isinstance(raw, dict):
        raise PackFaultyError(f"选项表 {path} 中没有选项。", "每个选项表写成：名称、title、source、items。")
    lists, faults = dict(shared), list[ListFault]()
    for name, entry in raw.items():
        try:
            lists[name] = CodeList.model_validate(_completed(entry, shared.get(name)))
            faults += [ListFault(name, "note_field", what) for what in _unknown_notes(lists[name])]
        except ValidationError as fault:
            faults += [ListFault(name, where, what) for where, what in faults_in(fault)]
    return lists, faults


def _completed(entry: object, shared: CodeList | None) -> object:
    """The entry, what it does not say taken from the shared list when it has no items of its own."""
    if shared is None or not isinstance(entry, dict) or "items" in entry:
        return entry
    return {**shared.model_dump(exclude_unset=True), **entry}


def _unknown_notes(codelist: CodeList) -> Iterator[str]:
    """The fields for notes that are none of a household."""
    unknown = {item.note_field for item in codelist.items if item.note_field} - set(single_paths())
    if unknown:
        yield f"用到了不认识的名称“{'、'.join(sorted(unknown))}”"


def fault_lines(fault: ValidationError) -> Iterator[str]:
    """Where and what each fault of a validated file is, a line each."""
    return (f"  {where}：{what}" for where, what in faults_in(fault))
