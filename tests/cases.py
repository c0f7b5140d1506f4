"""Invented households and unions that pass every check of the Luzhou pack, to be changed by the tests.

`a_case(worker={"name": "王一"})` is the typical household with that one value changed.
"""

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from functools import cache
from typing import Any

from docgen.derive.case import completed_case
from docgen.derive.household import household_figures
from docgen.fill.paper import Filler
from docgen.model.case import Case
from docgen.model.id_number import check_digit
from docgen.model.kinds import YearMonth
from docgen.model.union import LabourUnion
from docgen.orders import FiguredCase, FiguredUnion, PaperOrder
from docgen.pipeline.assess import figured_union
from docgen.pipeline.figuring import figure_parameters
from docgen.plan.papers import union_orders
from docgen.region.catalog import find_pack
from docgen.region.pack import Pack

DAY = dt.date(2018, 12, 25)  # the run's date in every test
UNION_NAME = "江阳化工厂工会委员会"
Changes = Mapping[str, Any]

_PEOPLE = (  # name, relation, born, order within the ID number (odd: a man)
    ("罗小雨", "女儿", dt.date(2004, 9, 12), 222),
    ("罗大山", "父亲", dt.date(1946, 3, 8), 311),
    ("刘秀英", "母亲", dt.date(1949, 11, 20), 422),
    ("罗浩然", "儿子", dt.date(2010, 6, 1), 533),
    ("罗春生", "兄弟", dt.date(1978, 1, 30), 615),
    ("罗冬梅", "姐妹", dt.date(1981, 12, 5), 724),
    ("刘老太", "外祖父母", dt.date(1930, 2, 14), 826),
    ("陈佳佳", "儿媳", dt.date(1997, 7, 7), 928),
    ("王立新", "女婿", dt.date(1995, 10, 16), 917),
)

_TYPICAL: dict[str, Any] = {
    "union_name": UNION_NAME,
    "worker": {
        "number": "510502000123",
        "name": "罗春梅",
        "id_number": "510502197403151527",
        "ethnicity": "汉族",
        "political_status": "群众",
        "health_status": "良好",
        "work_status": "在岗",
        "work_start_date": dt.date(1995, 7, 1),
        "model_worker_type": "非劳模",
        "industry": "制造业",
        "marital_status": "离异",
        "hukou_type": "城镇居民",
        "hukou_region": "四川省泸州市江阳区",
        "mobile": "13800000017",
        "home_address": "泸州市江阳区蓝田街道沙湾路17号3栋2单元501室",
        "employer": "泸州江阳化工厂",
        "medical_insurance": "城镇职工医保",
    },
    "household": {
        "difficulty_category": "低保边缘户",
        "filing_criterion": "略高于低保标准",
        "dossier_type": "城镇困难职工",
        "filed_date": dt.date(2018, 3, 15),
        "receives_dibao": False,
    },
    "income": {
        "worker_monthly": Decimal("1450.5"),
        "household_other_annual": Decimal(3600),
        "household_total_6m": Decimal(12303),
        "declaration_year": 2018,
    },
    "housing": {"type": "承租单位公房"},
    "cause": {"main": "家庭成员患重特大疾病"},
    "plan": {
        "helper_unit": "江阳区总工会",
        "helper_name": "周建国",
        "helper_title": "保障部部长",
        "helper_phone": "0830-3110001",
        "deadline": YearMonth(2018, 12),
        "measures": ("社会救助兜底",),
        "action_plans": ("金秋助学计划",),
    },
    "outcome": {"evaluation": "解困", "year": 2018},
    "review": {"filed_by": "吴敏", "reviewed_by": "郑国强"},
}

