import gc
import platform
import subprocess
import sys

import pytest

from docgen.collector import paused_collector


def test_the_collector_rests_inside_and_runs_again_after() -> None:
    with paused_collector():
        assert not gc.isenabled()
    assert gc.isenabled()


def test_it_runs_again_after_a_failure() -> None:
    with pytest.raises(ValueError, match="broken"), paused_collector():
        raise ValueError("broken")
    assert gc.isenabled()


def test_a_pause_within_a_pause_does_not_end_it() -> None:
    with paused_collector():
        with paused_collector():
            pass
        assert not gc.isenabled()


_FREED = """
from docgen.collector import give_back_memory
def resident():
    with open("/proc/self/statm") as told:
        return int(told.read().split()[1])
blocks = [bytes(2000) for _ in range(50_000)]
del blocks[:-1]
held = resident()
give_back_memory()
print(held - resident())
"""


@pytest.mark.skipif(platform.libc_ver()[0] != "glibc", reason="only this C library takes such orders")
def test_memory_that_was_freed_is_given_back() -> None:
    told = subprocess.run([sys.executable, "-c", _FREED], capture_output=True, text=True, check=True)
    assert int(told.stdout) * 4096 > 50e6
