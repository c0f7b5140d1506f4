"""Areas, birth dates, typed ages, and the same person twice in one household."""

import pytest

from docgen.check.identity import check_identity
from docgen.model.id_number import has_known_province

from .subjects import DAY, a_number, a_subject, sentence, told

SON = {"name": "罗示强", "relation": "儿子", "id_number": a_number("2005-03-05", 993)}


class TestAreas:
    @pytest.mark.parametrize("area", ["510502", "110000", "820000", "830000", "429999"])
    def test_a_number_of_a_known_province_is_right_whatever_its_county(self, area: str) -> None:
        subject = a_subject(worker={"id_number": a_number("1974-03-15", area=area)})
        assert list(check_identity(subject, DAY)) == []

    @pytest.mark.parametrize("area", ["990502", "000000", "160101", "910000"])
    def test_an_unknown_province_is_a_warning(self, area: str) -> None:
        number = a_number("1974-03-15", area=area)
        (found,) = check_identity(a_subject(worker={"id_number": number}), DAY)
        assert (found.code, found.is_blocking, found.rule) == ("id-area-unknown", False, "R-GEN-01")
        assert found.sentence == f"身份证号“{number}”的前两位“{area[:2]}”不是省级行政区划代码。"

    def test_a_members_number_is_looked_at_too(self) -> None:
        subject = a_subject(SON | {"id_number": a_number("2005-03-05", area="700000")})
        assert told(check_identity(subject, DAY)) == [("members[0].id_number", "id-area-unknown")]

    def test_a_wrong_number_is_told_as_wrong_and_not_for_its_area(self) -> None:
        wrong = a_number("1974-03-15", area="990502")[:-1] + "?"
        assert list(check_identity(a_subject(worker={"id_number": wrong}), DAY)) == []

    def test_there_are_34_provinces_and_the_residence_permit(self) -> None:
        assert sum(has_known_province(f"{code:02}") for code in range(100)) == 35


class TestBirthDates:
    def test_a_birth_in_the_future_is_told_at_the_number_it_comes_from(self) -> None:
        subject = a_subject(worker={"id_number": a_number("2019-01-01")})
        found = list(check_identity(subject, DAY))
        assert told(found) == [("worker.id_number", "birth-date-implausible")]
        assert sentence(found) == "出生日期 2019年1月1日 不合常理：晚于填表日期 2018年12月25日。"

    def test_a_typed_one_is_told_at_its_own_cell(self) -> None:
        subject = a_subject({"name": "罗示强", "birth_date": "1890-01-01"})
        found = list(check_identity(subject, DAY))
        assert told(found) == [("members[0].birth_date", "birth-date-implausible")]
        assert "年龄已超过 120 岁" in sentence(found)

    @pytest.mark.parametrize("born", ["2018-12-25", "1898-12-25"])
    def test_the_day_itself_and_120_years_are_possible(self, born: str) -> None:
        assert list(check_identity(a_subject(worker={"birth_date": born}), DAY)) == []


class TestAges:
    def test_the_age_on_the_day_is_right(self) -> None:
        assert list(check_identity(a_subject(worker={"birth_date": "1974-03-15", "age": 44}), DAY)) == []

    def test_so_is_the_age_on_a_form_of_the_household(self) -> None:
        """Applied for before the birthday of the year."""
        household = {"worker": {"birth_date": "1974-03-15", "age": 43}}
        early = a_subject(**household, review={"application_date": "2018-01-03"})
        assert list(check_identity(early, DAY)) == []
        assert told(check_identity(a_subject(**household), DAY)) == [("worker.age", "age-differs")]

    @pytest.mark.parametrize("typed", [34, 45])
    def test_an_age_that_is_right_on_no_day_is_a_warning(self, typed: int) -> None:
        (found,) = check_identity(a_subject(worker={"birth_date": "1974-03-15", "age": typed}), DAY)
        assert not found.is_blocking
        assert found.sentence == f"年龄填写为 {typed} 岁，按出生日期应为 44 岁。"


class TestAlike:
    def test_two_rows_of_one_name_are_told_at_the_second(self) -> None:
        again = SON | {"id_number": a_number("2005-03-05", 995)}
        found = list(check_identity(a_subject(SON, again), DAY))
        assert told(found) == [("members[1].name", "member-repeated")]
        assert sentence(found).startswith("“罗示强”在这一户中出现了两次（另一处：案例.yaml 第")

    def test_the_worker_among_the_members_is_told(self) -> None:
        assert told(check_identity(a_subject({"name": "罗示梅"}), DAY)) == [
            ("members[0].name", "member-repeated")
        ]

    def test_the_same_number_is_told_elsewhere(self) -> None:
        assert list(check_identity(a_subject(SON, SON), DAY)) == []

    def test_members_without_a_name_are_not_alike(self) -> None:
        assert list(check_identity(a_subject({"relation": "儿子"}, {"relation": "女儿"}), DAY)) == []
