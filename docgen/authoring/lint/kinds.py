"""The closed list of what can be wrong with a template or a pack."""

from collections.abc import Mapping
from types import MappingProxyType

from docgen.finding_kinds import FindingKind, Severity


def _error(code: str, title: str, why: str, sentence: str, remedy: str) -> FindingKind:
    return FindingKind(code, Severity.ERROR, title, why, sentence, remedy)


def _warning(code: str, title: str, why: str, sentence: str, remedy: str) -> FindingKind:
    return FindingKind(code, Severity.WARNING, title, why, sentence, remedy)


_VERBATIM = "程序不认识的标签会原样印在公文上，或者使整份文书打不出来。"
_STRUCTURE = "循环和条件要成对、同层，否则文书打不开或行数不对。"
_OUTSIDE = "模板会发给各单位使用，不能带有会自动执行或指向外部的内容。"
_SURE = "名称写错的标签填不出内容，程序拒绝打印。"
_MANIFEST = "地区包的说明文件要完全符合规定，写错的内容不会被悄悄略过。"

_FILE = (
    _error(
        "file-unreadable",
        "模板打不开",
        "模板必须是 docx 或 xlsx 文件。",
        "文件打不开：{reason}。",
        "请用 Word、Excel 或 WPS 打开后另存为 docx 或 xlsx。",
    ),
    _error(
        "file-with-macros", "带有宏", _OUTSIDE, "文件中有宏（{part}）。", "请另存为不带宏的 docx 或 xlsx。"
    ),
    _error(
        "file-links-outside",
        "链接到外部文件",
        _OUTSIDE,
        "文件引用了外部的{what}：{target}。",
        "请在 Word 或 Excel 中断开链接，图片改为嵌入文件。",
    ),
    _warning(
        "file-hyperlink",
        "带有超链接",
        "打印出来的公文上超链接没有用处，内置引擎也不认识。",
        "文件中有超链接：{target}。",
        "请右键取消超链接，保留文字。",
    ),
    _error(
        "file-embeds-object",
        "嵌入了对象或控件",
        _OUTSIDE,
        "文件中嵌入了{what}（{part}）。",
        "请删去嵌入的对象或控件；需要图片时插入图片。",
    ),
    _error(
        "field-code-outside",
        "域会读取外部内容",
        _OUTSIDE,
        "有域代码“{code}”，打开时会读取外部内容。",
        "请删去该域，改写为文字。",
    ),
    _warning(
        "file-has-revisions",
        "留有修订",
        "没有接受的修订会印在公文上，或使内容与所见不同。",
        "有尚未接受或拒绝的修订。",
        "请在“审阅”中接受或拒绝全部修订。",
    ),
    _warning(
        "file-has-comments",
        "留有批注",
        "批注是制表人之间的话，不应发给使用单位。",
        "有 {count} 条批注。",
        "请核对以后删去批注。",
    ),
)

_TAGS = (
    _error(
        "tag-incomplete",
        "标签不完整",
        _VERBATIM,
        "标签的括号不成对：{text}。",
        "请补全成对的括号，一个标签写在同一段里，不要换行。",
    ),
    _warning(
        "tag-split",
        "标签被拆成几截",
        "在 Word 中修改以后，一个标签可能被存成几截，查找替换时找不到，再改容易改坏。",
        "标签 {tag} 在文件里被拆成 {count} 截。",
        "请用 docgen template lint --fix 合并，或删去标签重新一次输入。",
    ),
    _error(
        "tag-split-formats",
        "标签中间换了格式",
        "标签印出的内容只能有一种格式，程序不猜用哪一种。",
        "标签 {tag} 中间换了字体或格式。",
        "请选中整个标签清除格式后设为一种格式，或用 docgen template lint --fix 统一为第一个字的格式。",
    ),
    _error(
        "tag-look-alike",
        "像标签而不是标签",
        _VERBATIM,
        "“{text}”像标签，但括号不是半角的两个花括号。",
        "请改写为半角的 {{{{ 名称 }}}}，中间不留空格以外的字符。",
    ),
    _error(
        "tag-quotes",
        "标签中用了中文引号",
        "Word 会自动把引号换成中文引号，程序读不懂。",
        "标签 {tag} 中用了中文引号或中文标点。",
        '请把引号改为半角的 "，括号和逗号也用半角。',
    ),
    _warning(
        "name-outside-tag",
        "名称写在标签外面",
        _VERBATIM,
        "“{name}”写在标签外面，会原样印出。",
        "请写成 {{{{ {name} }}}}。",
    ),
    _error(
        "tag-not-filled",
        "标签放在不填写的地方",
        _VERBATIM,
        "标签 {tag} 在{part}里，程序不填写那里。",
        "请把标签移到正文、表格或 Word 的页眉页脚。",
    ),
    _error(
        "tag-not-alone",
        "标签没有单独成行",
        _STRUCTURE,
        "标签 {tag} 所在的行或段还有其他文字。",
        "请让它单独占一行表格或一段，该行打印时消失。",
    ),
    _error(
        "tag-outside-table",
        "行标签不在表格里",
        _STRUCTURE,
        "标签 {tag} 不在表格之中。",
        "请放进表格的单独一行，或改用 {{%p … %}}。",
    ),
    _error(
        "tag-in-sheet-cell",
        "单元格中用了语句",
        "Excel 的单元格里只能写 {{ … }}。",
        "单元格中不能用 {tag}。",
        "请改用 {{{{ … if … else … }}}}，或把条件写成单独一行的 {{%tr if … %}}。",
    ),
    _error(
        "tag-ends-cell",
        "单元格以段落标签结尾",
        "单元格至少要有一段，标签那一段打印时会消失。",
        "单元格以标签 {tag} 结尾。",
        "请在它后面留一个空段落。",
    ),
    _error(
        "tag-syntax",
        "标签写法有误",
        _SURE,
        "标签 {tag} 写法有误（{reason}）。",
        "请对照 docgen template fields 给出的写法改正。",
    ),
    _error(
        "tag-statement-unknown",
        "不认识的语句",
        _SURE,
        "标签 {tag} 的语句“{word}”不能用。",
        "只能用 for、if、elif、else、set 和 endfor、endif、endset。",
    ),
    _error(
        "template-refused",
        "模板不能使用",
        _SURE,
        "{reason}",
        "{remedy}",
    ),
)

