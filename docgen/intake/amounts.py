"""Amounts of money, counts and measures out of a cell; what is not one certain number is refused."""

import re
from decimal import ROUND_HALF_UP, Decimal

from docgen.intake.cells import LARGEST_EXACT, Cell, UnreadableError, folded, number_in, printable, shown

_NUMBER = r"([0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(\.[0-9]+)?"
_BETWEEN_NUMBERS = re.compile(r"(?<=\d)\s+(?=\d)")
_MONEY = re.compile(
    rf"(?:¥|人民币|RMB)?{_NUMBER}(?:元整?(?:(?:/|每)([^0-9]{{1,5}}))?|/([^0-9]{{1,5}}))?", re.IGNORECASE
)
_MEASURE = re.compile(_NUMBER + r"([^0-9].*)?")
_MENTIONED = re.compile(r"-?[0-9][0-9,]*(?:\.[0-9]+)?[十百千万亿]{0,2}")
_NO_AMOUNT = re.compile(
    "[<>≤≥＜＞]|[低高大小多少]于|不[足到超满]|超过|以[上下内]|至[少多]|最[低高多少]|(?<=[0-9])[a-zA-Z]"
)
_PERIODS = re.compile("[年季月周日天]")
_PER_PERSON = str.maketrans("", "", "人户每个·/")
_MULTIPLES = {"百": 100, "千": 1000, "万": 10_000, "亿": 100_000_000, "十": 10}
_PIECES = re.compile(r"[、;；\s]+")
_CENT = Decimal("0.01")
_NOISE = 1e-6
_SIGNIFICANT_DIGITS = 12
_LONGEST = 15
_LONGEST_MEANT = 10
_OTHER_WORDS = {
    "人": ("口", "口人", "名", "个", "个人"),
    "岁": ("周岁",),
    "m2": ("平方米", "平米", "平方"),
    "年": ("年制",),
}


def read_money(cell: Cell, unit: str = "元") -> Decimal | None:
    """The amount in 元, None when blank; 元/月 in the cell must agree with the unit of the field.

    Raises UnreadableError, with the number it may mean as a suggestion, for about, ranges, 万 and the like.
    """
    number = number_in(cell)
    if number is not None:
        return _money_of_number(number)
    if not isinstance(cell, str):
        raise amount_fault("")
    text = plain_amount(cell)
    if not text:
        return None
    found = _MONEY.fullmatch(text)
    if not found or len(found[1]) > _LONGEST or not _period_agrees(found[3] or found[4], unit):
        raise _amount_fault(text, unit)
    amount = Decimal(found[1].replace(",", "") + (found[2] or ""))
    if amount != amount.quantize(_CENT, ROUND_HALF_UP):
        raise _amount_fault(text, unit)
    return amount


def read_moneys(cell: Cell, unit: str = "元") -> tuple[Decimal, ...]:
    """The amounts of a cell, parted by 、 or ； or spaces or line breaks; none when blank."""
    if not isinstance(cell, str):
        amount = read_money(cell, unit)
        return () if amount is None else (amount,)
    amounts = (read_money(piece, unit) for piece in _PIECES.split(printable(cell)))
    return tuple(amount for amount in amounts if amount is not None)


def read_number(cell: Cell, unit: str = "") -> Decimal | None:
    """The measure, its unit taken off, None when blank. Raises UnreadableError else and below zero."""
    number = number_in(cell)
    if number is not None:
        return _measure_of_number(number)
    if not isinstance(cell, str):
        raise UnreadableError("number-unreadable")
    text = plain_amount(cell)
    if not text:
        return None
    found = _MEASURE.fullmatch(text)
    if not found or len(found[1]) > _LONGEST or (found[3] and found[3] not in _unit_words(unit)):
        raise UnreadableError("number-unreadable")
    return Decimal(found[1].replace(",", "") + (found[2] or ""))


def read_integer(cell: Cell, unit: str = "") -> int | None:
    """The count, its measure word taken off, None when blank. Raises UnreadableError for anything else."""
    number = read_number(cell, unit)
    if number is None:
        return None
    if number != int(number):
        raise UnreadableError("number-unreadable")
    return int(number)


def plain_amount(text: str) -> str:
    """The text without spaces, but 1200 1300 stays two numbers and does not become 12001300."""
    return folded(_BETWEEN_NUMBERS.sub(";", text))


def _money_of_number(number: float) -> Decimal:
    """The amount of a numeric cell: binary noise is taken off, a true third decimal is refused."""
    amount = round(number, 2)
    if not 0 <= number < LARGEST_EXACT or abs(number - amount) > _NOISE:
        raise _amount_fault(shown(number), "")
    return Decimal(int(amount)) if amount == int(amount) else Decimal(str(amount))


def _measure_of_number(number: float) -> Decimal:
    if not 0 <= number < LARGEST_EXACT:
        raise UnreadableError("number-unreadable")
    return Decimal(int(number)) if number == int(number) else Decimal(f"{number:.{_SIGNIFICANT_DIGITS}g}")


def _period_agrees(period: str | None, unit: str) -> bool:
    return not period or period.translate(_PER_PERSON) == unit.partition("/")[2].partition("（")[0]


def _unit_words(unit: str) -> tuple[str, ...]:
    plain = folded(unit) if unit else ""
    return (plain, *_OTHER_WORDS.get(plain, ())) if plain else ()


def amount_fault(suggestion: str, unit: str = "元", example: str = "1350 或 1350.50") -> UnreadableError:
    """The fault of a cell that is no certain amount, with the unit of its column."""
    return UnreadableError("amount-unreadable", suggestion=suggestion, unit=unit, example=example)


def _amount_fault(text: str, unit: str) -> UnreadableError:
    number = number_meant(text, unit)
    return amount_fault(f"建议填 {number}。" if number is not None else "")


def number_meant(text: str, unit: str) -> Decimal | None:
    """The only number the text mentions, to the cent; None where there is not one."""
    number = mentioned_number(text, unit)
    if number is None:
        return None
    number = number.quantize(_CENT, ROUND_HALF_UP)
    return Decimal(int(number)) if number == int(number) else number


def mentioned_number(text: str, unit: str) -> Decimal | None:
    """The only number the text mentions, None when there are several, or for another period or a minus.

    A bound (低于2000) tells no number, nor does 2k.
    """
    mentioned = _MENTIONED.findall(text)
    if len(mentioned) != 1 or _NO_AMOUNT.search(text) or set(_PERIODS.findall(text)) - set(unit):
        return None
    words = mentioned[0].rstrip("".join(_MULTIPLES))
    if not re.fullmatch(_NUMBER, words) or len(words) > _LONGEST_MEANT:
        return None
    number = Decimal(words.replace(",", ""))
    for sign in mentioned[0][len(words) :]:
        number *= _MULTIPLES[sign]
    return number
