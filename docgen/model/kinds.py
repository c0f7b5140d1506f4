"""The kinds of value a field may hold, and how a field is described.

A field's description is the one source for workbook headings, for the names allowed in templates, for the
JSON Schema and for the guard of publicity notices.
"""

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, WithJsonSchema
from pydantic.config import JsonDict
from pydantic.fields import FieldInfo


class Kind(StrEnum):
    """How a value is read from text and printed on paper."""

    TEXT = "text"
    LONG_TEXT = "long text"
    CODE = "code"
    CODES = "codes"
    ID_NUMBER = "id number"
    CARD_NUMBER = "card number"
    PHONE = "phone"
    DATE = "date"
    MONTH = "month"
    YEAR = "year"
    INTEGER = "integer"
    NUMBER = "number"
    MONEY = "money"
    MONEYS = "moneys"
    YES_NO = "yes-no"
    IMAGE = "image"
    SIGNATURE = "signature"


class Publicity(StrEnum):
    """Whether a field may stand on a posted publicity notice (个人信息保护法 第二十八条; decision 11)."""

    ALLOWED = "allowed"
    FORBIDDEN = "forbidden"
    NOT_PRINTED = "not printed"


@dataclass(frozen=True, order=True)
class YearMonth:
    """A month of a year, such as the deadline of a help plan (2018年12月)."""

    year: int
    month: int

    def __str__(self) -> str:
        return f"{self.year}年{self.month}月"


@dataclass(frozen=True)
class About:
    """What is known of a field besides its kind: label, other captions, unit, code list, derivation."""

    label: str
    variants: tuple[str, ...] = ()
    unit: str = ""
    codelist: str = ""
    derived_from: str = ""
    publicity: Publicity = Publicity.FORBIDDEN


Value = str | int | bool | Decimal | dt.date | YearMonth | tuple[str, ...] | tuple[Decimal, ...] | None

_TEXT = WithJsonSchema({"type": ["string", "null"]})
_TEXTS = WithJsonSchema({"type": "array", "items": {"type": "string"}})
_AMOUNT = WithJsonSchema({"type": ["number", "string", "null"]})

Text = Annotated[str | None, Kind.TEXT, _TEXT]
LongText = Annotated[str | None, Kind.LONG_TEXT, _TEXT]
Code = Annotated[str | None, Kind.CODE, _TEXT]
Codes = Annotated[tuple[str, ...], Kind.CODES, _TEXTS]
IdNumber = Annotated[
    str | None, Kind.ID_NUMBER, WithJsonSchema({"type": ["string", "null"], "pattern": r"^\d{17}[\dX]$"})
]
CardNumber = Annotated[
    str | None, Kind.CARD_NUMBER, WithJsonSchema({"type": ["string", "null"], "pattern": r"^\d{10,30}$"})
]
Phone = Annotated[str | None, Kind.PHONE, _TEXT]
Date = Annotated[dt.date | None, Kind.DATE, WithJsonSchema({"type": ["string", "null"], "format": "date"})]
Month = Annotated[
    YearMonth | None, Kind.MONTH, WithJsonSchema({"type": ["string", "null"], "pattern": r"^\d{4}-\d{2}$"})
]
Year = Annotated[int | None, Kind.YEAR, WithJsonSchema({"type": ["integer", "null"], "minimum": 1900})]
Integer = Annotated[int | None, Kind.INTEGER, WithJsonSchema({"type": ["integer", "null"]})]
Number = Annotated[Decimal | None, Kind.NUMBER, _AMOUNT]
Money = Annotated[Decimal | None, Kind.MONEY, _AMOUNT]
Moneys = Annotated[
    tuple[Decimal, ...], Kind.MONEYS, WithJsonSchema({"type": "array", "items": {"type": "number"}})
]
YesNo = Annotated[bool | None, Kind.YES_NO, WithJsonSchema({"type": ["boolean", "null"]})]
Image = Annotated[str | None, Kind.IMAGE, _TEXT]
Signature = Annotated[None, Kind.SIGNATURE, WithJsonSchema({"type": "null"})]


class Record(BaseModel):
    """A frozen group of described fields; an unknown name is refused."""

    model_config = ConfigDict(frozen=True, extra="forbid", arbitrary_types_allowed=True)


def field(
    label: str,
    *variants: str,
    unit: str = "",
    codelist: str = "",
    derived_from: str = "",
    publicity: Publicity = Publicity.FORBIDDEN,
) -> Any:
    """A described field that may be left out."""
    return _described(About(label, variants, unit, codelist, derived_from, publicity), default=None)


def several(label: str, *variants: str, codelist: str = "", unit: str = "", derived_from: str = "") -> Any:
    """A described field that holds any number of values, none by default."""
    return _described(About(label, variants, unit, codelist, derived_from), default=())


def _described(about: About, default: Any) -> Any:
    note = {"unit": about.unit, "codelist": about.codelist, "derived_from": about.derived_from}
    schema: JsonDict = {f"x-{name}": text for name, text in note.items() if text}
    info: FieldInfo = Field(default=default, title=about.label, json_schema_extra=schema)
    info.metadata.append(about)
    return info