_BLOCKS = (
    _error(
        "block-not-closed",
        "循环或条件没有结束",
        _STRUCTURE,
        "标签 {tag} 没有对应的 {end}。",
        "请在循环或条件结束的地方补上 {end}。",
    ),
    _error(
        "block-not-opened",
        "结束标签没有开头",
        _STRUCTURE,
        "标签 {tag} 前面没有对应的开头。",
        "请补上开头，或删去该标签。",
    ),
    _error(
        "block-crossed",
        "循环和条件交叉",
        _STRUCTURE,
        "标签 {tag} 结束的不是最近的 {opened}（{place}）。",
        "请先结束里层，再结束外层。",
    ),
    _error(
        "block-across-places",
        "循环跨出了所在的层次",
        _STRUCTURE,
        "标签 {tag} 与开头 {opened}（{place}）不在同一层。",
        "开头和结尾要都用 {{%tr %}} 放在同一个表格，或都用 {{%p %}} 放在同一处，或都在同一段里。",
    ),
)

_NAMES = (
    _error("name-unknown", "没有这个名称", _SURE, "标签 {tag} 中没有“{name}”这个名称。", "{remedy}"),
    _error(
        "name-outside-loop",
        "循环变量用在循环外面",
        _STRUCTURE,
        "标签 {tag} 用到的“{variable}”只在循环 {loop} 里面有。",
        "请把标签移进循环，或改写为循环外的名称。",
    ),
    _error(
        "name-of-other-scope",
        "名称不属于这类文书",
        "工会的文书对着许多户，一户的名称要放在各户的循环里；一户的文书里没有各户的名单。",
        "标签 {tag} 的“{name}”不能用在{scope}的文书里。",
        "{remedy}",
    ),
    _error(
        "name-is-no-value",
        "名称不是一个值",
        _SURE,
        "标签 {tag} 的“{name}”是一组内容，不能直接印出。",
        "请写出其中的一项，如 {{{{ {example} }}}}；名单要用循环。",
    ),
    _error(
        "loop-over-value",
        "循环的不是名单",
        _STRUCTURE,
        "标签 {tag} 的“{name}”不是名单，不能循环。",
        "请改为名单，如 members、visits，或去掉循环。",
    ),
    _error(
        "filter-unknown",
        "没有这种写法",
        _SURE,
        "标签 {tag} 中没有“{name}”这种写法。",
        "{remedy}",
    ),
    _error(
        "option-unknown",
        "选项表没有这个选项",
        "与选项表不一致的选项永远打不上勾。",
        "标签 {tag} 的“{option}”不在“{list}”的选项中。",
        "请改为“{near}”，或在选项表中补上。",
    ),
    _warning(
        "option-not-listed",
        "选项表没有列出这个选项",
        "这张选项表允许填别的内容，但写错一个字就打不上勾。",
        "标签 {tag} 的“{option}”不在“{list}”的选项中。",
        "请核对用字；最相近的是“{near}”。",
    ),
    _error(
        "publicity-barred",
        "公示印出个人信息",
        "公示贴在墙上，不得印出身份证号、电话、健康等个人信息。",
        "公示不得印出“{label}”（{name}）。",
        "请从公示模板中删去该标签。",
    ),
    _error(
        "personal-data-left",
        "留有真实的个人信息",
        "模板会发给各单位，不能带有填过的人的信息。",
        "留有{what}“{text}”。",
        "请删去，改为标签或空格。",
    ),
)

