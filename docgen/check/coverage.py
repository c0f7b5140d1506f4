"""Which rules of the notices these checks decide, by which kinds of finding, and which tests hold it.

The rules that packs state as `requirements:` list themselves (`docgen.region.requirements.covered_rules`);
what no data can decide stands in `docs/undecidable-rules.yaml` with the reason.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Coverage:
    """One rule: the codes of the findings that tell of it, none where it holds by construction; its tests."""

    rule: str
    codes: tuple[str, ...]
    tests: tuple[str, ...]


def _by(rule: str, *codes: str, at: str) -> Coverage:
    return Coverage(rule, codes, tuple(at.split()))


_IDENTITY, _PEOPLE, _DATES = (f"tests/check/test_{name}.py" for name in ("identity", "people", "dates"))
_EFFORT, _DEADLINES = "tests/check/test_effort.py", "tests/check/test_deadlines.py"
_NOTICES, _PROCEDURE = "tests/check/test_notices.py", "tests/check/test_procedure.py"
_HOUSEHOLD, _UNION = "tests/check/test_household.py", "tests/check/test_union.py"
_ELIGIBILITY = "tests/check/test_eligibility.py tests/derive/test_eligibility.py"
_CATEGORY = ("category-not-allowed", "no-category-allowed", "category-undecided")
_CATEGORY_RULES = ("R-HN-07", "R-JX-05", "R-JX-06", "R-JX-09")
_LINE_RULES = (  # of categories that ask for the 低保 line of a place
    *("R-HN-06", "R-LZ-05", "R-LZ-10", "R-LZ-11", "R-LZ-12"),
    *("R-JX-04", "R-JX-07", "R-JX-08"),
)

COVERAGE = (
    _by(
        "R-GEN-01",
        "id-number-malformed",
        "id-number-wrong",
        "id-area-unknown",
        "derived-differs",
        "age-differs",
        "birth-date-implausible",
        at=f"{_IDENTITY} {_HOUSEHOLD}",
    ),
    _by("R-GEN-02", "required-missing", at=_HOUSEHOLD),
    _by("R-GEN-03", "incomes-contradict", "derived-differs", at=f"{_ELIGIBILITY} {_HOUSEHOLD}"),
    _by("R-GEN-04", "secondary-causes-too-many", "secondary-cause-repeats-main", at=_HOUSEHOLD),
    _by("R-HN-02", "deadline-passed", at=_DEADLINES),
    _by("R-HN-03", "minimum-wage-imputed", "minimum-wage-missing", at=_ELIGIBILITY),
    _by("R-HN-04", *_CATEGORY, "deregistration-due", at=_ELIGIBILITY),
    _by("R-HN-05", *_CATEGORY, "standard-missing", "dibao-first", at=_ELIGIBILITY),
    _by("R-HN-14", "focus-group-contradicted", at=_ELIGIBILITY),
    _by(
        "R-HN-09",
        "procedure-step-missing",
        "dates-out-of-order",
        "publicity-level-missing",
        "publicity-too-early",
        "material-missing",
        at=f"{_PROCEDURE} {_NOTICES}",
    ),
    _by("R-HN-10", "publicity-too-short", "publicity-level-missing", at=_NOTICES),
    _by("R-HN-11", "dates-out-of-order", at=_DATES),
    _by("R-HN-15", "couple-filed-twice", "id-number-repeated", at=f"{_PEOPLE} {_UNION}"),
    _by("R-JX-03", *_CATEGORY, "material-outdated", at=f"{_DATES} {_ELIGIBILITY}"),
    _by("R-JX-11", "age-outside-limits", "age-limit-undecided", at=_PEOPLE),
    _by("R-JX-12", "couple-filed-twice", "id-number-repeated", at=f"{_PEOPLE} {_UNION}"),
    _by("R-JX-14", "publicity-too-short", "calendar-unknown", "working-days-uncounted", at=_NOTICES),
    _by("R-JX-15", "entry-too-late", "working-days-uncounted", at=_DATES),
    _by("R-JX-16", "material-missing", "material-outdated", at=f"{_DATES} tests/check/test_materials.py"),
    _by("R-JX-20", "dates-out-of-order", at=_DATES),
    _by(
        "R-JX-22",
        "statistics-unequal",
        "derived-differs",
        "filed-after-cutoff",
        at=f"{_EFFORT} tests/check/test_statistics.py tests/official/test_computed_cells.py",
    ),
    _by("R-JX-23", "deadline-passed", at=_DEADLINES),
    _by("R-LZ-01", "deadline-passed", at=_DEADLINES),
    _by("R-LZ-02", "filed-outside-roster-parts", at=_UNION),
    _by("R-LZ-06", "outlay-assumed-zero", at=_ELIGIBILITY),
    _by("R-LZ-17", "value-not-in-list", at=_HOUSEHOLD),
    _by("R-LZ-18", "funds-above-level", at=_EFFORT),
    _by("R-LZ-19", "deadline-passed", "standard-missing", at=f"{_DEADLINES} {_UNION}"),
    _by("R-LZ-20", "determination-out-of-season", at=_DATES),
    _by("R-LZ-21", "outcome-contradicted", "outcome-unproved", at=_ELIGIBILITY),
    _by("R-LZ-22", "relief-without-rise", "outcome-unproved", at=_ELIGIBILITY),
    _by("R-LZ-23", "outs-too-few", at=_EFFORT),
    _by("R-LZ-26", "pairing-too-small", "visits-too-few", at=f"{_EFFORT} {_DATES}"),
    _by("R-LZ-27", "help-funds-too-low", at=_EFFORT),
    _by("R-LZ-28", "deadline-passed", at=_DEADLINES),
    _by("R-LZ-31", "outs-too-few", at=_EFFORT),
    *(_by(rule, *_CATEGORY, at=_ELIGIBILITY) for rule in _CATEGORY_RULES),
    *(_by(rule, *_CATEGORY, "standard-missing", at=_ELIGIBILITY) for rule in _LINE_RULES),
    *(_by(f"R-TY-0{number}", "score-input-missing", at=_EFFORT) for number in (1, 2, 3, 5, 6)),
    _by("R-TY-04", "score-input-missing", "score-count-differs", at=_EFFORT),
    _by("R-TY-12", "property-too-small", at="tests/check/test_property.py"),
    _by("R-TY-07", at="tests/derive/test_scores.py"),
    _by("R-TY-08", "visit-outside-year", at=_DATES),
    _by("R-TY-09", "deadline-passed", at=_DEADLINES),
    _by("R-TY-10", "contacts-too-few", "contact-post-missing", at=_EFFORT),
    _by(
        "R-TY-17", "couple-filed-twice", "id-number-repeated", "household-repeated", at=f"{_PEOPLE} {_UNION}"
    ),
)
"""Every rule that code checks, by code of the rule."""
