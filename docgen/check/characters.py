"""Characters that no font of this machine prints: they would stand on the paper as empty boxes."""

from collections.abc import Callable, Iterator

from pydantic import BaseModel

from docgen.findings import Finding, Place, finding
from docgen.model.intake import FiledCase, FiledUnion
from docgen.model.paths import exact_paths, value_at
from docgen.vocabulary import all_fields, household_paths

Unprintable = Callable[[str], str]
"""The characters of a text that cannot be printed, each once; "" when all can."""

_FILES = frozenset({"worker.photo", "review.attachments[].files"})  # paths, which no paper prints


def check_case_characters(filed: FiledCase, unprintable: Unprintable) -> Iterator[Finding]:
    """A finding at every cell of the household with such a character."""
    if unprintable("".join(_texts(filed.case))):
        printed = [path for path in household_paths() if path not in _FILES]
        yield from _faults(filed.case, printed, "", filed.origin.place, filed.case.key, unprintable)


def check_union_characters(filed: FiledUnion, unprintable: Unprintable) -> Iterator[Finding]:
    """A finding at every cell of the union with such a character."""
    own = [path.removeprefix("union.") for path in all_fields() if path.startswith("union.")]
    yield from _faults(filed.union, own, "union.", filed.origin.place, "", unprintable)


def _faults(
    record: BaseModel,
    paths: list[str],
    prefix: str,
    place: Callable[[str], Place],
    household: str,
    unprintable: Unprintable,
) -> Iterator[Finding]:
    for general in paths:
        label = all_fields()[prefix + general].label
        for path in exact_paths(record, general):
            missing = unprintable("".join(_texts(value_at(record, path))))
            if missing:
                yield finding("character-without-font", place(path), household, label=label, text=missing)


def _texts(value: object) -> list[str]:
    """Every text in a value or in what it holds."""
    texts: list[str] = []
    _gather(value, texts)
    return texts


def _gather(value: object, texts: list[str]) -> None:
    if isinstance(value, str):
        texts.append(value)
    elif isinstance(value, tuple):
        for inner in value:
            _gather(inner, texts)
    elif isinstance(value, BaseModel):
        for inner in vars(value).values():
            if inner is not None:  # most fields are empty
                _gather(inner, texts)
