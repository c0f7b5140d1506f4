import pikepdf
import pytest

from docgen.packet.page_labels import Label, SectionLabels, page_label_tree

PAD = Label("空白")


def entries(*labels: Label) -> list[tuple[int, str, int | None]]:
    """(0-based page, prefix, first number) of every entry in the tree."""
    numbers = list(page_label_tree(labels).Nums)
    return [
        (int(place), str(entry.P), int(entry.St) if "/St" in entry else None)
        for place, entry in zip(numbers[::2], numbers[1::2], strict=True)
    ]


@pytest.mark.parametrize(
    ("labels", "expected"),
    [
        ([], []),
        ([Label("A-", 1), Label("A-", 2), Label("A-", 3)], [(0, "A-", 1)]),
        ([Label("A-", 1), PAD, Label("A-", 2)], [(0, "A-", 1), (1, "空白", None), (2, "A-", 2)]),
        ([Label("A-", 1), Label("B-", 2)], [(0, "A-", 1), (1, "B-", 2)]),
        ([Label("", 1), Label("", 1)], [(0, "", 1), (1, "", 1)]),
        ([PAD, PAD], [(0, "空白", None)]),
    ],
)
def test_an_entry_stands_where_the_count_breaks(labels: list[Label], expected: list[object]) -> None:
    assert entries(*labels) == expected


def test_numbers_are_decimal_and_pads_have_none() -> None:
    nums = page_label_tree([Label("A-", 1), PAD]).Nums
    assert nums[1].S == pikepdf.Name.D
    assert "/S" not in nums[3]


class TestSectionLabels:
    def test_count_on_from_paper_to_paper(self) -> None:
        labels = SectionLabels("A-")
        assert labels.running(2) + labels.running(1) == [Label("A-", 1), Label("A-", 2), Label("A-", 3)]

    def test_tell_the_numbers_that_pages_carry(self) -> None:
        assert SectionLabels("A-").numbered(7, 2) == [Label("A-", 7), Label("A-", 8)]

    def test_name_pages_without_a_number(self) -> None:
        assert SectionLabels("A-").named("目录", 2) == [Label("A-目录")] * 2

    def test_tell_the_sheet_and_its_side(self) -> None:
        labels = SectionLabels("A-")
        assert labels.sheets(2) + labels.sheets(2) == [
            Label("A-1-正"),
            Label("A-1-反"),
            Label("A-2-正"),
            Label("A-2-反"),
        ]
