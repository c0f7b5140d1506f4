"""Flaws of a template as a form: the file, its sheets, captions and looks."""

from docgen.authoring.lint.telling import error, warning

_OUTSIDE = "模板会发给各单位使用，不能带有会自动执行或指向外部的内容。"
_SURE = "名称写错的标签填不出内容，程序拒绝打印。"

FILE = (
    error(
        "file-unreadable",
        "模板打不开",
        "模板必须是 docx 或 xlsx 文件。",
        "文件打不开：{reason}。",
        "请用 Word、Excel 或 WPS 打开后另存为 docx 或 xlsx。",
    ),
    error(
        "file-with-macros", "带有宏", _OUTSIDE, "文件中有宏（{part}）。", "请另存为不带宏的 docx 或 xlsx。"
    ),
    error(
        "file-links-outside",
        "链接到外部文件",
        _OUTSIDE,
        "文件引用了外部的{what}：{target}。",
        "请在 Word 或 Excel 中断开链接，图片改为嵌入文件。",
    ),
    error(
        "file-hyperlink",
        "带有超链接",
        "打印出来的公文上超链接没有用处；指向文件以外的模板，程序一律不打开。",
        "文件中有超链接：{target}。",
        "请右键取消超链接，保留文字。",
    ),
    error(
        "file-embeds-object",
        "嵌入了对象或控件",
        _OUTSIDE,
        "文件中嵌入了{what}（{part}）。",
        "请删去嵌入的对象或控件；需要图片时插入图片。",
    ),
    error(
        "field-code-outside",
        "域会读取外部内容",
        _OUTSIDE,
        "有域代码“{code}”，打开时会读取外部内容。",
        "请删去该域，改写为文字。",
    ),
    warning(
        "file-has-revisions",
        "留有修订",
        "没有接受的修订会印在公文上，或使内容与所见不同。",
        "有尚未接受或拒绝的修订。",
        "请在“审阅”中接受或拒绝全部修订。",
    ),
    warning(
        "file-has-comments",
        "留有批注",
        "批注是制表人之间的话，不应发给使用单位。",
        "有 {count} 条批注。",
        "请核对以后删去批注。",
    ),
)

SHEETS = (
    error(
        "sheet-formula",
        "模板中有公式",
        "公式不会随填写的数据重新计算，印出的是模板里的旧数。",
        "有公式“{formula}”。",
        '请写成 {{{{ 名称|公式("…") }}}}，由程序同时给出数值。',
    ),
    error(
        "sheet-merge-across-loop",
        "合并单元格伸到循环之外",
        "循环会增加行，从里层循环伸出去的合并不知道该合到哪里。",
        "合并的单元格 {area} 从里层循环伸到了循环之外。",
        "请拆开合并。",
    ),
    error(
        "sheet-photo",
        "Excel 里放照片",
        "图片只能放在 Word 模板中。",
        "标签 {tag} 要放图片。",
        "请改用 docx 模板，或删去该标签。",
    ),
)

FORM = (
    error(
        "required-without-tag",
        "必填项没有标签",
        "说明文件写明必填的内容，表上没有地方印。",
        "必填的“{label}”（{name}）在表上没有标签。",
        "请在表上补一个 {{{{ {name} }}}}，或从 required 中删去。",
    ),
    warning(
        "field-under-two-captions",
        "两个标题用同一个标签",
        "复制标签以后忘了改，两格会印出同样的内容。",
        "“{caption}”和“{other}”（{place}）都印“{name}”。",
        "请核对并改正其中一个。",
    ),
    warning(
        "tag-under-other-caption",
        "标签与标题不符",
        "标题印的是一项，标签填的是另一项，填出来的表就错了。",
        "标题是“{caption}”，标签“{name}”填的却是“{label}”。",
        "请核对；标签放错了格子的，改正标签。",
    ),
    warning(
        "field-twice",
        "同一个标签连写两遍",
        "同样的内容会连着印两遍。",
        "标签 {tag} 连着写了两遍。",
        "请删去一个。",
    ),
    warning(
        "caption-without-tag",
        "空格没有标签",
        "表上印了标题，留了空格，却没有标签，这一格总是空的。",
        "“{caption}”的空格没有标签。",
        "{remedy}",
    ),
    warning(
        "caption-without-blank",
        "标题没有空格",
        "标题旁边没有可以填写的地方。",
        "“{caption}”的右边和下面都没有可以填写的空格。",
        "请补上空格，或确认这一项不需要填写。",
    ),
    warning(
        "font-missing",
        "本机没有字体",
        "没有登记过的字体由别的字体代替，字宽会变，换行和分页也会变。",
        "字体“{font}”本机没有，也不知道用什么代替，会印成“{stand_in}”。",
        "请安装该字体，或改用宋体、黑体、仿宋、楷体；docgen fonts 列出全部。",
    ),
    warning(
        "feature-unknown",
        "内置引擎不认识",
        "内置引擎印不出的内容要靠 LibreOffice 打印。",
        "内置引擎不认识{what}。",
        "请在 Word 或 Excel 中改用普通的段落和表格，或用 LibreOffice 打印。",
    ),
    error(
        "text-cut",
        "内容放不下",
        "放不下的字不会印出来，公文就缺了内容。",
        "按一般案例填写，“{text}”放不下，多出的字没有印出。",
        "请把行高改为“最小值”、加宽该列或缩小字号。",
    ),
    warning(
        "page-count",
        "页数不对",
        "页数变了，装订的顺序和正反面会乱。",
        "{told} {wanted} 页，按一般案例填写后印成 {found} 页。",
        "请缩小行距、字号或页边距，使填写后的页数不变。",
    ),
    error(
        "paper-fails",
        "按案例填写时出错",
        _SURE,
        "用示例案例填写时出错：{reason}",
        "{remedy}",
    ),
)
