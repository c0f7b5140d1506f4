"""Whatever a valid case holds, its workbook and its text file read back as that case."""

import json
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from pydantic import BaseModel

from docgen.intake.read import read_inputs
from docgen.model.intake import Intake
from docgen.model.kinds import YearMonth
from docgen.region.pack import Pack
from docgen.sample.workbook import write_workbook
from tests.regions import REGIONS, pack_of

from .any_case import Filing, filings

EVERY_REGION = pytest.mark.parametrize("region", REGIONS)
SEARCHING = settings(
    max_examples=12,
    suppress_health_check=list(HealthCheck),
    phases=(Phase.explicit, Phase.generate, Phase.shrink),
)


def read_back(filing: Filing, pack: Pack) -> Intake:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "采集表.xlsx"
        write_workbook(filing.unions, filing.cases, path, region=pack.id)
        return read_inputs([path], pack.lists)


def read_text(filing: Filing, pack: Pack, ending: str) -> Intake:
    content = {"unions": as_record(filing.unions), "cases": as_record(filing.cases)}
    dumps = {"json": json.dumps, "yaml": lambda data, **how: yaml.safe_dump(data, allow_unicode=True)}
    with TemporaryDirectory() as folder:
        path = Path(folder) / f"案例.{ending}"
        path.write_text(dumps[ending](content, ensure_ascii=False), encoding="utf-8", newline="")
        return read_inputs([path], pack.lists)


def as_record(value: Any) -> Any:
    """The value as it is written in YAML or JSON; what is absent is left out."""
    if isinstance(value, BaseModel):
        own = {name: as_record(getattr(value, name)) for name in type(value).model_fields}
        return {name: item for name, item in own.items() if item not in (None, [], {})}
    if isinstance(value, tuple):
        return [as_record(item) for item in value]
    if isinstance(value, YearMonth):
        return f"{value.year}-{value.month:02}"
    return value if value is None or isinstance(value, str | bool | int) else str(value)


def require_same(read: Intake, filing: Filing) -> None:
    assert [(str(item.place), item.sentence) for item in read.findings] == []
    known = Filing(tuple(item.union for item in read.unions), tuple(item.case for item in read.cases))
    assert known.told() == filing.told()
    assert known == filing


@EVERY_REGION
@SEARCHING
@given(data=st.data())
def test_a_file_reads_back_as_the_cases_it_was_made_from(region: str, data: st.DataObject) -> None:
    pack = pack_of(region)
    filing = data.draw(filings(pack.lists))
    require_same(read_back(filing, pack), filing)
    for ending in ("yaml", "json"):
        require_same(read_text(filing, pack, ending), filing)


@EVERY_REGION
@settings(SEARCHING, max_examples=2)
@given(data=st.data())
def test_a_workbook_with_every_field_filled_reads_back(region: str, data: st.DataObject) -> None:
    pack = pack_of(region)
    filing = data.draw(filings(pack.lists, is_full=True))
    require_same(read_back(filing, pack), filing)
