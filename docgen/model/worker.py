"""The worker: who applies."""

from docgen.model.kinds import (
    Code,
    Codes,
    Date,
    IdNumber,
    Image,
    Integer,
    LongText,
    Money,
    Phone,
    Publicity,
    Record,
    Signature,
    Text,
    YesNo,
    field,
    several,
)


class Worker(Record):
    """The worker in difficulty who applies, usually the householder."""

    number: Text = field("职工编号", "困难职工编号")
    dossier_no: Text = field("档案号", "档案编号", "档案号码")
    name: Text = field(
        "职工姓名",
        "困难职工姓名",
        "申请人姓名",
        "职工本人姓名",
        "姓名",
        "申请人",
        "困难职工",
        "户主姓名",
        publicity=Publicity.ALLOWED,
    )
    sex: Code = field("性别", codelist="sex", derived_from="身份证号第 17 位")
    birth_date: Date = field(
        "出生日期", "出生年月日", "出生年月", "出生时间", derived_from="身份证号第 7 至 14 位"
    )
    age: Integer = field("年龄", unit="岁", derived_from="出生日期和填表日期")
    ethnicity: Text = field("民族")
    political_status: Code = field("政治面貌", codelist="political_status")
    id_number: IdNumber = field(
        "身份证号",
        "身份证",
        "居民身份证号",
        "居民身份证号码",
        "身份证件号码",
        "职工身份证号",
        "困难职工身份证号",
        "身份证号码",
        "公民身份号码",
    )
    health_status: Code = field("健康状况", "身体状况", codelist="health_status")
    disability_type: Code = field("疾病/残疾类别", "残疾类别", codelist="disability_type")
    major_disease: Code = field("大病病种", codelist="major_disease")
    work_status: Code = field("工作状态", codelist="work_status")
    work_start_date: Date = field("工作时间", "参加工作时间", "参加工作日期")
    model_worker_type: Code = field("劳模类型", codelist="model_worker_type")
    industry: Code = field("所属行业", codelist="industry")
    marital_status: Code = field("婚姻状况", "婚姻情况", codelist="marital_status")
    hukou_type: Code = field("户口类型", "户口性质", "户籍类型", "户籍性质", codelist="hukou_type")
    hukou_region: Text = field("户口所在地行政区划", "户籍所在地", "户口所在地")
    work_region: Text = field("工作所在地", publicity=Publicity.NOT_PRINTED)
    residence_region: Text = field("居住地")
    mobile: Phone = field("手机号码", "本人手机号码", "职工手机号码", "手机", "手机号", "移动电话")
    other_contact: Phone = field("其他联系方式")
    contact: Phone = field(
        "联系方式",
        "电话号码",
        "本人联系电话",
        "职工联系电话",
        "联系电话号码",
        "联系电话",
        "电话",
        derived_from="手机号码，没有时为其他联系方式",
    )
    postcode: Text = field("邮政编码", "邮编")
    home_address: Text = field("家庭住址", "家庭详细地址", "家庭详细住址", "住址", "家庭地址")
    employer: Text = field("工作单位", "工作单位名称", "职工工作单位")
    employer_or_address: Text = field("工作单位或家庭住址", derived_from="工作单位，没有时为家庭住址")
    employer_nature: Code = field("单位性质", codelist="employer_nature", publicity=Publicity.NOT_PRINTED)
    enterprise_status: Code = field("企业状况", codelist="enterprise_status", publicity=Publicity.NOT_PRINTED)
    is_single_parent: YesNo = field("是否单亲")
    medical_insurance: Code = field("医保状况", "医保情况", codelist="medical_insurance")
    kind: Code = field("职工类别", "困难职工类别", codelist="worker_kind")
    contract_signed_date: Date = field("劳动合同签订时间")
    contract_term: Code = field("合同期限", codelist="contract_term")
    education_level: Text = field("文化程度", "学历")
    social_insurance_codes: Codes = several("五险一金缴纳情况", codelist="social_insurance")
    specialty: Text = field("特长")
    annual_income: Money = field("本人年收入", "职工年收入", "个人年收入", unit="元/年")
    photo: Image = field("照片")
    wish: LongText = field("困难职工主要意愿")
    signature: Signature = field("职工签字", "申请人签名")
    is_union_member: YesNo = field("是否工会会员")
    employer_has_union: YesNo = field("用人单位是否建立工会", publicity=Publicity.NOT_PRINTED)
    has_labour_relation: YesNo = field("是否有劳动关系", derived_from="劳动合同或事实劳动关系")
    has_labour_contract: YesNo = field("是否签订劳动合同")
    has_factual_labour_relation: YesNo = field("是否有事实劳动关系")
    dues_paid: YesNo = field("是否正常缴纳会费")
    is_householder: YesNo = field("职工是否户主", "是否户主")
    is_cadre: YesNo = field("是否干部")
    has_wage_statement: YesNo = field("职工能否提供工资流水")
    needs_income_certificate: YesNo = field("职工是否需要收入证明", derived_from="有月收入而不能提供工资流水")
    relation_to_householder: Code = field(
        "职工与户主关系", codelist="relation", derived_from="职工为户主时为户主"
    )
