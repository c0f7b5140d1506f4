import datetime as dt
from collections.abc import Iterator
from decimal import Decimal

import pytest
from cases import a_case, a_full_case, a_union, luzhou
from pydantic import BaseModel

from docgen.model.aid import Visit
from docgen.model.kinds import Kind
from docgen.model.paths import exact_paths, value_at
from docgen.model.review import Material
from docgen.model.union import PublicityNotice
from docgen.pipeline.trials import trials
from docgen.region.pack import Pack
from docgen.sample.extremes import overfull_case, overfull_union, short_case, short_union
from docgen.vocabulary import Field, all_fields, household_paths

from .regions import REGIONS, pack_of

KEPT = ("household.publicity_round", "review.attachments[].files", "review.surveys[].level")
DECISIVE = ("outcome.evaluation", "household.filed_date")


@pytest.fixture
def pack() -> Pack:
    return luzhou()


def conditions(pack: Pack) -> set[str]:
    """The fields that decide which papers there are, which stay as they are."""
    groups = [group for item in pack.documents for group in (item.when, item.where, *item.lists.values())]
    return {condition.field for group in groups for condition in group}


def filled(record: BaseModel) -> set[str]:
    """The paths at which the case has a value."""
    return {
        path
        for path in household_paths()
        for exact in exact_paths(record, path)
        if value_at(record, exact) not in (None, ())
    }


def values(record: BaseModel, *kinds: Kind) -> Iterator[tuple[Field, object]]:
    for path, field in all_fields().items():
        if field.kind in kinds and path in household_paths():
            yield from ((field, value_at(record, exact)) for exact in exact_paths(record, path))


class TestShort:
    def test_it_has_what_some_form_requires_or_decides_which_papers_there_are(self, pack: Pack) -> None:
        required = {path for document in pack.documents for path in document.required}
        assert filled(short_case(a_full_case(members=3), pack)) <= required | {
            *DECISIVE,
            "household.is_uncovered_by_dibao",
        }

    def test_a_text_is_two_characters_and_a_label_the_shortest(self, pack: Pack) -> None:
        case = short_case(a_full_case(members=3), pack)
        assert (case.worker.name, case.worker.home_address, case.worker.ethnicity) == ("罗春", "泸州", "苗族")
        assert case.worker.political_status == min(pack.lists["political_status"].labels, key=len)
        assert case.income.worker_monthly == Decimal(0)

    def test_what_decides_about_papers_stays(self, pack: Pack) -> None:
        case = a_full_case()
        short = short_case(case, pack)
        assert [value_at(short, path) for path in DECISIVE] == [value_at(case, path) for path in DECISIVE]

    def test_one_member_is_left_and_no_visit(self, pack: Pack) -> None:
        case = short_case(a_full_case(members=3), pack)
        assert (len(case.members), case.visits, case.review.attachments) == (1, (), ())
        assert short_case(a_case(members=0), pack).members[0].name is None

    def test_a_union_keeps_its_lines_and_the_days_of_its_notices(self) -> None:
        union = a_union()
        short = short_union(union)
        assert (short.name, short.standards, short.form_filler) == ("工会", union.standards, None)
        assert [notice.start_date for notice in short.publicity] == [
            notice.start_date for notice in union.publicity
        ]
        assert short.publicity[0].contact_name is None


