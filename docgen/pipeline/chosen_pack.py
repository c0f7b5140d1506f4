"""The pack of a run: the one asked for, else the one the clerk's files name, else the default."""

from collections.abc import Sequence
from pathlib import Path

from docgen.intake.region import named_region
from docgen.region.catalog import default_region, find_pack
from docgen.region.pack import Pack


def pack_for(region: str | None, inputs: Sequence[Path]) -> Pack:
    """The pack. Raises UsageError for a region that is not there and for files of different regions."""
    return find_pack(region or named_region(inputs) or default_region())
