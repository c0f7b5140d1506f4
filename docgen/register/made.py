"""What a run made, as the register enters it."""

import datetime as dt
from dataclasses import dataclass


@dataclass(frozen=True)
class Holder:
    """A household, or a union: what was made for it, in short; where that is no paper, its packets' pages.

    `version` is a hash over all its files: other content is another version. One that is not `is_done` lacks
    some of what should have been made, or all.
    """

    union: str
    household: str
    version: str
    papers: int
    pages: int
    is_done: bool = True


@dataclass(frozen=True)
class RunMade:
    """One run: when its manifest was written, by what, from which files, for whom, and whom it refused.

    `id` is a hash over the manifest: the same manifest is the same run.
    """

    id: str
    moment: dt.datetime
    docgen: str
    pack: str
    pack_version: str
    pack_sha256: str
    inputs: tuple[tuple[str, str], ...]
    holders: tuple[Holder, ...]
    refused: tuple[str, ...]
