"""How a dossier is filed, checked and approved."""

from docgen.model.kinds import (
    Code,
    Codes,
    Date,
    Integer,
    LongText,
    Money,
    Publicity,
    Record,
    Signature,
    Text,
    YesNo,
    field,
    several,
)


class Attachment(Record):
    """One paper handed in with the dossier."""

    type: Code = field("附件类型", codelist="attachment_type")
    name: Text = field("附件名称")
    remark: LongText = field("备注")
    date: Date = field("材料日期", publicity=Publicity.NOT_PRINTED)
    authenticated: YesNo = field("是否与原件一致", publicity=Publicity.NOT_PRINTED)
    files: Codes = several("扫描件")
    page_count: Integer = field("页数", unit="页", publicity=Publicity.NOT_PRINTED)
    amount: Money = field("票据金额", unit="元")


class Material(Record):
    """One paper that the notice requires of the household, and whether it is there."""

    title: Text = field("应交材料", derived_from="地区包所列的应交材料")
    is_there: YesNo = field("是否已交", derived_from="附件材料、扫描件和已填写的文书")
    page_count: Integer = field("材料页数", unit="页", derived_from="扫描件的页数")


class Survey(Record):
    """One survey at the household's home (入户调查、入户核实)."""

    level: Code = field("入户单位层级", codelist="survey_level", publicity=Publicity.NOT_PRINTED)
    date: Date = field("入户日期", publicity=Publicity.NOT_PRINTED)
    respondent: Text = field("被访人")
    asked: LongText = field("问", "询问情况")
    visited: LongText = field("访", "走访情况")
    seen: LongText = field("看", "察看情况")
    checked: LongText = field("查", "查验情况")
    conclusion: LongText = field("调查结论", "核实结论")
    surveyors: Text = field("调查人员", "核实人员", publicity=Publicity.NOT_PRINTED)


class QuarterlyReview(Record):
    """Opinions at the end of a quarter."""

    quarter: Integer = field("季度", derived_from="未填时为本户所填的次序", publicity=Publicity.NOT_PRINTED)
    helper_opinion: LongText = field("帮扶责任人意见")
    householder_opinion: LongText = field("户主意见")


class Review(Record):
    """Who filed, checked and approved the dossier, and when."""

    filed_by: Text = field("建档人", publicity=Publicity.NOT_PRINTED)
    reviewed_by: Text = field("审核人", publicity=Publicity.NOT_PRINTED)
    entered_by: Text = field("录入人", publicity=Publicity.NOT_PRINTED)
    is_target: YesNo = field("是否为解困脱困对象", "建档人或审核人确定困难职工是否为解困脱困对象")
    target_decided_date: Date = field("确定时间", publicity=Publicity.NOT_PRINTED)
    attachments_remark: LongText = field("附件备注")
    visit_date: Date = field("入户调查日期", publicity=Publicity.NOT_PRINTED)
    visit_signatures: Codes = several("入户调查签名")
    visit_suggested_category: Code = field(
        "建议列入困难类别", "入户核查人员(即建档人)意见", codelist="difficulty_category"
    )
    unit_opinion: LongText = field("申报单位意见", "申报单位(即基层工会)意见")
    unit_opinion_date: Date = field("申报单位意见日期", publicity=Publicity.NOT_PRINTED)
    approval_decision: Code = field("审批结果", codelist="approval", publicity=Publicity.NOT_PRINTED)
    approval_opinion: LongText = field("审批意见", "审批单位(工会帮扶中心)意见")
    approval_unit: Text = field("审批单位", publicity=Publicity.NOT_PRINTED)
    approval_date: Date = field("审批日期", publicity=Publicity.NOT_PRINTED)
    declarant_signature: Signature = field("申报人签字", "申报人（签字）")
    declarant_date: Date = field("申报日期", publicity=Publicity.NOT_PRINTED)
    auditor_signature: Signature = field("审核人签字", "审核人（签字）", publicity=Publicity.NOT_PRINTED)
    auditor_date: Date = field("审核日期", publicity=Publicity.NOT_PRINTED)
    lead_unit_opinion: LongText = field("双联组长单位意见", "“双联”组长单位意见")
    lead_unit_responsible: Signature = field("组长单位负责人", "负责人", publicity=Publicity.NOT_PRINTED)
    lead_unit_liaison: Signature = field("组长单位联络人", "联络人", publicity=Publicity.NOT_PRINTED)
    lead_unit_date: Date = field("组长单位意见日期", publicity=Publicity.NOT_PRINTED)
    office_opinion: LongText = field("双联办意见", "“双联”办意见")
    office_responsible: Signature = field("双联办负责人", "负责人", publicity=Publicity.NOT_PRINTED)
    office_liaison: Signature = field("双联办联络人", "联络人", publicity=Publicity.NOT_PRINTED)
    office_date: Date = field("双联办意见日期", publicity=Publicity.NOT_PRINTED)
    application_date: Date = field("申请日期", publicity=Publicity.NOT_PRINTED)
    system_entry_date: Date = field("系统录入日期", publicity=Publicity.NOT_PRINTED)
    application_reason: LongText = field("申请理由")
    annual_check_date: Date = field("年度核查日期", publicity=Publicity.NOT_PRINTED)
    annual_check_result: Code = field("年度核查结果", codelist="annual_check_result")
    annual_check_by: Text = field("年度核查人", publicity=Publicity.NOT_PRINTED)
    village_meeting_date: Date = field("村民委员会研究日期", publicity=Publicity.NOT_PRINTED)
    village_meeting_place: Text = field("研究地点", publicity=Publicity.NOT_PRINTED)
    village_meeting_host: Text = field("研究主持人", publicity=Publicity.NOT_PRINTED)
    village_meeting_recorder: Text = field("研究记录人", publicity=Publicity.NOT_PRINTED)
    village_meeting_present: LongText = field("研究参加人员", publicity=Publicity.NOT_PRINTED)
    village_meeting_decision: LongText = field("集体研究意见")
    union_meeting_date: Date = field("工会集体研究日期", publicity=Publicity.NOT_PRINTED)
    certificates: Codes = several("提交证明材料", codelist="required_material")
    exclusions: Codes = several("不予建档情形", codelist="non_filing")
    cross_check: Codes = several("部门复核结果", codelist="verifying_department")
    attachments: tuple[Attachment, ...] = ()
    materials: tuple[Material, ...] = ()
    surveys: tuple[Survey, ...] = ()
    quarterly: tuple[QuarterlyReview, ...] = ()
