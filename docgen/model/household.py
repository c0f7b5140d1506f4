"""The household: its circumstances, members, home, land and account."""

from docgen.model.kinds import (
    CardNumber,
    Code,
    Codes,
    Date,
    IdNumber,
    Integer,
    LongText,
    Money,
    Number,
    Phone,
    Publicity,
    Record,
    Text,
    Year,
    YesNo,
    field,
    several,
)


class MedicalAid(Record):
    """Medical costs and aid of a year."""

    annual_cost: Money = field("每年所需医药费", "每年所需医药费(元)", unit="元/年")
    annual_self_paid: Money = field("每年个人自付医药费", "每年个人自付医药费(元)", unit="元/年")
    annual_aid_received: Money = field("每年所得医疗救助款", "每年所得医疗救助款(元)", unit="元/年")
    has_basic_insurance: YesNo = field("是否参加基本医疗保险")
    sources: Codes = several("医疗救助情况", "医疗救助情况(勾选)", codelist="medical_aid_source")
    remark: LongText = field("医疗救助备注")


class Household(Record):
    """Circumstances of the household as a whole."""

    difficulty_category: Code = field(
        "困难类别", "困难职工困难类别", "困难类型", codelist="difficulty_category"
    )
    accident_subcategory: Code = field("意外致困情形", codelist="accident_subcategory")
    circumstances: Codes = several("致困情形", codelist="circumstance")
    filing_criterion: Code = field("建档标准", codelist="filing_criterion")
    dossier_type: Code = field("档案类型", codelist="dossier_type", publicity=Publicity.NOT_PRINTED)
    dossier_level: Code = field("档案级别", codelist="dossier_level", publicity=Publicity.NOT_PRINTED)
    size: Integer = field(
        "家庭人口",
        "家庭总人口",
        "家庭成员(人数)",
        "家庭人口数",
        "家庭人数",
        unit="人",
        derived_from="职工 1 人加家庭成员人数",
        publicity=Publicity.ALLOWED,
    )
    per_capita_monthly_income: Money = field(
        "家庭月人均收入",
        "家庭人均月收入",
        "人均月收入",
        "月人均收入",
        "家庭月人均收入(元)",
        unit="元/月",
        derived_from="家庭年度总收入÷家庭人口÷12",
        publicity=Publicity.ALLOWED,
    )
    can_self_help: YesNo = field("是否有一定自救能力")
    zero_employment: YesNo = field("是否为零就业家庭")
    main_members_summary: Text = field("家庭主要成员")
    main_property: LongText = field("主要财产")
    other_assets: LongText = field("其它资产")
    vehicles: LongText = field("非受雇佣机动车、船、工程机械及大型农机具等")
    commercial_property_area: Number = field("经营性商业店铺（m2）", unit="㎡")
    remark: LongText = field("备注", "备注说明")
    filed_date: Date = field("建档日期", "建档时间", publicity=Publicity.NOT_PRINTED)
    publicity_round: Text = field("公示轮次", "公示批次", publicity=Publicity.NOT_PRINTED)
    village_committee: Text = field("村（居）民委员会", "村委会", "居委会", publicity=Publicity.NOT_PRINTED)
    filed_elsewhere: YesNo = field("是否已在其他工会建档", publicity=Publicity.NOT_PRINTED)
    last_aid_date: Date = field("最近帮扶日期", derived_from="走访记录中最近一次")
    receives_dibao: YesNo = field("是否享受低保", "是否低保", "是否低保户")
    dibao_certificate_valid: YesNo = field("低保证是否有效")
    dibao_review_date: Date = field("低保证审核日期")
    after_aid_hardship: YesNo = field("经政府救助后是否仍困难")
    government_aided: YesNo = field("是否经政府救助")
    owns_shop: YesNo = field("是否拥有商业店铺", derived_from="经营性商业店铺面积大于 0")
    hires_others: YesNo = field("是否雇佣他人经营")
    child_private_or_abroad: YesNo = field("子女是否高收费私立或自费留学")
    refused_verification: YesNo = field("是否拒绝核实")
    fraud_confirmed: YesNo = field("是否查实弄虚作假")
    false_report_count: Integer = field("不实申报次数", unit="次")
    archive_items: Codes = several("归档材料", codelist="archive_household")
    medical_aid: MedicalAid = MedicalAid()
    is_uncovered_by_dibao: YesNo = field(
        "是否低于低保线未纳入低保", derived_from="家庭月人均可支配收入、低保标准和是否享受低保"
    )
    dibao_standard: Money = field("适用低保标准", unit="元/月", derived_from="地区包所定地点的低保标准")
    marginal_standard: Money = field("适用低保边缘标准", unit="元/月", derived_from="适用低保标准×1.5")
    needs_income_certificate: YesNo = field(
        "是否需要收入证明", derived_from="有工资收入而不能提供工资流水的职工或成员"
    )
    needs_no_income_certificate: YesNo = field(
        "是否需要无业无收入证明", derived_from="年满 20 周岁、有劳动能力、未上学而无收入的成员"
    )


