"""Data of real people left in a template, as in a form that was filled in before it was tagged."""

import re
from collections.abc import Iterator

from docgen.authoring.lint.flaws import Flaw, flaw
from docgen.authoring.lint.opened import OpenedTemplate
from docgen.model.id_number import is_valid_id_number

_ID = re.compile(r"(?<!\d)\d{17}[\dXx](?!\d)")
_PHONE = re.compile(r"(?<!\d)1[3-9]\d{9}(?!\d)")


def check_personal(template: OpenedTemplate) -> Iterator[Flaw]:
    """ID numbers whose check digit is right and mobile phone numbers in what is printed."""
    for text in template.texts:
        numbers = [found for found in _ID.findall(text.bare) if is_valid_id_number(found.upper())]
        yield from (
            flaw("personal-data-left", text.spot, what="身份证号", text=_hidden(item)) for item in numbers
        )
        for phone in _PHONE.findall(text.bare):
            yield flaw("personal-data-left", text.spot, what="手机号", text=_hidden(phone))


def _hidden(number: str) -> str:
    """The number as it may be told: its middle hidden."""
    return f"{number[:3]}{'*' * (len(number) - 7)}{number[-4:]}"
