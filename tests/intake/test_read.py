import gc
import hashlib
from pathlib import Path

import pytest

from docgen.errors import ExitCode, InputUnreadableError
from docgen.intake.read import read_inputs
from docgen.region.catalog import find_pack
from docgen.sample.households import sample_cases
from docgen.sample.write import write_sample

from .inputs import HOUSEHOLDS, ID_A, LISTS, UNION, UNIONS, a_workbook, places

SAVED = Path(__file__).parent / "saved"
GOOD = {
    "单位": [("工会名称", "联络人联系方式", "制表时间"), (UNION, "0830-3190000", "2018.12.25")],
    "户": [
        (
            "*职工编号",
            "*姓名",
            "*身份证号",
            "出生日期",
            "本人月平均收入（元/月）",
            "次要致困原因（0-3项）",
            "邮政编码",
        ),
        ("1001", "罗大山", ID_A, "1970年1月1日", "1,350.50元", "①③", 646000),
    ],
    "家庭成员": [
        ("序号", "职工编号", "姓名", "关系", "身份证号"),
        (1, "1001", "罗小雨", "女儿", "510502200409122228"),
    ],
    "走访记录": [("职工身份证号", "走访时间", "工作内容"), (ID_A, "2018.3.5", "第一行\n第二行")],
    "附件材料": [("职工编号", "附件名称", "是否与原件一致"), (1001, "身份证复印件", "√")],
    "季度收支": [("职工编号", "家庭季度收入实现情况", "教育成本"), ("1001", 4000, "500元")],
    "季度意见": [("职工编号", "户主意见"), ("1001", "同意")],
    "目标": [("职工编号", "预期目标"), ("1001", "脱困")],
    "标准": [("地区", "低保标准（元/月）"), ("江阳区", 550)],
    "公示": [("公示起始日期", "举报电话"), ("2018/10/8", 12351)],
}


def test_a_good_workbook_yields_cases_and_no_findings(tmp_path):
    intake = read_inputs([a_workbook(tmp_path / "采集表.xlsx", GOOD)], LISTS)
    case, union = intake.cases[0].case, intake.unions[0].union
    assert intake.findings == ()
    assert (case.union_name, case.worker.name, case.worker.postcode) == (UNION, "罗大山", "646000")
    assert case.cause.secondary == ("家庭成员无劳动能力", "下岗失业")
    assert (case.members[0].name, case.members[0].index) == ("罗小雨", None)
    assert (case.visits[0].work_content, case.review.attachments[0].authenticated) == ("第一行\n第二行", True)
    assert (case.income.quarterly[0].cost_education, case.review.quarterly[0].householder_opinion) == (
        500,
        "同意",
    )
    assert case.outcome.goals[0].expected == "脱困"
    assert (union.standards[0].dibao, union.publicity[0].report_phone) == (550, "12351")
    assert (union.liaison_phone, union.stats.tabulated_date.year) == ("0830-3190000", 2018)


def test_every_value_is_found_again_in_its_cell(tmp_path):
    origin = read_inputs([a_workbook(tmp_path / "采集表.xlsx", GOOD)], LISTS).cases[0].origin
    assert str(origin.place("worker.id_number")) == "采集表.xlsx 户!C2"
    assert str(origin.place("members[0].name")) == "采集表.xlsx 家庭成员!C2"
    assert str(origin.place("review.attachments[0].authenticated")) == "采集表.xlsx 附件材料!C2"
    assert str(origin.place("worker.sex")) == "采集表.xlsx 户!A2"


def test_all_faults_come_in_one_list_in_reading_order(tmp_path):
    sheets = {
        "单位": UNIONS,
        "户": [
            ("职工编号", "姓名", "身份证号", "出生日期", "本人月平均收入", "籍贯"),
            ("1001", "罗\ufdd0大山", int(ID_A), "70.1.1", "约2000", "四川"),
            ("1002", "刘秀英", "51050270010112", 43174, -5, ""),
        ],
        "走访记录": [("职工编号", "走访时间"), ("1003", "2018.2.30")],
    }
    found = read_inputs([a_workbook(tmp_path / "采集表.xlsx", sheets)], LISTS).findings
    assert places(found) == [
        ("户!B2", "text-unprintable"),
        ("户!C2", "number-typed-as-number"),
        ("户!D2", "date-unreadable"),
        ("户!E2", "amount-unreadable"),
        ("户!C3", "id-number-malformed"),
        ("户!D3", "date-unreadable"),
        ("户!E3", "amount-unreadable"),
        ("走访记录!A2", "household-unknown"),
        ("走访记录!B2", "date-unreadable"),
        ("户!F1", "heading-unknown"),
    ]
    assert [item.household for item in found] == ["1001"] * 4 + ["1002"] * 3 + [""] * 3


