from docgen.pdf.insets import inset_names, inset_operators


def test_each_is_placed_under_its_name_and_leaves_no_state() -> None:
    operators = inset_operators([(1, 0, 0, 1, 28.35, 0), (0, 0.5, -0.5, 0, 1 / 3, 2)])
    assert operators == b"q 1 0 0 1 28.35 0 cm /Inset1 Do Q\nq 0 0.5 -0.5 0 0.33333 2 cm /Inset2 Do Q"


def test_no_number_is_written_in_a_form_that_pdf_does_not_know() -> None:
    assert inset_operators([(1e-7, 0, 0, 1e7, 0, 0)]) == b"q 0 0 0 10000000 0 0 cm /Inset1 Do Q"


def test_names_count_from_one() -> None:
    assert inset_names(2) == ["Inset1", "Inset2"]
