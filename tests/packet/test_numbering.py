from pathlib import Path

from docgen.packet.numbering import numbered_ranges
from docgen.packet.sections import Leaf


def a_leaf(key: str, pages: int, *, copies: int = 1, is_numbered: bool = True) -> Leaf:
    return Leaf(key, key, Path("s.pages"), 1, pages, ("存",) * copies, is_numbered)


def test_pages_are_counted_through_each_copy_the_same() -> None:
    leaves = [a_leaf("a", 2, copies=2), a_leaf("b", 1), a_leaf("c", 3)]
    assert numbered_ranges(leaves) == {"a": (1, 2), "b": (3, 3), "c": (4, 6)}


def test_covers_and_catalogues_are_passed_over() -> None:
    leaves = [
        a_leaf("cover", 1, is_numbered=False),
        a_leaf("a", 2),
        a_leaf("catalogue", 5, is_numbered=False),
    ]
    assert numbered_ranges([*leaves, a_leaf("b", 1)]) == {"a": (1, 2), "b": (3, 3)}


def test_without_leaves_there_are_no_numbers() -> None:
    assert numbered_ranges([]) == {}
