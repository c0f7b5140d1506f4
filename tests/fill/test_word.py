"""Word templates: what they print exactly, and what they refuse with the place of the fault."""

import re
from pathlib import Path

import pytest
from cases import a_case
from documents import parts_of, word_tables, word_text

from docgen.errors import PackFaultyError
from docgen.fill.outside import Audience
from docgen.fill.template import Blank
from docgen.fill.word import compile_word

from .templates import (
    BOLD,
    CHINESE,
    HOUSEHOLD,
    UNION,
    a_docx,
    a_word_template,
    context,
    filled,
    paragraph,
    run,
    table,
    write_zip,
)

RARE = "㛃𬭁𠮷"


@pytest.mark.parametrize(
    ("value", "printed"),
    [
        ("R&D", "R&D"),
        ("a <b> c", "a <b> c"),
        ("“双”\"直\"'单'", "“双”\"直\"'单'"),
        ("&amp; &#20; ]]>", "&amp; &#20; ]]>"),
        ("第一行\n第二行", "第一行⏎第二行"),
        ("甲\t乙", "甲\t乙"),
        ("  前后有空格  ", "  前后有空格  "),
        ("😀👨‍👩‍👧", "😀👨‍👩‍👧"),
        (RARE, RARE),
        ("{{ 7*7 }}", "{{ 7*7 }}"),
        ("{% raw %}{# 注 #}", "{% raw %}{# 注 #}"),
        ("⟦docgen:0⟧<!--docgen:0-->", "⟦docgen:0⟧<!--docgen:0-->"),
    ],
)
def test_a_value_prints_exactly_as_it_is(tmp_path: Path, value: str, printed: str) -> None:
    case = a_case(worker={"name": value})
    assert filled(tmp_path, paragraph("【{{ worker.name }}】"), case=case) == f"【{printed}】"
    assert filled(tmp_path, table(["姓名", "{{ worker.name }}"]), case=case) == f"| 姓名 | {printed} |"


def test_paragraphs_after_a_value_with_markup_are_all_there(tmp_path: Path) -> None:
    body = [paragraph(text) for text in ("一 {{ worker.name }}", "二", "三")]
    assert filled(tmp_path, *body, case=a_case(worker={"name": "a <b> c"})) == "一 a <b> c\n二\n三"


@pytest.mark.parametrize("character", ["\x00", "\x0b", "\ud800", "￿"])
def test_a_character_no_office_file_can_hold_is_refused(tmp_path: Path, character: str) -> None:
    with pytest.raises(PackFaultyError, match="控制字符"):
        filled(tmp_path, paragraph("{{ worker.name }}"), case=a_case(worker={"name": f"张{character}三"}))


def test_headers_and_footers_are_filled(tmp_path: Path) -> None:
    hanging = {"header1": paragraph("{{ worker.number }}"), "footer2": paragraph("{{ worker.name }}<")}
    template = a_word_template(tmp_path, paragraph("正文"), hanging=hanging)
    case = a_case(worker={"number": "7", "name": "罗 & 罗"})
    assert word_text(template.fill(context(case))) == "正文\n页眉：7\n页脚：罗 & 罗<\n"


def test_two_households_do_not_mix(tmp_path: Path) -> None:
    template = a_word_template(tmp_path, paragraph("{{ worker.name }}"))
    names = ("甲", "乙", "甲")
    papers = [template.fill(context(a_case(worker={"name": name}))) for name in names]
    assert [word_text(paper).strip() for paper in papers] == list(names)
    assert papers[0] == papers[2] != papers[1]


def test_a_row_loop_repeats_the_rows_between_its_tags(tmp_path: Path) -> None:
    body = table(
        ["姓名", "关系"],
        ["{%tr for member in members %}", ""],
        ["{{ loop.index }}{{ member.name }}", "{{ member.relation }}"],
        ["{%tr endfor %}", ""],
        ["末行", ""],
    )
    members = [{"name": "甲", "relation": "女儿"}, {"name": "乙", "relation": "儿子"}]
    paper = a_word_template(tmp_path, body).fill(context(a_case(members=members)))
    assert word_tables(paper) == [[["姓名", "关系"], ["1甲", "女儿"], ["2乙", "儿子"], ["末行", ""]]]


def test_a_row_loop_over_nobody_leaves_no_row(tmp_path: Path) -> None:
    body = table(["头"], ["{%tr for member in members %}"], ["{{ member.name }}"], ["{%tr endfor %}"])
    assert filled(tmp_path, body, case=a_case(members=0)) == "| 头 |"


def test_a_paragraph_loop_may_enclose_tables(tmp_path: Path) -> None:
    body = (
        paragraph("{%p for member in members %}"),
        table(["{{ member.name }}"]),
        paragraph("{%p endfor %}"),
    )
    case = a_case(members=[{"name": "甲"}, {"name": "乙"}])
    assert filled(tmp_path, *body, case=case) == "| 甲 |\n| 乙 |"


