"""Which rule of the pack a notice hangs by, and after which others."""

from collections.abc import Iterable, Sequence

from docgen.model.union import PublicityNotice
from docgen.region.rules import PublicityLevel


def find_level(entered: str | None, levels: Sequence[PublicityLevel]) -> PublicityLevel | None:
    """The level that the notice's own words name (用人单位公示 is at 用人单位), None when they name none."""
    named = [item for item in levels if item.level in (entered or "")]
    return max(named, key=lambda item: len(item.level)) if named else None


def level_of(entered: str | None, levels: Sequence[PublicityLevel]) -> PublicityLevel | None:
    """The level whose rule counts: the one named, else the first; None in a pack without the rule."""
    return find_level(entered, levels) or next(iter(levels), None)


def awaited(
    notice: PublicityNotice, every: Iterable[PublicityNotice], levels: Sequence[PublicityLevel]
) -> list[PublicityNotice]:
    """The notices of the same round that must have ended before this one begins."""
    level = level_of(notice.level, levels)
    before = level.after if level else ()
    own_round = (item for item in every if item.round == notice.round)
    return [item for item in own_round if (other := level_of(item.level, levels)) and other.level in before]
