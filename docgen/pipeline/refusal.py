"""What a finding keeps from print: its household, a whole file's households, a notice."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence

from docgen.check.notices import check_notice
from docgen.findings import Finding, Place
from docgen.model.intake import FiledUnion, Intake
from docgen.model.union import LabourUnion, PublicityNotice
from docgen.orders import FiguredUnion
from docgen.sheets import MEMBERS
from docgen.vocabulary import all_fields

_BLOCKS_ITS_FILE = frozenset({"sheet-missing", "heading-missing", "heading-repeated", "record-malformed"})
_OF_A_HOUSEHOLD_WITHOUT_KEY = frozenset({"household-key-missing", "required-missing"})
_ASKS_FOR_A_VALUE = frozenset(
    {
        "required-missing",
        "requirement-unmet",
        "requirement-doubtful",
        "age-limit-undecided",
        "procedure-step-missing",
        "score-input-missing",
    }
)
_COUNTS_ROWS = frozenset({"visits-too-few", "procedure-step-missing"})
_LOSES_ROWS = _BLOCKS_ITS_FILE | {"household-key-missing", "household-unknown"}
_OF_A_NOTICE = frozenset(
    {
        "publicity-dates-missing",
        "publicity-too-short",
        "publicity-too-early",
        "publicity-level-unknown",
        "calendar-unknown",
    }
)


def without_sequels(checked: Iterable[Finding], read: Iterable[Finding]) -> Iterable[Finding]:
    """What was checked, without that a value is missing where intake could not read it."""
    unread = {item.place for item in read if item.is_blocking}
    has_lost_rows = any(item.code in _LOSES_ROWS for item in read)
    without_union = {item.household for item in read if item.code == "union-unknown"}
    for item in checked:
        is_sequel = item.code in _ASKS_FOR_A_VALUE and item.place in unread
        is_sequel = is_sequel or (has_lost_rows and item.code in _COUNTS_ROWS)
        if not is_sequel and not (item.code == "standard-missing" and item.household in without_union):
            yield item


def blocked_households(intake: Intake, findings: Iterable[Finding]) -> dict[str, list[Finding]]:
    """Blocking findings by household, those included that are not about one household but touch it.

    Of several of a kind that touch all of a file, each household has the first.
    """
    blocked: dict[str, list[Finding]] = defaultdict(list)
    shared: list[Finding] = []
    for item in (item for item in findings if item.is_blocking):
        if item.household or item.code in _OF_A_HOUSEHOLD_WITHOUT_KEY:
            blocked[item.household].append(item)
        if not item.household:
            shared.append(item)
    if shared:
        _block_shared(intake, shared, blocked)
    return blocked


def _block_shared(intake: Intake, shared: Sequence[Finding], blocked: dict[str, list[Finding]]) -> None:
    """Adds what touches several households to each of them, in one pass over the households."""
    of_files: dict[str, dict[str, Finding]] = defaultdict(dict)
    of_places: dict[Place, list[Finding]] = defaultdict(list)
    for item in shared:
        if _touches_all(item, intake):
            of_files[item.place.file].setdefault(item.code, item)
        else:
            of_places[item.place].append(item)
    of_unions = {
        filed.union.name: [item for place in _union_places(filed) for item in of_places.get(place, ())]
        for filed in intake.unions
    }
    for entry in intake.entries:
        own = of_files.get(entry.file, {})
        if found := [*own.values(), *of_unions.get(entry.union_name, ())]:
            blocked[entry.key] += found


def _touches_all(item: Finding, intake: Intake) -> bool:
    """Whether every household of the file may be wrong: a sheet or somebody's member is lost.

    In a text file, whose lines do not tell what they hold, so may be whatever is not of one household.
    """
    is_of_file = not item.place.sheet and item.code not in _OF_A_NOTICE
    is_of_members = (item.place.file, item.place.sheet) in intake.member_sheets
    return item.code in _BLOCKS_ITS_FILE or is_of_members or item.place.sheet == MEMBERS or is_of_file


def _union_places(filed: FiledUnion) -> set[Place]:
    """Where the union's own values stand, which its households' papers print."""
    own = [path.removeprefix("union.") for path in all_fields() if path.startswith(("union.", "stats."))]
    places = {filed.origin.place(path) for path in own if "[]" not in path}
    return {place for place in places if place.sheet}


def with_sound_notices(filed: FiledUnion, posting: FiguredUnion, wrong: Collection[Place]) -> LabourUnion:
    """The union without notices that must not be posted: a wrong cell, too few days (decision 10)."""
    sound = [
        notice
        for index, notice in enumerate(filed.union.publicity)
        if _notice_cells(filed, index).isdisjoint(wrong)
        and not any(item.is_blocking for item in check_notice(filed, posting, index))
    ]
    return filed.union.model_copy(update={"publicity": tuple(sound)})


def _notice_cells(filed: FiledUnion, index: int) -> set[Place]:
    places = {filed.origin.place(f"publicity[{index}].{name}") for name in PublicityNotice.model_fields}
    return {place for place in places if place.sheet}
