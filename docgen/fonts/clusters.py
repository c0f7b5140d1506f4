"""A text cut into what is drawn as one: a character with the marks that belong to it."""

import re
from collections.abc import Sequence

_MARKS = (
    "\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\u302a-\u302f\u3099\u309a\ufe20-\ufe2f"
    "\u200d\ufe00-\ufe0f\U0001f3fb-\U0001f3ff\U000e0100-\U000e01ef"  # joiners, selectors, tints of emoji
)
_DASH = "——"  # two dashes are one stroke of two ems
_NOT_SIMPLE = re.compile(f"[{_MARKS}]|{_DASH}")
_CLUSTER = re.compile(f"(?:{_DASH}|(?s:.))[{_MARKS}]*(?:(?<=\u200d)(?s:.)[{_MARKS}]*)*")


def clusters(text: str) -> Sequence[str]:
    """The clusters in order; the text itself when each is one character."""
    return text if text.isascii() or not _NOT_SIMPLE.search(text) else _CLUSTER.findall(text)