@pytest.mark.parametrize(("number", "printed"), [("7", "有\n末"), (None, "无\n末")])
def test_a_paragraph_condition_keeps_one_of_its_branches(
    tmp_path: Path, number: str | None, printed: str
) -> None:
    texts = ("{%p if worker.number %}", "有", "{%p else %}", "无", "{%p endif %}", "末")
    assert filled(tmp_path, *map(paragraph, texts), case=a_case(worker={"number": number})) == printed


def test_a_condition_within_a_paragraph_stays_in_it(tmp_path: Path) -> None:
    body = paragraph("甲{% if worker.number %}乙{{ worker.number }}{% endif %}丙")
    assert filled(tmp_path, body, case=a_case(worker={"number": "7"})) == "甲乙7丙"


SPLIT = ("{{ wor", "ker.", "name }}。")


@pytest.mark.parametrize(
    "runs",
    [
        [run(text) for text in SPLIT],
        [run(text, BOLD) for text in SPLIT],
        [run(text, look) for text, look in zip(SPLIT, ("", CHINESE, "<w:noProof/>"), strict=True)],
    ],
    ids=["plain", "bold", "language apart"],
)
def test_a_tag_split_over_runs_that_look_alike_is_joined(tmp_path: Path, runs: list[str]) -> None:
    case = a_case(worker={"name": "甲"})
    assert filled(tmp_path, paragraph("前", *runs, run("后")), case=case) == "前甲。后"


def test_two_split_tags_of_one_paragraph_are_both_joined(tmp_path: Path) -> None:
    runs = map(run, ("一{{ worker.", "name }}二{", "{ worker.name ", "}}三"))
    assert filled(tmp_path, paragraph(*runs), case=a_case(worker={"name": "甲"})) == "一甲二甲三"


HERE = "表1 第2行 第2格"
REFUSED = [
    ("{{ worker.nickname }}", "没有“worker.nickname”这个名称", "worker.name"),
    ("{{ cases|length }}", "没有“cases”这个名称", ""),
    ("{{ worker.name }", "标签不完整", ""),
    ("worker.name }}", "标签不完整", ""),
    ("{{ worker.name +* 1 }}", "写法有误", ""),
    ("{%tr for member in members %}", "所在的行还有其他文字", ""),
    ("甲{%tr for member in members %}", "必须单独占一行或一段", ""),
    ("甲{%p if worker.name %}", "必须单独占一行或一段", ""),
    (paragraph(run("{{ worker.", BOLD), run("name }}")), "中间换了字体或格式", ""),
    (paragraph("甲") + paragraph("{%p if worker.name %}"), "单元格以标签", ""),
]


@pytest.mark.parametrize(("cell", "what", "remedy"), REFUSED)
def test_a_faulty_tag_is_refused_with_table_row_and_cell(
    tmp_path: Path, cell: str, what: str, remedy: str
) -> None:
    with pytest.raises(PackFaultyError, match=f"模板.docx {HERE}：.*{re.escape(what)}") as refusal:
        a_word_template(tmp_path, paragraph("题"), table(["{{ worker.number }}", "乙"], ["丙", cell]))
    assert remedy in refusal.value.remedy


@pytest.mark.parametrize(
    ("body", "place"),
    [
        ([paragraph("一"), paragraph("{{ worker.nickname }}")], "第2段"),
        ([table(["甲"]), table(["{{ worker.nickname }}"])], "表2 第1行 第1格"),
        ([paragraph("{%tr for member in members %}")], "第1段"),
        (
            [
                table(
                    ["{%tr for member in members %}"],
                    ["{{ member.name }}"],
                    ["{{ member.nickname }}"],
                    ["{%tr endfor %}"],
                )
            ],
            "表1 第3行 第1格",
        ),
    ],
)
def test_the_place_is_counted_as_a_person_counts(tmp_path: Path, body: list[str], place: str) -> None:
    with pytest.raises(PackFaultyError, match=f"模板.docx {place}："):
        a_word_template(tmp_path, *body)


def test_a_loop_that_is_not_closed_is_refused(tmp_path: Path) -> None:
    with pytest.raises(PackFaultyError, match="表1 .*写法有误"):
        a_word_template(tmp_path, table(["{%tr for member in members %}"], ["{{ member.name }}"]))


FAILING = [
    "{{ worker.name + 1 }}",
    "{{ 1 / 0 }}",
    "{{ worker }}",
    "{{ members[7].name }}",
    "{{ worker.name|round }}",
]


@pytest.mark.parametrize("tag", FAILING)
def test_a_tag_that_fails_while_filling_names_its_place(tmp_path: Path, tag: str) -> None:
    template = a_word_template(
        tmp_path, table(["{{ worker.number }}", "乙"], ["{{ worker.sex }}", f"甲{tag}"])
    )
    with pytest.raises(PackFaultyError) as refusal:
        template.fill(context(a_case()))
    assert refusal.value.what.startswith(f"模板 模板.docx {HERE}：标签 {tag} 无法填写")


