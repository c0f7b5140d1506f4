"""Both copies of a contact card agree: one template prints them from the same fields (R-GEN-06)."""

import re

import docx
import pytest
from docx.table import Table

from docgen.region.catalog import shipped_packs
from docgen.region.pack import load_pack

SHARED = ("worker.name", "worker.sex", "worker.birth_date", "plan.helper_unit", "plan.helper_name")
CARDS = [
    folder for folder in shipped_packs() if any(d.id == "contact-card" for d in load_pack(folder).documents)
]


def tags(table: Table) -> set[str]:
    text = "".join(node.text or "" for node in table._element.iter() if node.tag.endswith("}t"))
    return set(re.findall(r"\{\{[^}]+\}\}", text))


@pytest.mark.parametrize("folder", CARDS, ids=lambda folder: folder.name)
def test_what_both_copies_tell_is_printed_by_the_same_tag(folder) -> None:
    pack = load_pack(folder)
    copies = docx.Document(str(pack.template(pack.document("contact-card")))).tables
    assert len(copies) == 2
    for field in SHARED:
        printed = [{tag for tag in tags(copy) if field in tag} for copy in copies]
        assert printed[0] == printed[1] != set(), field


def test_three_regions_issue_cards() -> None:
    assert {folder.name for folder in CARDS} == {"hainan", "jiangxi", "luzhou"}
