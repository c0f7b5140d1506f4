"""One blank form on its way into a pack: where it comes from, what it is called, what is proposed for it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from docgen.authoring.forms.model import Form
from docgen.authoring.skeleton.dropdowns import Choices, choices_of
from docgen.authoring.skeleton.naming import document_ids, title_of
from docgen.authoring.tagging import Proposal
from docgen.vocabulary import household_paths

_KEPT = re.compile(r"[（(]([^（()）]{2,10}存)[)）]")
_SEVERAL = re.compile(r"一式([两三四五2345])份")
_COUNTS = "两三四五2345"  # two to five, in words and in figures


@dataclass(frozen=True)
class Blank:
    """A form of the new pack; `source` is the file it was given in, `path` where it can be read.

    `choices` are what its drop-down lists offer.
    """

    source: Path
    path: Path
    form: Form
    proposal: Proposal
    title: str
    id: str
    number: int
    choices: Choices = field(default_factory=dict)

    @property
    def file(self) -> str:
        """The document's place in the pack."""
        return f"documents/{self.number:02}-{self.id}{self.path.suffix.lower()}"

    @cached_property
    def required(self) -> Sequence[str]:
        """The fields of a household's form whose captions bear a star."""
        if self.proposal.scope != "household":
            return ()
        starred = (item.field for item in self.proposal.decisions if _is_starred(item.caption))
        return [path for path in dict.fromkeys(starred) if path in household_paths()]

    @cached_property
    def copies(self) -> Sequence[str]:
        """Who keeps each copy, or which copy it is, where the form says so: 一式两份, （工会存）."""
        kept = _KEPT.findall(self.title)
        if kept:
            return kept
        texts = (where.text for where in (*self.form.lines, *self.form.cells))
        several = next(filter(None, map(_SEVERAL.search, texts)), None)
        count = _COUNTS.find(several[1]) % 4 + 2 if several else 0
        return [f"第{number}份" for number in range(1, count + 1)]


def named_blanks(
    sources: Sequence[Path], paths: Sequence[Path], forms: Sequence[tuple[Form, Proposal]]
) -> list[Blank]:
    """The forms in the order given, each with its title and an id of its own."""
    titles = [title_of(form, source.stem) for source, (form, _) in zip(sources, forms, strict=True)]
    ids = document_ids(titles)
    return [
        Blank(source, path, form, proposal, title, name, number, choices_of(path))
        for number, (source, path, (form, proposal), title, name) in enumerate(
            zip(sources, paths, forms, titles, ids, strict=True), start=1
        )
    ]


def _is_starred(caption: str) -> bool:
    return caption.strip().startswith(("*", "＊", "★")) or caption.strip().endswith(("*", "＊", "★"))
