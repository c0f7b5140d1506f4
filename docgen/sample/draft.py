"""What is decided about one invented household before its records are written."""

import datetime as dt
from dataclasses import dataclass, field
from random import Random

from docgen.model.union import LabourUnion
from docgen.region.codelists import CodeLists
from docgen.sample.family import Family
from docgen.sample.livelihood import Basis, Budget
from docgen.sample.locality import Area, Disease, Ending, Locality, Situation, Span
from docgen.sample.people import Person


@dataclass(frozen=True)
class Setting:
    """The region the cases are invented for, and the seed."""

    locality: Locality
    lists: CodeLists
    seed: int
    expense_basis: Basis = "household"
    _labels: dict[tuple[str, str], str] = field(default_factory=dict)

    def official(self, codelist: str, text: str) -> str:
        """The region's own label for the text, the text itself when its list does not know it."""
        if (codelist, text) not in self._labels:
            known = self.lists.get(codelist)
            item = known.find(text) if known else None
            self._labels[codelist, text] = item.label if item else text
        return self._labels[codelist, text]

    def rng(self, *steps: object) -> Random:
        """A source of chance that depends on the seed and the steps alone."""
        return Random("/".join(map(str, (self.seed, *steps))))


@dataclass(frozen=True)
class Seat:
    """A union with its place and number of households; `index` counts the unions from 0."""

    union: LabourUnion
    household_count: int
    area: Area
    street: str
    index: int


@dataclass(frozen=True)
class Ailment:
    """Who of the household is ill or disabled, and how."""

    patient: Person
    health: str
    disability: str | None
    disease: str | None

    @property
    def title(self) -> str:
        """The disease, else the disability."""
        return self.disease or self.disability or self.health


@dataclass(frozen=True)
class Draft:
    """One household as decided; `number` counts from 1, `place_in_union` from 0."""

    rng: Random
    setting: Setting
    number: int
    serial: str
    seat: Seat
    place_in_union: int
    hukou: Area
    situation: Situation
    ending: Ending
    family: Family
    ailment: Ailment | None
    budget: Budget
    ethnicity: str
    filed: dt.date

    @property
    def locality(self) -> Locality:
        """The region's sample data."""
        return self.setting.locality

    def ailment_of(self, person: Person) -> Ailment | None:
        """What the person suffers from, None when nothing."""
        return self.ailment if self.ailment and self.ailment.patient is person else None

    def told(self, text: str) -> str:
        """A sentence of the situation with the patient, the ailment and the yearly outlay put in."""
        who = self._patient_in_words() if self.ailment else ""
        disease = self.ailment.title if self.ailment else ""
        return text.format(who=who, disease=disease, amount=self.budget.necessary)

    def _patient_in_words(self) -> str:
        assert self.ailment is not None
        return self.ailment.patient.relation or "职工本人"


def invent_ailment(
    rng: Random, patient: Person | None, situation: Situation, locality: Locality
) -> Ailment | None:
    """A disease or a disability for the patient, None without one."""
    if patient is None:
        return None
    if situation.ailment == "disability":
        return Ailment(patient, "残疾", rng.choice(locality.disabilities), None)
    disease: Disease = rng.choice(locality.diseases)
    return Ailment(patient, disease.health, None, disease.disease)


def invent_day(rng: Random, span: Span) -> dt.date:
    """A day of the span, no Saturday and no Sunday."""
    while True:
        day = span.first + dt.timedelta(days=rng.randint(0, (span.last - span.first).days))
        if day.weekday() < 5:
            return day
