"""What the sheet 说明 says: how to fill the workbook, what serves one form only, what to choose from."""

from collections.abc import Iterator, Mapping, Sequence

from docgen.model.kinds import Kind
from docgen.region.pack import Pack
from docgen.sheets import EXAMPLE_MARK
from docgen.workbook.about import AboutPage
from docgen.workbook.columns import STAR, Column, SheetColumns

_HOW = (
    (
        "1",
        f"一户一行填“户”表，家庭成员一人一行填“家庭成员”表，其他表按需要填；标题前有 {STAR} 的必须填。",
    ),
    ("2", "各表用职工编号对应同一户；没有编号的新申报户在各表填职工身份证号。"),
    ("3", "第 1 行是标题、第 2 行是填写说明，请不要改动；从第 3 行填起，行与行之间可以空行。"),
    ("4", f"以“{EXAMPLE_MARK}”开头的灰色一行是示例，docgen 不读它；可以删去，也可以整行覆盖。"),
    ("5", "身份证号、卡号、电话所在的列已设为文本格式；从别处粘贴时请用“选择性粘贴—数值”，以免格式被改。"),
    ("6", "年龄、性别、合计、人均收入等由 docgen 自动算出，表中没有这些列，不用填。"),
    ("7", "可选多项的，各项之间用顿号“、”隔开；点中单元格可看到选项，较长的选项见下方。"),
    ("8", "照片放在本表旁的“照片”文件夹，扫描件放在“附件”文件夹，文件或文件夹以职工编号命名。"),
    ("9", "工作表加了保护，只为防止误改标题，没有密码；如需调整，点“审阅—撤消工作表保护”。"),
    ("10", "填好后保存，先运行 docgen check 核对，再运行 docgen packet 生成文书。"),
)
_SHEETS = {
    "单位": "一行一个基层工会：名称、联络人、年度等。",
    "公示": "一行一次公示：起止日期、举报电话等。",
    "标准": "一行一个地区：低保标准等，与户口、工作所在地的写法一致。",
    "户": "一行一户：职工本人和家庭的情况。",
    "家庭成员": "一行一名家庭成员，职工本人不填。",
    "走访记录": "一行一次走访。",
    "帮扶记录": "一行一次帮扶：资金、物资或服务。",
    "入户核查": "一行一次入户调查或核实。",
    "附件材料": "一行一份随档案交来的材料。",
    "季度收支": "一行一户一个季度的收支。",
    "季度意见": "一行一户一个季度的意见。",
    "目标": "一行一个帮扶目标。",
}


def about_page(pack: Pack, sheets: Sequence[SheetColumns], forms: Mapping[str, tuple[str, ...]]) -> AboutPage:
    """The page for those sheets; `forms` are by field the titles of the forms that it serves."""
    notice = pack.manifest.notice
    parts = (
        ("怎样填写", _HOW),
        ("各表填什么", tuple((part.sheet.title, _SHEETS[part.sheet.title]) for part in sheets)),
        ("只有一种文书用到的项目（不出该文书时可以不填）", tuple(_of_one_form(pack, sheets, forms))),
        ("不印在文书上、只用于核对和统计的项目", tuple(_of_no_form(sheets, forms))),
        ("可选多项的选项", tuple(_choices(pack, sheets))),
    )
    title = f"{pack.manifest.title}采集表（{notice.number}）"
    return AboutPage(title, tuple((heading, lines) for heading, lines in parts if lines))


def _of_one_form(
    pack: Pack, sheets: Sequence[SheetColumns], forms: Mapping[str, tuple[str, ...]]
) -> Iterator[tuple[str, str]]:
    """By form in the pack's order the captions that serve it alone."""
    for title in dict.fromkeys(document.title for document in pack.documents):
        captions = _captions(sheets, [path for path, titles in forms.items() if titles == (title,)])
        if captions:
            yield title, captions


def _of_no_form(
    sheets: Sequence[SheetColumns], forms: Mapping[str, tuple[str, ...]]
) -> Iterator[tuple[str, str]]:
    for part in sheets:
        captions = _captions([part], [path for path, titles in forms.items() if not titles])
        if captions:
            yield part.sheet.title, captions.partition("：")[2]


def _captions(sheets: Sequence[SheetColumns], paths: Sequence[str]) -> str:
    """The captions of those fields, behind the sheet each stands on."""
    found = []
    for part in sheets:
        own = [column.heading for column in part.columns if not column.is_key and column.field.path in paths]
        if own:
            found.append(f"{part.sheet.title}：{'、'.join(own)}")
    return "\n".join(found)


def _choices(pack: Pack, sheets: Sequence[SheetColumns]) -> Iterator[tuple[str, str]]:
    """Of every list from which several may be chosen all values."""
    columns: list[Column] = [column for part in sheets for column in part.columns]
    for column in columns:
        codelist = column.choices(pack.lists)
        if codelist is not None and column.field.kind is Kind.CODES:
            yield column.caption, "、".join(codelist.labels)
