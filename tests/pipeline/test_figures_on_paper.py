"""Computed cells are docgen's: papers print the very figures that are checked, whatever was typed."""

import html
import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from functools import cache
from zipfile import ZipFile

import pytest
from jinja2 import Environment

from docgen.fill.context import case_view
from docgen.fill.contract import names_used
from docgen.orders import FiguredCase
from docgen.pipeline.judging import judged_households
from docgen.region.documents import Document
from docgen.vocabulary import find_field
from tests.documents import paper_text
from tests.regions import REGIONS, assessed, household_paper, households, pack_of


def amounts(case: FiguredCase) -> dict[str, Decimal]:
    """The amounts that were computed for the household and are fields of its own."""
    figures = {path: value for path, value in case.figures.items() if isinstance(value, Decimal)}
    return {path: value for path, value in figures.items() if (item := find_field(path)) and item.is_derived}


def documents(region: str) -> list[Document]:
    return [item for item in pack_of(region).documents if item.scope == "household"]


@cache
def printed_names(region: str, document: str) -> frozenset[str]:
    """The names that the document's template prints."""
    pack = pack_of(region)
    with ZipFile(pack.template(pack.document(document))) as archive:
        texts = [archive.read(name).decode() for name in archive.namelist() if name.endswith(".xml")]
    tags = "".join(re.findall(r"{{.*?}}", re.sub(r"<[^>]+>", "", "".join(texts))))
    return frozenset(use.path for use in names_used(Environment().parse(html.unescape(tags))))


def replaced(case: FiguredCase) -> tuple[FiguredCase, dict[str, str]]:
    """The household with amounts in place of its computed ones that stand nowhere else, and those by path."""
    others = {path: Decimal(910_000 + number) for number, path in enumerate(amounts(case))}
    told = {path: str(amount) for path, amount in others.items()}
    return replace(case, figures={**case.figures, **others}), told


def papers_with_amounts(region: str) -> Iterator[tuple[str, str, str]]:
    """Paper, path and the amount that must stand on it, for the first household that gets each document."""
    for document in documents(region):
        for case, union in households(region):
            changed, told = replaced(case)
            paper = household_paper(region, document.id, changed, union)
            if paper:
                text = paper_text(paper)
                named = printed_names(region, document.id) & told.keys()
                yield from ((f"{document.id} {path}", text, told[path]) for path in sorted(named))
                break


@pytest.mark.parametrize("region", REGIONS)
def test_what_a_paper_prints_of_a_computed_amount_is_the_figure(region: str) -> None:
    papers = list(papers_with_amounts(region))
    assert region == "taoyuan" or papers  # its manual asks for no amount that follows from others
    assert [name for name, text, amount in papers if amount not in text] == []


@pytest.mark.parametrize("region", REGIONS)
def test_every_figure_of_a_household_is_what_its_papers_see(region: str) -> None:
    for item in assessed(region).households:
        view = case_view(item.case, item.figures)
        seen = {path: at(view, path) for path in item.figures if "[" not in path and find_field(path)}
        known = {path: value for path, value in item.figures.items() if path in seen and value is not None}
        assert {path: seen[path] for path in known} == known


def at(view: object, path: str) -> object:
    for name in path.split("."):
        view = getattr(view, name)
    return tuple(view) if isinstance(view, list) else view


@pytest.mark.parametrize("region", REGIONS)
def test_a_typed_amount_does_not_stand_in_the_figures_place(region: str) -> None:
    total = "income.household_annual_total"
    case, _ = next(pair for pair in households(region) if pair[0].figures.get(total))
    income = case.case.income.model_copy(update={"household_annual_total": Decimal(1)})
    typed = replace(case, case=case.case.model_copy(update={"income": income}))
    assert typed.value(total) == case.figures[total] != Decimal(1)


@pytest.mark.parametrize("region", ["luzhou", "hainan", "jiangxi"])
def test_eligibility_is_judged_by_the_figures_on_the_papers(region: str) -> None:
    judged = {item.household: item.eligibility for item in judged_households(assessed(region))}
    compared = 0
    for case, _ in households(region):
        own = judged[case.case.key]
        if own.annual_total is not None and not own.imputed:
            compared += 1
            assert own.annual_total == case.figures["income.household_annual_total"]
            assert own.gross == case.figures["household.per_capita_monthly_income"]
            assert own.disposable == case.figures["income.per_capita_disposable_monthly"]
    assert compared > 10
