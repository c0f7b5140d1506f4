"""ID numbers, bank card numbers and telephone numbers out of a cell, kept as text digit by digit."""

import re

from docgen.intake.cells import Cell, UnreadableError, folded, number_in, printable, shown
from docgen.intake.texts import exact_digits

_FILLERS = str.maketrans("", "", "-‐‑–—−_'’‘`\"")
_ID_LENGTH = 18
_OLD_ID_LENGTH = 15
_ID = re.compile(r"[0-9]{17}[0-9X]")
_CARD = re.compile(r"[0-9]{10,30}")
_SEPARATORS = re.compile(r"[、,，;；/\n]+|或")
_DASHES = re.compile("[‐‑–—_−]")
_COUNTRY = re.compile(r"^(?:\(?(?:\+|00)86\)?-?|86-?(?=1[0-9]{10}$))")
_MOBILE = re.compile(r"1[0-9]{10}")
_LANDLINE = re.compile(
    r"\(?(?:(010|02[0-9]|0[3-9][0-9]{2})\)?-?)?([2-9][0-9]{6,7})(?:(?:-|转|转分机)([0-9]{1,5}))?"
)
_SERVICE = re.compile(r"(?:\(?(0[0-9]{2,3})\)?-?)?(1[0-9]{4}|9[56][0-9]{3,4})")
_TOLL_FREE = re.compile(r"([48]00)([0-9]{3})([0-9]{4})")


def read_id_number(cell: Cell) -> str | None:
    """The 18 characters of an ID number, None when blank; its check digit is not looked at here.

    Raises UnreadableError for a number, whose last digits are lost, and for a text of any other shape.
    """
    if number_in(cell) is not None:
        raise UnreadableError("number-typed-as-number")
    if not isinstance(cell, str):
        raise UnreadableError("id-number-malformed", reason="不是文字")
    text = folded(cell)
    digits = text.translate(_FILLERS).upper()
    if text and not _ID.fullmatch(digits):
        raise UnreadableError("id-number-malformed", reason=_id_fault(digits))
    return digits or None


def read_card_number(cell: Cell) -> str | None:
    """The 10 to 30 digits of a card number, None when blank. Raises UnreadableError for anything else."""
    text = folded(_words(cell, "card-number-malformed"))
    digits = text.translate(_FILLERS)
    if text and not _CARD.fullmatch(digits):
        raise UnreadableError("card-number-malformed")
    return digits or None


def read_phone(cell: Cell) -> str | None:
    """One or several telephone numbers as 13800138000、0830-3190000, None when blank.

    Raises UnreadableError when any part is not a telephone number.
    """
    text = printable(_words(cell, "phone-malformed"))
    numbers = [phone for part in _SEPARATORS.split(text) for phone in _phones(part)]
    if text and not numbers:
        raise UnreadableError("phone-malformed")
    return "、".join(dict.fromkeys(numbers)) or None


def id_key(cell: Cell) -> str:
    """The ID number of a joining column as it stands, well formed or not, ready to be compared."""
    if number_in(cell) is not None:
        raise UnreadableError("number-typed-as-number")
    return folded(cell if isinstance(cell, str) else shown(cell)).translate(_FILLERS).upper()


def _words(cell: Cell, code: str) -> str:
    """The text of a cell, or its digits when it is a number that is still exact."""
    if isinstance(cell, str):
        return cell
    number = number_in(cell)
    if number is None:
        raise UnreadableError(code)
    return exact_digits(number)


def _id_fault(digits: str) -> str:
    strange = re.sub(r"[0-9X]|X$", "", digits)
    if set(strange) & set("OI"):
        return "含有字母 O 或 I，应为数字 0 或 1"
    if strange:
        return f"含有“{strange[0]}”"
    if len(digits) == _OLD_ID_LENGTH:
        return "15 位旧号码，请换成 18 位"
    if len(digits) != _ID_LENGTH:
        missing = _ID_LENGTH - len(digits)
        return f"少 {missing} 位" if missing > 0 else f"多 {-missing} 位"
    return "X 只能在末位"


def _phones(part: str) -> list[str]:
    """The numbers of a part between separators: spaces stand inside one number or between several."""
    whole = folded(part)
    if not whole:
        return []
    if single := _phone(whole):
        return [single]
    pieces = [_phone(folded(piece)) for piece in part.split()]
    if not all(pieces):
        raise UnreadableError("phone-malformed")
    return pieces


def _phone(text: str) -> str:
    """The number in its clean form, empty when it is none."""
    text = _COUNTRY.sub("", _DASHES.sub("-", text))
    bare = text.replace("-", "")
    if _MOBILE.fullmatch(bare):
        return bare
    if found := _TOLL_FREE.fullmatch(bare):
        return "-".join(found.groups())
    if found := _SERVICE.fullmatch(text):
        return "-".join(filter(None, found.groups()))
    found = _LANDLINE.fullmatch(text) or _LANDLINE.fullmatch(bare)
    return "-".join(filter(None, found.groups())) if found else ""