_SHEETS = (
    _error(
        "sheet-formula",
        "模板中有公式",
        "公式不会随填写的数据重新计算，印出的是模板里的旧数。",
        "有公式“{formula}”。",
        '请写成 {{{{ 名称|公式("…") }}}}，由程序同时给出数值。',
    ),
    _error(
        "sheet-merge-across-loop",
        "合并单元格伸到循环之外",
        "循环会增加行，从里层循环伸出去的合并不知道该合到哪里。",
        "合并的单元格 {area} 从里层循环伸到了循环之外。",
        "请拆开合并。",
    ),
    _error(
        "sheet-photo",
        "Excel 里放照片",
        "图片只能放在 Word 模板中。",
        "标签 {tag} 要放图片。",
        "请改用 docx 模板，或删去该标签。",
    ),
)

_FORM = (
    _error(
        "required-without-tag",
        "必填项没有标签",
        "说明文件写明必填的内容，表上没有地方印。",
        "必填的“{label}”（{name}）在表上没有标签。",
        "请在表上补一个 {{{{ {name} }}}}，或从 required 中删去。",
    ),
    _warning(
        "field-under-two-captions",
        "两个标题用同一个标签",
        "复制标签以后忘了改，两格会印出同样的内容。",
        "“{caption}”和“{other}”（{place}）都印“{name}”。",
        "请核对并改正其中一个。",
    ),
    _warning(
        "tag-under-other-caption",
        "标签与标题不符",
        "标题印的是一项，标签填的是另一项，填出来的表就错了。",
        "标题是“{caption}”，标签“{name}”填的却是“{label}”。",
        "请核对；标签放错了格子的，改正标签。",
    ),
    _warning(
        "field-twice",
        "同一个标签连写两遍",
        "同样的内容会连着印两遍。",
        "标签 {tag} 连着写了两遍。",
        "请删去一个。",
    ),
    _warning(
        "caption-without-tag",
        "空格没有标签",
        "表上印了标题，留了空格，却没有标签，这一格总是空的。",
        "“{caption}”的空格没有标签。",
        "{remedy}",
    ),
    _warning(
        "caption-without-blank",
        "标题没有空格",
        "标题旁边没有可以填写的地方。",
        "“{caption}”的右边和下面都没有可以填写的空格。",
        "请补上空格，或确认这一项不需要填写。",
    ),
    _warning(
        "font-missing",
        "本机没有字体",
        "没有登记过的字体由别的字体代替，字宽会变，换行和分页也会变。",
        "字体“{font}”本机没有，也不知道用什么代替，会印成“{stand_in}”。",
        "请安装该字体，或改用宋体、黑体、仿宋、楷体；docgen fonts 列出全部。",
    ),
    _warning(
        "feature-unknown",
        "内置引擎不认识",
        "内置引擎印不出的内容要靠 LibreOffice 打印。",
        "内置引擎不认识{what}。",
        "请在 Word 或 Excel 中改用普通的段落和表格，或用 LibreOffice 打印。",
    ),
    _error(
        "text-cut",
        "内容放不下",
        "放不下的字不会印出来，公文就缺了内容。",
        "按一般案例填写，“{text}”放不下，多出的字没有印出。",
        "请把行高改为“最小值”、加宽该列或缩小字号。",
    ),
    _warning(
        "page-count",
        "页数不对",
        "页数变了，装订的顺序和正反面会乱。",
        "{told} {wanted} 页，按一般案例填写后印成 {found} 页。",
        "请缩小行距、字号或页边距，使填写后的页数不变。",
    ),
    _error(
        "paper-fails",
        "按案例填写时出错",
        _SURE,
        "用示例案例填写时出错：{reason}",
        "{remedy}",
    ),
)

