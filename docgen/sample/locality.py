"""What a region lends to its invented cases: the pack's `sample.yaml`, typed and checked."""

import datetime as dt
from pathlib import Path
from typing import Literal

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from docgen.errors import PackFaultyError, UsageError
from docgen.region.pack import Pack

Ailment = Literal["none", "disease", "disability"]
Expense = Literal["medical", "education", "other"]
Band = tuple[float, float]


class _Entry(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)


class Area(_Entry):
    """One place of the region: the first six digits of its ID numbers and its official lines, 元/月."""

    code: str = Field(pattern=r"^\d{6}$")
    name: str
    postcode: str
    dibao: int
    low_income: int
    minimum_wage: int


class Employer(_Entry):
    """An invented employer."""

    name: str
    nature: str
    status: str
    industry: str


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


class Posting(_Entry):
    """When the union's publicity notice hangs."""

    start: dt.date
    end: dt.date
    level: str


class Situation(_Entry):
    """One kind of hardship: what is ticked, how much comes in, what the money goes to.

    `income` is the per-capita disposable income as a multiple of the 低保 standard.
    """

    weight: int
    cause: str
    secondary: tuple[str, ...]
    category: str
    criterion: str
    circumstances: tuple[str, ...]
    accident: str | None = None
    cause_note: str | None = None
    income: Band
    receives_dibao: bool = False
    is_migrant: bool = False
    is_idle: bool = False
    needs_student: bool = False
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


class Locality(_Entry):
    """The content of `sample.yaml`."""

    year: int
    as_of: dt.date
    dossier_number: str
    worker_number: str
    areas: tuple[Area, ...] = Field(min_length=1)
    streets: tuple[str, ...] = Field(min_length=1)
    roads: tuple[str, ...]
    union_name: str
    employers: tuple[Employer, ...]
    ethnicities: dict[str, int]
    banks: tuple[Bank, ...]
    card_prefix: str
    mobile_prefixes: tuple[str, ...]
    landline_prefix: str
    schools: tuple[School, ...]
    diseases: tuple[Disease, ...]
    disabilities: tuple[str, ...]
    filed: tuple[Span, ...]
    declared: Span
    carded: Span
    determined: Span
    publicity: Posting
    deadlines: tuple[str, ...]
    visit_months: tuple[int, ...]
    dossier_level: str
    archive_items: tuple[str, ...]
    cross_check: tuple[str, ...]
    visits: tuple[str, ...]
    situations: tuple[Situation, ...] = Field(min_length=1)
    outcomes: tuple[Ending, ...] = Field(min_length=1)
    columns_left_out: tuple[str, ...] = ()


def load_locality(pack: Pack) -> Locality:
    """The pack's `sample.yaml`. Raises UsageError when there is none, PackFaultyError when it is wrong."""
    path = pack.root / "sample.yaml"
    if not path.is_file():
        raise UsageError(
            f"地区包“{pack.id}”没有 sample.yaml，不能生成样例。",
            "请换一个地区，或在该地区包中补上 sample.yaml。",
        )
    return _parse(path)


def _parse(path: Path) -> Locality:
    try:
        return Locality.model_validate(yaml.safe_load(path.read_text(encoding="utf-8")))
    except (OSError, yaml.YAMLError, ValidationError) as fault:
        raise PackFaultyError(f"样例资料 {path} 有误：{fault}", "请改正该文件后重试。") from fault
