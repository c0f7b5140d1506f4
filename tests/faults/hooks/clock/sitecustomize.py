"""A clock of noon of 1 June 2018 that goes back, by DOCGEN_FAULT seconds every time it is asked."""

import datetime as dt
import os
import time

_NOON = dt.datetime(2018, 6, 1, 12).timestamp()
_BACK = float(os.environ["DOCGEN_FAULT"])
_real, _asked = time.time, []


def _told() -> float:
    """The time; every look at it but the first two finds it gone back once more."""
    _asked.append(None)
    return _NOON + time.monotonic() % 60 - _BACK * max(0, len(_asked) - 2)


time.time = _told
time.time_ns = lambda: int(_told() * 1e9)
