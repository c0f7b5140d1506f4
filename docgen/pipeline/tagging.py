"""A blank form tagged: read, proposed, written; `region new` tags every blank the same way."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from docgen.authoring.forms.model import Form
from docgen.authoring.forms.reading import read_form
from docgen.authoring.forms.writing import write_tagged
from docgen.authoring.tagging import Proposal, propose
from docgen.errors import UsageError
from docgen.pipeline.blank_files import blank_files, readable_form
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

    Raises InputUnreadableError, UsageError for an unknown region or a target of another kind of file,
    ProgramMissingError for an old format without LibreOffice, DestinationNotWritableError for a target that
    is already there.
    """
    require_free(target)
    lists = _lists_of(region)
    with TemporaryDirectory() as work, private_file(target) as part:
        [named] = blank_files([blank])
        file = readable_form(named, Path(work))
        _require_same_kind(file, target)
        form = read_form(file)
        proposal = propose(form, lists=lists)
        write_tagged(file, part, proposal.tags, proposal.repeats, proposal.notes if has_notes else ())
    return FormTagged(form, proposal, target)


def _require_same_kind(file: Path, target: Path) -> None:
    if target.suffix.lower() != file.suffix.lower():
        raise UsageError(
            f"“{file.name}”加标签后仍是 {file.suffix} 文件，不能写成“{target.name}”。",
            f"请把 -o 后面的文件名改为以 {file.suffix} 结尾。",
        )


def _lists_of(region: str | None) -> Mapping[str, CodeList]:
    """The code lists of the region; without one, those that all regions of the default one's base share."""
    return find_pack(region or default_region()).lists
