"""Code lists of a region and year: the values a field may take, in the official words and order."""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from functools import cached_property
from pathlib import Path

import yaml
from pydantic import BaseModel, ConfigDict, ValidationError
from rapidfuzz import process

from docgen.errors import PackFaultyError


class Item(BaseModel):
    """One value: its label as printed, its printed number, other ways it is written."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    label: str
    code: str = ""
    aliases: tuple[str, ...] = ()
    note_field: str = ""
    published_as: str = ""


class CodeList(BaseModel):
    """The values of one list. An open list only advises: other values draw a warning, not an error."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    title: str
    source: str
    is_open: bool = False
    items: tuple[Item, ...]

    @property
    def labels(self) -> tuple[str, ...]:
        """The official labels in official order."""
        return tuple(item.label for item in self.items)

    def find(self, text: str) -> Item | None:
        """The item that the text names by label, number or alias, None when there is none."""
        return self._by_spelling.get(_spelling(text))

    def nearest(self, text: str) -> str:
        """The label most like the text, for a remedy."""
        return process.extractOne(text, self.labels)[0]

    @cached_property
    def _by_spelling(self) -> Mapping[str, Item]:
        return {spelling: item for item in reversed(self.items) for spelling in _spellings(item)}


def _spellings(item: Item) -> Iterator[str]:
    for text in (item.label, *item.aliases):
        yield _spelling(text)
        yield _spelling(re.sub(r"[（(]注明[)）]", "", text))
    if item.code:
        yield _spelling(item.code)
        yield _spelling(item.code + item.label)


def _spelling(text: str) -> str:
    """Text reduced to what tells values apart: no spaces, stops or boxes, full-width forms folded."""
    folded = unicodedata.normalize("NFKC", text)
    return re.sub(r"[\s.、,;:·□☑√口]+", "", folded).casefold()


CodeLists = Mapping[str, CodeList]


def load_codelists(path: Path) -> dict[str, CodeList]:
    """The lists of a pack's file by name. Raises PackFaultyError naming the list that is wrong."""
    try:
        raw = yaml.safe_load(path.read_text(encoding="utf-8"))
        return {name: CodeList.model_validate(entry) for name, entry in raw.items()}
    except (OSError, yaml.YAMLError, ValidationError, AttributeError) as fault:
        raise PackFaultyError(
            f"选项表 {path} 有误：{fault}", "请按 docs/authoring 的格式改正该文件。"
        ) from fault
