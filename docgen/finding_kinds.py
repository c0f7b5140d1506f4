"""The closed list of what can be wrong with data: every kind of finding, with why and what to do."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType


class Severity(StrEnum):
    """An error blocks the papers it touches; a warning never does."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True)
class FindingKind:
    """One kind of fault: its code, why it is a fault, the sentence with holes, and the remedy with holes."""

    code: str
    severity: Severity
    title: str
    why: str
    sentence: str
    remedy: str


def find_kind(code: str) -> FindingKind:
    """The kind of that code. Raises KeyError for a code outside the closed list."""
    return KINDS[code]


def _kind(
    code: str, title: str, why: str, sentence: str, remedy: str, severity: Severity = Severity.ERROR
) -> FindingKind:
    return FindingKind(code, severity, title, why, sentence, remedy)


_LOST_DIGITS = "Excel 只保留数字的前 15 位，18 位号码按数字录入后末几位已经变成 0 或乱码，无法还原。"
_BLOCKED = "公文上的数字、日期、金额必须准确，看不懂的内容不能猜测填入。"

_ALL_KINDS = (
    # --- reading files
    _kind(
        "sheet-missing",
        "缺少工作表",
        "没有这张表就没有要出件的困难职工家庭。",
        "文件中没有名为“{sheet}”的工作表。",
        "请把工作表改名为“{sheet}”，或用 docgen sample 生成的表格作样子。",
    ),
    _kind(
        "heading-missing",
        "缺少关键列",
        "各表之间靠这一列对应到同一户、同一工会。",
        "工作表“{sheet}”没有“{headings}”列，无法知道每一行属于哪一户或哪个工会。",
        "请补上“{headings}”中的一列并逐行填写。",
    ),
    _kind(
        "heading-repeated",
        "列标题重复",
        "同一项内容出现两列，无法判断以哪一列为准。",
        "列标题“{heading}”与 {other} 的“{other_heading}”是同一项内容。",
        "请删去其中一列，或合并两列的内容。",
    ),
    _kind(
        "heading-unknown",
        "列标题不认识",
        "这一列的内容不会用到任何表上，防止以为已经录入。",
        "列标题“{heading}”不在采集表的项目之中，这一列未读取。",
        "{suggestion}",
        Severity.WARNING,
    ),
    _kind(
        "key-unknown",
        "名称不认识",
        "名称写错时该项内容会丢失。",
        "“{key}”不是案例数据中的名称。",
        "{suggestion}",
    ),
    _kind(
        "record-malformed",
        "数据结构不对",
        "数据的层次与规定不同，无法读取。",
        "“{key}”处应为{expected}。",
        "请对照 docgen schema 给出的结构改正。",
    ),
    _kind(
        "household-key-missing",
        "没有职工编号和身份证号",
        "没有编号和身份证号的行无法归到任何一户。",
        "这一行没有填写职工编号，也没有填写身份证号。",
        "请填写职工编号；新申请人没有编号的，填写身份证号。",
    ),
    _kind(
        "household-unknown",
        "找不到所属的户",
        "这一行的内容不属于任何已录入的户，会被漏掉。",
        "“{key}”在“户”表中没有对应的一户。",
        "请核对编号或身份证号；如是新户，请先在“户”表中录入。{suggestion}",
    ),
    _kind(
        "household-repeated",
        "同一户重复录入",
        "一户一档，不得重复建档。",
        "“{key}”已在 {other} 录入过。",
        "请删去重复的一行，只保留一行。",
    ),
    _kind(
        "union-unknown",
        "找不到所属工会",
        "户所属的工会没有录入，联络人等内容会缺失。",
        "“{name}”在“单位”表中没有对应的工会。",
        "请核对工会名称，或在“单位”表中补录该工会。{suggestion}",
    ),
    _kind(
        "union-repeated",
        "同一工会重复录入",
        "同一工会的资料有两份，无法判断以哪一份为准。",
        "工会“{name}”已在 {other} 录入过。",
        "请删去重复的一行。",
    ),
    # --- photos and scans
    _kind(
        "photo-missing",
        "找不到照片",
        "表上要贴照片，填了文件名却没有这个文件，印出来会是空框。",
        "照片“{name}”不在采集表所在的文件夹中。",
        "请把照片放到采集表旁边的“照片”文件夹，并核对文件名；没有照片的，请把该格留空。",
    ),
    _kind(
        "photo-unreadable",
        "照片打不开",
        "打不开的照片印不出来，照片处会是空框。",
        "照片“{name}”不是完好的 jpg 或 png 图片。",
        "请用看图程序打开，另存为 jpg（不超过 8000 万像素）；不再使用的，请移走。",
    ),
    _kind(
        "scan-missing",
        "找不到扫描件",
        "登记了扫描件却没有这个文件，装订时会缺这一份，目录中注明“缺”。",
        "扫描件“{name}”既不在该户的附件文件夹中，也不在采集表所在的文件夹中。",
        "请把文件放到“附件”中该户的文件夹，并核对文件名；没有扫描件的，请把该格留空。",
        Severity.WARNING,
    ),
    _kind(
        "scan-unreadable",
        "扫描件打不开",
        "打不开的扫描件装订不进档案，目录中注明“缺”。",
        "扫描件“{name}”{reason}。",
        "请重新扫描，或用看图、阅读程序打开后另存（取消密码），再重新运行。",
        Severity.WARNING,
    ),
    _kind(
        "scan-type-unknown",
        "附件的文件类型不能装订",
        "只有 jpg、png 图片和 pdf 能印成页。",
        "“{name}”不是 jpg、png 或 pdf 文件，没有装订。",
        "请另存为 pdf 或 jpg，直接放在该户的附件文件夹中。",
        Severity.WARNING,
    ),
    _kind(
        "material-owner-unknown",
        "照片或附件不属于任何一户",
        "名称对不上的照片和扫描件不会印出，防止以为已经附上。",
        "“{folder}”文件夹中的“{names}”不是任何一户的职工编号、档案号或身份证号，没有使用。",
        "请改成该户的职工编号、档案号或身份证号；不属于本次出件的，可以不理会。",
        Severity.WARNING,
    ),
    # --- reading one cell
    _kind(
        "number-typed-as-number",
        "号码按数字录入",
        _LOST_DIGITS,
        "{label}按数字录入（显示为 {text}），末几位已经丢失。",
        "请先把该列设为“文本”格式，再对照证件原件重新录入全部数字。",
    ),
    _kind(
        "text-typed-as-date",
        "文字变成了日期",
        "录入 3-4、1-2 之类的文字时，Excel 会自动把它变成日期，原来录入的文字已经丢失。",
        "{label}应为文字，格中却是日期或时间（{text}）。",
        "请先把该格设为“文本”格式，再重新录入。",
    ),
    _kind(
        "cell-has-error",
        "单元格有公式错误",
        _BLOCKED,
        "{label}处的公式没有结果（{text}）。",
        "请用 Excel 或 WPS 打开，改正公式后保存，或直接填写内容。",
    ),
    _kind(
        "text-unprintable",
        "含有不可打印的字符",
        "这类字符无法写入 Word 和 Excel，也看不见。",
        "{label}中有不可打印的字符（{character}）。",
        "请删去后重新录入该处文字。",
    ),
    _kind(
        "date-unreadable",
        "日期看不懂",
        _BLOCKED,
        "{label}“{text}”不是可以确定的日期。",
        "请写成 2018年3月15日、2018-03-15 或 2018.3.15 的样子。",
    ),
    _kind(
        "month-unreadable",
        "年月看不懂",
        _BLOCKED,
        "{label}“{text}”不是可以确定的年月。",
        "请写成 2018年12月 或 2018-12 的样子。",
    ),
    _kind(
        "year-unreadable", "年份看不懂", _BLOCKED, "{label}“{text}”不是四位数的年份。", "请写成 2018 的样子。"
    ),
    _kind(
        "amount-unreadable",
        "金额看不懂",
        _BLOCKED,
        "{label}“{text}”不是可以确定的金额。",
        "请只写数字，单位为元，如 1350 或 1350.50。{suggestion}",
    ),
    _kind(
        "number-unreadable",
        "数字看不懂",
        _BLOCKED,
        "{label}“{text}”不是可以确定的数字。",
        "请只写数字，如 2 或 65.5。",
    ),
    _kind(
        "yes-no-unreadable",
        "是否看不懂",
        _BLOCKED,
        "{label}“{text}”不能判断是“是”还是“否”。",
        "请填写“是”或“否”。",
    ),
    _kind(
        "id-number-malformed",
        "身份证号格式不对",
        "身份证号必须是 18 位，前 17 位为数字，末位为数字或 X。",
        "{label}“{text}”不是 18 位身份证号（{reason}）。",
        "请对照身份证原件重新录入。",
    ),
    _kind(
        "card-number-malformed",
        "银行卡号格式不对",
        "银行卡号必须在 10 至 30 位之间，全部为数字。",
        "{label}“{text}”不是 10 至 30 位的数字。",
        "请对照银行卡重新录入。",
    ),
    _kind(
        "phone-malformed",
        "电话号码格式不对",
        "电话号码打错一位就联系不到人。",
        "{label}“{text}”不像电话号码。",
        "手机号为 11 位数字；座机请写成 0830-3190000 的样子。",
    ),
    # --- checking a household
    _kind(
        "required-missing",
        "必填项为空",
        "表上带 * 的是必填项，空着会被退回。",
        "《{document}》的必填项“{label}”没有填写。",
        "请补填“{label}”。",
    ),
    _kind(
        "id-number-wrong",
        "身份证号有误",
        "身份证号的末位校验码由前 17 位算出，不符说明至少有一位录错。",
        "{label}“{text}”有误：{reason}。",
        "请对照身份证原件逐位核对。",
    ),
    _kind(
        "id-number-repeated",
        "身份证号重复",
        "一户一档，同一人不得出现在两户之中。",
        "{label}“{text}”与 {other} 相同。",
        "请核对是否重复建档，或其中一处录错。",
    ),
    _kind(
        "value-not-in-list",
        "不在规定的选项之中",
        "该项只能从通知规定的选项中选择。",
        "{label}“{text}”不在规定的选项之中。",
        "{suggestion}",
    ),
    _kind(
        "value-unusual",
        "与常用选项不同",
        "该项没有规定选项，但与全国系统的常用写法不同。",
        "{label}“{text}”与常用选项不同。",
        "{suggestion}",
        Severity.WARNING,
    ),
    _kind(
        "derived-differs",
        "与推算结果不一致",
        "该项可由其他内容推算得出，两者不一致必有一处录错。",
        "{label}填写为“{text}”，推算应为“{expected}”（依据：{basis}）。",
        "请核对两处；如填写有误，可清空该格由程序填写。",
    ),
    _kind(
        "secondary-causes-too-many",
        "次要致困原因超过三项",
        "表上注明次要致困原因为 0-3 项。",
        "次要致困原因选了 {count} 项。",
        "请保留最主要的三项。",
    ),
    _kind(
        "secondary-cause-repeats-main",
        "次要原因与主要原因相同",
        "主要致困原因不再重复列为次要原因。",
        "次要致困原因中又列了主要原因“{text}”。",
        "请从次要致困原因中删去该项。",
    ),
    _kind(
        "note-missing",
        "选了“其他”没有注明",
        "表上印有“其他（注明）”，选择后必须写明内容。",
        "{label}选了“{option}”，但没有填写“{note}”。",
        "请补填“{note}”。",
    ),
    _kind(
        "relation-to-householder-missing",
        "缺少与户主的关系",
        "表上要填“关系（是户主的）”，职工本人不是户主时不能由与职工的关系推出。",
        "职工本人不是户主，家庭成员“{name}”没有填写与户主关系。",
        "请补填“与户主关系”。",
    ),
    _kind(
        "number-missing",
        "没有职工编号",
        "职工编号由全国系统生成，新申请人可以暂缺。",
        "没有填写职工编号，文件夹以顺序号命名。",
        "系统生成编号后请补填。",
        Severity.WARNING,
    ),
    _kind(
        "material-missing",
        "缺少应交材料",
        "通知规定建档要提供这份材料，缺少时档案不完整，目录中注明“缺”。",
        "{name}户的应交材料“{title}”既没有登记，也没有扫描件。",
        "请把扫描件放进文件夹“附件/职工编号”，或在“附件材料”表中登记。",
        Severity.WARNING,
    ),
    _kind(
        "character-without-font",
        "字体缺字",
        "本机没有一种字体有这个字，印出来会是空框，姓名、地址缺字会被退回。",
        "{label}中的“{text}”在本机的字体中都没有，印不出来。",
        "请核对是否录错；没有录错的，安装含有该字的字体（如思源宋体）后重新运行。",
    ),
    # --- checking a union
    _kind(
        "standard-missing",
        "缺少低保标准",
        "没有当地低保标准，无法判断该户是否列入名单。",
        "“{region}”没有填写低保标准。",
        "请在“标准”表中补录该地的低保标准（元/月）。",
        Severity.WARNING,
    ),
    _kind(
        "publicity-too-short",
        "公示期不足",
        "公示期少于规定的天数，程序不合规，会被退回。",
        "公示期 {start} 至 {end} 只有 {days} {unit}，规定不少于 {least} {unit}（张贴当日不计）。",
        "请把公示截止日期改为 {earliest} 或以后；留空则由程序推算。",
    ),
    _kind(
        "publicity-dates-missing",
        "缺少公示日期",
        "没有公示起始日期，无法打印公示。",
        "工会“{name}”没有填写公示起始日期。",
        "请在“公示”表中填写公示起始日期。",
    ),
    _kind(
        "publicity-too-early",
        "公示开始过早",
        "规定在其他层级之后的公示，须等那些公示结束才能开始，否则程序不合规，会被退回。",
        "{level}的公示从 {start} 开始，而{before}的公示到 {end} 才结束。",
        "请把公示起始日期改为 {end} 之后；留空则由程序推算。",
    ),
    _kind(
        "publicity-level-unknown",
        "公示层级不认识",
        "各级公示的天数和对象不同，认不出层级就无法核对。",
        "公示层级“{text}”不在规定的层级之中。",
        "请在“公示”表中改为：{levels}。",
    ),
    _kind(
        "publicity-level-missing",
        "缺少一级公示",
        "通知规定分级公示，少一级即程序不合规。",
        "公示轮次“{round}”有应在{level}公示的户，“公示”表中没有这一级的公示（不少于 {days} {unit}）。",
        "请在“公示”表中补一行：公示层级填“{level}”，并填写公示起始日期；该级尚未开始的可暂不处理。",
        Severity.WARNING,
    ),
    _kind(
        "calendar-unknown",
        "该年节假日安排尚未公布",
        "没有节假日安排，不能推算工作日。",
        "{year} 年的节假日安排不在程序自带的日历之中，无法推算公示截止日期。",
        "请在“公示”表中直接填写公示截止日期。",
    ),
    _kind(
        "filed-outside-roster-parts",
        "建档日期不在花名册的两部分之内",
        "花名册两部分只收 2018年4月5日（含）以前建立的档案。",
        "建档日期 {text} 不属于《{document}》的任何一部分，该户未列入。",
        "如日期录错请改正；否则无需处理。",
        Severity.WARNING,
    ),
    _kind(
        "statistics-unequal",
        "统计数不相等",
        "统计表要求合计与各分项之和相等（B=B1=B2=B3），不等会被退回；临时救助不计入 B1 的任何一项。",
        "{total} 为 {count} 户，{sums}；没有计入或重复计入的有：{names}。",
        "请核对这些户的困难类别、致困原因、重点群体和注销原因。",
        Severity.WARNING,
    ),
    _kind(
        "nothing-to-print",
        "没有可出的件",
        "所选的打印包对这些数据没有任何适用的表。",
        "打印包“{packet}”没有任何适用的表。",
        "请核对数据是否填写完整，或换一个打印包。",
        Severity.WARNING,
    ),
)

KINDS: Mapping[str, FindingKind] = MappingProxyType({kind.code: kind for kind in _ALL_KINDS})
