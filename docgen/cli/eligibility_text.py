"""The eligibility of households as a reviewer reads it, and as data."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

import click

from docgen.cli.wrapping import wrapped

if TYPE_CHECKING:
    from decimal import Decimal

    from docgen.model.eligibility import Applied, CategoryVerdict, Judged
    from docgen.model.judged import JudgedHousehold

_INDENT, _STEP = "  ", "　"


def eligibility_lines(households: Iterable[JudgedHousehold], width: int) -> Iterator[str]:
    """Each household with what it claims, what it is allowed, and the arithmetic."""
    for item in households:
        own = item.eligibility
        yield click.style(f"{item.household} {item.name}  {item.union}".rstrip(), bold=True)
        claimed = own.claimed or "没有填写"
        yield f"{_INDENT}申报类别：{claimed}；规则允许：{item.allowed}；结论：{item.conclusion}"
        for line in item.lines():
            text = line.lstrip(_STEP)
            indent = _INDENT * (2 + len(line) - len(text))
            first, *rest = wrapped(text, width - len(indent) - len(_INDENT))
            yield indent + first
            yield from (indent + _INDENT + part for part in rest)
        yield ""


def conclusions_line(households: Sequence[JudgedHousehold]) -> str:
    """How many households came to each conclusion."""
    counts = Counter(item.conclusion for item in households).most_common()
    return (
        f"共核对资格 {len(households)} 户："
        + "，".join(f"{text} {count} 户" for text, count in counts)
        + "。"
    )


def eligibility_record(item: JudgedHousehold) -> dict[str, object]:
    """The household as JSON-ready data; amounts are texts, so that none is rounded."""
    own = item.eligibility
    return {
        "household": item.household,
        "name": item.name,
        "union": item.union,
        "claimed": own.claimed,
        "allowed": list(own.allowed),
        "conclusion": item.conclusion,
        "figures": {
            "size": own.size,
            "annual_total": _amount(own.annual_total),
            "per_capita_monthly_gross": _amount(own.gross),
            "per_capita_monthly_disposable": _amount(own.disposable),
            "imputed": {imputed.name: _amount(imputed.monthly) for imputed in own.imputed},
        },
        "lines": list(own.lines),
        "categories": [_category(category) for category in own.categories],
        "scope": [_judged(judged) for judged in own.scope],
        "excluded": [_applied(applied) for applied in own.excluded],
        "deregister": [_applied(applied) for applied in own.deregister],
        "outcome": _judged(own.outcome) if own.outcome else None,
    }


def _category(category: CategoryVerdict) -> dict[str, object]:
    return {
        "name": category.title,
        "rule": category.rule,
        "source": category.source,
        "place": category.region,
        "standard": _amount(category.standard),
        "verdict": str(category.verdict),
        "criteria": [_judged(part) for part in category.judged.parts],
    }


def _judged(judged: Judged) -> dict[str, object]:
    return {
        "text": judged.text,
        "verdict": str(judged.verdict),
        "missing": list(judged.missing),
        "parts": [_judged(part) for part in judged.parts],
    }


def _applied(applied: Applied) -> dict[str, str]:
    return {"title": applied.title, "rule": applied.rule, "source": applied.source}


def _amount(amount: Decimal | None) -> str | None:
    return None if amount is None else f"{amount:f}"
