"""The union: its officers, the official lines of its places, its notices and counts."""

from docgen.model.kinds import (
    Code,
    Codes,
    Date,
    Integer,
    Money,
    Phone,
    Publicity,
    Record,
    Signature,
    Text,
    Year,
    YesNo,
    field,
    several,
)


class Standard(Record):
    """The official lines of one place, per person and month (decision 8)."""

    place: Text = field("地区", "行政区划")
    dibao: Money = field("低保标准", "最低生活保障标准", unit="元/月")
    low_income: Money = field("低收入标准", unit="元/月")
    minimum_wage: Money = field("最低工资标准", unit="元/月")


class Pairing(Record):
    """One officer and the households this officer helps (R-LZ-26)."""

    helper_name: Text = field("结对干部", derived_from="按帮扶责任人归并", publicity=Publicity.NOT_PRINTED)
    role: Text = field("结对职责", derived_from="按帮扶责任人归并", publicity=Publicity.NOT_PRINTED)
    household_count: Integer = field(
        "结对户数", unit="户", derived_from="按帮扶责任人归并", publicity=Publicity.NOT_PRINTED
    )
    workers: Codes = several("结对困难职工", derived_from="按帮扶责任人归并")


class PublicityNotice(Record):
    """One posting of a publicity notice."""

    household_count: Integer = field(
        "公示户数", unit="户", derived_from="本次公示的户数", publicity=Publicity.ALLOWED
    )
    start_date: Date = field("公示起始日期", publicity=Publicity.ALLOWED)
    end_date: Date = field("公示截止日期", publicity=Publicity.ALLOWED)
    objection_deadline: Date = field("异议截止日期", publicity=Publicity.ALLOWED)
    contact_name: Text = field("单位工会联系人", publicity=Publicity.ALLOWED)
    report_phone: Phone = field("举报电话", publicity=Publicity.ALLOWED)
    issue_date: Date = field("公示落款日期", publicity=Publicity.ALLOWED)
    level: Code = field("公示层级", codelist="publicity_level", publicity=Publicity.ALLOWED)
    round: Text = field("公示轮次", "公示批次", publicity=Publicity.ALLOWED)
    posted_by: Text = field("公示单位", publicity=Publicity.ALLOWED)


class Assessment(Record):
    """What an assessment rubric asks of a unit."""

    chief_leads: YesNo = field("党政一把手是否带头参联", publicity=Publicity.NOT_PRINTED)
    deputy_assigned: YesNo = field("是否明确班子成员分管", publicity=Publicity.NOT_PRINTED)
    dedicated_person: YesNo = field("是否有专人负责", publicity=Publicity.NOT_PRINTED)
    has_funds: YesNo = field("是否有专项工作经费", publicity=Publicity.NOT_PRINTED)
    has_plan: YesNo = field("是否有方案", publicity=Publicity.NOT_PRINTED)
    has_summary: YesNo = field("是否有总结", publicity=Publicity.NOT_PRINTED)
    practical_deeds: Integer = field("办实事件数", unit="件", publicity=Publicity.NOT_PRINTED)
    helped_out_count: Integer = field("帮助解困脱困户数", unit="户", publicity=Publicity.NOT_PRINTED)
    legal_activity_held: YesNo = field("是否开展法律活动", publicity=Publicity.NOT_PRINTED)
    mass_petition_occurred: YesNo = field("是否发生群体性事件", publicity=Publicity.NOT_PRINTED)
    bulletins_submitted: Integer = field("报送信息篇数", unit="篇", publicity=Publicity.NOT_PRINTED)


class Score(Record):
    """One item of an assessment rubric as scored."""

    item: Text = field("考核项目", derived_from="地区包的计分规则", publicity=Publicity.NOT_PRINTED)
    full: Integer = field(
        "考核分值", unit="分", derived_from="地区包的计分规则", publicity=Publicity.NOT_PRINTED
    )
    score: Integer = field("考核得分", unit="分", derived_from="考核情况", publicity=Publicity.NOT_PRINTED)
    reason: Text = field("扣分原因", derived_from="考核情况", publicity=Publicity.NOT_PRINTED)


class Box(Record):
    """One archive box of a union and year."""

    number: Integer = field("盒号", derived_from="按年度和每盒件数编排", publicity=Publicity.NOT_PRINTED)
    year: Year = field("盒内年度", unit="年", derived_from="建档年度", publicity=Publicity.NOT_PRINTED)
    first_item: Integer = field("起件号", derived_from="本年度内的次序", publicity=Publicity.NOT_PRINTED)
    last_item: Integer = field("止件号", derived_from="本年度内的次序", publicity=Publicity.NOT_PRINTED)
    item_count: Integer = field(
        "盒内件数", unit="件", derived_from="盒内的户数", publicity=Publicity.NOT_PRINTED
    )


