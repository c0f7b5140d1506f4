"""What a region lends to its invented cases: the pack's `sample.yaml`, typed and checked.

What several regions share stands once, in the `sample.yaml` of the base that the region's file extends.
"""

import datetime as dt
from collections.abc import Iterable
from functools import cached_property
from pathlib import Path
from typing import Any, Literal

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from docgen.errors import PackFaultyError, UsageError
from docgen.region.conditions import Condition
from docgen.region.extension import base_folder
from docgen.region.pack import Pack
from docgen.region.yaml_text import load_yaml
from docgen.vocabulary import all_fields

Ailment = Literal["none", "disease", "disability"]
Expense = Literal["medical", "education", "other"]
Band = tuple[float, float]
Values = dict[str, Any]
"""What to enter, by field path; see `docgen.sample.additions` for how a value may be written."""

_FILE = "sample.yaml"


class _Entry(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)


class Area(_Entry):
    """One place of the region: the first six digits of its ID numbers and its official lines, 元/月.

    From a place without unions come only workers from elsewhere.
    """

    code: str = Field(pattern=r"^\d{6}$")
    name: str
    postcode: str
    dibao: int
    low_income: int
    minimum_wage: int
    has_unions: bool = True


class Employer(_Entry):
    """An invented employer."""

    name: str
    nature: str
    status: str
    industry: str


class Home(_Entry):
    """One kind of home."""

    type: str
    is_owned: bool = False


class Bank(_Entry):
    """An invented bank."""

    name: str
    branch: str


class School(_Entry):
    """An invented school, the ages of its pupils and how many years it takes."""

    name: str
    education: str
    ages: tuple[int, int]
    years: int


class Disease(_Entry):
    """A health status and a disease that goes with it."""

    health: str
    disease: str


class Span(_Entry):
    """Days from the first to the last, both included."""

    first: dt.date = Field(alias="from")
    last: dt.date = Field(alias="until")


class Situation(_Entry):
    """One kind of hardship: what is ticked, how much comes in, what the money goes to.

    `income` is the per-capita disposable income as a multiple of the 低保 standard, `student_from` the least
    age of the pupil it needs.
    """

    weight: int
    cause: str
    secondary: tuple[str, ...] = ()
    category: str
    criterion: str | None = None
    circumstances: tuple[str, ...] = ()
    focus_group: str | None = None
    focus_group_note: str | None = None
    aid_types: tuple[str, ...] = ()
    accident: str | None = None
    cause_note: str | None = None
    income: Band
    receives_dibao: bool = False
    is_migrant: bool = False
    is_idle: bool = False
    needs_student: bool = False
    student_from: int = 7
    ailment: Ailment
    expense: Expense
    measures: tuple[str, ...]
    measures_note: str | None = None
    action_plans: tuple[str, ...]
    action_plans_note: str | None = None
    story: str
    wish: str
    materials: tuple[str, ...]


class Ending(_Entry):
    """One result of the help; `rise` multiplies the per-capita income, of those who are out at least 低保."""

    weight: int
    evaluation: str
    rise: Band
    is_out: bool = False
    effect: str
    opinion: str
    cancel_reason: str | None = None


class Addition(_Entry):
    """Values entered in further fields of every household that meets the conditions.

    Paths in a list, such as `members[].specialty`, are filled in item by item, where the item meets them.
    """

    when: tuple[Condition, ...] = ()
    fields: Values

    @model_validator(mode="after")
    def _fields_are_known(self) -> "Addition":
        _require_known(self.fields)
        _require_known([condition.field for condition in self.when])
        return self

    @cached_property
    def list_path(self) -> str:
        """The list whose items are filled in, empty when the fields are the household's own."""
        head, bracket, _ = next(iter(self.fields)).partition("[].")
        return head if bracket else ""


class Locality(_Entry):
    """The content of `sample.yaml`.

    `union` says what is entered for every union, `publicity` for each of its notices; under the names of
    `situations`, `outcomes` and `additions` the base and the region mean the same.
    """

    year: int
    as_of: dt.date
    dossier_number: str
    worker_number: str
    areas: tuple[Area, ...] = Field(min_length=1)
    streets: tuple[str, ...] = Field(min_length=1)
    roads: tuple[str, ...]
    union_name: str
    employers: tuple[Employer, ...]
    idle_statuses: tuple[str, ...]
    contract_terms: tuple[str, ...]
    ethnicities: dict[str, int]
    homes: tuple[Home, ...]
    banks: tuple[Bank, ...]
    card_prefix: str
    mobile_prefixes: tuple[str, ...]
    landline_prefix: str
    schools: tuple[School, ...]
    healthy: str
    diseases: tuple[Disease, ...]
    disabilities: tuple[str, ...]
    filed: tuple[Span, ...]
    declared: Span
    carded: Span
    determined: Span
    deadlines: tuple[str, ...]
    visit_months: tuple[int, ...]
    visits: tuple[str, ...]
    materials: tuple[str, ...]
    situations: dict[str, Situation] = Field(min_length=1)
    outcomes: dict[str, Ending] = Field(min_length=1)
    union: Values
    publicity: tuple[Values, ...]
    additions: dict[str, Addition] = {}
    columns_left_out: tuple[str, ...] = ()

    @model_validator(mode="after")
    def _union_fields_are_known(self) -> "Locality":
        _require_known(self.union)
        for notice in self.publicity:
            _require_known([f"publicity.{name}" for name in notice])
        return self


def load_locality(pack: Pack) -> Locality:
    """The pack's `sample.yaml`. Raises UsageError when there is none, PackFaultyError when it is wrong."""
    path = pack.root / _FILE
    if not path.is_file():
        raise UsageError(
            f"地区包“{pack.id}”没有 {_FILE}，不能生成样例。",
            f"请换一个地区，或在该地区包中补上 {_FILE}。",
        )
    try:
        return Locality.model_validate(_with_base(path))
    except (OSError, yaml.YAMLError, ValidationError) as fault:
        raise PackFaultyError(f"样例资料 {path} 有误：{fault}", "请改正该文件后重试。") from fault


def _with_base(path: Path) -> Values:
    """The content of the file, laid over that of the base it extends."""
    own: Values = load_yaml(path.read_text(encoding="utf-8"))
    base = own.pop("extends", None)
    return _laid_over(_with_base(base_folder(base, path.parent) / _FILE), own) if base else own


def _laid_over(base: Values, own: Values) -> Values:
    """Both together; what both name is laid over each other where it is a table, else the own value wins."""
    laid = {
        name: _laid_over(base[name], value) if _are_tables(base.get(name), value) else value
        for name, value in own.items()
    }
    return {**base, **laid}


def _are_tables(first: object, second: object) -> bool:
    return isinstance(first, dict) and isinstance(second, dict)


def _require_known(paths: Iterable[str]) -> None:
    """Raises ValueError for a path that is neither a field nor a list of records."""
    for path in paths:
        if path not in all_fields() and not any(name.startswith(f"{path}[].") for name in all_fields()):
            raise ValueError(f"不认识的名称“{path}”")
