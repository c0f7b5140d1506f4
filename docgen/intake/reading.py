"""How the cells of a field are read: one function per kind, bound to the field's unit and code list."""

from collections.abc import Callable

from docgen.intake import amounts, choices, dates, identifiers, scaled_amounts, texts
from docgen.intake.captions import Scale
from docgen.intake.cells import Cell, CellError, UnreadableError
from docgen.model.kinds import Kind, Value
from docgen.region.codelists import CodeLists
from docgen.vocabulary import OF_UNION, Field

Reader = Callable[[Cell], Value]

_OF_A_PERSON = "元/月"
_MOST_OF_A_HOUSEHOLD = 1_000_000  # 元; more in a column of 万元 was meant in 元
_NOT_READ: Value = object()  # type: ignore[assignment]  # no value of any field
_BY_KIND: dict[Kind, Reader] = {
    Kind.TEXT: texts.read_text,
    Kind.LONG_TEXT: texts.read_text,
    Kind.IMAGE: texts.read_text,
    Kind.ID_NUMBER: identifiers.read_id_number,
    Kind.CARD_NUMBER: identifiers.read_card_number,
    Kind.PHONE: identifiers.read_phone,
    Kind.DATE: dates.read_date,
    Kind.MONTH: dates.read_month,
    Kind.YEAR: dates.read_year,
    Kind.YES_NO: choices.read_yes_no,
    Kind.SIGNATURE: texts.refuse_signature,
}
_BY_PATH: dict[str, Reader] = {
    "review.attachments[].files": texts.read_file_names,
    "worker.name": texts.read_name,
    "members[].name": texts.read_name,
    "worker.ethnicity": texts.read_ethnicity,
    "members[].ethnicity": texts.read_ethnicity,
}
_BY_UNIT: dict[Kind, Callable[[Cell, str], Value]] = {
    Kind.MONEY: amounts.read_money,
    Kind.MONEYS: amounts.read_moneys,
    Kind.NUMBER: amounts.read_number,
    Kind.INTEGER: amounts.read_integer,
}


def reader_of(item: Field, lists: CodeLists, scale: Scale | None = None) -> Reader:
    """The function that reads the field's cells; it raises UnreadableError for one it cannot read.

    With a `scale` the cells count money in 万元 or 千元; the values are in 元 all the same.
    """
    return _remembering(_scaled_reader(item, scale) if scale else _reader(item, lists))


def _scaled_reader(item: Field, scale: Scale) -> Reader:
    is_budget = item.path.startswith(OF_UNION) and item.about.unit != _OF_A_PERSON
    most = None if is_budget else _MOST_OF_A_HOUSEHOLD
    if item.kind is Kind.MONEYS:
        return lambda cell: scaled_amounts.read_scaled_moneys(cell, scale, most)
    return lambda cell: scaled_amounts.read_scaled_money(cell, scale, most)


def _reader(item: Field, lists: CodeLists) -> Reader:
    if item.path in _BY_PATH:
        return _BY_PATH[item.path]
    codelist = lists.get(item.about.codelist)
    if item.kind is Kind.CODE:
        return lambda cell: choices.read_code(cell, codelist)
    if item.kind is Kind.CODES:
        return lambda cell: choices.read_codes(cell, codelist)
    if item.kind in _BY_UNIT:
        read = _BY_UNIT[item.kind]
        return lambda cell: read(cell, item.about.unit)
    return _BY_KIND[item.kind]


def _remembering(read: Reader) -> Reader:
    """The same reader that looks up a text it has read before: most columns repeat a few words."""
    known: dict[str, Value] = {}

    def read_once(cell: Cell) -> Value:
        if isinstance(cell, str):
            value = known.get(cell, _NOT_READ)
            if value is _NOT_READ:
                value = known[cell] = read(cell)
            return value
        if isinstance(cell, CellError):
            raise UnreadableError("cell-has-error")
        return read(cell)

    return read_once
