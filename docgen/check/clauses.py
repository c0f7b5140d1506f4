"""Which rule a finding tells of, where the check that makes it cannot know: those of reading, above all."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from types import MappingProxyType

from docgen.check.identity import BY_NUMBER
from docgen.findings import Finding
from docgen.region.schedule import Clause

_EVERYWHERE: Mapping[str, Clause] = MappingProxyType({"id-number-malformed": BY_NUMBER})


def with_clauses(findings: Iterable[Finding], clauses: Mapping[str, Clause]) -> Iterator[Finding]:
    """The findings, those that name no rule with the one that the pack's `clauses` give their kind."""
    for item in findings:
        clause = clauses.get(item.code) or _EVERYWHERE.get(item.code)
        if clause is None or item.rule or item.source:
            yield item
        else:
            yield replace(item, rule=clause.rule, source=clause.source)
