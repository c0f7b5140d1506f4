"""What docgen prints of the broken fixture of each kind of finding."""

import datetime as dt
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

from docgen.cli.findings_text import findings_lines
from docgen.findings import Finding
from docgen.intake.region import named_region
from docgen.model.intake import InputFile
from docgen.pipeline.assess import assess, nothing_to_print
from docgen.region.catalog import default_region, find_pack

DAY = dt.date(2018, 12, 28)
_WIDTH = 80
_UNPRINTABLE = "\U0003134a"  # of the fixture character-without-font: no usual font has it


def examples(folder: Path) -> Mapping[str, str]:
    """By code what `docgen check` prints of its fixture in the folder, uncoloured."""
    return {path.stem: "\n".join(_printed(path)) for path in sorted(folder.iterdir())}


def shown_findings(folder: Path) -> Mapping[str, Finding]:
    """By code the finding that its fixture in the folder shows."""
    shown = {path.stem: _of_its_kind(path) for path in sorted(folder.iterdir())}
    return {code: found[0] for code, found in shown.items() if found}


@cache
def findings_of(path: Path) -> tuple[tuple[Finding, ...], Mapping[str, str]]:
    """What is found in a fixture, by its own region's rules, and the workers' names by household."""
    pack = find_pack(named_region([path]) or default_region())
    assessment = assess([path], pack, pack.documents, DAY, unprintable=_unprintable)
    return assessment.findings, assessment.names


def _printed(path: Path) -> Iterator[str]:
    """The lines about the first finding of that kind, without those that head the list."""
    own = _of_its_kind(path)
    lines = findings_lines(own, own, findings_of(path)[1], _WIDTH)
    return (line for line in list(lines)[2:] if line)


def _of_its_kind(path: Path) -> list[Finding]:
    """The first finding of the kind that the fixture is named after; empty when there is none."""
    of_packets = nothing_to_print("公示", [InputFile(path.name, "")])
    return [item for item in (*findings_of(path)[0], of_packets) if item.code == path.stem][:1]


def _unprintable(text: str) -> str:
    """The same on every machine, whatever its fonts."""
    return _UNPRINTABLE if _UNPRINTABLE in text else ""
