"""How much each benchmark does: in full for the record, tiny to see that everything still runs."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Run:
    """`docgen packet` of so many households, repeated; `engine` is that of --engine, none if empty."""

    households: int
    workers: int
    repeats: int
    engine: str = ""


@dataclass(frozen=True)
class Check:
    """`docgen check` of so many households of a region, repeated; `faulty`: each with something wrong.

    `workbooks` is how many files of a folder they are spread over, union by union.
    """

    region: str
    households: int
    repeats: int
    faulty: bool = False
    workbooks: int = 1


@dataclass(frozen=True)
class Province:
    """All households of a province at once, and how many fewer they are held against."""

    households: int
    fewer: int


@dataclass(frozen=True)
class Sizes:
    """Households per round are new people in every round, so that no round finds its values known."""

    fill_rounds: int
    rounds: int
    fill_households: int
    docxtpl_households: int
    papers_alone: int
    call_households: int
    chunk_households: int
    runs: tuple[Run, ...]
    checks: tuple[Check, ...]
    province: Province


FULL = Sizes(
    fill_rounds=11,
    rounds=5,
    fill_households=100,
    docxtpl_households=10,
    papers_alone=8,
    call_households=10,
    chunk_households=50,
    runs=(
        Run(100, 2, 1, "office"),
        Run(100, 1, 5),
        Run(100, 2, 5),
        Run(1000, 1, 1),
        Run(1000, 2, 5),
        Run(5000, 2, 1),
    ),
    checks=(
        Check("luzhou", 2_500, 3),
        Check("luzhou", 10_000, 3),
        Check("luzhou", 10_000, 1, faulty=True),
        Check("luzhou", 10_000, 1, workbooks=4),
        Check("hainan", 2_000, 1),
        Check("jiangxi", 2_000, 1),
        Check("taoyuan", 2_000, 1),
    ),
    province=Province(26_674, 1_000),
)
TINY = Sizes(
    fill_rounds=2,
    rounds=1,
    fill_households=2,
    docxtpl_households=1,
    papers_alone=1,
    call_households=1,
    chunk_households=2,
    runs=(Run(2, 2, 1),),
    checks=(
        Check("luzhou", 2, 1),
        Check("taoyuan", 2, 1, faulty=True),
        Check("luzhou", 80, 1, workbooks=2),
    ),
    province=Province(4, 2),
)
