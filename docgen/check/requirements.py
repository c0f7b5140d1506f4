"""Checks of a household and a union against the rules that the pack states as data."""

from collections.abc import Callable, Iterable, Iterator, Mapping

from docgen.findings import Finding, finding
from docgen.model.intake import FiledCase, FiledUnion
from docgen.model.kinds import Value
from docgen.model.origin import Origin
from docgen.model.paths import exact_paths, value_at
from docgen.model.wording import as_text
from docgen.orders import FiguredCase, FiguredUnion
from docgen.region.conditions import all_hold, holds_for
from docgen.region.requirements import OF_UNION, Requirement
from docgen.vocabulary import all_fields

_NOTHING = "空"


def check_requirements(
    filed: FiledCase, figured: FiguredCase, requirements: Iterable[Requirement]
) -> Iterator[Finding]:
    """A finding for every rule about households and their records that the household does not meet."""
    subject = _Household(filed, figured)
    for item in requirements:
        if item.subject not in OF_UNION:
            yield from _unmet(item, subject)


def check_union_requirements(
    filed: FiledUnion, union: FiguredUnion, requirements: Iterable[Requirement]
) -> Iterator[Finding]:
    """A finding for every rule about unions and their notices that the union does not meet."""
    subject = _Union(filed, union)
    for item in requirements:
        if item.subject in OF_UNION:
            yield from _unmet(item, subject)


class _Subject:
    """What rules are asked of: its values by field, each looked up once, and where they stood."""

    def __init__(self, origin: Origin, key: str, name: str) -> None:
        self.origin, self.key, self._name = origin, key, name
        self._known: dict[str, Value] = {}

    def value(self, path: str) -> Value:
        """The value of the field; of a list's field all values together."""
        if path not in self._known:
            self._known[path] = self._together(path) if "[]." in path else self._read(path)
        return self._known[path]

    def name(self, path: str) -> str:
        """Whose the field is: the member's, else the worker's, or the union's."""
        if path.startswith("members["):
            return str(self.value(f"{path.partition('.')[0]}.name") or "")
        return self._name

    def place_path(self, path: str) -> str:
        """The field's path from the record that was read."""
        return path

    def count(self, prefix: str) -> int:
        """How many records there are whose fields begin so."""
        raise NotImplementedError

    def _read(self, path: str) -> Value:
        raise NotImplementedError

    def _exact(self, path: str) -> list[str]:
        raise NotImplementedError

    def _together(self, path: str) -> Value:
        values = [self._read(exact) for exact in self._exact(path)]
        several = (value if isinstance(value, tuple) else (value,) for value in values)
        return tuple(item for items in several for item in items if item is not None)  # type: ignore[return-value]


class _Household(_Subject):
    def __init__(self, filed: FiledCase, figured: FiguredCase) -> None:
        super().__init__(filed.origin, filed.case.key, filed.case.worker.name or "")
        self._case, self._read_value = filed.case, figured.value

    def count(self, prefix: str) -> int:
        """The household's records of that list."""
        return len(value_at(self._case, prefix.removesuffix("[].")))  # type: ignore[arg-type]

    def _read(self, path: str) -> Value:
        return self._read_value(path)

    def _exact(self, path: str) -> list[str]:
        return exact_paths(self._case, path)


class _Union(_Subject):
    def __init__(self, filed: FiledUnion, figured: FiguredUnion) -> None:
        super().__init__(filed.origin, "", filed.union.name or "")
        self._union, self._figures = figured.union, figured.figures

    def place_path(self, path: str) -> str:
        """The path from the union, as intake notes where its values stood."""
        return path.removeprefix("union.")

    def count(self, prefix: str) -> int:
        """The union's notices."""
        return len(self._union.publicity)

    def _read(self, path: str) -> Value:
        figure = self._figures.get(path)
        return value_at(self._union, path.removeprefix("union.")) if figure is None else figure

    def _exact(self, path: str) -> list[str]:
        return exact_paths(self._union, path.removeprefix("union."))


def _unmet(item: Requirement, subject: _Subject) -> Iterator[Finding]:
    """The rule asked of the subject, or of each of its records."""
    if not item.prefix:
        if not _is_met(item, subject.value):
            yield _finding(item, subject, item.at)
        return
    own = item.prefix.removesuffix(".").removesuffix("[]")
    for index in range(subject.count(item.prefix)):
        record = f"{own}[{index}]."
        if not _is_met(item, _values_of(subject, item.prefix, record)):
            yield _finding(item, subject, record + item.at.removeprefix(item.prefix))


def _values_of(subject: _Subject, prefix: str, record: str) -> Callable[[str], Value]:
    """The values of one record's fields, and of all others."""

    def value(path: str) -> Value:
        return subject.value(record + path[len(prefix) :] if path.startswith(prefix) else path)

    return value


def _is_met(item: Requirement, value_of: Callable[[str], Value]) -> bool:
    if not all_hold(item.when, value_of):
        return True
    if not all_hold(item.require, value_of):
        return False
    return not item.any_of or any(holds_for(condition, value_of) for condition in item.any_of)


def _finding(item: Requirement, subject: _Subject, path: str) -> Finding:
    holes = _holes(item, subject, path)
    code = "requirement-unmet" if item.severity == "error" else "requirement-doubtful"
    return finding(
        code,
        subject.origin.place(subject.place_path(path)),
        subject.key,
        rule=item.rule,
        source=item.source,
        sentence=item.sentence.format_map(holes).removesuffix("。"),
        remedy=item.remedy.format_map(holes).removesuffix("。"),
    )


def _holes(item: Requirement, subject: _Subject, path: str) -> Mapping[str, str]:
    value = subject.value(path)
    text = _NOTHING if value in (None, ()) else as_text(value)
    return {"label": all_fields()[item.at].label, "value": text, "name": subject.name(path)}
