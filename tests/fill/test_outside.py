"""What a template may print on papers for other eyes, whatever way it takes to a name."""

from pathlib import Path

import pytest
from regions import pack_of

from docgen.errors import PackFaultyError
from docgen.fill.outside import Audience
from docgen.fill.paper import compile_template
from docgen.pipeline.outside import printed_outside

from .templates import UNION, a_word_template, paragraph

LUZHOU = pack_of("luzhou")
NOTICE, ROSTER = Audience.EVERYONE, Audience.OUTSIDE

ROUTES = [
    "{% for c in cases %}{{ c.worker.id_number }}{% endfor %}",
    "{% for c in cases|至少(3) %}{{ c.worker.id_number }}{% endfor %}",
    "{% for pair in cases|分组(2) %}{% for c in pair %}{{ c.worker.id_number }}{% endfor %}{% endfor %}",
    "{{ cases[0].worker.id_number }}",
    '{{ cases[0]["worker"]["id_number"] }}',
    "{{ (cases|first).worker.id_number }}",
    "{% set w = cases[0].worker %}{{ w.id_number }}",
    "{% set w = cases[0] %}{% set v = w.worker %}{{ v.id_number }}",
    "{% set w = [cases[0].worker] %}{{ w[0].id_number }}",
    '{% set w = {"a": cases[0].worker} %}{{ w.a.id_number }}',
    "{% for w in [cases[0].worker] %}{{ w.id_number }}{% endfor %}",
    "{% for c in [cases] %}{% for d in c %}{{ d.worker.id_number }}{% endfor %}{% endfor %}",
    "{{ (cases[0].worker if cases else cases[1].worker).id_number }}",
    "{{ ([cases[0].worker]|first).id_number }}",
    "{{ cases[0].worker.id_number ~ 1 }}",
    "{{ cases[0].worker.id_number[:17] }}",
    "{{ cases[0].worker.id_number|upper }}",
    "{{ [cases[0].worker.id_number]|列表 }}",
    "{{ box(cases[0].worker.id_number, '甲') }}",
    "{% if cases[0].worker.id_number == '甲' %}乙{% endif %}",
    "{% set text %}{{ cases[0].worker.id_number }}{% endset %}{{ text }}",
    "{{ cases|sum('worker.id_number') }}",
    "{{ cases|sum(attribute='worker.id_number') }}",
    "{{ cases|sum(attribute='worker.' ~ 'id_number') }}",
    "{% with w = cases[0].worker %}{{ w.id_number }}{% endwith %}",
    "{% macro f(w) %}{{ w.id_number }}{% endmacro %}{{ f(cases[0].worker) }}",
    "{{ cases[0].worker['id' ~ '_number'] }}",
    "{% for c in cases if c.worker.id_number == '甲' %}乙{% endfor %}",
    "{% for c in cases if c.members and c.worker.id_number %}{{ c.worker.name }}{% else %}无{% endfor %}",
    "{% for c in cases %}{% for m in c.members if c.worker.id_number %}乙{% endfor %}{% endfor %}",
    "{{ cases[cases[0].worker.id_number].worker.name }}",
    "{{ (cases|第(cases[0].worker.id_number)).worker.name }}",
    "{{ cases[0].worker.mobile|电话掩码(cases[0].worker.id_number) }}",
    "{% set text | 填空(cases[0].worker.id_number) %}甲{% endset %}{{ text }}",
]


def compiled(folder: Path, tags: str, audience: Audience) -> None:
    a_word_template(folder, paragraph(tags), allowed=UNION, audience=audience)


@pytest.mark.parametrize("tags", ROUTES)
@pytest.mark.parametrize("audience", [NOTICE, ROSTER])
def test_no_way_to_a_barred_field_is_compiled(tmp_path: Path, tags: str, audience: Audience) -> None:
    with pytest.raises(PackFaultyError, match="第1段"):
        compiled(tmp_path, tags, audience)


def test_the_unions_own_paper_prints_the_whole_number(tmp_path: Path) -> None:
    compiled(tmp_path, ROUTES[0], Audience.OWN)


def test_a_notice_prints_no_number_even_masked(tmp_path: Path) -> None:
    with pytest.raises(PackFaultyError, match="公示不得印出“身份证号”"):
        compiled(tmp_path, "{{ cases[0].worker.id_number|身份证掩码 }}", NOTICE)


@pytest.mark.parametrize(
    "tags",
    [
        "{% for c in cases %}{{ c.worker.name }}{{ c.worker.id_number|身份证掩码 }}{% endfor %}",
        "{% set n = cases[0].worker.mobile|电话掩码 %}{{ n }}",
        "{{ cases[0].bank.card_number|卡号掩码 }}{{ union.liaison_phone }}{{ run.date|年月日 }}",
        "{{ cases[0].worker.age }}{{ cases[0].worker.name }}",
        "{{ cases[0].worker.id_number|身份证掩码 }}{{ cases[0].members[0].age }}",
        "{{ cases|length }}{{ cases|sum('household.size') }}{% for c in cases %}{{ loop.index }}{% endfor %}",
    ],
)
def test_a_paper_for_outside_prints_names_masked_numbers_and_ages_apart(tmp_path: Path, tags: str) -> None:
    compiled(tmp_path, tags, ROSTER)


@pytest.mark.parametrize("first", ["age", "birth_date|年月日"])
@pytest.mark.parametrize("order", [1, -1])
def test_a_masked_id_number_never_stands_with_birth_data(tmp_path: Path, first: str, order: int) -> None:
    tags = [f"{{{{ c.worker.{first} }}}}", "{{ c.worker.id_number|身份证掩码 }}"][::order]
    with pytest.raises(PackFaultyError, match="不得有年龄或出生日期"):
        compiled(tmp_path, f"{{% for c in cases %}}{tags[0]}{tags[1]}{{% endfor %}}", ROSTER)


def test_birth_data_in_the_header_stand_with_the_number_too(tmp_path: Path) -> None:
    header = {"header1": paragraph("{{ cases[0].worker.age }}")}
    number = paragraph("{{ cases[0].worker.id_number|身份证掩码 }}")
    with pytest.raises(PackFaultyError, match="不得有年龄或出生日期"):
        a_word_template(tmp_path, number, allowed=UNION, audience=ROSTER, hanging=header)


def test_a_pack_says_which_of_its_papers_are_for_outside() -> None:
    roster = LUZHOU.document("roster").model_copy(update={"outside": True})
    with pytest.raises(PackFaultyError, match="对外的表不得印出“身份证号”的全部数字"):
        compile_template(LUZHOU, roster)


def test_what_papers_for_outside_print_is_known_to_the_check() -> None:
    notice, roster = (LUZHOU.document(name) for name in ("dossier-folder-cover", "roster"))
    assert printed_outside(LUZHOU, [notice, roster]) == frozenset()
    assert "worker.name" in printed_outside(LUZHOU, [notice.model_copy(update={"outside": True})])