class TestOverfull:
    def test_every_field_a_clerk_enters_is_filled(self, pack: Pack) -> None:
        empty = set(household_paths()) - filled(overfull_case(a_case(), pack, 0))
        fields = [all_fields()[path] for path in empty]
        without = (Kind.SIGNATURE, Kind.IMAGE, Kind.ID_NUMBER)
        lists, decisive = pack.lists, conditions(pack)
        assert [
            field.path
            for field in fields
            if not field.is_derived
            and field.path not in (*KEPT, *decisive)
            and field.kind not in without
            and (not field.about.codelist or field.about.codelist in lists)
        ] == []

    def test_free_texts_are_long_and_no_two_households_begin_alike(self, pack: Pack) -> None:
        remarks = [overfull_case(a_case(), pack, number).household.remark or "" for number in range(20)]
        assert {len(remark) for remark in remarks} == {300}
        assert len({remark[:20] for remark in remarks}) == 20

    def test_addresses_and_units_are_long_and_begin_as_they_were(self, pack: Pack) -> None:
        worker = overfull_case(a_case(), pack, 0).worker
        assert worker.home_address is not None
        assert worker.home_address.startswith("泸州市江阳区蓝田街道沙湾路17号3栋2单元501室")
        assert (len(worker.home_address), len(worker.employer or "")) == (45, 45)

    def test_names_are_long_or_have_rare_characters(self, pack: Pack) -> None:
        names = {overfull_case(a_case(), pack, number).worker.name for number in range(4)}
        assert {"㛃𬭁", "阿卜杜热合曼·买买提依明"} < names

    def test_numbers_stay_and_amounts_are_large(self, pack: Pack) -> None:
        case = a_full_case()
        long = overfull_case(case, pack, 0)
        assert (long.worker.number, long.worker.id_number) == (case.worker.number, case.worker.id_number)
        assert long.income.worker_monthly == Decimal("9876543.21")

    def test_labels_are_the_longest_of_their_list(self, pack: Pack) -> None:
        long = overfull_case(a_case(), pack, 0)
        assert long.cause.main == max(pack.lists["cause"].labels, key=len)
        assert len(long.plan.measures) == 3

    def test_lists_are_long(self, pack: Pack) -> None:
        long = overfull_case(a_case(members=2), pack, 0)
        assert (len(long.members), len(long.visits), len(long.review.attachments)) == (9, 4, 12)
        assert all(member.name for member in long.members)
        assert (len(long.income.quarterly), len(long.outcome.goals), len(long.aids)) == (4, 5, 3)

    def test_lists_that_docgen_computes_stay(self, pack: Pack) -> None:
        material = Material(title="身份证")
        case = a_case()
        case = case.model_copy(update={"review": case.review.model_copy(update={"materials": (material,)})})
        assert overfull_case(a_case(), pack, 0).review.materials == ()
        assert overfull_case(case, pack, 0).review.materials == (material,)

    def test_visits_stay_in_their_quarters(self, pack: Pack) -> None:
        case = a_case().model_copy(update={"visits": (Visit(date=dt.date(2018, 3, 5)), Visit())})
        dates = [visit.date for visit in overfull_case(case, pack, 0).visits]
        assert dates == [dt.date(2018, 3, 5), dt.date(2018, 12, 28)] * 2

    def test_households_stay_in_their_round_and_notices_at_their_level(self, pack: Pack) -> None:
        case = a_case(household={"publicity_round": "第一批"})
        notice = PublicityNotice(round="第一批", level="工会", start_date=dt.date(2018, 4, 12))
        union = a_union().model_copy(update={"publicity": (notice,)})
        for changed in (short_union(union), overfull_union(union, pack)):
            assert (changed.publicity[0].round, changed.publicity[0].level) == ("第一批", "工会")
        for household in (short_case(case, pack).household, overfull_case(case, pack, 0).household):
            assert household.publicity_round == "第一批"

    def test_what_decides_about_papers_stays(self, pack: Pack) -> None:
        case = a_full_case()
        long = overfull_case(case, pack, 0)
        assert [value_at(long, path) for path in DECISIVE] == [value_at(case, path) for path in DECISIVE]

    def test_a_union_is_filled_too(self, pack: Pack) -> None:
        union = overfull_union(a_union(), pack)
        assert union.form_filler == union.publicity[0].contact_name == union.stats.tabulator
        assert (len(union.name or ""), len(union.liaison_title or "")) == (45, 45)
        assert union.standards == a_union().standards


def test_the_same_case_gives_the_same_extremes(pack: Pack) -> None:
    case = a_full_case(members=3)
    assert overfull_case(case, pack, 5) == overfull_case(case, pack, 5)
    assert short_case(case, pack) == short_case(case, pack)


@pytest.mark.parametrize("region", REGIONS)
def test_every_region_has_values_to_try_its_templates_with(region: str) -> None:
    kinds = trials(pack_of(region), ())
    for union in kinds.values():
        assert union.cases
        for notice in union.union.publicity:
            assert notice.household_count  # households and notices stay in their rounds and at their levels
    long = kinds["超长"].cases[0].case
    assert len(long.members) == 9