class Statistics(Record):
    """Counts over the cases of a union; all are computed except who compiled them and when."""

    compiling_unit: Text = field("编制单位", publicity=Publicity.NOT_PRINTED)
    tabulator: Text = field("制表人", publicity=Publicity.NOT_PRINTED)
    tabulated_date: Date = field("制表时间", publicity=Publicity.NOT_PRINTED)
    cutoff_date: Date = field("统计截止日期", publicity=Publicity.NOT_PRINTED)
    a_total: Integer = field(
        "A已清理档案数", unit="户", derived_from="按户统计", publicity=Publicity.NOT_PRINTED
    )
    b_total: Integer = field(
        "B已建档并上报的困难职工数(B=B1=B2=B3)",
        unit="户",
        derived_from="按户统计",
        publicity=Publicity.NOT_PRINTED,
    )
    out_count: Integer = field(
        "脱困户数", unit="户", derived_from="效果评价为脱困的户数", publicity=Publicity.NOT_PRINTED
    )
    filed_count: Integer = field(
        "建档户数", unit="户", derived_from="建档的户数", publicity=Publicity.NOT_PRINTED
    )
    a1_unaided_two_years: Integer = field(
        "其中两年以上未帮扶的职工档案", unit="户", derived_from="按户统计", publicity=Publicity.NOT_PRINTED
    )
    a2_deceased: Integer = field(
        "其中已死亡的职工档案", unit="户", derived_from="按户统计", publicity=Publicity.NOT_PRINTED
    )
    a3_labour_relation_ended: Integer = field(
        "其中劳动关系转移或终止的职工档案",
        unit="户",
        derived_from="按户统计",
        publicity=Publicity.NOT_PRINTED,
    )
    a4_unreachable: Integer = field(
        "其中无法联系的职工档案", unit="户", derived_from="按户统计", publicity=Publicity.NOT_PRINTED
    )
    a5_not_eligible: Integer = field(
        "其中不符合新建档条件的职工档案", unit="户", derived_from="按户统计", publicity=Publicity.NOT_PRINTED
    )
    a6_out_of_difficulty: Integer = field(
        "其中已脱困的职工档案", unit="户", derived_from="按户统计", publicity=Publicity.NOT_PRINTED
    )
    b1_1: Integer = field("(1)低保户", unit="户", derived_from="按户统计", publicity=Publicity.NOT_PRINTED)
    b1_2: Integer = field(
        "(2)低保边缘户", unit="户", derived_from="按户统计", publicity=Publicity.NOT_PRINTED
    )
    b1_3: Integer = field(
        "(3)意外致困户", unit="户", derived_from="按户统计", publicity=Publicity.NOT_PRINTED
    )
    b2_1: Integer = field("(1)因病致困", unit="户", derived_from="按户统计", publicity=Publicity.NOT_PRINTED)
    b2_2: Integer = field(
        "(2)无劳动能力", unit="户", derived_from="按户统计", publicity=Publicity.NOT_PRINTED
    )
    b2_3: Integer = field(
        "(3)有劳动能力未就业", unit="户", derived_from="按户统计", publicity=Publicity.NOT_PRINTED
    )
    b2_4: Integer = field("(4)下岗失业", unit="户", derived_from="按户统计", publicity=Publicity.NOT_PRINTED)
    b2_5: Integer = field("(5)自然灾害", unit="户", derived_from="按户统计", publicity=Publicity.NOT_PRINTED)
    b2_6: Integer = field("(6)重大事故", unit="户", derived_from="按户统计", publicity=Publicity.NOT_PRINTED)
    b2_7: Integer = field("(7)子女上学", unit="户", derived_from="按户统计", publicity=Publicity.NOT_PRINTED)
    b2_8: Integer = field(
        "(8)未参加社会保险", unit="户", derived_from="按户统计", publicity=Publicity.NOT_PRINTED
    )
    b2_9: Integer = field(
        "(9)社会保险待遇落实不到位", unit="户", derived_from="按户统计", publicity=Publicity.NOT_PRINTED
    )
    b2_10: Integer = field("(10)其他", unit="户", derived_from="按户统计", publicity=Publicity.NOT_PRINTED)
    b3_1: Integer = field(
        "(1)低保范围内有劳动能力而未充分就业",
        unit="户",
        derived_from="按户统计",
        publicity=Publicity.NOT_PRINTED,
    )
    b3_2: Integer = field(
        "(2)收入或生活水平低于低保线而未纳入低保",
        unit="户",
        derived_from="按户统计",
        publicity=Publicity.NOT_PRINTED,
    )
    b3_3: Integer = field(
        "(3)支出性生活困难", unit="户", derived_from="按户统计", publicity=Publicity.NOT_PRINTED
    )
    b3_4: Integer = field(
        "(4)城市困难农民工", unit="户", derived_from="按户统计", publicity=Publicity.NOT_PRINTED
    )
    b3_5: Integer = field(
        "(5)供给侧结构性改革中的困难职工", unit="户", derived_from="按户统计", publicity=Publicity.NOT_PRINTED
    )
    b3_6: Integer = field("(6)其他", unit="户", derived_from="按户统计", publicity=Publicity.NOT_PRINTED)
    c_1: Integer = field("就业创业发展", unit="户", derived_from="按户统计", publicity=Publicity.NOT_PRINTED)
    c_2: Integer = field(
        "纳入社保制度覆盖", unit="户", derived_from="按户统计", publicity=Publicity.NOT_PRINTED
    )
    c_3: Integer = field(
        "纳入大病保险和医疗互助保险保障", unit="户", derived_from="按户统计", publicity=Publicity.NOT_PRINTED
    )
    c_4: Integer = field("社会救助兜底", unit="户", derived_from="按户统计", publicity=Publicity.NOT_PRINTED)
    c_5: Integer = field("其他", unit="户", derived_from="按户统计", publicity=Publicity.NOT_PRINTED)
    d_1: Integer = field(
        "技能培训促就业计划", unit="户", derived_from="按户统计", publicity=Publicity.NOT_PRINTED
    )
    d_2: Integer = field("金秋助学计划", unit="户", derived_from="按户统计", publicity=Publicity.NOT_PRINTED)
    d_3: Integer = field("创业援助计划", unit="户", derived_from="按户统计", publicity=Publicity.NOT_PRINTED)
    d_4: Integer = field("阳光就业计划", unit="户", derived_from="按户统计", publicity=Publicity.NOT_PRINTED)
    d_5: Integer = field(
        "职工医疗互助计划", unit="户", derived_from="按户统计", publicity=Publicity.NOT_PRINTED
    )
    d_6: Integer = field(
        "一帮一结对计划", unit="户", derived_from="按户统计", publicity=Publicity.NOT_PRINTED
    )
    d_7: Integer = field(
        "送温暖精准化计划", unit="户", derived_from="按户统计", publicity=Publicity.NOT_PRINTED
    )
    d_8: Integer = field("其他", unit="户", derived_from="按户统计", publicity=Publicity.NOT_PRINTED)
    migrant_count: Integer = field(
        "农民工户数", unit="户", derived_from="职工类别为农民工的户数", publicity=Publicity.NOT_PRINTED
    )
    visit_count: Integer = field(
        "走访次数", unit="次", derived_from="走访记录的条数", publicity=Publicity.NOT_PRINTED
    )
    aid_count: Integer = field(
        "帮扶次数", unit="次", derived_from="帮扶记录的条数", publicity=Publicity.NOT_PRINTED
    )
    aid_total: Money = field(
        "帮扶金额合计", unit="元", derived_from="帮扶记录的金额", publicity=Publicity.NOT_PRINTED
    )
    score_total: Integer = field(
        "考核总分", unit="分", derived_from="各项考核得分之和", publicity=Publicity.NOT_PRINTED
    )
    scores: tuple[Score, ...] = ()
    assessment: Assessment = Assessment()


