"""Numbers, dates and texts as a number format shows them."""

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache
from math import floor

# Formats a style sheet names by number alone.
BUILT_IN_FORMATS = {
    0: "General",
    1: "0",
    2: "0.00",
    3: "#,##0",
    4: "#,##0.00",
    9: "0%",
    10: "0.00%",
    11: "0.00E+00",
    14: "yyyy/m/d",
    15: "d-mmm-yy",
    16: "d-mmm",
    17: "mmm-yy",
    18: "h:mm AM/PM",
    19: "h:mm:ss AM/PM",
    20: "h:mm",
    21: "h:mm:ss",
    22: "yyyy/m/d h:mm",
    31: 'yyyy"年"m"月"d"日"',
    37: "#,##0 ;(#,##0)",
    38: "#,##0 ;[Red](#,##0)",
    39: "#,##0.00 ;(#,##0.00)",
    40: "#,##0.00 ;[Red](#,##0.00)",
    45: "mm:ss",
    46: "[h]:mm:ss",
    49: "@",
    57: 'yyyy"年"m"月"',
    58: 'm"月"d"日"',
}
_TOKEN = re.compile(
    r'"(?P<quoted>[^"]*)"|\\(?P<escaped>.)|_(?P<skipped>.)|\[(?P<bracket>[^\]]*)\]|'
    r"(?P<general>General)|(?P<half>AM/PM|am/pm|上午/下午)|(?P<date>y+|m+|d+|h+|s+|aaaa?)|"
    r"(?P<exponent>E[+-]0+)|(?P<digits>[0#?][0#?,]*)|(?P<point>\.)|(?P<percent>%)|(?P<text>@)|(?P<other>[^*])",
    re.IGNORECASE,
)
_LANGUAGE = re.compile(r"\$-[0-9A-Fa-f,]+")
_COLORS = {
    "black": "000000",
    "blue": "0000FF",
    "cyan": "00FFFF",
    "green": "00FF00",
    "magenta": "FF00FF",
    "red": "FF0000",
    "white": "FFFFFF",
    "yellow": "FFFF00",
}
_CURRENCY = re.compile(r"\$([^-]+)(-[0-9A-Fa-f]+)?")
_ELAPSED = re.compile(r"h+|m+|s+", re.I)
_WEEKDAYS = "一二三四五六日"
_ZERO_DAY = dt.datetime(1899, 12, 30)
_DAYS = (-693_593, 2_958_466)  # from the year 1 up to 9999
_MOST_DIGITS = 10
_OUT_OF_RANGE = "#FMT"
_DAY = 86_400  # seconds
_ROUNDING = 1e-4  # what a time loses as part of a day


@dataclass(frozen=True)
class _Token:
    kind: str
    text: str


@dataclass(frozen=True)
class NumberFormat:
    """A format's sections for numbers (above zero, below, zero), and for texts."""

    numeric: tuple[tuple[_Token, ...], ...]
    textual: tuple[_Token, ...] | None

    @property
    def is_general(self) -> bool:
        """Whether numbers show as they are, as many digits as there is room for."""
        return [[token.kind for token in section] for section in self.numeric] == [["general"]]

    @property
    def is_text(self) -> bool:
        """Whether it is made for texts alone."""
        return not self.numeric

    def number(self, value: float) -> str:
        """The number as it shows."""
        if not self.numeric:
            return general_number(value)
        section, shown = self._section(value)
        if any(token.kind in ("date", "half", "elapsed") for token in section):
            return _moment(section, shown)
        return _number(section, shown)

    def color(self, value: float) -> str | None:
        """The colour asked for the number, RRGGBB; None to keep the font's."""
        section = self._section(value)[0] if self.numeric else ()
        return next((token.text for token in section if token.kind == "color"), None)

    def text(self, value: str) -> str:
        """The text as it shows."""
        if self.textual is None:
            return value
        return "".join(value if token.kind == "text" else token.text for token in self.textual)

    def _section(self, value: float) -> tuple[tuple[_Token, ...], float]:
        """The section for a value, and the value without the sign that the section shows itself."""
        if value < 0 and len(self.numeric) > 1:
            return self.numeric[1], -value
        if value == 0 and len(self.numeric) > 2:
            return self.numeric[2], value
        return self.numeric[0], value


