"""The 23 official forms: which part of which document of a pack each one is."""

from dataclasses import dataclass


@dataclass(frozen=True)
class OfficialForm:
    """A form of a region: its document and its tables there, counted from 0; no table, only lines.

    `kind` is the worker's kind that decides which of two forms a household gets.
    """

    region: str
    name: str
    document: str
    tables: tuple[int, ...] = (0,)
    kind: str = ""


def _cards(region: str) -> list[OfficialForm]:
    return [
        OfficialForm(region, "contact-card-officer", "contact-card"),
        OfficialForm(region, "contact-card-worker", "contact-card", (1,)),
    ]


def _manual(name: str, tables: tuple[int, ...], kind: str = "") -> OfficialForm:
    return OfficialForm("taoyuan", f"work-manual-{name}", "work-manual", tables, kind)


OFFICIAL_FORMS = (
    OfficialForm("luzhou", "dossier-form", "dossier-form", (0, 1)),
    OfficialForm("luzhou", "declaration-form", "declaration-form"),
    *_cards("luzhou"),
    OfficialForm("luzhou", "determination", "determination"),
    OfficialForm("luzhou", "roster", "roster"),
    OfficialForm("hainan", "dossier-form", "dossier-form"),
    *_cards("hainan"),
    OfficialForm("jiangxi", "registration-form", "registration-form"),
    *_cards("jiangxi"),
    OfficialForm("jiangxi", "publicity-notice", "publicity-notice"),
    OfficialForm("jiangxi", "statistics-table", "statistics-table"),
    OfficialForm("taoyuan", "assessment-rubric", "assessment-rubric"),
    _manual("00-cover", ()),
    _manual("01-household-migrant", (0,), "农民工"),
    _manual("02-household-urban", (0,)),
    _manual("03-members", (1,)),
    _manual("04-plan", (2,)),
    _manual("05-quarterly-visits", (3, 4, 5, 6)),
    _manual("06-assessment", (7,)),
    _manual("07-plan-sample", (8,)),
)
