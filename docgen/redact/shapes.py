"""Texts replaced in their own shape: what stood between the characters that are replaced stays."""

import re
import unicodedata

_MARK = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]")
_RADICAL = re.compile("[\u2f00-\u2fd5]")
_DIGIT = re.compile("[0-9]")


def clean(text: str) -> str:
    """The text without invisible marks, radicals made the characters that they look like."""
    return _RADICAL.sub(lambda found: unicodedata.normalize("NFKC", found[0]), _MARK.sub("", text))


def plain(text: str) -> str:
    """The text with full-width forms made plain, character by character."""
    return "".join(form if len(form := unicodedata.normalize("NFKC", char)) == 1 else char for char in text)


def alphanumerics(text: str) -> str:
    """The ASCII letters and digits of the text, in capitals."""
    return "".join(char for char in plain(text) if char.isascii() and char.isalnum()).upper()


def with_alphanumerics(text: str, new: str) -> str:
    """The text with its letters and digits replaced, one for one, by those of `new`."""
    rest = iter(new)
    return "".join(next(rest) if plain(char).isascii() and plain(char).isalnum() else char for char in text)


def digits_replaced(text: str, kept: int, number: int) -> str:
    """The text with the digits behind the first `kept` replaced by those of the number, after zeros."""
    count = len(_DIGIT.findall(text)) - kept
    if count <= 0:
        return text
    tail = iter(str(number).rjust(count, "0")[-count:])
    seen = 0

    def replaced(match: re.Match[str]) -> str:
        nonlocal seen
        seen += 1
        return match[0] if seen <= kept else next(tail)

    return _DIGIT.sub(replaced, text)
