from docgen.check.characters import check_case_characters, check_union_characters
from tests.cases import a_case, a_union
from tests.check.filing import filed, filed_union


def lacking_one(text: str) -> str:
    """What a machine whose fonts lack one character says of a text."""
    return "𠮷" if "𠮷" in text else ""


def test_a_character_without_font_is_told_at_its_cell_with_household_and_field() -> None:
    case = filed(a_case(worker={"name": "罗𠮷梅"}))
    [found] = check_case_characters(case, lacking_one)
    assert found.code == "character-without-font"
    assert found.household == case.case.key
    assert found.place == case.origin.place("worker.name")
    assert found.sentence == "职工姓名中的“𠮷”在本机的字体中都没有，印不出来。"


def test_a_members_and_a_chosen_value_are_looked_at_too() -> None:
    case = filed(a_case(members=[{"name": "罗𠮷"}], cause={"secondary": ("下岗失业", "𠮷")}))
    found = {item.place for item in check_case_characters(case, lacking_one)}
    assert found == {case.origin.place("members[0].name"), case.origin.place("cause.secondary")}


def test_a_household_whose_characters_all_print_has_no_finding() -> None:
    assert list(check_case_characters(filed(a_case()), lacking_one)) == []


def test_names_of_files_are_not_printed_and_not_looked_at() -> None:
    attachments = [{"name": "户口簿", "files": ("/家/𠮷/户口簿.jpg",)}]
    case = filed(a_case(worker={"photo": "/家/𠮷/1.jpg"}, review={"attachments": attachments}))
    assert list(check_case_characters(case, lacking_one)) == []


def test_a_union_is_looked_at_too() -> None:
    union = filed_union(a_union(liaison_name="冯𠮷"))
    [found] = check_union_characters(union, lacking_one)
    assert (found.household, found.place) == ("", union.origin.place("liaison_name"))