class Member(Record):
    """One other member of the household."""

    index: Integer = field("序号", derived_from="在家庭成员中的次序", publicity=Publicity.NOT_PRINTED)
    name: Text = field("姓名", "成员姓名", "家庭成员姓名", "家属姓名")
    relation: Code = field(
        "关系",
        "与本人关系",
        "与申请人关系",
        "家庭关系",
        "成员关系",
        "称谓",
        "与职工关系",
        codelist="relation",
    )
    sex: Code = field("性别", codelist="sex", derived_from="身份证号第 17 位")
    ethnicity: Text = field("民族")
    political_status: Code = field("政治面貌", codelist="political_status")
    id_number: IdNumber = field(
        "身份证号",
        "身份证",
        "居民身份证号",
        "居民身份证号码",
        "身份证件号码",
        "成员身份证号",
        "家庭成员身份证号",
        "身份证号码",
    )
    birth_date: Date = field(
        "出生日期", "出生年月", "出生时间", "出生年月日", derived_from="身份证号第 7 至 14 位"
    )
    age: Integer = field("年龄", unit="岁", derived_from="出生日期和填表日期")
    health_status: Code = field("健康状况", "身体状况", codelist="health_status")
    disability_type: Code = field("疾病/残疾类别", codelist="disability_type")
    major_disease: Code = field("大病病种", codelist="major_disease")
    monthly_income: Money = field("月收入", "月均收入", "月平均收入", "成员月收入", unit="元/月")
    annual_income: Money = field("年收入", unit="元/年", derived_from="月收入×12")
    identity: Code = field("人员身份", "身份", codelist="member_identity")
    medical_insurance: Code = field("医保状况", codelist="medical_insurance")
    employer_or_school: Text = field(
        "单位或学校",
        "工作单位或学校",
        "工作或学习单位",
        "工作（学习）单位",
        "单位/学校",
        "工作单位",
        "工作单位及学校",
        "就读学校",
        "单位（学校）",
    )
    employer_nature: Code = field("单位性质", codelist="employer_nature", publicity=Publicity.NOT_PRINTED)
    enterprise_status: Code = field("企业状况", codelist="enterprise_status", publicity=Publicity.NOT_PRINTED)
    industry: Code = field("所属行业", codelist="industry")
    work_status: Code = field("工作状态", codelist="work_status")
    model_worker_type: Code = field("劳模类型", codelist="model_worker_type")
    marital_status: Code = field("婚姻状况", "婚姻情况", codelist="marital_status")
    hukou_type: Code = field("户口类型", "户口性质", "户籍类型", "户籍性质", codelist="hukou_type")
    mobile: Phone = field("手机号码", "手机", "手机号", "联系电话", "电话")
    other_contact: Phone = field("其它联系方式")
    current_education: Text = field("当前学历")
    education_level: Text = field("文化程度")
    enrolment_year: Year = field("入学年份", unit="年")
    schooling_years: Integer = field("年制", unit="年")
    contract_or_enlistment_date: Date = field("劳动合同签订/入伍时间")
    contract_term: Text = field("合同期限", codelist="contract_term")
    social_insurance_codes: Codes = several("五险一金缴纳情况", codelist="social_insurance")
    specialty: Text = field("特长")
    remark: LongText = field("备注")
    in_school: YesNo = field("是否在校", derived_from="人员身份为学生")
    has_labour_capacity: YesNo = field("有无劳动能力")
    has_wage_statement: YesNo = field("能否提供工资流水")
    needs_income_certificate: YesNo = field("成员是否需要收入证明", derived_from="有月收入而不能提供工资流水")
    needs_no_income_certificate: YesNo = field(
        "成员是否需要无业无收入证明", derived_from="年满 20 周岁、有劳动能力、未上学而无收入"
    )
    no_income_certificate: YesNo = field("有无无业无收入证明")
    relation_to_householder: Code = field(
        "与户主关系", "与户主的关系", "关系（是户主的）", codelist="relation"
    )


class Housing(Record):
    """Where and how the household lives."""

    type: Code = field("住房类型", codelist="housing_type")
    floor_area: Text = field("建筑面积", unit="㎡", codelist="floor_area_band")
    ancestral_address: Text = field("祖居地")
    ancestral_structure: Text = field("祖居结构", "结构")
    ancestral_area: Number = field("祖居面积（㎡）", unit="㎡")
    ancestral_dangerous: YesNo = field("是否危房")
    current_address: Text = field("现居地", "务工处居地")
    current_area: Number = field("现居面积（㎡）", unit="㎡")
    owned_units: Integer = field("自有产权住房（套）", unit="套")


class Land(Record):
    """Land the household works, in 亩."""

    paddy_mu: Number = field("水田（亩）", unit="亩")
    dry_mu: Number = field("旱地（亩）", unit="亩")
    economic_forest_mu: Number = field("经济林（亩）", unit="亩")
    timber_forest_mu: Number = field("用材林（亩）", unit="亩")
    aquaculture_mu: Number = field("养殖水面（亩）", "养殖水面(亩)", unit="亩")


class Bank(Record):
    """The account that aid is paid to."""

    name: Text = field("开户银行", "开户行", "开户银行名称", "银行名称")
    branch: Text = field("支行名称", "开户支行", "开户行支行")
    card_number: CardNumber = field("银行卡号", "银行账号", "银行卡账号", "卡号", "银行帐号")
