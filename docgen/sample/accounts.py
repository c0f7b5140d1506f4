"""Money of an invented household: incomes, the declaration, the bank account."""

from decimal import Decimal

from docgen.model.household import Bank, Household, Housing
from docgen.model.income import Expense, Income
from docgen.sample.draft import Draft
from docgen.sample.livelihood import Role
from docgen.sample.people import invent_card


def invent_income(draft: Draft) -> Income:
    """Incomes and the yearly declaration, which agree with each other."""
    budget = draft.budget
    worker = budget.lives[0]
    wages = sum(life.monthly for life in budget.lives if life.is_waged)
    own_other = budget.other if len(budget.lives) == 1 else budget.other // 3
    is_accident = bool(draft.situation.accident)
    return Income(
        worker_monthly=Decimal(worker.monthly),
        household_other_annual=Decimal(budget.other),
        declaration_year=draft.locality.year,
        worker_wage_6m=Decimal(6 * worker.monthly),
        household_wage_total=Decimal(6 * wages),
        worker_nonwage_year=Decimal(own_other),
        household_nonwage_year=Decimal(12 * (budget.monthly - wages) + budget.other),
        household_total_6m=Decimal(6 * budget.monthly + budget.other // 2),
        tax_paid=Decimal(0),
        social_security_paid=Decimal(budget.social_security),
        necessary_expense_annual=None if is_accident else Decimal(budget.necessary),
        accident_expense_annual=Decimal(budget.necessary) if is_accident else None,
        expense=_expense(draft),
    )


def _expense(draft: Draft) -> Expense:
    """The necessary outlay under the heading of the situation; small sums under the others."""
    purpose, budget = draft.situation.expense, draft.budget
    has_pupil = any(life.role is Role.PUPIL for life in budget.lives)
    amounts = {"medical": Decimal(200), "education": Decimal(600 if has_pupil else 0), "other": Decimal(0)}
    amounts[purpose] = Decimal(budget.necessary)
    return Expense(
        living=Decimal(budget.living),
        housing_vehicle=Decimal(0),
        other_name="偿还借款" if purpose == "other" else None,
        **amounts,
    )


def invent_housing(draft: Draft) -> Housing:
    """At most one home of their own (R-LZ-13)."""
    homes = [item for item in draft.locality.homes if not (item.is_owned and draft.situation.is_migrant)]
    home = draft.rng.choice(homes)
    return Housing(
        type=draft.setting.official("housing_type", home.type),
        floor_area=str(draft.rng.randint(28, 95)),
        owned_units=int(home.is_owned),
    )


def invent_bank(draft: Draft) -> Bank:
    """An account; a few households have none."""
    if draft.rng.random() < 0.05:
        return Bank()
    bank = draft.rng.choice(draft.locality.banks)
    card = invent_card(draft.rng, draft.locality.card_prefix)
    return Bank(name=bank.name, branch=bank.branch, card_number=card)


def invent_circumstances(draft: Draft) -> Household:
    """What the forms ask of the household as a whole."""
    official, situation = draft.setting.official, draft.situation
    lives = draft.budget.lives
    return Household(
        difficulty_category=official("difficulty_category", situation.category),
        accident_subcategory=situation.accident,
        circumstances=situation.circumstances,
        filing_criterion=official("filing_criterion", situation.criterion) if situation.criterion else None,
        dossier_type=official("dossier_type", "困难农民工" if situation.is_migrant else "城镇困难职工"),
        can_self_help=any(life.role is Role.EARNER for life in lives),
        zero_employment=not any(life.is_waged for life in lives),
        remark=draft.told(situation.story),
        filed_date=draft.filed,
        receives_dibao=situation.receives_dibao,
        dibao_certificate_valid=True if situation.receives_dibao else None,
        government_aided=situation.receives_dibao,
        after_aid_hardship=True if situation.receives_dibao else None,
    )