@lru_cache(2048)
def find_number_format(code: str) -> NumberFormat | None:
    """The format of a code; None when something in it is not understood."""
    sections = []
    for part in _split_sections(code):
        tokens = _tokens(part)
        if tokens is None:
            return None
        sections.append(tokens)
    has_text = len(sections) > 3 or any(token.kind == "text" for token in sections[-1])
    numeric = sections[:-1] if has_text else sections
    return NumberFormat(tuple(numeric), sections[-1] if has_text else None) if len(numeric) <= 3 else None


def general_number(value: float, decimals: int = _MOST_DIGITS) -> str:
    """The number as it is, with at most so many digits after the point."""
    if value == int(value) and abs(value) <= 1e15:
        return str(int(value))
    if not 1e-5 <= abs(value) < 1e15:
        return scientific_number(value, 14, exponent_digits=3)
    shown = f"{Decimal(repr(value)).quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP):f}"
    return _without_zeros(shown)


def scientific_number(value: float, decimals: int, exponent_digits: int = 2) -> str:
    """The number with an exponent, zeros at the end of its decimals left out."""
    mantissa, _, exponent = f"{value:.{decimals}E}".partition("E")
    power = exponent[1:].lstrip("0").rjust(exponent_digits, "0")
    return f"{_without_zeros(mantissa)}E{exponent[0]}{power}"


def _split_sections(code: str) -> list[str]:
    """The parts between semicolons that are not quoted."""
    return re.findall(r'((?:"[^"]*"|\\.|[^;])*)(?:;|$)', code)[: -1 if code else None] or [""]


def _tokens(section: str) -> tuple[_Token, ...] | None:
    tokens: list[_Token] = []
    position = 0
    while position < len(section):
        match = _TOKEN.match(section, position)
        token = None if match is None else _token(match)
        if match is None or token is None:
            return None
        if token.kind != "nothing":
            tokens.append(token)
        position = match.end()
    return _minutes_told(tokens)


def _token(match: re.Match[str]) -> _Token | None:
    kind = str(match.lastgroup)
    text = match[kind]
    if kind in ("quoted", "escaped"):
        return _Token("literal", text)
    if kind == "skipped":
        return _Token("literal", " ")
    if kind == "bracket":
        return _bracket(text)
    if kind == "other":
        return None if text in "Ee" else _Token("literal", text)
    if kind == "date":
        return _Token("date", text.lower())
    return _Token(kind, text)


def _bracket(text: str) -> _Token | None:
    if _LANGUAGE.fullmatch(text):
        return _Token("nothing", "")
    if text.lower() in _COLORS:
        return _Token("color", _COLORS[text.lower()])
    if _ELAPSED.fullmatch(text):
        return _Token("elapsed", text.lower())
    currency = _CURRENCY.fullmatch(text)
    return _Token("literal", currency[1]) if currency else None


def _minutes_told(tokens: Sequence[_Token]) -> tuple[_Token, ...]:
    """The m's after hours or before seconds are minutes."""
    told = list(tokens)
    dates = [i for i, token in enumerate(told) if token.kind in ("date", "elapsed")]
    for place, i in enumerate(dates):
        if not told[i].text.startswith("m") or told[i].kind == "elapsed":
            continue
        before = told[dates[place - 1]].text[0] if place else ""
        after = told[dates[place + 1]].text[0] if place + 1 < len(dates) else ""
        if before == "h" or after == "s":
            told[i] = _Token("date", told[i].text.replace("m", "n"))
    return tuple(told)


def _number(section: Sequence[_Token], value: float) -> str:
    if any(token.kind == "general" for token in section):
        shown = general_number(value)
        return "".join(shown if token.kind == "general" else token.text for token in section)
    if any(token.kind == "exponent" for token in section):
        return _scientific(section, value)
    percents = sum(token.kind == "percent" for token in section)
    whole, fraction, decimals = _digit_groups(section)
    scale = 10 ** (2 * percents - 3 * (len(whole) - len(whole.rstrip(","))))
    rounded = abs(
        Decimal(repr(float(value))) * scale if scale >= 1 else Decimal(repr(value)) / round(1 / scale)
    )
    rounded = rounded.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)
    before, _, after = f"{rounded:f}".partition(".")
    shown_before = _whole_part(before, whole)
    shown_after = _fraction_part(after, fraction)
    sign = "-" if value < 0 and rounded else ""
    return sign + _assembled(section, shown_before, shown_after)