def test_every_sentence_and_remedy_has_its_holes_filled(tmp_path):
    sheets = {
        "单位": [("工会名称", "联络人联系方式", "有系统"), (UNION, "无", ""), (UNION, "13800138000", "")],
        "户": [
            ("职工编号", "姓名", "申请人", "身份证号", "银行卡号", "帮扶任务完成时限", "申报年度", "家庭人口",
             "是否单亲", "出生日期", "缴纳所得税", "照片", "所属工会", "致困原因"),
            ("1", "甲", "", 5e17, "1", "年底", "今年", "三", "也许", "明天", "一千", "=1/0", "无名", "1、3"),
            ("1", "", "", "123", "", "", "", "", "", "", "", "", "", ""),
            ("", "丙", "", "", "", "", "", "", "", "", "", "", "", ""),
        ],
        "目标": [("预期目标", "措施"), ("脱困", "就业")],
        "走访记录": [("职工编号", "走访时间"), ("2", "明天"), ("", "明天")],
    }  # fmt: skip
    found = read_inputs([a_workbook(tmp_path / "采集表.xlsx", sheets)], LISTS).findings
    assert len({item.code for item in found}) == 20
    for item in found:
        assert "{" not in item.sentence + item.remedy
        assert item.as_record()["file"] == "采集表.xlsx"


@pytest.mark.parametrize("name", ["large.xlsx", "large.ods", "large.xls"])
def test_the_same_workbook_in_any_format_gives_the_same(name):
    intake = read_inputs([SAVED / name], LISTS)
    assert places(intake.findings) == [
        ("家庭成员!D2", "cell-has-error"),
        ("户!F3", "cell-has-error"),
        ("走访记录!C62", "cell-has-error"),
    ]
    expected = read_inputs([SAVED / "large.xlsx"], LISTS)
    assert [filed.case for filed in intake.cases] == [filed.case for filed in expected.cases]
    assert (len(intake.cases[0].case.visits), intake.cases[0].case.worker.birth_date.year) == (60, 1970)


def test_several_files_and_folders_are_read_together_in_order(tmp_path):
    folder = tmp_path / "各单位"
    folder.mkdir()
    a_workbook(folder / "乙.xlsx", {"单位": UNIONS, "户": HOUSEHOLDS[:2]})
    (folder / "丙.yaml").write_text("cases: [{union_name: 某工会, worker: {number: 3}}]", encoding="utf-8")
    (folder / "manifest.json").write_text("{}", encoding="utf-8")
    first = a_workbook(tmp_path / "甲.xlsx", {"单位": UNIONS, "户": [HOUSEHOLDS[0], HOUSEHOLDS[2]]})
    intake = read_inputs([first, folder], LISTS)
    assert [filed.case.number for filed in intake.cases] == ["1002", "3", "1001"]
    assert [filed.union.name for filed in intake.unions] == [UNION, "某工会"]
    assert intake.findings == ()


def test_every_input_is_listed_with_the_hash_of_its_bytes(tmp_path):
    path = a_workbook(tmp_path / "采集表.xlsx", GOOD)
    (item,) = read_inputs([path], LISTS).inputs
    assert (item.path, item.sha256) == (str(path), hashlib.sha256(path.read_bytes()).hexdigest())


def test_findings_of_files_of_the_same_name_tell_the_folder(tmp_path):
    rows = [HOUSEHOLDS[0], ("1001", "甲", "123", "")]
    for name in ("一", "二"):
        (tmp_path / name).mkdir()
        a_workbook(tmp_path / name / "表.xlsx", {"单位": UNIONS, "户": rows})
    files = {item.place.file for item in read_inputs([tmp_path / "一", tmp_path / "二"], LISTS).findings}
    assert files == {(tmp_path / name / "表.xlsx").as_posix() for name in ("一", "二")}


def test_every_unreadable_file_is_told_at_once(tmp_path):
    (tmp_path / "一.xlsx").write_bytes(b"hello")
    (tmp_path / "二.yaml").write_text("甲: [", encoding="utf-8")
    a_workbook(tmp_path / "三.xlsx", GOOD)
    with pytest.raises(InputUnreadableError) as error:
        read_inputs([tmp_path], LISTS)
    assert error.value.exit_code is ExitCode.INPUT_UNREADABLE
    assert [line.split()[0] for line in error.value.what.splitlines()] == ["一.xlsx", "二.yaml"]


def test_the_collector_is_at_work_again_after_reading(tmp_path):
    with pytest.raises(InputUnreadableError):
        read_inputs([tmp_path / "不在.xlsx"], LISTS)
    read_inputs([a_workbook(tmp_path / "采集表.xlsx", GOOD)], LISTS)
    assert gc.isenabled()


def test_a_sample_comes_back_as_the_cases_it_was_made_of(tmp_path):
    pack = find_pack("luzhou")
    unions, cases = sample_cases(pack, 40, 7)
    write_sample(pack, 40, 7, tmp_path / "样例.xlsx")
    intake = read_inputs([tmp_path / "样例.xlsx"], pack.lists)
    assert intake.findings == ()
    assert [filed.case for filed in intake.cases] == list(cases)
    assert [filed.union for filed in intake.unions] == list(unions)
