"""The sample workbook of a region."""

from pathlib import Path

from docgen.region.pack import Pack
from docgen.sample.households import sample_cases
from docgen.sample.locality import load_locality
from docgen.sample.workbook import write_workbook


def write_sample(pack: Pack, count: int, seed: int, destination: Path) -> None:
    """Writes a workbook of that many invented households; the same seed gives the same bytes.

    Raises UsageError for a region without sample data and for a count no workbook holds,
    DestinationNotWritableError for a destination that cannot be written.
    """
    unions, cases = sample_cases(pack, count, seed)
    write_workbook(unions, cases, destination, load_locality(pack).columns_left_out, pack.id, pack)
