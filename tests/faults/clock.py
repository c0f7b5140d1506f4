"""A clock that goes back while docgen runs."""

from .bench import OPTIONS, SMALL, Around, Bench, assert_same, sample, uncut
from .catalogue import fault

GROUP = "Clock"
_STEPS = {"an hour": 3600, "a year": 365 * 86400}
_WITHOUT_DAY = [option for option in OPTIONS if not option.startswith(("--date", "2018-"))]


@fault(
    "clock goes back",
    GROUP,
    done="the clock goes back an hour, or a year, every time it is asked; no --date is given",
    holds="the run ends, and its files are those of a run with the first day the clock told",
)
def _back(bench: Bench) -> str:
    data, jobs = (sample(120), "2") if bench.is_long else (sample(2), "1")
    options = (*SMALL[:2], "--jobs", jobs)
    whole = uncut(data, *options)
    for step, seconds in list(_STEPS.items())[: None if bench.is_long else 1]:
        out = bench.folder / "out"
        command = ("packet", data, "-o", out, *_WITHOUT_DAY, *options)
        run = bench.docgen(*command, around=Around("clock", {"DOCGEN_FAULT": str(seconds)}))
        assert run.code == 0, (step, run.said)
        assert_same(out, whole)
        bench.clear(out)
    return "same bytes"
