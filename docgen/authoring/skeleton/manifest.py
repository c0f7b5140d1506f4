"""The texts of a new pack: its manifest, its lists, its sample data, and where its forms come from."""

import json
from collections.abc import Iterator, Mapping, Sequence

from docgen.authoring.skeleton.blank import Blank
from docgen.authoring.skeleton.lists import PrintedList, note_field
from docgen.region.codelists import CodeList

_PACKETS = (
    ("household", "dossier", "一户一档"),
    ("union", "lists", "名册"),
    ("publicity", "publicity", "公示"),
)
_ASK = "请改为"


def manifest_text(name: str, place: str, blanks: Sequence[Blank]) -> str:
    """The content of `pack.yaml`."""
    return "\n".join((*_head(name, place), *_documents(blanks), "", *_packets(blanks), ""))


def codelists_text(lists: Mapping[str, PrintedList], shared: Mapping[str, CodeList]) -> str:
    """The content of `codelists.yaml`."""
    head = (
        "# 表上印出的选项和填表说明列出的取值。没有列出的沿用共用的选项；只作参考的，加一行 is_open: true。"
    )
    return "\n".join((head, *(_list_lines(lists, shared) if lists else ("{}",)), ""))


def sample_text(place: str, code: str) -> str:
    """The content of `sample.yaml`."""
    area = place or "本县"
    return f"""# docgen sample 和预览所用虚构案例的资料；其余沿用 templates/national/sample.yaml。
extends: national
dossier_number: "{{year}}{{serial}}"

# code 是身份证号的前六位，{_ASK}本地的行政区划代码；三条标准线（元/月）{_ASK}本地的。
areas:
  - code: "{code}"
    name: {_quoted(area)}
    postcode: "000000"
    dibao: 500
    low_income: 750
    minimum_wage: 1500

ethnicities: {{汉族: 1}}
landline_prefix: "010-2000"
"""


def sources_text(place: str, blanks: Sequence[Blank]) -> str:
    """The content of `SOURCES.md`."""
    lines = [
        f"# {place or '本地'}文书的来源",
        "",
        f"通知：{_ASK}通知的标题，{_ASK}文号，{_ASK}日期。",
        "",
        "各表由 docgen region new 从下列空白表生成，表上的标签是程序提出的，须逐张核对。",
        "",
        "| 出处 | 文书 | 空白表 | 标签 | 须核对 | 没有加标签 |",
        "|---|---|---|---|---|---|",
        *map(_source_row, blanks),
        "",
        *(line for blank in blanks for line in _doubts(blank)),
    ]
    return "\n".join(lines)


def _head(name: str, place: str) -> Iterator[str]:
    yield "# docgen region new 生成。出处、必填项、份数和打印包都是猜的，请核对。"
    yield f"id: {name}"
    yield f"title: {_quoted(f'{place}困难职工帮扶')}"
    yield "version: 0.1.0"
    yield "notice:                                  # 这些表出自哪个通知"
    yield f"  title: {_ASK}通知的标题"
    yield f"  number: {_ASK}文号"
    yield f"  date: {_ASK}日期"
    yield f"  issuer: {_quoted(f'{place}总工会')}"
    yield "extends: national"
    yield "codelists: codelists.yaml"
    yield ""


def _documents(blanks: Sequence[Blank]) -> Iterator[str]:
    yield "documents:"
    for blank in blanks:
        yield f"  - id: {blank.id}"
        yield f"    title: {_quoted(blank.title)}"
        yield f"    file: {blank.file}"
        yield f"    source: 附件{blank.number}"
        yield f"    for: {blank.proposal.scope}"
        if blank.copies:
            yield f"    copies: [{', '.join(blank.copies)}]"
        if blank.required:
            yield "    required:                            # 表上带 * 的"
            yield from (f"      - {path}" for path in blank.required)


def _packets(blanks: Sequence[Blank]) -> Iterator[str]:
    yield "packets:"
    for scope, name, title in _PACKETS:
        own = [blank.id for blank in blanks if blank.proposal.scope == scope]
        if own:
            yield f"  - id: {name}"
            yield f"    title: {title}"
            yield f"    documents: [{', '.join(own)}]"
            if scope == "publicity":
                yield "    one_sided: true"


def _list_lines(lists: Mapping[str, PrintedList], shared: Mapping[str, CodeList]) -> Iterator[str]:
    for name, printed in lists.items():
        yield f"{name}:"
        yield f"  title: {_quoted(printed.title)}"
        yield f"  source: {_quoted('、'.join(printed.sources))}"
        yield "  items:"
        for label in printed.labels:
            note = note_field(name, label, shared.get(name))
            yield f"    - {{label: {_quoted(label)}" + (f", note_field: {note}}}" if note else "}")
        yield ""


def _source_row(blank: Blank) -> str:
    decisions = blank.proposal.decisions
    doubted = sum(item.level != "高" for item in decisions)
    counts = (len(decisions), doubted, len(blank.proposal.untouched))
    cells = (f"附件{blank.number}", blank.file, blank.source.name, *counts)
    return f"| {' | '.join(map(str, cells))} |"


def _doubts(blank: Blank) -> Iterator[str]:
    """What a person should look at in the form."""
    doubted = [item for item in blank.proposal.decisions if item.level != "高"]
    if not doubted and not blank.proposal.untouched:
        return
    yield f"## {blank.title}"
    yield ""
    yield from (f"- 核对：{_flat(item.caption)}：`{item.field}`，{item.reason}" for item in doubted)
    yield from (f"- 没有加标签：{_flat(item.caption)}：{item.reason}" for item in blank.proposal.untouched)
    yield ""


def _flat(text: str) -> str:
    return " ".join(text.split()) or "（没有标题）"


def _quoted(text: str) -> str:
    """The text as YAML, in quotes."""
    return json.dumps(text, ensure_ascii=False)
