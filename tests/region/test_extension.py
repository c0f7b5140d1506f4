"""A pack that takes documents, words and lists from a base."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from docgen.errors import PackFaultyError
from docgen.region.pack import Pack, load_pack

from .test_pack import LISTS, MANIFEST

CARD: dict[str, Any] = {
    "id": "card",
    "title": "联系卡",
    "file": "documents/card.docx",
    "for": "household",
    "copies": ["职工存"],
    "words": {"colon": "：", "boxes": ""},
}
BASE: dict[str, Any] = {"documents": [CARD], "codelists": "lists.yaml"}
SHARED_LISTS: dict[str, Any] = {
    "sex": {"title": "性别", "source": "底包", "items": [{"label": "男性"}, {"label": "女性"}]},
    "ending": {"title": "效果", "source": "底包", "is_open": True, "items": [{"label": "脱困"}]},
}


def write(root: Path, own: dict[str, Any], lists: dict[str, Any] = LISTS, extends: str = "shared") -> Path:
    """A pack whose only document is `own`, beside the base it extends."""
    pack, base = root / "somewhere", root / "shared"
    for folder in (pack, base):
        (folder / "documents").mkdir(parents=True, exist_ok=True)
    manifest = {**MANIFEST, "extends": extends, "documents": [own]}
    manifest["packets"] = [{"id": "cards", "title": "联系卡", "documents": [own["id"]]}]
    texts = {
        pack / "pack.yaml": manifest,
        pack / "codelists.yaml": lists,
        base / "base.yaml": BASE,
        base / "lists.yaml": SHARED_LISTS,
    }
    for path, content in texts.items():
        path.write_text(yaml.safe_dump(content, allow_unicode=True), encoding="utf-8")
    (base / "documents" / "card.docx").write_bytes(b"card")
    return pack


def loaded(root: Path, own: dict[str, Any], **others: Any) -> Pack:
    return load_pack(write(root, own, **others))


def test_a_document_named_as_one_of_the_base_has_all_it_does_not_say_itself(tmp_path: Path) -> None:
    pack = loaded(tmp_path, {"id": "card", "source": "附件2", "copies": ["工会存", "职工存"]})
    [card] = pack.documents
    assert (card.title, card.scope, card.source) == ("联系卡", "household", "附件2")
    assert card.copies == ("工会存", "职工存")
    assert pack.template(card).read_bytes() == b"card"


def test_words_are_those_of_the_base_where_the_region_has_no_others(tmp_path: Path) -> None:
    [card] = loaded(tmp_path, {"id": "card", "words": {"boxes": "是"}}).documents
    assert card.words == {"colon": "：", "boxes": "是"}


def test_a_document_may_be_like_one_of_the_base_under_its_own_name(tmp_path: Path) -> None:
    [card] = loaded(tmp_path, {"id": "second-card", "like": "card", "title": "又一联系卡"}).documents
    assert (card.id, card.title, card.words["colon"]) == ("second-card", "又一联系卡", "：")


def test_a_list_of_the_base_serves_where_the_region_brings_none(tmp_path: Path) -> None:
    assert loaded(tmp_path, {"id": "card"}).lists["ending"].labels == ("脱困",)


def test_a_list_of_the_region_goes_before_that_of_the_base(tmp_path: Path) -> None:
    assert loaded(tmp_path, {"id": "card"}).lists["sex"].labels == ("男", "女")


def test_a_list_without_items_has_those_of_the_base(tmp_path: Path) -> None:
    lists = {**LISTS, "ending": {"source": "附件4", "is_open": False}}
    ending = loaded(tmp_path, {"id": "card"}, lists=lists).lists["ending"]
    assert (ending.title, ending.source, ending.is_open, ending.labels) == ("效果", "附件4", False, ("脱困",))


@pytest.mark.parametrize("name", ["base.yaml", "lists.yaml", "documents/card.docx"])
def test_a_changed_base_changes_the_hash_of_the_pack(tmp_path: Path, name: str) -> None:
    before = loaded(tmp_path, {"id": "card"}).sha256
    file = tmp_path / "shared" / name
    file.write_bytes(file.read_bytes() + b"\n# changed")
    assert load_pack(tmp_path / "somewhere").sha256 != before


def test_the_hash_does_not_tell_where_the_pack_lies(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()
    first, second = (loaded(tmp_path / name, {"id": "card"}) for name in ("a", "b"))
    assert first.sha256 == second.sha256


def test_a_base_that_is_nowhere_is_named(tmp_path: Path) -> None:
    with pytest.raises(PackFaultyError, match="要扩展的“nowhere”不存在"):
        loaded(tmp_path, {"id": "card"}, extends="nowhere")


def test_a_document_unknown_to_the_base_needs_a_file(tmp_path: Path) -> None:
    with pytest.raises(PackFaultyError, match=r"documents\.0\.file"):
        loaded(tmp_path, {"id": "crad", "title": "联系卡", "for": "household"})
