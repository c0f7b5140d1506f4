"""The case: everything known of one household, as the stages after intake receive it."""

from docgen.model.aid import Aid, Cause, Outcome, Plan, Visit
from docgen.model.household import Bank, Household, Housing, Land, Member
from docgen.model.income import Income
from docgen.model.kinds import Record, Text, field
from docgen.model.review import Review
from docgen.model.worker import Worker


class Case(Record):
    """One household's data. Absent values are None or empty; nothing is computed here."""

    union_name: Text = field(
        "所属工会",
        "工会",
        "所在工会",
        "所属基层工会",
        "基层工会名称",
        "申报单位",
        "填报单位",
        "工会名称",
        "基层工会",
        "建档工会",
    )
    worker: Worker = Worker()
    household: Household = Household()
    members: tuple[Member, ...] = ()
    income: Income = Income()
    housing: Housing = Housing()
    land: Land = Land()
    bank: Bank = Bank()
    cause: Cause = Cause()
    plan: Plan = Plan()
    visits: tuple[Visit, ...] = ()
    aids: tuple[Aid, ...] = ()
    outcome: Outcome = Outcome()
    review: Review = Review()

    @property
    def number(self) -> str:
        """档案号, else 职工编号, else empty (decision 14)."""
        return self.worker.dossier_no or self.worker.number or ""

    @property
    def key(self) -> str:
        """How messages and manifests name the household; empty when nothing of the worker is known."""
        return household_key(self.number, self.worker.name or "", self.worker.id_number or "")


def household_key(number: str, name: str, id_number: str) -> str:
    """The number, else the worker's name and the last four digits of the ID number: 罗春梅（1527）."""
    return number or name + (f"（{id_number[-4:]}）" if id_number else "")
