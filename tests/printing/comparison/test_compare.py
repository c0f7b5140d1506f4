from pathlib import Path

import pytest
from drawn_pages import RULES, TEXTS, a_pdf, a_table, glyphs, line, marks, text

from docgen.printing.comparison.compare import Comparison, combined, compare
from docgen.printing.comparison.differences import Kind
from docgen.printing.comparison.marks import MM, Marks, Rule
from docgen.printing.comparison.reading import read_marks


def compared(tmp_path: Path, reference: list[str], ours: list[str]) -> Comparison:
    files = [a_pdf(tmp_path / f"{number}.pdf", *pages) for number, pages in enumerate((reference, ours))]
    return compare(*(read_marks(file) for file in files))


def found(comparison: Comparison) -> list[tuple[Kind, int, str]]:
    return [(item.kind, item.page, item.text) for item in comparison.differences]


def test_a_page_does_not_differ_from_itself(tmp_path: Path) -> None:
    comparison = compared(tmp_path, [a_table(), a_table()], [a_table(), a_table()])
    assert comparison.differences == ()
    assert (comparison.papers, comparison.pages, comparison.rules) == (1, 2, 12)
    assert comparison.paragraphs == 8
    assert max(*comparison.across, *comparison.down) == 0
    assert len(comparison.across) == 2 * len("nameaddressWangRoad17")


def test_a_shift_within_the_limits_is_measured_and_no_difference(tmp_path: Path) -> None:
    comparison = compared(tmp_path, [a_table()], [a_table(down=0.2)])
    assert comparison.differences == ()
    assert [round(offset, 2) for offset in comparison.down] == [0.2] * 21
    assert round(comparison.rule_offset, 2) == 0.2


def test_what_is_shifted_beyond_its_limit_is_named_with_place_and_offset(tmp_path: Path) -> None:
    ours = a_table().replace(text(70, 712, "Wang"), text(70 + 1.5 * MM, 712 - MM, "Wang"))
    [item] = compared(tmp_path, [a_table()], [ours]).differences
    assert (item.kind, item.page, item.text) == (Kind.FAR, 1, "Wang")
    assert (round(item.right, 2), round(item.down, 2)) == (1.5, 1)
    assert (round(item.x, 1), round(item.y, 1)) == (24.7, 45.9)  # 70 / 72 × 25.4, (842 - 712) / 72 × 25.4


def test_rules_that_are_shifted_beyond_their_limit_are_named_from_both_sides(tmp_path: Path) -> None:
    ours = a_table().replace(line(*RULES[1]), line(60, 740 - 0.5 * MM, 460, 740 - 0.5 * MM))
    items = compared(tmp_path, [a_table()], [ours]).differences
    assert [(item.kind, item.text, round(item.down, 2)) for item in items] == [
        (Kind.FAR_RULE, "横线长 141.1 mm", 0.5),
        (Kind.FAR_RULE, "横线长 141.1 mm", -0.5),
    ]


def test_a_missing_character_and_a_strange_one_are_named(tmp_path: Path) -> None:
    ours = a_table().replace("(Wang)", "(Wanx)")
    assert found(compared(tmp_path, [a_table()], [ours])) == [
        (Kind.OTHER_BREAKS, 1, "Wang"),
        (Kind.LOST, 1, "g"),
        (Kind.EXTRA, 1, "x"),
    ]


def test_a_missing_rule_and_one_too_many_are_named(tmp_path: Path) -> None:
    without = a_table().replace(line(*RULES[4]), "")
    assert (Kind.LOST_RULE, 1, "竖线长 28.2 mm") in found(compared(tmp_path, [a_table()], [without]))
    assert (Kind.EXTRA_RULE, 1, "竖线长 28.2 mm") in found(compared(tmp_path, [without], [a_table()]))


def test_a_rule_that_ends_early_is_named(tmp_path: Path) -> None:
    ours = a_table().replace(line(*RULES[2]), line(60, 700, 460 - 2 * MM, 700))
    [item] = compared(tmp_path, [a_table()], [ours]).differences
    assert (item.kind, round(item.right, 1)) == (Kind.FAR_RULE, -2)


def test_another_face_or_size_is_named(tmp_path: Path) -> None:
    ours = a_table().replace(text(70, 712, "Wang"), text(70, 712, "Wang", size=11.5))
    assert found(compared(tmp_path, [a_table()], [ours])) == [(Kind.OTHER_FACE, 1, "Wang")]
    reference = a_table().replace("(Wang)", "(W)")
    ours = reference.replace(text(70, 712, "W"), text(70, 712, "W", font="F2"))
    assert found(compared(tmp_path, [reference], [ours])) == [(Kind.OTHER_FACE, 1, "W")]


def test_a_page_too_few_is_named_with_what_it_held(tmp_path: Path) -> None:
    comparison = compared(tmp_path, [a_table(), text(70, 700, "more")], [a_table()])
    assert found(comparison) == [
        (Kind.PAGE_COUNT, 2, "应为 2 页，实为 1 页"),
        (Kind.OTHER_BREAKS, 2, "more"),
        (Kind.LOST, 2, "more"),
    ]
    assert comparison.pages == 2


