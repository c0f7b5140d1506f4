"""XML that knows its bytes, and edits of them."""

import pytest

from docgen.authoring.forms.elements import Edit, Element, appended, edited, parse, prefix_of

MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
XML = (
    f'<?xml version="1.0"?>\n<n:a xmlns:n="{MAIN}" b=">">'
    "<n:t c='\"/>'>甲&amp;乙</n:t ><!-- <n:t> --><n:e/></n:a>"
)
DATA = XML.encode()


def root() -> Element:
    return parse(DATA)


def test_names_have_their_usual_prefix_whatever_the_files() -> None:
    assert [element.name for element in root().iter()] == ["w:a", "w:t", "w:e"]
    assert prefix_of(DATA, root()) == "n:"
    assert prefix_of(b"<a/>", parse(b"<a/>")) == ""


def test_elements_know_where_they_stand() -> None:
    text, empty = root().children
    assert DATA[text.start : text.end].decode() == "<n:t c='\"/>'>甲&amp;乙</n:t >"
    assert DATA[text.inner_start : text.inner_end].decode() == "甲&amp;乙"
    assert (DATA[empty.start : empty.end], empty.is_closed, text.is_closed) == (b"<n:e/>", True, False)
    assert (text.text, text.get("c"), text.get("d", "none")) == ("甲&乙", '"/>', "none")


def test_finds_along_a_path() -> None:
    element = parse(b"<a><b/><b><c d='1'/></b><e><c/></e></a>")
    assert element.find("e", "c") is element.children[2].children[0]
    assert element.find("b", "c") is None
    assert [len(element.all("b")), len(list(element.iter("c")))] == [2, 2]
    assert element.children[1].children[0].ancestor("a") is element
    assert element.ancestor("a") is None


def test_edits_leave_all_other_bytes() -> None:
    edits = [Edit(5, 6, "六"), Edit(2, 4, ""), Edit(2, 2, "+"), Edit(6, 6, "末")]
    assert edited(b"012345678", edits).decode() == "01+4六末678"
    assert edited(b"012345678", [Edit(5, 6, "x")], 4, 7) == b"4x6"


def test_edits_may_not_overlap() -> None:
    with pytest.raises(ValueError, match="overlap"):
        edited(b"0123", [Edit(0, 2, ""), Edit(1, 3, "")])


@pytest.mark.parametrize(
    ("xml", "result"),
    [("<a><b>1</b></a>", "<a><b>1</b>2</a>"), ("<a/>", "<a>2</a>"), ('<a b="/" />', '<a b="/">2</a>')],
)
def test_appends_to_what_an_element_holds(xml: str, result: str) -> None:
    data = xml.encode()
    assert edited(data, [appended(data, parse(data), "2")]).decode() == result


@pytest.mark.parametrize(
    "xml",
    [
        b"",
        b"<a>",
        b"<!DOCTYPE a><a/>",
        '<?xml version="1.0" encoding="UTF-16"?><a/>'.encode("utf-16"),
        b'<?xml version="1.0" encoding="ISO-8859-1"?><a/>',
    ],
)
def test_refuses_what_cannot_be_changed_in_place(xml: bytes) -> None:
    with pytest.raises(ValueError, match="."):
        parse(xml)
