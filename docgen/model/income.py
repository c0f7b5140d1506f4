"""Income and outlay of a household."""

from docgen.model.kinds import (
    Integer,
    Money,
    Moneys,
    Publicity,
    Record,
    Text,
    Year,
    field,
    several,
)


class Expense(Record):
    """Necessary outlay of a year by purpose."""

    living: Money = field("日常基本生活开支", unit="元/年")
    medical: Money = field("医疗费", "医疗费（提供医疗费用结算收据复印件）", unit="元/年")
    education: Money = field("子女上学支出", "子女上学", unit="元/年")
    housing_vehicle: Money = field("购房、购车支出", "购房、购车", unit="元/年")
    other: Money = field("其他支出", "其他", unit="元/年")
    other_name: Text = field("其他支出名称", "（注明名称）")


class QuarterlyIncome(Record):
    """Income and costs of one quarter."""

    quarter: Integer = field("季度", derived_from="未填时为本户所填的次序", publicity=Publicity.NOT_PRINTED)
    income: Money = field("家庭季度收入实现情况", unit="元")
    cost_insurance: Money = field("五险一金交费（元）", unit="元")
    cost_farming: Money = field("农业生产经营成本（元）（限农民工）", unit="元")
    cost_education: Money = field("教育成本（元）", unit="元")
    cost_medical: Money = field("医疗成本（元）", unit="元")
    cost_housing: Money = field("住房支出（元）", unit="元")
    cost_living_other: Money = field("生活及其他成本（元）", unit="元")


class Income(Record):
    """Income and outlay of the household; amounts in 元."""

    worker_monthly: Money = field(
        "本人月平均收入",
        "本人月收入",
        "本人月均收入",
        "职工月收入",
        "职工月平均收入",
        "个人月收入",
        "申请人月均收入 (元)",
        "申请人月均收入（元）",
        unit="元/月",
        publicity=Publicity.ALLOWED,
    )
    household_other_annual: Money = field("家庭其他非薪资年收入", unit="元/年")
    household_annual_total: Money = field(
        "家庭年度总收入",
        "家庭年总收入",
        "家庭年收入",
        "家庭年度收入",
        unit="元/年",
        derived_from="（本人月平均收入＋成员月收入）×12＋家庭其他非薪资年收入",
    )
    declaration_year: Year = field("申报年度", unit="年", publicity=Publicity.NOT_PRINTED)
    worker_wage_6m: Money = field("本人近半年工薪总收入", unit="元（半年）")
    household_wage_total: Money = field("全家工薪总收入", unit="元")
    worker_nonwage_year: Money = field(
        "本人本年度非工薪总收入", "本人本年度非工薪总收入（包括投资收入、利息、稿费、救济等）", unit="元/年"
    )
    household_nonwage_year: Money = field(
        "全家年度非工薪总收入",
        "全家年度非工薪总收入（包括离退休金、社会救济、经营净收入、租金收入、利息、红利、稿费等所有收入）",
        unit="元/年",
    )
    household_total_6m: Money = field(
        "全部家庭成员近6个月总收入",
        "全部家庭成员近6个月总收入（包括离退休金、工薪收入、经营净收入、投资收入、租金、利息、稿费、救济等）",
        unit="元（半年）",
    )
    per_capita_monthly_6m: Money = field(
        "全部家庭成员人均每月收入", unit="元/月", derived_from="全部家庭成员近6个月总收入÷6÷家庭人口"
    )
    tax_paid: Money = field("缴纳所得税", unit="元/年")
    social_security_paid: Money = field("社会保障支出", unit="元/年")
    disposable_annual: Money = field(
        "家庭可支配收入", unit="元/年", derived_from="家庭年度总收入－缴纳所得税－社会保障支出"
    )
    per_capita_disposable_monthly: Money = field(
        "家庭月人均可支配收入", "人均月可支配收入", unit="元/月", derived_from="家庭可支配收入÷家庭人口÷12"
    )
    per_capita_annual: Money = field(
        "家庭人均年收入",
        "家庭年人均收入",
        "人均年收入",
        "年人均收入",
        unit="元/年",
        derived_from="家庭年度总收入÷家庭人口",
    )
    necessary_expense_annual: Money = field("致困必要支出", unit="元/年")
    accident_expense_annual: Money = field("意外致困支出", unit="元/年")
    deducted_expense_annual: Money = field(
        "扣除的支出", unit="元/年", derived_from="意外致困支出或每年个人自付医药费，按困难类别"
    )
    actual_disposable_monthly: Money = field(
        "家庭月人均可用于生活的实际支配收入", unit="元/月", derived_from="收入减去扣除的支出，按月人均计"
    )
    monthly_per_capita_history: Moneys = several("近六个月人均收入", unit="元/月")
    expense: Expense = Expense()
    quarterly: tuple[QuarterlyIncome, ...] = ()