def _scientific(section: Sequence[_Token], value: float) -> str:
    """The number in a format with an exponent after its digits."""
    decimals = _digit_groups(section)[2]
    mantissa, _, exponent = f"{value:.{decimals}E}".partition("E")
    before, after = mantissa.lstrip("-").partition(".")[::2]
    shown = _assembled(section, before, after)
    told = next(token.text for token in section if token.kind == "exponent")
    sign = exponent[0] if exponent[0] == "-" or told[1] == "+" else ""
    power = exponent[1:].lstrip("0").rjust(len(told) - 2, "0")
    return ("-" if value < 0 else "") + shown.replace(told, f"E{sign}{power}")


def _digit_groups(section: Sequence[_Token]) -> tuple[str, str, int]:
    """The digits before and after the point, and how many there are after it."""
    whole, fraction = "", ""
    after_point = False
    for token in section:
        if token.kind == "point":
            after_point = True
        elif token.kind == "digits" and after_point:
            fraction += token.text.replace(",", "")
        elif token.kind == "digits":
            whole += token.text
    return whole, fraction, len(fraction)


def _whole_part(digits: str, pattern: str) -> str:
    least = sum(char in "0?" for char in pattern)
    digits = ("" if digits == "0" else digits).rjust(least, "0")
    if "," in pattern.rstrip(","):
        digits = f"{int(digits or 0):,}".rjust(len(digits)) if digits else ""
    return digits


def _fraction_part(digits: str, pattern: str) -> str:
    kept = len(pattern)
    while kept and pattern[kept - 1] == "#" and digits[kept - 1 : kept] == "0":
        kept -= 1
    return digits[:kept]


def _assembled(section: Sequence[_Token], before: str, after: str) -> str:
    pieces = []
    shown = {"whole": before, "fraction": after}
    part = "whole"
    for token in section:
        if token.kind == "digits":
            pieces.append(shown[part])
            shown[part] = ""
        elif token.kind == "point":
            pieces.append("." if after or not _has_digits_after(section) else "")
            part = "fraction"
        elif token.kind != "color":
            pieces.append(token.text)
    return "".join(pieces)


def _has_digits_after(section: Sequence[_Token]) -> bool:
    """Whether digits stand after the point."""
    return bool(_digit_groups(section)[2])


def _moment(section: Sequence[_Token], value: float) -> str:
    """A serial number as date and time."""
    if not _DAYS[0] <= value < _DAYS[1]:
        return _OUT_OF_RANGE
    seconds = floor(value * _DAY + _ROUNDING)
    moment = _ZERO_DAY + dt.timedelta(seconds=seconds)
    half = any(token.kind == "half" for token in section)
    return "".join(_moment_piece(token, moment, seconds, half=half) for token in section)


def _moment_piece(token: _Token, moment: dt.datetime, seconds: int, *, half: bool) -> str:
    if token.kind == "elapsed":
        unit = {"h": 3600, "m": 60, "s": 1}[token.text[0]]
        sign = "-" if seconds < 0 else ""
        return sign + str(abs(seconds) // unit).rjust(len(token.text), "0")
    if token.kind == "half":
        first, last = token.text.split("/")
        return first if moment.hour < 12 else last
    if token.kind != "date":
        return "" if token.kind == "color" else token.text
    return _date_piece(token.text, moment, half=half)


def _date_piece(code: str, moment: dt.datetime, *, half: bool) -> str:
    kind, width = code[0], len(code)
    if kind == "y":
        return f"{moment:%Y}" if width > 2 else f"{moment:%y}"
    if kind == "a":
        return ("星期" if width == 4 else "") + _WEEKDAYS[moment.weekday()]
    if kind in "md" and width > 2:
        return {"m": {3: f"{moment:%b}", 4: f"{moment:%B}"}, "d": {3: f"{moment:%a}", 4: f"{moment:%A}"}}[
            kind
        ].get(width, f"{moment:%b}"[0])
    hour = (moment.hour % 12 or 12) if half else moment.hour
    number = {"m": moment.month, "d": moment.day, "h": hour, "n": moment.minute, "s": moment.second}[kind]
    return f"{number:02d}" if width > 1 else str(number)


def _without_zeros(shown: str) -> str:
    return shown.rstrip("0").rstrip(".") if "." in shown else shown
