"""How a dossier is filed, checked and approved."""

from docgen.model.kinds import (
    Code,
    Codes,
    Date,
    LongText,
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


class QuarterlyReview(Record):
    """Opinions at the end of a quarter."""

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
    annual_check_date: Date = field("年度核查日期", publicity=Publicity.NOT_PRINTED)
    village_meeting_date: Date = field("村民委员会研究日期", publicity=Publicity.NOT_PRINTED)
    certificates: Codes = several("提交证明材料", codelist="required_material")
    exclusions: Codes = several("不予建档情形", codelist="non_filing")
    cross_check: Codes = several("部门复核结果", codelist="verifying_department")
    attachments: tuple[Attachment, ...] = ()
    quarterly: tuple[QuarterlyReview, ...] = ()