class LabourUnion(Record):
    """The grass-roots union that files the dossiers."""

    name: Text = field("工会名称", "基层工会", "工会委员会", publicity=Publicity.ALLOWED)
    chair_signature: Signature = field(
        "工会主席签字", "工会主席（签字）", "工会主席(签字)", publicity=Publicity.NOT_PRINTED
    )
    liaison_name: Text = field(
        "联络人姓名", "工会联络人姓名", "困难职工所属工会联络人姓名", publicity=Publicity.NOT_PRINTED
    )
    liaison_title: Text = field("联络人职务", publicity=Publicity.NOT_PRINTED)
    liaison_phone: Phone = field("联络人联系方式", "联系方式")
    form_filler: Text = field("填表人", publicity=Publicity.NOT_PRINTED)
    form_date: Date = field("填表时间", publicity=Publicity.NOT_PRINTED)
    dibao_standard: Money = field("低保标准", unit="元/月", publicity=Publicity.NOT_PRINTED)
    low_income_standard: Money = field("低收入标准", unit="元/月", publicity=Publicity.NOT_PRINTED)
    minimum_wage: Money = field("最低工资标准", unit="元/月", publicity=Publicity.NOT_PRINTED)
    has_system_account: YesNo = field("是否有系统独立账户", publicity=Publicity.NOT_PRINTED)
    help_budget: Money = field("解困脱困经费", unit="元/年", publicity=Publicity.NOT_PRINTED)
    retained_funds: Money = field("本级留成经费", unit="元/年", publicity=Publicity.NOT_PRINTED)
    year: Year = field("年度", "花名册年度", unit="年", publicity=Publicity.ALLOWED)
    aid_centre: Text = field("帮扶中心", "困难职工帮扶中心", publicity=Publicity.ALLOWED)
    superior: Text = field("上级工会", publicity=Publicity.NOT_PRINTED)
    lead_unit: Text = field("参联组长单位", publicity=Publicity.NOT_PRINTED)
    fonds_number: Text = field("全宗号", publicity=Publicity.NOT_PRINTED)
    retention: Text = field("保管期限", publicity=Publicity.NOT_PRINTED)
    items_a_box: Integer = field("每盒件数", unit="件", publicity=Publicity.NOT_PRINTED)
    pairings: tuple[Pairing, ...] = ()
    boxes: tuple[Box, ...] = ()
    standards: tuple[Standard, ...] = ()
    publicity: tuple[PublicityNotice, ...] = ()
    stats: Statistics = Statistics()