BREAKOUTS = [
    "{{ ''.__class__ }}",
    "{{ ''.__class__.__mro__ }}",
    "{{ worker.__dict__ }}",
    "{{ (members|first).__class__ }}",
    "{{ worker['__class__'] }}",
    "{{ cycler }}",
    "{{ cycler.__init__ }}",
    "{{ lipsum() }}",
    "{{ namespace() }}",
    "{{ range(9) }}",
    "{{ self }}",
    "{{ worker.name.format }}",
    "{% include '/etc/passwd' %}",
    "{% import 'os' as os %}",
]


@pytest.mark.parametrize("tag", BREAKOUTS)
def test_a_tag_reaches_nothing_but_the_vocabulary(tmp_path: Path, tag: str) -> None:
    with pytest.raises(PackFaultyError, match="第1段"):
        filled(tmp_path, paragraph(tag))


PUBLIC_ROWS = ("{%tr for case in cases %}", "{%tr endfor %}")


def a_notice(folder: Path, cell: str) -> None:
    opening, closing = PUBLIC_ROWS
    a_word_template(folder, table([opening], [cell], [closing]), allowed=UNION, audience=Audience.EVERYONE)


@pytest.mark.parametrize(
    "field", ["worker.id_number", "worker.mobile", "cause.main", "bank.card_number", "worker.home_address"]
)
def test_a_publicity_notice_that_names_a_barred_field_is_refused(tmp_path: Path, field: str) -> None:
    with pytest.raises(PackFaultyError, match="表1 第2行 第1格：公示不得印出"):
        a_notice(tmp_path, f"{{{{ case.{field} }}}}")


@pytest.mark.parametrize(
    "field", ["worker.name", "household.size", "income.worker_monthly", "cause.published"]
)
def test_a_publicity_notice_may_name_what_its_form_prints(tmp_path: Path, field: str) -> None:
    a_notice(tmp_path, f"{{{{ case.{field} }}}}")


@pytest.mark.parametrize("constant", ["none", "None"])
def test_the_constant_none_is_refused(tmp_path: Path, constant: str) -> None:
    with pytest.raises(PackFaultyError, match="第1段"):
        filled(tmp_path, paragraph(f"{{{{ {constant} }}}}"))


def test_a_constant_prints_like_a_value(tmp_path: Path) -> None:
    assert filled(tmp_path, paragraph('{{ true }}{{ "甲\\n乙" }}')) == "是甲⏎乙"


@pytest.mark.parametrize("tag", ["{{ worker.name|大写 }}", "{{ worker.name is 汉字 }}"])
def test_an_unknown_filter_or_test_is_refused_with_its_place(tmp_path: Path, tag: str) -> None:
    with pytest.raises(PackFaultyError, match="表1 第1行 第2格"):
        a_word_template(tmp_path, table(["{{ worker.number }}", tag]))


@pytest.mark.parametrize("text", ["{{ worker.name }", "{ { worker.name }}", "{%tr for member in members"])
def test_an_incomplete_tag_is_refused_where_there_is_no_other(tmp_path: Path, text: str) -> None:
    with pytest.raises(PackFaultyError, match="标签不完整"):
        a_word_template(tmp_path, paragraph("{{ worker.number }}"), hanging={"header1": paragraph(text)})


def test_an_open_comment_is_refused_with_its_place(tmp_path: Path) -> None:
    with pytest.raises(PackFaultyError, match="第2段"):
        a_word_template(tmp_path, paragraph("{{ worker.number }}"), paragraph("甲{# 注"))


def test_nothing_that_looks_like_a_tag_is_ever_printed_by_the_template(tmp_path: Path) -> None:
    with pytest.raises(PackFaultyError):
        filled(tmp_path, paragraph("{% raw %}{{ worker.name }}{% endraw %}"))


def test_a_comment_is_not_printed(tmp_path: Path) -> None:
    assert filled(tmp_path, paragraph("甲{# 给改模板的人 #}乙")) == "甲乙"


def test_single_braces_are_plain_text(tmp_path: Path) -> None:
    assert (
        filled(tmp_path, paragraph("{ worker.name } {{ worker.number }}")) == "{ worker.name } 510502000123"
    )


def test_a_file_with_a_prefix_of_its_own_prints_line_breaks(tmp_path: Path) -> None:
    path = a_docx(
        tmp_path / "模板.docx", table(["姓名", "{{ worker.name }}"]) + paragraph("{{ worker.name }}")
    )
    xml = parts_of(path.read_bytes())["word/document.xml"].decode()
    other = xml.replace("<w:", "<n:").replace("</w:", "</n:").replace("xmlns:w", "xmlns:n")
    write_zip(path, {"[Content_Types].xml": "<Types/>", "word/document.xml": other})
    paper = compile_word(Blank(path, HOUSEHOLD)).fill(context(a_case(worker={"name": "甲\n乙"})))
    assert word_text(paper) == "| 姓名 | 甲⏎乙 |\n甲⏎乙\n"
