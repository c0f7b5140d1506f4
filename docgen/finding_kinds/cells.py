"""Faults of one cell: what it holds cannot be read, or it is empty and must not be."""

from docgen.finding_kinds.kind import LOST_DIGITS, Severity, kind

_UNCLEAR = "公文上的数字、日期、金额必须准确，看不懂的内容不能猜测填入。"
CELL_KINDS = (
    kind(
        "number-typed-as-number",
        "号码按数字录入",
        LOST_DIGITS,
        "{label}按数字录入（显示为 {text}），末几位已经丢失。",
        "请先把该列设为“文本”格式，再对照证件原件重新录入全部数字。",
    ),
    kind(
        "text-typed-as-date",
        "文字变成了日期",
        "录入 3-4、1-2 之类的文字时，Excel 会自动把它变成日期，原来录入的文字已经丢失。",
        "{label}应为文字，格中却是日期或时间（{text}）。",
        "请先把该格设为“文本”格式，再重新录入。",
    ),
    kind(
        "cell-has-error",
        "单元格有公式错误",
        _UNCLEAR,
        "{label}处的公式没有结果（{text}）。",
        "请用 Excel 或 WPS 打开，改正公式后保存，或直接填写内容。",
    ),
    kind(
        "text-unprintable",
        "含有不可打印的字符",
        "这类字符无法写入 Word 和 Excel，也看不见。",
        "{label}中有不可打印的字符（{character}）。",
        "请删去后重新录入该处文字。",
    ),
    kind(
        "text-placeholder",
        "没有写出内容",
        "“同上”“？”之类印在公文上没有意义，会被退回。",
        "{label}只写了“{text}”，没有写出内容。",
        "请写出完整内容；确实没有的，请留空或写“无”。",
    ),
    kind(
        "name-doubtful",
        "姓名中有不是字的符号",
        "生僻字丢失后会变成问号或方框，遮挡过的姓名带星号，这样的姓名印在公文上会被退回。",
        "{label}“{text}”中有“{sign}”，姓名不完整或有误。",
        "请对照身份证原件重新录入姓名；输入法打不出的字，可从户籍资料中复制。",
    ),
    kind(
        "picture-in-cell",
        "单元格贴了图片",
        "图片上的内容读不出来，这一格等于没有填写。",
        "{label}处贴着图片，格中没有文字。",
        "请把图片上的内容录入该格；照片请放进“照片”文件夹，扫描件请放进“附件”文件夹。",
        Severity.WARNING,
    ),
    kind(
        "comment-in-empty-cell",
        "内容写在批注里",
        "批注不会读入，也不会印出，这一格等于没有填写。",
        "{label}处没有内容，只有批注“{text}”。",
        "请把内容录入该格；批注里只是说明的，不必理会。",
        Severity.WARNING,
    ),
    kind(
        "date-unreadable",
        "日期看不懂",
        _UNCLEAR,
        "{label}“{text}”不是可以确定的日期。",
        "请写成 2018年3月15日、2018-03-15 或 2018.3.15 的样子。{suggestion}",
    ),
    kind(
        "month-unreadable",
        "年月看不懂",
        _UNCLEAR,
        "{label}“{text}”不是可以确定的年月。",
        "请写成 2018年12月 或 2018-12 的样子。",
    ),
    kind(
        "year-unreadable", "年份看不懂", _UNCLEAR, "{label}“{text}”不是四位数的年份。", "请写成 2018 的样子。"
    ),
    kind(
        "amount-unreadable",
        "金额看不懂",
        _UNCLEAR,
        "{label}“{text}”不是可以确定的金额。",
        "请只写数字，单位为{unit}，如 {example}。{suggestion}",
    ),
    kind(
        "number-unreadable",
        "数字看不懂",
        _UNCLEAR,
        "{label}“{text}”不是可以确定的数字。",
        "请只写数字，如 2 或 65.5。",
    ),
    kind(
        "yes-no-unreadable",
        "是否看不懂",
        _UNCLEAR,
        "{label}“{text}”不能判断是“是”还是“否”。",
        "请填写“是”或“否”。",
    ),
    kind(
        "id-number-malformed",
        "身份证号格式不对",
        "身份证号必须是 18 位，前 17 位为数字，末位为数字或 X。",
        "{label}“{text}”不是 18 位身份证号（{reason}）。",
        "请对照身份证原件重新录入。",
    ),
    kind(
        "card-number-malformed",
        "银行卡号格式不对",
        "银行卡号必须在 10 至 30 位之间，全部为数字。",
        "{label}“{text}”不是 10 至 30 位的数字。",
        "请对照银行卡重新录入。",
    ),
    kind(
        "phone-malformed",
        "电话号码格式不对",
        "电话号码打错一位就联系不到人。",
        "{label}“{text}”不像电话号码。",
        "手机号为 11 位数字；座机请写成 0830-3190000 的样子。",
    ),
    kind(
        "required-missing",
        "必填项为空",
        "表上带 * 的是必填项，空着会被退回。",
        "《{document}》的必填项“{label}”没有填写。",
        "请补填“{label}”。",
    ),
)
