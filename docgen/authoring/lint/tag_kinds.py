"""Flaws of tags: how they are written, what they repeat, what they name."""

from docgen.authoring.lint.telling import error, warning

_VERBATIM = "程序不认识的标签会原样印在公文上，或者使整份文书打不出来。"
_STRUCTURE = "循环和条件要成对、同层，否则文书打不开或行数不对。"
_SURE = "名称写错的标签填不出内容，程序拒绝打印。"

TAGS = (
    error(
        "tag-incomplete",
        "标签不完整",
        _VERBATIM,
        "标签的括号不成对：{text}。",
        "请补全成对的括号，一个标签写在同一段里，不要换行。",
    ),
    warning(
        "tag-split",
        "标签被拆成几截",
        "在 Word 中修改以后，一个标签可能被存成几截，查找替换时找不到，再改容易改坏。",
        "标签 {tag} 在文件里被拆成 {count} 截。",
        "请用 docgen template lint --fix 合并，或删去标签重新一次输入。",
    ),
    error(
        "tag-split-formats",
        "标签中间换了格式",
        "标签印出的内容只能有一种格式，程序不猜用哪一种。",
        "标签 {tag} 中间换了字体或格式。",
        "请选中整个标签清除格式后设为一种格式，或用 docgen template lint --fix 统一为第一个字的格式。",
    ),
    error(
        "tag-look-alike",
        "像标签而不是标签",
        _VERBATIM,
        "“{text}”像标签，但括号不是半角的两个花括号。",
        "请改写为半角的 {{{{ 名称 }}}}，中间不留空格以外的字符。",
    ),
    error(
        "tag-quotes",
        "标签中用了中文引号",
        "Word 会自动把引号换成中文引号，程序读不懂。",
        "标签 {tag} 中用了中文引号或中文标点。",
        '请把引号改为半角的 "，括号和逗号也用半角。',
    ),
    warning(
        "name-outside-tag",
        "名称写在标签外面",
        _VERBATIM,
        "“{name}”写在标签外面，会原样印出。",
        "请写成 {{{{ {name} }}}}。",
    ),
    error(
        "tag-not-filled",
        "标签放在不填写的地方",
        _VERBATIM,
        "标签 {tag} 在{part}里，程序不填写那里。",
        "请把标签移到正文、表格或 Word 的页眉页脚。",
    ),
    error(
        "tag-not-alone",
        "标签没有单独成行",
        _STRUCTURE,
        "标签 {tag} 所在的行或段还有其他文字。",
        "请让它单独占一行表格或一段，该行打印时消失。",
    ),
    error(
        "tag-outside-table",
        "行标签不在表格里",
        _STRUCTURE,
        "标签 {tag} 不在表格之中。",
        "请放进表格的单独一行，或改用 {{%p … %}}。",
    ),
    error(
        "tag-in-sheet-cell",
        "单元格中用了语句",
        "Excel 的单元格里只能写 {{ … }}。",
        "单元格中不能用 {tag}。",
        "请改用 {{{{ … if … else … }}}}，或把条件写成单独一行的 {{%tr if … %}}。",
    ),
    error(
        "tag-ends-cell",
        "单元格以段落标签结尾",
        "单元格至少要有一段，标签那一段打印时会消失。",
        "单元格以标签 {tag} 结尾。",
        "请在它后面留一个空段落。",
    ),
    error(
        "tag-syntax",
        "标签写法有误",
        _SURE,
        "标签 {tag} 写法有误（{reason}）。",
        "请对照 docgen template fields 给出的写法改正。",
    ),
    error(
        "tag-statement-unknown",
        "不认识的语句",
        _SURE,
        "标签 {tag} 的语句“{word}”不能用。",
        "只能用 for、if、elif、else、set 和 endfor、endif、endset。",
    ),
    error(
        "template-refused",
        "模板不能使用",
        _SURE,
        "{reason}",
        "{remedy}",
    ),
)

BLOCKS = (
    error(
        "block-not-closed",
        "循环或条件没有结束",
        _STRUCTURE,
        "标签 {tag} 没有对应的 {end}。",
        "请在循环或条件结束的地方补上 {end}。",
    ),
    error(
        "block-not-opened",
        "结束标签没有开头",
        _STRUCTURE,
        "标签 {tag} 前面没有对应的开头。",
        "请补上开头，或删去该标签。",
    ),
    error(
        "block-crossed",
        "循环和条件交叉",
        _STRUCTURE,
        "标签 {tag} 结束的不是最近的 {opened}（{place}）。",
        "请先结束里层，再结束外层。",
    ),
    error(
        "block-across-places",
        "循环跨出了所在的层次",
        _STRUCTURE,
        "标签 {tag} 与开头 {opened}（{place}）不在同一层。",
        "开头和结尾要都用 {{%tr %}} 放在同一个表格，或都用 {{%p %}} 放在同一处，或都在同一段里。",
    ),
)

NAMES = (
    error("name-unknown", "没有这个名称", _SURE, "标签 {tag} 中没有“{name}”这个名称。", "{remedy}"),
    error(
        "name-outside-loop",
        "循环变量用在循环外面",
        _STRUCTURE,
        "标签 {tag} 用到的“{variable}”只在循环 {loop} 里面有。",
        "请把标签移进循环，或改写为循环外的名称。",
    ),
    error(
        "name-of-other-scope",
        "名称不属于这类文书",
        "工会的文书对着许多户，一户的名称要放在各户的循环里；一户的文书里没有各户的名单。",
        "标签 {tag} 的“{name}”不能用在{scope}的文书里。",
        "{remedy}",
    ),
    error(
        "name-is-no-value",
        "名称不是一个值",
        _SURE,
        "标签 {tag} 的“{name}”是一组内容，不能直接印出。",
        "请写出其中的一项，如 {{{{ {example} }}}}；名单要用循环。",
    ),
    error(
        "loop-over-value",
        "循环的不是名单",
        _STRUCTURE,
        "标签 {tag} 的“{name}”不是名单，不能循环。",
        "请改为名单，如 members、visits，或去掉循环。",
    ),
    error(
        "filter-unknown",
        "没有这种写法",
        _SURE,
        "标签 {tag} 中没有“{name}”这种写法。",
        "{remedy}",
    ),
    error(
        "option-unknown",
        "选项表没有这个选项",
        "与选项表不一致的选项永远打不上勾。",
        "标签 {tag} 的“{option}”不在“{list}”的选项中。",
        "请改为“{near}”，或在选项表中补上。",
    ),
    warning(
        "option-not-listed",
        "选项表没有列出这个选项",
        "这张选项表允许填别的内容，但写错一个字就打不上勾。",
        "标签 {tag} 的“{option}”不在“{list}”的选项中。",
        "请核对用字；最相近的是“{near}”。",
    ),
    error(
        "publicity-barred",
        "公示印出个人信息",
        "公示贴在墙上，不得印出身份证号、电话、健康等个人信息。",
        "公示不得印出“{label}”（{name}）。",
        "请从公示模板中删去该标签。",
    ),
    error(
        "outside-barred",
        "给外人看的表印出个人信息",
        "交给别的单位的表，号码要遮住；公示和这样的表，都要看得出标签印的是哪一项。",
        "标签 {tag}：{reason}",
        "{remedy}",
    ),
    error(
        "personal-data-left",
        "留有真实的个人信息",
        "模板会发给各单位，不能带有填过的人的信息。",
        "留有{what}“{text}”。",
        "请删去，改为标签或空格。",
    ),
)
