"""Why a household needs help, the plan, the visits, the outcome."""

from docgen.model.kinds import (
    Code,
    Codes,
    Date,
    Integer,
    LongText,
    Money,
    Month,
    Phone,
    Publicity,
    Record,
    Text,
    Year,
    YesNo,
    field,
    several,
)


class Cause(Record):
    """Why the household is in difficulty."""

    main: Code = field("主要致困原因", "致困主要原因", "困难原因", "致困原因", codelist="cause")
    all: Codes = several(
        "致困原因（选项）",
        "致困原因(选项)",
        codelist="cause",
        derived_from="主要致困原因和次要致困原因",
    )
    secondary: Codes = several("次要致困原因（0-3项）", "次要致困原因(0-3项)", codelist="cause")
    main_text: LongText = field("主要致困原因简述", "主要致困原因简述(含年度主要支出状况)", "主要致贫原因")
    other_text: LongText = field("其他（文字描述）", "其他(文字描述)")
    annual_necessary_expense: Money = field("年度必要支出", unit="元/年")
    published: Code = field(
        "公示致困原因", derived_from="主要致困原因，疾病和残疾一律为因病致困", publicity=Publicity.ALLOWED
    )


class Plan(Record):
    """Who helps, how, and until when."""

    helper_unit: Text = field("帮扶单位", publicity=Publicity.NOT_PRINTED)
    helper_name: Text = field("帮扶责任人", "帮扶责任人姓名", publicity=Publicity.NOT_PRINTED)
    helper_title: Text = field("帮扶责任人职务", publicity=Publicity.NOT_PRINTED)
    helper_phone: Phone = field("帮扶责任人联系方式")
    second_helper_name: Text = field("第二帮扶责任人", publicity=Publicity.NOT_PRINTED)
    deadline: Month = field("帮扶任务完成时限", publicity=Publicity.NOT_PRINTED)
    focus_group: Code = field("重点群体", "五类重点群体", "列入哪类重点群体(限选1项)", codelist="focus_group")
    focus_group_note: LongText = field("重点群体备注")
    measures: Codes = several("解困脱困措施", "解困脱困措施选项", "“四个一批”措施", codelist="measure")
    measures_note: LongText = field("措施其他注明")
    action_plans: Codes = several("解困脱困计划", "解困脱困计划选项", "七个行动计划", codelist="action_plan")
    action_plans_note: LongText = field("计划其他注明")
    aid_types: Codes = several("帮扶类型", "帮扶类型（在所属类型上打“√”）", codelist="aid_type")
    body: LongText = field("解困脱困方案")
    cause_section: LongText = field("方案一致困原因", "一、致困原因")
    plan_section: LongText = field("方案二脱贫计划", "二、脱贫计划")
    safeguards_section: LongText = field("方案三主要保障措施", "三、主要保障措施")
    goals_section: LongText = field("方案四预期目标", "四、预期目标")
    date: Date = field("方案时间", publicity=Publicity.NOT_PRINTED)
    year: Year = field("方案年度", unit="年", publicity=Publicity.NOT_PRINTED)
    card_remark: LongText = field("联系卡备注")
    card_issued_date: Date = field("联系卡发放日期", publicity=Publicity.NOT_PRINTED)
    fund_level: Code = field("使用资金级别", codelist="dossier_level", publicity=Publicity.NOT_PRINTED)


class Visit(Record):
    """One visit of a helper."""

    date: Date = field("走访时间", "帮扶时间", "走访日期", publicity=Publicity.NOT_PRINTED)
    work_content: LongText = field("工作内容")
    responsible_person: Text = field("责任人", publicity=Publicity.NOT_PRINTED)
    quarter: Integer = field("走访季度", derived_from="走访时间所在的季度", publicity=Publicity.NOT_PRINTED)


class Aid(Record):
    """One act of help: money, goods or a service, with its day."""

    date: Date = field("帮扶日期", publicity=Publicity.NOT_PRINTED)
    measure: Text = field("帮扶措施", "帮扶项目")
    content: LongText = field("帮扶内容", "帮扶物资或服务")
    amount: Money = field("帮扶金额", unit="元")
    responsible_person: Text = field("帮扶经办人", publicity=Publicity.NOT_PRINTED)


class Goal(Record):
    """One goal of the plan and how far it was met."""

    expected: LongText = field("预期目标")
    measure: LongText = field("措施")
    completion: LongText = field("目标完成情况")


class Outcome(Record):
    """What the help achieved, judged every year in late December."""

    effect_per_capita_income: Money = field("家庭人均收入达到", unit="元/月")
    effect_other_text: LongText = field("其它效果")
    evaluation: Code = field("效果评价", "评价", codelist="evaluation")
    determination_opinion: LongText = field("解困脱困认定意见")
    determination_date: Date = field("认定日期", publicity=Publicity.NOT_PRINTED)
    year: Year = field("解困脱困年度", unit="年", publicity=Publicity.NOT_PRINTED)
    cancel_reason: Code = field("注销原因", codelist="cancel_reason")
    cancel_date: Date = field("注销日期", publicity=Publicity.NOT_PRINTED)
    cancel_note: LongText = field("注销说明")
    cause_removed: YesNo = field("致困因素是否消除")
    goals: tuple[Goal, ...] = ()
