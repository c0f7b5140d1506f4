from pathlib import Path
from typing import Any

import pytest
import yaml

from docgen.errors import PackFaultyError
from docgen.region.pack import Pack, load_pack
from docgen.region.verified import (
    FILE,
    Verified,
    VerifiedTemplate,
    is_verified,
    load_verified,
    template_sha256,
    write_verified,
)

from .test_pack import a_pack

LAYOUT = 3


@pytest.fixture
def pack(tmp_path: Path) -> Pack:
    return a_pack(tmp_path)


def entry(pack: Pack, **changes: Any) -> VerifiedTemplate:
    """A template that passed."""
    values = {
        "template": template_sha256(pack, pack.document("form")),
        "passed": True,
        "papers": 60,
        "pages": 140,
        "across": 0.03,
        "down": 0.05,
        "within": 0.998,
        "same_breaks": 0.995,
        "rules": 0.02,
    }
    return VerifiedTemplate.model_validate(values | changes)


def recorded(pack: Pack, layout: int = LAYOUT, **changes: Any) -> Pack:
    """The pack with a record of one document."""
    write_verified(pack, Verified(layout=layout, documents={"form": entry(pack, **changes)}))
    return pack


def test_a_template_that_passed_is_verified_and_others_are_not(pack: Pack) -> None:
    recorded(pack)
    assert is_verified(pack, pack.document("form"), LAYOUT)
    assert not is_verified(pack, pack.document("roster"), LAYOUT)


def test_a_pack_without_the_file_has_nothing_verified(pack: Pack) -> None:
    assert load_verified(pack) is None
    assert not is_verified(pack, pack.document("form"), LAYOUT)


def test_a_template_that_failed_is_not_verified(pack: Pack) -> None:
    recorded(pack, passed=False, faults=["1 份页数不同"])
    assert not is_verified(pack, pack.document("form"), LAYOUT)


def test_a_template_that_changed_since_is_not_verified(pack: Pack) -> None:
    recorded(pack)
    path = pack.template(pack.document("form"))
    path.write_bytes(path.read_bytes() + b" ")
    assert not is_verified(pack, pack.document("form"), LAYOUT)


def test_what_another_layout_passed_is_not_verified(pack: Pack) -> None:
    recorded(pack, layout=LAYOUT - 1)
    assert not is_verified(pack, pack.document("form"), LAYOUT)


def test_the_record_reads_back_as_written_and_leaves_the_packs_hash_alone(pack: Pack) -> None:
    before = load_pack(pack.root).sha256
    recorded(pack, exceptions=["断行不同：备注，2 处"])
    assert load_verified(pack) == Verified(
        layout=LAYOUT, documents={"form": entry(pack, exceptions=["断行不同：备注，2 处"])}
    )
    first = (pack.root / FILE).read_bytes()
    recorded(pack, exceptions=["断行不同：备注，2 处"])
    assert (pack.root / FILE).read_bytes() == first
    assert load_pack(pack.root).sha256 == before


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ({"layout": 1, "documents": {}, "checked_by": "甲"}, "checked_by"),
        ({"layout": "1"}, "layout"),
        ({"layout": 1, "documents": {"form": {"template": "00"}}}, "documents.form.passed"),
        ([], "整体"),
    ],
)
def test_a_record_that_is_wrong_is_refused_and_the_place_named(pack: Pack, content: Any, told: str) -> None:
    (pack.root / FILE).write_text(yaml.safe_dump(content), encoding="utf-8")
    with pytest.raises(PackFaultyError, match=told) as fault:
        load_verified(pack)
    assert FILE in fault.value.what


def test_a_record_that_is_no_yaml_is_refused(pack: Pack) -> None:
    (pack.root / FILE).write_text("layout: [", encoding="utf-8")
    with pytest.raises(PackFaultyError, match=FILE):
        load_verified(pack)