# What the typical household leaves empty on some form of the pack; every value is told apart from the others.
_FULL: dict[str, Any] = {
    "worker": {
        "dossier_no": "泸江工困2018-017",
        "ethnicity": "苗族",
        "political_status": "中共党员",
        "health_status": "糖尿病",
        "disability_type": "肢体残疾三级（中度）",
        "model_worker_type": "地市级劳模",
        "other_contact": "0830-3190017",
        "postcode": "646017",
        "employer_nature": "国有企业",
        "enterprise_status": "亏损企业",
        "is_single_parent": True,
    },
    "household": {
        "can_self_help": True,
        "zero_employment": False,
        "main_members_summary": "女儿罗小雨（初二）、父亲罗大山（偏瘫）",
        "other_assets": "旧电视机一台",
        "vehicles": "旧三轮车一辆",
        "commercial_property_area": Decimal(0),
        "remark": "父亲二〇一六年中风后卧床，需长期护理",
    },
    "income": {
        "worker_wage_6m": Decimal(8703),
        "household_wage_total": Decimal(9903),
        "worker_nonwage_year": Decimal(1210),
        "household_nonwage_year": Decimal(4820),
        "expense": {
            "living": Decimal(9630),
            "medical": Decimal("15240.75"),
            "education": Decimal(8850),
            "housing_vehicle": Decimal(2640),
            "other": Decimal(1770),
            "other_name": "冬季取暖",
        },
    },
    "housing": {"floor_area": "46.5", "owned_units": 1},
    "bank": {
        "name": "中国农业银行",
        "branch": "江阳支行营业部",
        "card_number": "6228480469000000017",
    },
    "cause": {
        "secondary": ("子女上学", "下岗失业", "其他"),
        "other_text": "房屋漏雨亟待维修",
        "annual_necessary_expense": Decimal(38130),
    },
    "plan": {
        "second_helper_name": "钱学文",
        "measures": ("就业创业发展", "纳入大病保险和医疗互助保险保障", "其他（注明）"),
        "measures_note": "协调护工上门",
        "action_plans": ("技能培训促就业计划", "一帮一结对计划", "其他（注明）"),
        "action_plans_note": "微心愿认领",
        "card_remark": "每月十五日电话回访",
        "card_issued_date": dt.date(2018, 4, 12),
        "cause_section": "父亲偏瘫，女儿在校，仅职工一人有收入。",
        "plan_section": "培训电工技能，调整岗位，落实大病保险。",
        "safeguards_section": "每季度走访一次，专人跟踪报销进度。",
        "goals_section": "年内家庭人均收入超过低保标准。",
        "year": 2018,
    },
    "visits": (
        {"date": dt.date(2018, 3, 20), "work_content": "核实住房和支出", "responsible_person": "周建国"},
        {"date": dt.date(2018, 8, 9), "work_content": "送去助学金申请表", "responsible_person": "钱学文"},
        {"date": dt.date(2018, 12, 21), "work_content": "评价帮扶效果", "responsible_person": "冯丽"},
    ),
    "outcome": {
        "evaluation": "脱困",
        "effect_per_capita_income": Decimal("1268.5"),
        "effect_other_text": "女儿学费已由助学金解决",
        "determination_opinion": "致困因素已消除，同意认定脱困。",
        "determination_date": dt.date(2018, 12, 28),
    },
    "review": {
        "filed_by": "吴敏、陈志强",
        "declarant_date": dt.date(2018, 4, 16),
        "auditor_date": dt.date(2018, 4, 19),
        "attachments": (
            {"name": "身份证复印件", "type": "身份材料", "remark": "正反两面"},
            {"name": "住院费用清单", "type": "医药费票据复印件", "remark": "二〇一七年"},
        ),
    },
}

_MEMBER: dict[str, Any] = {
    "ethnicity": "汉族",
    "political_status": "群众",
    "health_status": "良好",
    "monthly_income": Decimal(0),
    "model_worker_type": "非劳模",
    "medical_insurance": "城镇居民医保",
    "marital_status": "未婚",
    "hukou_type": "城镇居民",
    "identity": "无业",
}

_UNION: dict[str, Any] = {
    "name": UNION_NAME,
    "liaison_name": "冯丽",
    "liaison_title": "工会干事",
    "liaison_phone": "0830-3110009",
    "form_filler": "褚云",
    "form_date": dt.date(2018, 12, 29),
    "year": 2018,
    "standards": (
        {"place": "四川省泸州市江阳区", "dibao": Decimal(550), "low_income": Decimal(825)},
        {"place": "四川省泸州市龙马潭区", "dibao": Decimal(900)},
    ),
    "publicity": (
        {"start_date": dt.date(2018, 4, 9), "contact_name": "卫东", "report_phone": "0830-3110012"},
    ),
}


@cache
def luzhou() -> Pack:
    return find_pack("luzhou")


def a_case(members: int | Sequence[Changes] = 1, **changes: Any) -> Case:
    """A household with what the forms require and little more; `members` a count, or what each one has."""
    return _built(_TYPICAL, _members(members, a_member), changes)


def a_full_case(members: int | Sequence[Changes] = 1, **changes: Any) -> Case:
    """A household with a value for every blank of every form of the pack."""
    return _built(_merged(_TYPICAL, _FULL), _members(members, a_full_member), changes)


def a_blank_case() -> Case:
    """A household of which nothing is known."""
    return Case()


def a_union(**changes: Any) -> LabourUnion:
    """The union of these households with its officers, standards and one notice."""
    return LabourUnion.model_validate({**_UNION, **changes})


def figured(case: Case, union: LabourUnion | None = None) -> FiguredCase:
    """The case completed, with its figures."""
    figures = household_figures(case, union or a_union(), figure_parameters(luzhou(), DAY))
    return completed_case(FiguredCase(case, figures), luzhou().manifest)


