"""Templates of strangers: nothing in them runs code, reaches files or the network, or goes on for ever."""

from pathlib import Path

import pytest
from cases import a_case

from docgen.errors import ExitCode, PackFaultyError
from tests.fill.templates import (
    a_sheet_template,
    a_word_template,
    context,
    paragraph,
    sheet_data,
)

ESCAPES = (
    "{{ ''.__class__ }}",
    "{{ ''['__class__'] }}",
    "{{ ''|attr('__class__') }}",
    "{{ ().__class__.__base__.__subclasses__() }}",
    "{{ self }}",
    "{{ self._TemplateReference__context }}",
    "{{ self.__init__.__globals__ }}",
    "{{ cycler.__init__.__globals__ }}",
    "{{ joiner.__init__ }}",
    "{{ namespace(a=1) }}",
    "{{ lipsum() }}",
    "{{ range(9) }}",
    "{{ dict(a=1) }}",
    "{{ config }}",
    "{{ request }}",
    "{{ box.__globals__ }}",
    "{{ box.__code__ }}",
    "{{ box.func_globals }}",
    "{{ photo.__closure__ }}",
    "{{ worker.__dict__ }}",
    "{{ worker['__dict__'] }}",
    "{{ worker.name.__class__ }}",
    "{{ worker.name.format }}",
    "{{ '{0.__class__}'.format(worker) }}",
    "{{ '{0.__class__}'.format_map(worker) }}",
    "{{ '%s' % worker }}",
    "{{ worker.name.encode() }}",
    "{{ worker.name.join('ab') }}",
    "{{ worker.name.center(99) }}",
    "{{ members.append(1) }}",
    "{{ members.clear() }}",
    "{{ members|map(attribute='name')|list }}",
    "{{ members|sum(attribute='__class__') }}",
    "{{ worker.name|safe }}",
    "{{ worker.name|e }}",
    "{{ worker.name|pprint }}",
    "{{ worker|xmlattr }}",
    "{{ worker.name|attr('upper') }}",
    "{{ loop.__init__ }}",
    "{% for m in members %}{{ loop.__class__ }}{% endfor %}",
    "{% for m in members recursive %}{{ loop(members) }}{% endfor %}",
    "{% set worker.name = 1 %}",
    "{% set x = {'photo': '/etc/passwd'} %}{{ x }}",
    "{% import 'a' as a %}",
    "{% from 'a' import b %}",
    "{% include '/etc/passwd' %}",
    "{% extends '/etc/passwd' %}",
    "{% block a %}{{ self.a() }}{% endblock %}",
    "{% macro a() %}{{ a() }}{% endmacro %}{{ a() }}",
    "{% call box() %}{% endcall %}",
    "{% filter upper %}a{% endfilter %}",
    "{% autoescape false %}{{ worker.name }}{% endautoescape %}",
    "{% raw %}{{ worker.name }}{% endraw %}",
    "{% with x = 1 %}{{ x }}{% endwith %}",
    "{% do members %}",
    "{% debug %}",
    "{% trans %}a{% endtrans %}",
    "{{ photo('/etc/passwd', 1, 1) }}",
    "{{ photo(worker.name, 1, 1) }}",
    "{{ photo('/home/' ~ worker.name, 1, 1) }}",
    "{{ sheet_rows }}",
    "{{ sheet_rows.open(99) }}",
    "{{ row_cells }}",
    "⟦docgen:0⟧ {{ worker.name }}",
    "⟦docgen:99⟧ {{ worker.name }}",
    "{{ worker.name }}{{",
    "{{ " + "(" * 5000 + "1" + ")" * 5000 + " }}",
    "{{ " + "not " * 5000 + "1 }}",
    "{{ 1 }}" * 300,
)
ENDLESS = (
    "{{ 9**9**9**9 }}",
    "{{ 'a' * 10**9 }}",
    "{{ 'a' * 1000000000 }}",
    "{{ [1] * 1000000000 }}",
    "{{ members * 1000000000 }}",
    "{{ '%1000000000d' % 1 }}",
    "{{ ''|填空(1000000000) }}",
    "{{ (members|至少(1000000000))|length }}",
    "{{ 5|round(-1000000000) }}",
    "{{ 5|round(1000000000, 'floor') }}",
    "{{ members|分组(0) }}",
    "{% set a = 'aaaaaaaaaaaaaaaa' %}" + "{% set a = a ~ a ~ a ~ a ~ a ~ a ~ a ~ a %}" * 12 + "{{ a }}",
    "{% set a = 'aaaaaaaaaaaaaaaa' %}" + "{% set a = a + a + a + a + a + a + a + a %}" * 12 + "{{ a }}",
    "{% set a = 'aaaaaaaa' %}" + "{% set a = a.replace('a', 'aaaaaaaa') %}" * 12 + "{{ a }}",
    "{% set n = 99999 %}" + "{% set n = n * n %}" * 30 + "{{ n }}",
    "{% for a in members|至少(1000) %}{% for b in members|至少(1000) %}{% for c in members|至少(1000) %}"
    "{% endfor %}{% endfor %}{% endfor %}",
    "{% for a in members|至少(1000) %}{% for b in members|至少(1000) %}{% for c in members|至少(1000) %}"
    "{{ 'x' }}{% endfor %}{% endfor %}{% endfor %}",
    "".join(f"{{% for a{n} in members|至少(9) %}}" for n in range(9)) + "{% endfor %}" * 9,
    "{{ members|列表('x' * 99999999) }}",
)


@pytest.mark.parametrize("source", ESCAPES)
def test_what_leads_out_of_a_template_is_refused(tmp_path: Path, source: str) -> None:
    with pytest.raises(PackFaultyError) as fault:
        a_word_template(tmp_path, paragraph(source)).fill(context(a_case()))
    assert fault.value.exit_code == ExitCode.PACK_FAULTY
    assert "模板.docx" in fault.value.what


@pytest.mark.parametrize("source", ENDLESS)
def test_what_would_never_end_or_fill_memory_is_refused(tmp_path: Path, source: str) -> None:
    with pytest.raises(PackFaultyError):
        a_word_template(tmp_path, paragraph(source)).fill(context(a_case()))


@pytest.mark.parametrize(
    "value",
    ["'=SUM(A1:B2)'", "union.name", "'SUM(A1)' ~ union.name", "'WEBSERVICE(\"http://x/\"&A1)'", "'[1]表!A1'"],
)
def test_a_formula_takes_no_values_and_reaches_nothing(tmp_path: Path, value: str) -> None:
    inside = sheet_data({1: {"A": f"{{{{ stats.filed_count|公式({value}) }}}}"}})
    if value == "'=SUM(A1:B2)'":
        a_sheet_template(tmp_path, inside)
        return
    with pytest.raises(PackFaultyError, match="公式"):
        a_sheet_template(tmp_path, inside)


def test_tags_stand_in_texts_only(tmp_path: Path) -> None:
    field = '<w:p><w:r><w:instrText>{{ "INC" ~ "LUDEPICTURE" }}</w:instrText></w:r></w:p>'
    with pytest.raises(PackFaultyError, match="正文以外的地方有标签"):
        a_word_template(tmp_path, paragraph("{{ worker.name }}"), field)
