"""Rules of a notice that a pack states as data: when this holds, that must hold."""

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from string import Formatter
from types import MappingProxyType
from typing import TYPE_CHECKING, Literal

from pydantic import BaseModel, ConfigDict, Field, field_validator, model_validator
from rapidfuzz import process

from docgen.region.conditions import Condition
from docgen.vocabulary import all_fields, household_paths, single_paths, union_paths

if TYPE_CHECKING:
    from docgen.region.pack import Pack

Subject = Literal[
    "household",
    "member",
    "visit",
    "aid",
    "survey",
    "attachment",
    "quarter",
    "opinion",
    "goal",
    "union",
    "notice",
]

# Where the records of a subject stand; their fields begin with it.
PREFIXES: Mapping[str, str] = MappingProxyType(
    {
        "member": "members[].",
        "visit": "visits[].",
        "aid": "aids[].",
        "survey": "review.surveys[].",
        "attachment": "review.attachments[].",
        "quarter": "income.quarterly[].",
        "opinion": "review.quarterly[].",
        "goal": "outcome.goals[].",
        "notice": "publicity.",
    }
)
OF_UNION = frozenset({"union", "notice"})
CODES = MappingProxyType({"error": "requirement-unmet", "warning": "requirement-doubtful"})
HOLES = frozenset({"label", "value", "name"})


class Requirement(BaseModel):
    """One rule: when all of `when` hold, all of `require` must, and one of `any_of` where it is given.

    It is asked of the `subject` (`for` in a pack): of the household, of each of its members, visits and so
    on, of the union, of each of its notices. A condition may name the record's own fields and any of the
    household's (or the union's); a list that is not the record's own counts as all its values together. The
    finding stands `at` that field; `sentence` and `remedy` may hold {label} and {value}, of that field, and
    {name}, of the person.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)

    rule: str = Field(pattern=r"^R-[A-Z]+-\d+$")
    title: str
    source: str
    severity: Literal["error", "warning"] = "error"
    subject: Subject = Field(default="household", alias="for")
    when: tuple[Condition, ...] = ()
    require: tuple[Condition, ...] = ()
    any_of: tuple[Condition, ...] = ()
    at: str
    sentence: str
    remedy: str

    @property
    def code(self) -> str:
        """The kind of finding that tells of it."""
        return CODES[self.severity]

    @property
    def prefix(self) -> str:
        """With what the fields of the subject's own records begin; empty for a household and a union."""
        return PREFIXES.get(self.subject, "")

    @property
    def conditions(self) -> tuple[Condition, ...]:
        """Every condition of the rule."""
        return (*self.when, *self.require, *self.any_of)

    @field_validator("sentence", "remedy")
    @classmethod
    def _reads_as_a_sentence(cls, text: str) -> str:
        holes = {name for _, name, _, _ in Formatter().parse(text) if name is not None}
        if holes - HOLES:
            raise ValueError(f"不认识的“{{{min(holes - HOLES)}}}”，可用 {{label}}、{{value}}、{{name}}")
        if not text.endswith("。"):
            raise ValueError(f"“{text}”应以句号结束")
        return text

    @model_validator(mode="after")
    def _names_are_known(self) -> "Requirement":
        if not self.require and not self.any_of:
            raise ValueError(f"{self.rule}“{self.title}”没有写 require 或 any_of")
        for condition in self.conditions:
            for path in condition.fields:
                self._require_known(path, _readable(self.subject))
        self._require_known(self.at, _locatable(self.subject))
        return self

    def _require_known(self, path: str, known: Collection[str]) -> None:
        if path not in known:
            near = process.extractOne(path, list(known))
            named = f"最相近的是“{near[0] if near else ''}”"
            raise ValueError(f"{self.rule}“{self.title}”用到了不认识的名称“{path}”，{named}")


@cache
def _readable(subject: str) -> frozenset[str]:
    """The fields that conditions about the subject may name."""
    if subject in OF_UNION:
        of_union = [path for path in all_fields() if path.startswith(("union.", "stats."))]
        return frozenset((*of_union, *_own(subject)))
    return frozenset(household_paths())


@cache
def _locatable(subject: str) -> frozenset[str]:
    """The fields that a finding about the subject may stand at: those of one record."""
    if subject in PREFIXES:
        return frozenset(_own(subject))
    return frozenset(union_paths() if subject in OF_UNION else single_paths())


def _own(subject: str) -> Iterator[str]:
    prefix = PREFIXES.get(subject)
    return (path for path in all_fields() if prefix and path.startswith(prefix))


@dataclass(frozen=True)
class CoveredRule:
    """A rule of a notice and how a pack states it, for the table of what is checked."""

    rule: str
    code: str
    title: str
    source: str
    sentence: str
    remedy: str


def covered_rules(pack: "Pack") -> tuple[CoveredRule, ...]:
    """What the pack's requirements cover, by number (R-JX-2 before R-JX-10), then as they stand there."""
    stated = [
        CoveredRule(item.rule, item.code, item.title, item.source, item.sentence, item.remedy)
        for item in pack.manifest.requirements
    ]
    return tuple(sorted(stated, key=lambda item: _in_order(item.rule)))


def _in_order(rule: str) -> tuple[str, int]:
    letters, _, number = rule.rpartition("-")
    return letters, int(re.sub(r"\D", "", number) or 0)
