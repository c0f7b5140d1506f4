"""Amounts of money out of a column that counts in 万元 or 千元, multiplied exactly."""

import re
from decimal import ROUND_HALF_UP, Decimal

from docgen.intake.amounts import amount_fault, mentioned_number, plain_amount
from docgen.intake.captions import Scale
from docgen.intake.cells import Cell, UnreadableError, number_in, number_text, printable, shown

_AMOUNT = re.compile(r"([0-9]{1,9}(?:\.[0-9]{1,6})?)([万千]?元?)")
_PIECES = re.compile(r"[、;；\s]+")
_CENT = Decimal("0.01")
_DIGITS = 12
_LARGEST = 10**9


def read_scaled_money(cell: Cell, scale: Scale, most: int | None = None) -> Decimal | None:
    """The amount in 元 of a cell that counts in the scale, None when blank.

    Raises UnreadableError, with what to type as a suggestion, for what is not one certain number, for a
    number of another unit, and for more than `most` 元: then it was most likely typed in 元.
    """
    number = number_in(cell)
    if number is None and not isinstance(cell, str):
        raise _told("", scale)
    text = _text_of_number(number) if number is not None else plain_amount(str(cell))
    if not text:
        return None
    found = _AMOUNT.fullmatch(text)
    if not found or found[2] not in ("", scale, scale.removesuffix("元")):
        raise _fault(shown(cell), scale)
    return _within(Decimal(found[1]) * scale.factor, scale, most)


def read_scaled_moneys(cell: Cell, scale: Scale, most: int | None = None) -> tuple[Decimal, ...]:
    """The amounts in 元 of a cell, parted by 、 or ； or spaces or line breaks; none when blank."""
    pieces = _PIECES.split(printable(cell)) if isinstance(cell, str) else (cell,)
    amounts = (read_scaled_money(piece, scale, most) for piece in pieces)
    return tuple(amount for amount in amounts if amount is not None)


def _within(amount: Decimal, scale: Scale, most: int | None) -> Decimal:
    if amount != amount.quantize(_CENT):
        raise _fault(f"{amount / scale.factor:f}", scale)
    if most is not None and amount > most:
        if_yuan = amount / scale.factor
        typed = f"{_shown(if_yuan / scale.factor)}（即 {_shown(if_yuan)} 元）"
        raise _told(f"现在相当于 {_shown(amount)} 元；如果是按元填写的，应为 {typed}。", scale)
    return Decimal(int(amount)) if amount == int(amount) else amount.normalize()


def _text_of_number(number: float) -> str:
    """The digits of a numeric cell without binary noise; nothing readable for one below zero or too large."""
    if not 0 <= number < _LARGEST:
        return number_text(number)
    return f"{Decimal(f'{number:.{_DIGITS}g}'):f}"


def _fault(text: str, scale: Scale) -> UnreadableError:
    """The fault with the number to type in a column of that scale."""
    meant = mentioned_number(text, "")
    if meant is None:
        return _told("", scale)
    is_in_yuan = "元" in text or "万" in text or "千" in text
    typed = (meant / scale.factor if is_in_yuan else meant).quantize(_CENT / scale.factor, ROUND_HALF_UP)
    return _told(f"建议填 {_shown(typed)}（即 {_shown(typed * scale.factor)} 元）。", scale)


def _told(suggestion: str, scale: Scale) -> UnreadableError:
    return amount_fault(suggestion, f"{scale}（该列标题或表头注明）", "1.35")


def _shown(number: Decimal) -> str:
    return f"{number.normalize():f}"
