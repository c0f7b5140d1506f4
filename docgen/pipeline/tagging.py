"""A blank form tagged: read, proposed, written; `region new` tags every blank the same way."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from docgen.authoring.forms.model import Form
from docgen.authoring.forms.reading import read_form
from docgen.authoring.forms.writing import write_tagged
from docgen.authoring.tagging import Proposal, propose
from docgen.pipeline.place import private_file, require_free
from docgen.region.catalog import default_region, find_pack
from docgen.region.codelists import CodeList


@dataclass(frozen=True)
class FormTagged:
    """The blank, what was proposed for it, and where it was written with its tags."""

    form: Form
    proposal: Proposal
    target: Path


def tag_blank(blank: Path, target: Path, region: str | None = None, has_notes: bool = True) -> FormTagged:
    """The blank with the tags proposed for it, written to `target`, a remark at each of them.

    Raises InputUnreadableError, UsageError for an unknown region, DestinationNotWritableError for a target
    that is already there.
    """
    require_free(target)
    form = read_form(blank)
    proposal = propose(form, lists=_lists_of(region))
    notes = proposal.notes if has_notes else ()
    with private_file(target) as part:
        write_tagged(blank, part, proposal.tags, proposal.repeats, notes)
    return FormTagged(form, proposal, target)


def _lists_of(region: str | None) -> Mapping[str, CodeList]:
    """The code lists of the region; without one, those that all regions of the default one's base share."""
    return find_pack(region or default_region()).lists