def test_a_text_on_another_page_is_not_lost(tmp_path: Path) -> None:
    reference = [text(70, 700, "one") + text(70, 600, "two"), text(70, 700, "six")]
    ours = [text(70, 700, "one"), text(70, 720, "two") + text(70, 700, "six")]
    assert found(compared(tmp_path, reference, ours)) == [(Kind.OTHER_PAGE, 1, "two")]


def test_a_picture_at_another_place_is_named(tmp_path: Path) -> None:
    pages = [f"q 100 0 0 50 {x} 700 cm /I1 Do Q\n" for x in (60, 60.5, 62)]
    assert found(compared(tmp_path, [pages[0]], [pages[1]])) == []
    assert found(compared(tmp_path, [pages[0]], [pages[2]])) == [
        (Kind.LOST_AREA, 1, "图片"),
        (Kind.EXTRA_AREA, 1, "图片"),
    ]


CELL = (Rule(False, 60, 600, 780), Rule(False, 160, 600, 780))


def test_a_line_broken_elsewhere_is_one_paragraph_and_its_glyphs_are_matched_in_order() -> None:
    reference = marks(glyphs(64, 700, "父亲中风后卧床"), glyphs(64, 684, "三年"), rules=CELL)
    ours = marks(glyphs(64, 700, "父亲中风后卧"), glyphs(64, 684, "床三年"), rules=CELL)
    comparison = compare([reference], [ours])
    assert found(comparison) == [
        (Kind.OTHER_BREAKS, 1, "父亲中风后卧床／三年"),
        (Kind.FAR, 1, "床"),
        (Kind.FAR, 1, "三年"),
    ]
    assert comparison.differences[2].right == pytest.approx(12 / MM)
    assert comparison.paragraphs == 1


def test_after_a_text_with_other_lines_those_that_follow_are_as_they_are() -> None:
    def page(words: str) -> Marks:
        return marks(glyphs(64, 700, words), glyphs(64, 640, "无"), glyphs(64, 600, "母亲务农"))

    assert [item.text for item in compare([page("父亲")], [page("父")]).differences] == ["父亲", "亲"]


def test_a_justified_line_has_more_room() -> None:
    words = "父亲中风后长期卧床需护理"
    reference = marks(glyphs(64, 700, words, step=1.01))
    assert compare([reference], [marks(glyphs(64 + 0.9 * MM, 700, words))]).differences == ()
    assert found(compare([reference], [marks(glyphs(64 + 1.1 * MM, 700, words))])) == [
        (Kind.FAR, 1, words[:3])
    ]
    plain = marks(glyphs(64, 700, words))
    assert found(compare([plain], [marks(glyphs(64 + 0.9 * MM, 700, words))])) == [(Kind.FAR, 1, words)]


def test_equal_texts_are_paired_with_the_nearest() -> None:
    rows = (700, 680, 660)
    reference = marks(*(glyphs(64, y, "无") for y in rows))
    ours = marks(*(glyphs(64, y - 1.5, "无") for y in reversed(rows)))
    assert found(compare([reference], [ours])) == []


def test_a_character_that_moved_far_is_not_taken_for_one_of_another_face_nearby() -> None:
    reference = marks(glyphs(64, 700, "家庭人口"), glyphs(64, 660, "人民路", font="Sans"))
    ours = marks(
        glyphs(64, 700, "家庭口"), glyphs(64, 660, "民路", font="Sans"), glyphs(64, 300, "人", font="Sans")
    )
    lost = [item for item in compare([reference], [ours]).differences if item.kind is Kind.LOST]
    assert [(item.text, round(item.x * MM)) for item in lost] == [("人", 88)]  # the one of 家庭人口
    assert compare([reference], [ours]).count(Kind.OTHER_FACE) == 0


def test_a_text_broken_elsewhere_is_paired_with_itself_though_its_like_stands_nearby() -> None:
    other = (Rule(False, 260, 600, 780),)
    reference = marks(
        glyphs(64, 700, "父亲中风后卧床"), glyphs(64, 684, "三年"), glyphs(164, 700, "床"), rules=CELL + other
    )
    ours = marks(
        glyphs(64, 700, "父亲中风后卧"), glyphs(64, 684, "床三年"), glyphs(164, 700, "床"), rules=CELL + other
    )
    assert [item.text for item in compare([reference], [ours]).differences][1:] == ["床", "三年"]


def test_spaces_of_any_width_make_no_difference_of_text() -> None:
    reference, ours = marks(glyphs(64, 700, "是  否")), marks(glyphs(64, 700, "是 \u3000否"))
    assert found(compare([reference], [ours])) == []


def test_comparisons_add_up(tmp_path: Path) -> None:
    one = compared(tmp_path, [a_table()], [a_table(down=0.2)])
    two = compared(tmp_path, [a_table()], [a_table().replace("(Wang)", "(Wan)")])
    both = combined([one, two])
    assert (both.papers, both.pages, both.rules) == (2, 2, 12)
    assert len(both.across) == 21 + 20
    assert both.rule_offset == one.rule_offset
    assert both.differences == two.differences
    assert len(TEXTS) * 2 == both.paragraphs


def test_differences_bear_the_papers_name(tmp_path: Path) -> None:
    page, other = (read_marks(a_pdf(tmp_path / "page.pdf", text(70, 700, word)))[0] for word in ("a", "b"))
    assert {item.paper for item in compare([page], [other], "户-01").differences} == {"户-01"}
