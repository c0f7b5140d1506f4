"""What stands below a heading: in a few words what to write there, in which form, with an example."""

from docgen.model.kinds import Kind
from docgen.region.codelists import CodeList, CodeLists
from docgen.sheets import EXPLANATION_MARK, EXPLANATION_SIGN
from docgen.workbook.columns import Column

_EXAMPLES_NAMED = 2
_OF_KEYS = {
    "worker.number": "与“户”表的职工编号一致",
    "worker.id_number": "没有职工编号的户才填，与“户”表的身份证号一致",
    "union_name": "与“单位”表的工会名称一致",
}
_OF_PEOPLE = ("人", "姓名")  # what a caption ends with that asks for a name
_NAMES = "姓名，几个人用顿号隔开"
_PLACE = "写到区县，如 示例市样例区；“标准”表（如有）照此写"
_STANDARD = "单位：元/月；只填数字，如 540；当地没有规定的不填"
_DEGREE = "文字，如 初中、大专"
_ETHNICITY = "文字，如 汉族"
_OF_PATHS = {
    "union_name": "与“单位”表的工会名称一致；全表只有一个单位时可不填",
    "union.name": "工会全称，文书上照此印出",
    "union.liaison_title": "文字，如 工会主席",
    "union.lead_unit": "单位全称",
    "union.aid_centre": "帮扶中心全称，公示和审批照此印出",
    "union.fonds_number": "文字，如 0123；没有不填",
    "union.retention": "文字，如 长期、30年",
    "union.items_a_box": "整数；不填按地区规定",
    "union.dibao_standard": _STANDARD,
    "union.low_income_standard": _STANDARD,
    "union.minimum_wage": _STANDARD,
    "union.standards[].place": "与“户”表所写的地区一字不差",
    "union.standards[].dibao": _STANDARD,
    "union.standards[].low_income": _STANDARD,
    "union.standards[].minimum_wage": _STANDARD,
    "stats.compiling_unit": "单位全称",
    "publicity.round": "与“户”表的公示轮次一致；只公示一次时不用填",
    "publicity.posted_by": "张贴公示的单位全称，印在落款处",
    "worker.number": "帮扶系统的编号；新申报户没有编号可不填",
    "worker.dossier_no": "不填时用职工编号",
    "worker.name": "与身份证一致",
    "worker.photo": "照片的文件名；照片放在本表旁的“照片”文件夹并以职工编号命名时不用填",
    "worker.is_householder": "填 是 或 否；不填按“是”",
    "worker.relation_to_householder": "职工不是户主时才填，从列表中选",
    "worker.ethnicity": _ETHNICITY,
    "worker.hukou_region": _PLACE,
    "worker.work_region": _PLACE,
    "worker.residence_region": _PLACE,
    "worker.postcode": "6 位数字",
    "worker.home_address": "写到门牌号",
    "worker.employer": "单位全称",
    "worker.education_level": _DEGREE,
    "worker.specialty": "文字，如 木工；没有不填",
    "household.publicity_round": "与“公示”表的公示轮次一致；只公示一次时不用填",
    "household.main_members_summary": "不填时由“家庭成员”表得出",
    "household.village_committee": "村（居）委会全称",
    "housing.ancestral_address": "写到村组或门牌号",
    "housing.ancestral_structure": "文字，如 砖木",
    "housing.current_address": "写到村组或门牌号",
    "bank.name": "银行全称",
    "bank.branch": "支行全称",
    "income.expense.other_name": "“其他支出”是什么，如 房租",
    "income.quarterly[].quarter": "第几季度，填 1 至 4",
    "members[].name": "一人一行，职工本人不填；与身份证一致",
    "members[].ethnicity": _ETHNICITY,
    "members[].education_level": _DEGREE,
    "members[].current_education": "在读的填，如 大学本科",
    "members[].specialty": "文字，如 缝纫；没有不填",
    "members[].employer_or_school": "单位或学校全称；没有不填",
    "members[].contract_term": "文字，如 三年、无固定期限",
    "plan.helper_unit": "单位全称",
    "plan.helper_title": "文字，如 工会干事",
    "review.filed_by": _NAMES,
    "review.reviewed_by": _NAMES,
    "review.entered_by": _NAMES,
    "review.annual_check_by": _NAMES,
    "review.approval_unit": "单位全称",
    "review.village_meeting_place": "文字，如 村委会会议室",
    "review.surveys[].surveyors": _NAMES,
    "review.quarterly[].quarter": "第几季度，填 1 至 4",
    "review.attachments[].name": "文字，如 户口簿",
    "review.attachments[].files": "文件名，用分号隔开；放在本表旁“附件”文件夹中该户的文件夹里时不用填",
    "review.attachments[].page_count": "有扫描件时不用填",
    "aids[].measure": "文字，如 送温暖、医疗救助",
}
_OF_KINDS = {
    Kind.LONG_TEXT: "文字，换行按 Alt+回车",
    Kind.ID_NUMBER: "18 位，末位是 X 的写大写 X",
    Kind.CARD_NUMBER: "10—30 位数字，如 6200000000000000201",
    Kind.PHONE: "手机 11 位，固定电话如 010-12345678",
    Kind.DATE: "日期，如 2018-03-05",
    Kind.MONTH: "年月，如 2018年12月",
    Kind.YEAR: "四位年份，如 2018",
    Kind.YES_NO: "填 是 或 否",
    Kind.IMAGE: "文件名",
    Kind.CODE: "文字；没有不填",
}


def explanation(column: Column, lists: CodeLists) -> str:
    """What to write in the column; without the sign that begins it."""
    special = _OF_KEYS if column.is_key else _OF_PATHS
    if column.field.path in special:
        return special[column.field.path]
    codelist = column.choices(lists)
    return _of_choice(column, codelist) if codelist else _of_kind(column)


def explanation_row(columns: tuple[Column, ...], lists: CodeLists) -> list[str]:
    """The second row of a sheet, told as such by its first cell, and by every other one."""
    first, *others = (explanation(column, lists) for column in columns)
    return [f"{EXPLANATION_MARK}：{first}", *(EXPLANATION_SIGN + text for text in others)]


def examples(codelist: CodeList) -> str:
    """The first values of the list, parted as in a cell."""
    return "、".join(codelist.labels[:_EXAMPLES_NAMED])


def _of_choice(column: Column, codelist: CodeList) -> str:
    if column.field.kind is Kind.CODES:
        return f"可选多项，用顿号隔开，如 {examples(codelist)}；点中单元格可看全部选项"
    return f"从列表中选一项，如 {codelist.labels[0]}" + ("；列表没有的可自填" if codelist.is_open else "")


def _of_kind(column: Column) -> str:
    kind, unit = column.field.kind, column.field.about.unit
    measured = f"单位：{unit}；" if unit else ""
    match kind:
        case Kind.MONEY:
            return f"{measured}只填数字，如 1350.5；没有填 0"
        case Kind.MONEYS:
            return f"{measured}几个金额用顿号隔开，如 820、850"
        case Kind.NUMBER:
            return f"{measured}只填数字，如 62.5"
        case Kind.INTEGER:
            return f"{measured}整数，如 3"
        case Kind.CODES:
            return "可填多项，用顿号隔开"
        case Kind.TEXT if unit:
            return f"{measured}如 62.5"
        case Kind.TEXT if column.caption.endswith(_OF_PEOPLE):
            return "文字，填姓名"
    return _OF_KINDS.get(kind, "文字，照实填写")
