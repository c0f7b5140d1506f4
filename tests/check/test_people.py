"""The ages a pack allows, relations that can be, and couples who file twice."""

import datetime as dt

import pytest

from docgen.check.people import check_age_limits, check_relations
from docgen.check.union import check_people
from docgen.model.intake import FiledCase
from docgen.model.origin import Origin
from docgen.region.schedule import AgeLimits, Clause

from .subjects import a_household, a_number, a_subject, sentence, told

WOMAN = {"field": "worker.sex", "is": "女"}
LIMITS = AgeLimits.model_validate(
    {
        "rule": "R-JX-11",
        "source": "二4",
        "limits": [
            {"when": [{"field": "worker.sex", "is": "男"}], "born_from": dt.date(1957, 1, 1)},
            {
                "when": [WOMAN, {"field": "worker.is_cadre", "is": False}],
                "born_from": dt.date(1967, 1, 1),
            },
            {"when": [WOMAN, {"field": "worker.is_cadre", "is": True}], "born_from": dt.date(1962, 1, 1)},
        ],
    }
)
ONE_DOSSIER = Clause(rule="R-JX-12", source="三（一）1")


class TestAgeLimits:
    @pytest.mark.parametrize(
        ("sex", "is_cadre", "born", "codes"),
        [
            ("男", None, "1957-01-01", []),
            ("男", None, "1956-12-31", ["age-outside-limits"]),
            ("女", False, "1967-01-01", []),
            ("女", False, "1966-12-31", ["age-outside-limits"]),
            ("女", True, "1962-01-01", []),
            ("女", True, "1961-12-31", ["age-outside-limits"]),
            ("女", None, "1967-01-01", []),
            ("女", None, "1966-12-31", ["age-limit-undecided"]),
            ("女", None, "1961-12-31", ["age-outside-limits"]),
            (None, None, "1930-01-01", ["age-outside-limits"]),
        ],
    )
    def test_the_limits_include_their_day(
        self, sex: str | None, is_cadre: bool | None, born: str, codes: list[str]
    ) -> None:
        subject = a_subject(worker={"sex": sex, "is_cadre": is_cadre, "birth_date": born})
        assert [item.code for item in check_age_limits(subject, LIMITS)] == codes

    def test_the_number_counts_and_is_where_it_is_told(self) -> None:
        subject = a_subject(worker={"id_number": a_number("1956-12-31")})
        found = list(check_age_limits(subject, LIMITS))
        assert told(found) == [("worker.id_number", "age-outside-limits")]
        assert sentence(found) == "罗示梅的出生日期 1956年12月31日 早于 1957年1月1日，不在建档的年龄范围内。"
        assert (found[0].rule, found[0].source, found[0].is_blocking) == ("R-JX-11", "二4", True)

    def test_what_decides_is_asked_for_at_its_cell(self) -> None:
        found = list(check_age_limits(a_subject(worker={"id_number": a_number("1965-05-05", 992)}), LIMITS))
        assert told(found) == [("worker.is_cadre", "age-limit-undecided")]
        assert found[0].remedy == "请补填“是否干部”。"

    def test_without_a_birth_date_or_without_the_rule_nothing_is_told(self) -> None:
        assert list(check_age_limits(a_subject(), LIMITS)) == []
        assert list(check_age_limits(a_subject(worker={"birth_date": "1900-01-01"}), None)) == []