def a_figured_union(cases: Sequence[Case] = (), **changes: Any) -> FiguredUnion:
    """The union with its figures and those cases; its notices have their last days."""
    union = a_union(**changes)
    return figured_union(union, [figured(case, union) for case in cases], luzhou().manifest)


def a_household_paper(document: str, case: Case) -> bytes:
    """The filled paper of that household, whether or not the document's conditions ask for it."""
    union = a_figured_union([case])
    own, form = union.cases[0], luzhou().document(document)
    notice = union.notice_of(own)
    return _filler().fill(PaperOrder(form, union.union, union.figures, case=own, notice=notice))


def union_papers(document: str, union: FiguredUnion) -> list[bytes]:
    """The filled papers of the union: one, or one for each notice it posts."""
    return [_filler().fill(order) for order in union_orders([luzhou().document(document)], union)]


def a_union_with_everything() -> FiguredUnion:
    """Households for every list of the pack: out of difficulty or not, filed early or late, low in income."""
    return a_figured_union(
        [
            a_full_case(members=3),
            a_case(worker=_other_worker("蒋阿妹", 4), household={"filed_date": dt.date(2015, 6, 30)}),
            a_case(
                members=2,
                worker=_other_worker("韦国栋", 5) | {"hukou_region": "四川省泸州市龙马潭区"},
                household={"filed_date": dt.date(2016, 10, 31)},
                plan={"second_helper_name": "钱学文"},
            ),
            a_case(
                worker=_other_worker("陶水生", 7)
                | {"employer": None, "mobile": None, "other_contact": "3190027"},
                outcome={"evaluation": "脱困"},
            ),
        ]
    )


def paper_names() -> list[str]:
    """Every paper of the pack for the typical and the full household, and for the union with everything."""
    names = {"household": ("typical", "full"), "union": ("union",), "publicity": ("union",), "scan": ()}
    return [f"{document.id}.{name}" for document in luzhou().documents for name in names[document.scope]]


@cache
def a_paper(name: str) -> bytes:
    """The paper of that name."""
    document, _, of = name.partition(".")
    if of == "union":
        [paper] = union_papers(document, a_union_with_everything())
        return paper
    return a_household_paper(document, a_case() if of == "typical" else a_full_case(members=3))


def an_id_number(born: dt.date, order: int, area: str = "510502") -> str:
    """A valid number; an odd order is a man's."""
    first_17 = f"{area}{born:%Y%m%d}{order:03}"
    return first_17 + check_digit(first_17)


def _other_worker(name: str, number: int) -> dict[str, Any]:
    born = dt.date(1970 + number, number, 20 + number)
    return {"name": name, "number": f"51050200012{number}", "id_number": an_id_number(born, 330 + number)}


def a_member(index: int) -> dict[str, Any]:
    """The member of that index (from 0) with what the forms require."""
    name, relation, born, order = _PEOPLE[index]
    return {**_MEMBER, "name": name, "relation": relation, "id_number": an_id_number(born, order)}


def a_full_member(index: int) -> dict[str, Any]:
    """The member with a value in every blank, told from those of other members by its number."""
    number = index + 31
    return a_member(index) | {
        "ethnicity": "彝族",
        "disability_type": "听力残疾",
        "monthly_income": Decimal(number * 10),
        "model_worker_type": "省部级劳模",
        "mobile": f"139000000{number}",
        "other_contact": f"0830-31900{number}",
        "current_education": "初中",
        "enrolment_year": 1980 + number,
        "schooling_years": 3,
        "employer_or_school": f"泸州市第{number}中学",
        "employer_nature": "集体企业",
        "enterprise_status": "改制企业",
        "industry": "建筑业",
        "work_status": "下（待）岗",
        "contract_or_enlistment_date": dt.date(2016, 9, index + 1),
        "contract_term": "三年期",
        "remark": f"第{number}号备注",
    }


def _members(
    members: int | Sequence[Changes], describe: Callable[[int], dict[str, Any]]
) -> list[dict[str, Any]]:
    entries: Sequence[Changes] = [{}] * members if isinstance(members, int) else members
    return [{**describe(index), **entry} for index, entry in enumerate(entries)]


def _built(defaults: Changes, members: Sequence[Changes], changes: Changes) -> Case:
    return Case.model_validate(_merged({**defaults, "members": members}, changes))


def _merged(defaults: Changes, changes: Changes) -> dict[str, Any]:
    """The defaults with the changes laid over, record by record."""
    merged = dict(defaults)
    for name, value in changes.items():
        own = merged.get(name)
        nested = isinstance(own, Mapping) and isinstance(value, Mapping)
        merged[name] = _merged(own, value) if nested else value
    return merged


@cache
def _filler() -> Filler:
    return Filler(luzhou(), DAY)
