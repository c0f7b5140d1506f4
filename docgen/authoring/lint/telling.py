"""How a kind of flaw is written down."""

from docgen.finding_kinds import FindingKind, Severity


def error(code: str, title: str, why: str, sentence: str, remedy: str) -> FindingKind:
    """A kind that makes a template or pack unfit for use."""
    return FindingKind(code, Severity.ERROR, title, why, sentence, remedy)


def warning(code: str, title: str, why: str, sentence: str, remedy: str) -> FindingKind:
    """A kind that a person should look at."""
    return FindingKind(code, Severity.WARNING, title, why, sentence, remedy)