class TestRelations:
    @pytest.mark.parametrize(
        ("relation", "born", "serial", "reason"),
        [
            ("儿子", "1988-03-15", 991, ""),
            ("儿子", "1987-03-15", 991, "只比职工年幼 13 岁"),
            ("女儿", "1973-03-15", 992, "比职工年长 1 岁"),
            ("父亲", "1960-03-15", 991, ""),
            ("父亲", "1961-03-15", 991, "只比职工年长 13 岁"),
            ("母亲", "1974-03-15", 992, "与职工同年出生"),
            ("母亲", "1980-03-15", 992, "比职工年幼 6 岁"),
            ("孙子女", "2000-03-15", 992, "只比职工年幼 26 岁"),
            ("外祖父母", "1946-03-15", 992, ""),
            ("妻子", "1974-03-15", 991, "性别为男"),
            ("兄弟", "1974-03-15", 992, "性别为女"),
            ("岳父", "1979-03-15", 991, ""),  # no parent of the worker
            ("其他", "1974-03-15", 991, ""),
        ],
    )
    def test_ages_and_sex_are_held_against_the_relation(
        self, relation: str, born: str, serial: int, reason: str
    ) -> None:
        member = {"name": "例某", "relation": relation, "id_number": a_number(born, serial)}
        subject = a_subject(member, worker={"id_number": a_number("1974-03-15")})
        found = list(check_relations(subject))
        assert told(found) == ([("members[0].relation", "relation-implausible")] if reason else [])
        expected = [f"例某登记为职工的{relation}，但{reason}。"] if reason else []
        assert [item.sentence for item in found] == expected

    def test_people_of_unknown_age_are_not_judged(self) -> None:
        assert list(check_relations(a_subject({"relation": "父亲"}, {"birth_date": "1990-01-01"}))) == []


WIFE, HUSBAND = a_number("1976-05-05", 992), a_number("1974-03-15", 991)


class TestCouples:
    MARRIED = a_household(
        {"name": "例妻", "relation": "妻子", "id_number": WIFE}, worker={"id_number": HUSBAND}
    )[0]
    HER_OWN = a_household(worker={"name": "例妻", "number": "2", "id_number": WIFE})[0]

    def test_a_spouse_who_files_too_is_told_at_the_later_household(self) -> None:
        (found,) = check_people([self.MARRIED, self.HER_OWN], ONE_DOSSIER)
        assert (found.code, found.household, found.rule) == ("couple-filed-twice", "2", "R-JX-12")
        assert found.is_blocking
        assert found.sentence.startswith(f"例妻（{WIFE}）是这一户的职工，又是 案例.yaml 第")
        assert "的配偶" in found.sentence

    def test_it_is_told_whichever_household_comes_first(self) -> None:
        (found,) = check_people([self.HER_OWN, self.MARRIED], ONE_DOSSIER)
        assert (found.code, found.household) == ("couple-filed-twice", "1")

    def test_without_the_rule_it_is_a_repeated_number(self) -> None:
        assert [item.code for item in check_people([self.MARRIED, self.HER_OWN])] == ["id-number-repeated"]

    def test_a_child_in_two_households_is_a_repeated_number(self) -> None:
        child = {"name": "例儿", "relation": "儿子", "id_number": a_number("2005-05-05")}
        both = [a_household(child, worker={"number": number})[0] for number in "12"]
        (found,) = check_people(both, ONE_DOSSIER)
        assert (found.code, found.rule, found.source) == ("id-number-repeated", "R-JX-12", "三（一）1")

    def test_a_worker_who_is_the_own_spouse_is_a_repeated_number(self) -> None:
        spouse = {"name": "例妻", "relation": "妻子", "id_number": HUSBAND}
        own = a_household(spouse, worker={"id_number": HUSBAND})[0]
        assert [item.code for item in check_people([own], ONE_DOSSIER)] == ["id-number-repeated"]


class TestAcrossFiles:
    def test_a_worker_who_is_a_member_in_another_file_is_told_with_that_file(self) -> None:
        child = {"name": "例儿", "relation": "儿子", "id_number": HUSBAND}
        first = FiledCase(a_household(worker={"id_number": HUSBAND})[0].case, Origin(file="甲厂.yaml"))
        second = FiledCase(a_household(child, worker={"number": "2"})[0].case, Origin(file="乙厂.yaml"))
        (found,) = check_people([first, second], ONE_DOSSIER)
        assert (found.code, found.place.file, found.household) == ("id-number-repeated", "乙厂.yaml", "2")
        assert found.sentence == f"身份证号“{HUSBAND}”与 甲厂.yaml 第1行（1） 相同。"
