from drawn_pages import glyphs, marks

from docgen.printing.comparison.marks import Marks, Rule
from docgen.printing.comparison.text_lines import paragraphs

COLUMNS = (Rule(False, 60, 600, 780), Rule(False, 160, 600, 780), Rule(False, 260, 600, 780))
ROWS = (Rule(True, 780, 60, 260), Rule(True, 690, 60, 260), Rule(True, 600, 60, 260))


def texts(page: Marks) -> list[str]:
    return ["／".join(line.text for line in paragraph.lines) for paragraph in paragraphs(page)]


def test_rules_part_the_texts_of_one_height() -> None:
    page = marks(glyphs(64, 700, "姓名"), glyphs(164, 700, "张例明"), rules=COLUMNS)
    assert texts(page) == ["姓名", "张例明"]


def test_without_a_rule_between_them_texts_of_one_height_are_one_line() -> None:
    assert texts(marks(glyphs(64, 700, "姓名"), glyphs(164, 700.3, "张例明"))) == ["姓名张例明"]


def test_lines_of_a_cell_that_reach_its_longest_are_one_paragraph() -> None:
    page = marks(
        glyphs(64, 750, "父亲中风后卧床"),
        glyphs(64, 734, "三年"),
        glyphs(64, 718, "母亲务农"),
        glyphs(164, 742, "需帮扶"),
        rules=COLUMNS,
    )
    assert texts(page) == ["父亲中风后卧床／三年", "需帮扶", "母亲务农"]


def test_a_line_that_ends_early_before_a_long_number_is_no_end_of_a_paragraph() -> None:
    page = marks(
        glyphs(64, 750, "父亲中风后卧床"),
        glyphs(64, 734, "三年花费"),
        glyphs(64, 718, "1,200.50元", step=0.5),
    )
    assert texts(page) == ["父亲中风后卧床／三年花费／1,200.50元"]


def test_a_rule_between_two_lines_parts_them() -> None:
    page = marks(glyphs(64, 700, "父亲中风后卧床"), glyphs(64, 680, "母亲务农"), rules=(*COLUMNS, *ROWS))
    assert texts(page) == ["父亲中风后卧床", "母亲务农"]


def test_a_wide_gap_between_two_lines_parts_them() -> None:
    assert texts(marks(glyphs(64, 700, "父亲中风"), glyphs(64, 660, "母亲务农"))) == ["父亲中风", "母亲务农"]
