"""Flaws between the parts of a pack."""

from docgen.authoring.lint.telling import error, warning

_MANIFEST = "地区包的说明文件要完全符合规定，写错的内容不会被悄悄略过。"

PACK = (
    error("pack-unreadable", "说明文件读不出", _MANIFEST, "{reason}", "{remedy}"),
    error(
        "pack-key-unknown",
        "不认识的项目",
        _MANIFEST,
        "“{where}”不是可以写的项目。",
        "请删去或改正；最相近的是“{near}”。",
    ),
    error("pack-key-missing", "缺少必写的项目", _MANIFEST, "缺少“{where}”。", "请补上。"),
    error("pack-value", "内容写错", _MANIFEST, "“{where}”写错了：{reason}。", "请按手册的例子改正。"),
    error(
        "pack-name-unknown",
        "用到没有的名称",
        _MANIFEST,
        "{owner} 用到了不认识的名称“{name}”。",
        "请改正；最相近的是“{near}”。",
    ),
    error(
        "pack-id-repeated", "重复的名称", _MANIFEST, "{owner}的“{name}”写了不止一次。", "请改名或删去一个。"
    ),
    error(
        "template-missing",
        "模板文件不存在",
        "没有模板就打不出这份文书。",
        "模板文件 {name} 不存在。",
        "请把模板放到该位置，或改正 file。",
    ),
    warning(
        "template-unused",
        "没有用到的模板",
        "没有登记的模板不会打印，容易与在用的弄混。",
        "文件 {name} 不属于任何一份文书。",
        "请在 documents 中登记，或移走该文件。",
    ),
    warning(
        "pack-file-unknown",
        "不认识的文件",
        "地区包会整个交给使用的人，不相干的文件不要放在里面。",
        "{name} 不是地区包该有的文件。",
        "请移走该文件。",
    ),
    error(
        "pack-has-code",
        "地区包里有程序",
        "地区包只有数据；带程序的包不能放心使用。",
        "{name} 是程序或带宏的文件。",
        "请移走该文件；带宏的模板另存为 docx 或 xlsx。",
    ),
    error(
        "codelist-faulty",
        "选项表写错",
        _MANIFEST,
        "选项表“{list}”的“{where}”写错了：{reason}。",
        "请改正该选项表。",
    ),
    warning(
        "codelist-unused",
        "没有用到的选项表",
        "没有项目用它，多半是名称写错了。",
        "没有项目用到选项表“{list}”。",
        "请改名为“{near}”，或删去。",
    ),
    warning(
        "option-repeated",
        "选项重复",
        "同一个写法对着两个选项，程序只认第一个。",
        "选项表“{list}”的“{option}”写了不止一次。",
        "请删去一个，或改正编号、别名。",
    ),
    error(
        "condition-option-unknown",
        "条件里的选项不存在",
        "选项表没有的内容永远填不上，这个条件就永远不成立。",
        "{owner} 的条件用到“{option}”，不在“{list}”的选项中。",
        "请改为“{near}”，或在选项表中补上。",
    ),
    warning(
        "word-unused",
        "没有用到的用语",
        "写了却不印，多半是名称写错了。",
        "words 中的“{word}”在模板里没有用到。",
        "请删去，或在模板中写 {{{{ form.{word} }}}}。",
    ),
    warning(
        "list-unused",
        "没有用到的名单",
        "写了却不印，多半是名称写错了。",
        "lists 中的“{list}”在模板里没有用到。",
        "请删去，或在模板中循环 {list}。",
    ),
    error(
        "copies-none",
        "一份也不打印",
        "份数为空时这份文书不会打印。",
        "copies 是空的。",
        "请写明每份由谁保存。",
    ),
    warning(
        "copies-repeated",
        "同一单位存两份",
        "同一保存单位写了两次，多半是抄错了。",
        "copies 中“{keeper}”写了不止一次。",
        "请核对每份由谁保存。",
    ),
    warning(
        "document-in-no-packet",
        "不在任何打印包里",
        "不在打印包里的文书永远不会打印。",
        "没有一个打印包列有这份文书。",
        "请在 packets 中加上。",
    ),
    warning(
        "packet-repeats",
        "打印包重复列出",
        "同一份文书会打印两次。",
        "打印包“{packet}”把“{name}”列了不止一次。",
        "请删去一个；要多份时写在 copies。",
    ),
    error(
        "packet-empty",
        "打印包是空的",
        "空的打印包什么也不打印。",
        "打印包“{packet}”没有列出文书。",
        "请写明 documents。",
    ),
    warning(
        "sources-missing",
        "没有写明出处",
        "审核的人要知道每份表来自哪份通知。",
        "没有 SOURCES.md，或其中没有写“{what}”。",
        "请在 SOURCES.md 中写明。",
    ),
    warning(
        "sample-missing",
        "没有示例数据",
        "没有示例数据就不能试填，放不放得下、页数对不对都不能核对。",
        "没有 sample.yaml。",
        "请补上 sample.yaml，写明当地的地名等。",
    ),
    warning(
        "layout-unverified",
        "版式没有核对",
        "没有与 LibreOffice 的页面核对过的模板，默认不用内置引擎打印。",
        "模板的版式没有核对，或核对以后改过。",
        "请运行 docgen template verify。",
    ),
)
