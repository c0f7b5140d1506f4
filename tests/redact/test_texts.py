"""Names, bodies and free texts of an anonymous copy."""

import pytest

from docgen.redact.disguise import Disguise
from docgen.redact.persons import Persons
from docgen.redact.plan import BookPlan
from docgen.redact.roles import Role, role_of
from docgen.redact.words import Words
from docgen.vocabulary import all_fields


def test_a_name_is_the_same_person_wherever_and_however_it_is_written() -> None:
    persons = Persons()
    name = persons.redacted("罗示梅")
    assert name == "赵某明"
    assert persons.redacted("罗 示　梅") == "赵 某　明"
    assert persons.redacted("罗示梅、王样") == f"{name}、赵某"
    assert len(persons) == 2


@pytest.mark.parametrize(
    ("text", "kept"), [("罗示梅尿毒症", "尿毒症"), ("罗?梅", "?"), ("罗𠮷梅", "𠮷"), ("罗示梅2", "2")]
)
def test_what_is_doubtful_about_a_name_stays(text: str, kept: str) -> None:
    new = Persons().redacted(text)
    assert kept in new
    assert len(new) == len(text)
    assert "罗" not in new


def test_thousands_of_names_are_all_different() -> None:
    persons = Persons()
    old = [f"罗{chr(0x4E00 + one)}{chr(0x5E00 + two)}" for one in range(100) for two in range(100)]
    assert len({persons.redacted(name) for name in old}) == len(old)


def test_different_texts_stay_different_though_nothing_can_be_read() -> None:
    words = Words(["街道"])
    assert words.text("走访慰问，送米2袋") == "某某某某，某某0某"
    assert words.text("送来药品，共有3箱") == "某某某某，某某0某2"
    assert words.text("走访慰问，送米2袋") == "某某某某，某某0某"
    assert words.text("示范街道领取1,200元") == "某某街道某某1,200元"


def test_a_body_keeps_its_sort_and_the_words_that_rules_look_for() -> None:
    words = Words(["街道"])
    assert words.body("泸州市示范街道总工会") == "示例一街道总工会"
    assert words.body("泸州市 示范街道总工会") == "示例一街道总工会"
    assert words.body("样例商行") == "示例二单位"


@pytest.fixture
def disguise() -> Disguise:
    made = Disguise(BookPlan({}, ("泸州市示范总工会",)))
    made.text("罗示梅", Role.NAME)
    return made


@pytest.mark.parametrize(
    ("role", "text", "new"),
    [
        (
            Role.LINE,
            "填报单位：泸州市示范总工会    填表人：罗示梅 王五",
            "填报单位：示例一总工会    填表人：赵某明 某某",
        ),
        (Role.LINE, "合计3户", "合计3户"),
        (Role.PAPER, "罗示梅户口簿复印件", "赵某明户口簿复印件"),
        (Role.SHORT, "本科", "本科"),
        (Role.SHORT, "罗示梅之妻王五住示范路十二号", "赵某明某某某某某某某某某某某"),
        (Role.UNKNOWN, "O型 13800138000", "x某 19900000001"),
        (Role.TEXT, "身份证510502197403151527", "某某某51000019740301002X"),
        (
            Role.ORGANISATION,
            "泸州市示范总工会罗示梅510502197403151527",
            "示例一总工会赵某明51000019740301002X",
        ),
        (Role.KEPT, "约三千", "约三千"),
        (Role.BIRTH, "1974年3月15日", "1974年3月1日"),
        (Role.BIRTH, "1974.03.15", "1974.03.01"),
        (Role.BIRTH, "19740315", "19740301"),
        (Role.BIRTH, "1974.3", "1974.3"),
        (Role.FILE, "罗示梅.jpg；户口簿.pdf", "文件1.jpg；文件2.pdf"),
        (Role.NAME, "同上", "同上"),
        (Role.ID_NUMBER, "#REF!", "#REF!"),
        (Role.NAME, "【示例】张三", "【示例】张三"),
    ],
)
def test_a_text_is_replaced_by_its_role(disguise: Disguise, role: Role, text: str, new: str) -> None:
    assert disguise.text(text, role) == new


def test_of_a_doubtful_choice_what_is_no_choice_is_hidden() -> None:
    made = Disguise(BookPlan({}, choices=("下岗失业", "子女上学")))
    new = made.text("下岗失业、罗隐私的事；子女上学", Role.KEPT, is_doubtful=True)
    assert new == "下岗失业、某某某某某；子女上学"


def test_what_nobody_could_read_as_its_kind_is_hidden(disguise: Disguise) -> None:
    assert disguise.text("罗示梅付三千", Role.KEPT, is_doubtful=True) == "赵某明某某某"


@pytest.mark.parametrize(
    ("role", "number", "new"),
    [
        (Role.KEPT, 1200.5, 1200.5),
        (Role.ID_NUMBER, 5.10502197403151e17, 5.1e17),
        (Role.CARD, 6.217003680001234e18, 6.2e18),
        (Role.PHONE, 13800138000.0, 19900000001.0),
        (Role.BIRTH, 27103.0, 27089.0),  # 1974-03-15 in Excel's days
        (Role.BIRTH, 19740315.0, 19740301.0),
        (Role.BIRTH, 1974.3, 1974.3),
        (Role.UNKNOWN, 123456.0, 100000.0),
    ],
)
def test_a_number_is_replaced_by_its_role(disguise: Disguise, role: Role, number: float, new: float) -> None:
    assert disguise.number(number, role) == new


def test_no_free_text_of_the_vocabulary_is_kept_unless_it_is_short() -> None:
    kept = {path for path, field in all_fields().items() if role_of(field) is Role.KEPT}
    kinds = {str(all_fields()[path].kind) for path in kept}
    assert kinds.isdisjoint({"text", "long text", "id number", "phone", "card number", "image"})