_PACK = (
    _error("pack-unreadable", "说明文件读不出", _MANIFEST, "{reason}", "{remedy}"),
    _error(
        "pack-key-unknown",
        "不认识的项目",
        _MANIFEST,
        "“{where}”不是可以写的项目。",
        "请删去或改正；最相近的是“{near}”。",
    ),
    _error("pack-key-missing", "缺少必写的项目", _MANIFEST, "缺少“{where}”。", "请补上。"),
    _error("pack-value", "内容写错", _MANIFEST, "“{where}”写错了：{reason}。", "请按手册的例子改正。"),
    _error(
        "pack-name-unknown",
        "用到没有的名称",
        _MANIFEST,
        "{owner} 用到了不认识的名称“{name}”。",
        "请改正；最相近的是“{near}”。",
    ),
    _error(
        "pack-id-repeated", "重复的名称", _MANIFEST, "{owner}的“{name}”写了不止一次。", "请改名或删去一个。"
    ),
    _error(
        "template-missing",
        "模板文件不存在",
        "没有模板就打不出这份文书。",
        "模板文件 {name} 不存在。",
        "请把模板放到该位置，或改正 file。",
    ),
    _warning(
        "template-unused",
        "没有用到的模板",
        "没有登记的模板不会打印，容易与在用的弄混。",
        "文件 {name} 不属于任何一份文书。",
        "请在 documents 中登记，或移走该文件。",
    ),
    _error(
        "pack-has-code",
        "地区包里有程序",
        "地区包只有数据；带程序的包不能放心使用。",
        "{name} 不是地区包该有的文件。",
        "请移走该文件。",
    ),
    _error(
        "codelist-faulty",
        "选项表写错",
        _MANIFEST,
        "选项表“{list}”的“{where}”写错了：{reason}。",
        "请改正该选项表。",
    ),
    _warning(
        "codelist-unused",
        "没有用到的选项表",
        "没有项目用它，多半是名称写错了。",
        "没有项目用到选项表“{list}”。",
        "请改名为“{near}”，或删去。",
    ),
    _warning(
        "option-repeated",
        "选项重复",
        "同一个写法对着两个选项，程序只认第一个。",
        "选项表“{list}”的“{option}”写了不止一次。",
        "请删去一个，或改正编号、别名。",
    ),
    _error(
        "condition-option-unknown",
        "条件里的选项不存在",
        "选项表没有的内容永远填不上，这个条件就永远不成立。",
        "{owner} 的条件用到“{option}”，不在“{list}”的选项中。",
        "请改为“{near}”，或在选项表中补上。",
    ),
    _warning(
        "word-unused",
        "没有用到的用语",
        "写了却不印，多半是名称写错了。",
        "words 中的“{word}”在模板里没有用到。",
        "请删去，或在模板中写 {{{{ form.{word} }}}}。",
    ),
    _warning(
        "list-unused",
        "没有用到的名单",
        "写了却不印，多半是名称写错了。",
        "lists 中的“{list}”在模板里没有用到。",
        "请删去，或在模板中循环 {list}。",
    ),
    _error(
        "copies-none",
        "一份也不打印",
        "份数为空时这份文书不会打印。",
        "copies 是空的。",
        "请写明每份由谁保存。",
    ),
    _warning(
        "copies-repeated",
        "同一单位存两份",
        "同一保存单位写了两次，多半是抄错了。",
        "copies 中“{keeper}”写了不止一次。",
        "请核对每份由谁保存。",
    ),
    _warning(
        "document-in-no-packet",
        "不在任何打印包里",
        "不在打印包里的文书永远不会打印。",
        "没有一个打印包列有这份文书。",
        "请在 packets 中加上。",
    ),
    _warning(
        "packet-repeats",
        "打印包重复列出",
        "同一份文书会打印两次。",
        "打印包“{packet}”把“{name}”列了不止一次。",
        "请删去一个；要多份时写在 copies。",
    ),
    _error(
        "packet-empty",
        "打印包是空的",
        "空的打印包什么也不打印。",
        "打印包“{packet}”没有列出文书。",
        "请写明 documents。",
    ),
    _warning(
        "sources-missing",
        "没有写明出处",
        "审核的人要知道每份表来自哪份通知。",
        "没有 SOURCES.md，或其中没有写“{what}”。",
        "请在 SOURCES.md 中写明。",
    ),
    _warning(
        "sample-missing",
        "没有示例数据",
        "没有示例数据就不能试填，放不放得下、页数对不对都不能核对。",
        "没有 sample.yaml。",
        "请补上 sample.yaml，写明当地的地名等。",
    ),
    _warning(
        "layout-unverified",
        "版式没有核对",
        "没有与 LibreOffice 的页面核对过的模板，默认不用内置引擎打印。",
        "模板的版式没有核对，或核对以后改过。",
        "请运行 docgen template verify。",
    ),
)

GROUPS: Mapping[str, tuple[FindingKind, ...]] = MappingProxyType(
    {
        "文件": _FILE,
        "标签的写法": _TAGS,
        "循环和条件": _BLOCKS,
        "名称和选项": _NAMES,
        "Excel 模板": _SHEETS,
        "表格和版面": _FORM,
        "地区包": _PACK,
    }
)
LINT_KINDS: Mapping[str, FindingKind] = MappingProxyType(
    {kind.code: kind for kinds in GROUPS.values() for kind in kinds}
)
