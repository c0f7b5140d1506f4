"""The sandbox: its short ways give what Jinja's own sandbox gives, and every value is escaped once."""

import datetime as dt
from decimal import Decimal
from types import SimpleNamespace

import pytest
from cases import a_full_case
from jinja2 import StrictUndefined
from jinja2.exceptions import SecurityError
from jinja2.sandbox import ImmutableSandboxedEnvironment

from docgen.fill.context import case_view
from docgen.fill.environment import WORD_BREAKS, environment
from docgen.fill.formats import ABSENT, box

OURS = environment(WORD_BREAKS)
JINJAS = ImmutableSandboxedEnvironment(undefined=StrictUndefined)
HOUSEHOLD = case_view(a_full_case(), {})
SEEN = [HOUSEHOLD, HOUSEHOLD.worker, HOUSEHOLD.members, HOUSEHOLD.cause.secondary, ABSENT]
VALUES = [1, True, Decimal("1.5"), dt.date(2018, 3, 5), (), box, box.__code__]


def got(engine: ImmutableSandboxedEnvironment, obj: object, name: str) -> object:
    """What a template gets for `obj.name`; the kind of error and the name when it gets nothing."""
    found = engine.getattr(obj, name)
    is_refused = isinstance(found, StrictUndefined)
    return (found._undefined_exception, found._undefined_name) if is_refused else found


@pytest.mark.parametrize("obj", SEEN + VALUES, ids=lambda obj: type(obj).__name__)
def test_a_template_gets_of_a_value_what_the_sandbox_of_jinja_allows(obj: object) -> None:
    names = {
        *dir(obj),
        *dir(SimpleNamespace),
        "name",
        "mro",
        "format",
        "func_globals",
        "_name",
        "__wrapped__",
    }
    for name in names:
        assert got(OURS, obj, name) == got(JINJAS, obj, name), name


@pytest.mark.parametrize("name", ["_secret", "__secret__", "__dict__", "__class__"])
def test_a_name_with_an_underscore_is_barred_even_if_a_view_had_it(name: str) -> None:
    view = SimpleNamespace(name="甲", **{"_secret": 1, "__secret__": 2})
    assert got(OURS, view, name) == (SecurityError, name)
    assert OURS.getattr(view, "name") == "甲"


@pytest.mark.parametrize(
    "source",
    [
        "{{ value }}",
        "{% set kept %}{{ value }}{% endset %}{{ kept }}",
        "{% autoescape false %}{{ value }}{% endautoescape %}",
        "{{ value if true else '' }}",
        "{% for item in [value] %}{{ item }}{% endfor %}",
    ],
)
def test_a_value_is_escaped_once_wherever_it_is_printed(source: str) -> None:
    printed = OURS.from_string(source).render(value="<w:p/>&\"甲'\n")
    assert printed == f"&lt;w:p/&gt;&amp;&#34;甲&#39;{WORD_BREAKS[0]}"


@pytest.mark.parametrize("character", [*"<>&\"'\n\t", "\x00", "\ud800", "\uffff"])
def test_no_character_with_a_meaning_in_xml_counts_as_plain(character: str) -> None:
    assert not character.isalnum()
