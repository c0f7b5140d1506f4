"""Files whose bytes are damaged: told as unreadable or read with findings, never a bug of ours."""

import io
import zipfile
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from docgen.cli.main import _guarded
from docgen.errors import ExitCode
from tests.regions import REGIONS

from .sites import WORKBOOK, good_workbook

_HARMLESS = settings(
    max_examples=20, deadline=None, suppress_health_check=list(HealthCheck), print_blob=False
)
_EXPECTED = (ExitCode.DONE, ExitCode.FINDINGS_BLOCK, ExitCode.INPUT_UNREADABLE)

# A place as a fraction of the length, and what is put there instead of so many bytes.
_Hit = tuple[float, int, bytes]
_FRACTION = st.floats(0, 1, exclude_max=True)
_CONTENT = st.binary(max_size=8) | st.sampled_from(
    (b"<", b">", b'"', b"&", b"&#0;", b"\xff\xfe", b"</c>", b"<c>", b'r="', b"XFD1048576", b"9" * 30, b"]]>")
)
_HITS = st.lists(st.tuples(_FRACTION, st.integers(0, 40), _CONTENT), min_size=1, max_size=6)


@cache
def parts(region: str) -> dict[str, bytes]:
    """The parts of the good workbook's archive."""
    with zipfile.ZipFile(io.BytesIO(good_workbook(region).data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def struck(content: bytes, hits: Sequence[_Hit]) -> bytes:
    for fraction, count, new in hits:
        start = int(fraction * len(content))
        content = content[:start] + new + content[start + count :]
    return content


def archived(members: dict[str, bytes]) -> bytes:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return written.getvalue()


def checked(data: bytes) -> int:
    """How `docgen check` ends with a workbook of those bytes."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / WORKBOOK
        path.write_bytes(data)
        return _guarded(["check", str(path), "--region", "luzhou", "--date", "2018-12-28", "--json"])


@_HARMLESS
@given(st.sampled_from(REGIONS), _HITS)
def test_a_file_with_damaged_bytes_is_told_or_read(region: str, hits: list[_Hit]) -> None:
    assert checked(struck(good_workbook(region).data, hits)) in _EXPECTED


@_HARMLESS
@given(st.sampled_from(REGIONS), st.data())
def test_a_workbook_with_a_damaged_part_is_told_or_read(region: str, data: st.DataObject) -> None:
    own = parts(region)
    name = data.draw(st.sampled_from(sorted(own)))
    assert checked(archived(own | {name: struck(own[name], data.draw(_HITS))})) in _EXPECTED


@_HARMLESS
@given(st.sampled_from(REGIONS), st.data())
def test_a_workbook_without_some_parts_is_told_or_read(region: str, data: st.DataObject) -> None:
    own = parts(region)
    lost = data.draw(st.sets(st.sampled_from(sorted(own)), min_size=1, max_size=3))
    assert checked(archived({name: own[name] for name in own if name not in lost})) in _EXPECTED


@_HARMLESS
@given(st.sampled_from(REGIONS), _FRACTION)
def test_a_file_that_breaks_off_is_told(region: str, fraction: float) -> None:
    whole = good_workbook(region).data
    assert checked(whole[: int(fraction * len(whole))]) == ExitCode.INPUT_UNREADABLE
