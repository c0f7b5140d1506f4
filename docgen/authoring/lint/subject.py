"""What lint needs to know of a template besides the file: its document, and the lists of its pack."""

from dataclasses import dataclass, replace
from pathlib import Path

from docgen.authoring.lint.flaws import Flaw
from docgen.fill.paper import blank_of
from docgen.fill.template import Blank
from docgen.region.codelists import CodeLists
from docgen.region.documents import Document


@dataclass(frozen=True)
class Subject:
    """A template to be checked. `lists` are the pack's, then its base's for a template that packs share."""

    path: Path
    document: Document
    pack: str = ""
    lists: tuple[CodeLists, ...] = ()

    @property
    def blank(self) -> Blank:
        """The file with the names that it may ask for."""
        return blank_of(self.path, self.document, self.pack)

    def own(self, item: Flaw) -> Flaw:
        """The flaw with this file and document."""
        return replace(item, file=item.file or self.path.name, document=self.document.id)
