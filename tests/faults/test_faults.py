"""Whatever goes wrong around it, docgen tells what to do, loses nothing and ends."""

from pathlib import Path

import pytest

from .bench import Bench
from .catalogue import Fault
from .faults import faults


@pytest.mark.parametrize("fault", faults(), ids=lambda fault: fault.title)
def test_what_must_hold_holds(fault: Fault, tmp_path: Path) -> None:
    assert fault.trial(Bench(tmp_path))
