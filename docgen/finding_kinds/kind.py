"""What one kind of finding is."""

from dataclasses import dataclass
from enum import StrEnum

LOST_DIGITS = "Excel 只保留数字的前 15 位，18 位号码按数字录入后末几位已经变成 0 或乱码，无法还原。"


class Severity(StrEnum):
    """An error blocks the papers it touches; a warning never does."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True)
class FindingKind:
    """One kind of fault: its code, why it is a fault, the sentence with holes, and the remedy with holes."""

    code: str
    severity: Severity
    title: str
    why: str
    sentence: str
    remedy: str


def kind(
    code: str, title: str, why: str, sentence: str, remedy: str, severity: Severity = Severity.ERROR
) -> FindingKind:
    """A kind of finding; an error unless said otherwise."""
    return FindingKind(code, severity, title, why, sentence, remedy)
