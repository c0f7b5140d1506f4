"""Invented values in the words of a pack: what its lists do not know becomes the nearest they do."""

from docgen.model.case import Case
from docgen.model.kinds import Kind, Value
from docgen.region.codelists import CodeList, CodeLists
from docgen.sample.changing import changed_record
from docgen.vocabulary import Field


def listed_case(case: Case, lists: CodeLists) -> Case:
    """The case with every chosen value one of its list's own; open lists take any value."""

    def listed(field: Field, value: Value) -> Value:
        codelist = lists.get(field.about.codelist)
        if codelist is None or codelist.is_open or not value:
            return value
        if field.kind is Kind.CODE and isinstance(value, str):
            return _label(value, codelist)
        if field.kind is Kind.CODES and isinstance(value, tuple):
            return tuple(dict.fromkeys(_label(str(item), codelist) for item in value))
        return value

    return changed_record(case, "", listed)


def _label(text: str, codelist: CodeList) -> str:
    item = codelist.find(text)
    return item.label if item else (codelist.find_nearest(text) or codelist.labels[0])
