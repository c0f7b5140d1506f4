from dataclasses import replace
from pathlib import Path

import pytest
import yaml

from docgen.errors import PackFaultyError
from docgen.sample.locality import load_locality

from .regions import ROOT, luzhou

SHARED = (ROOT / "templates" / "national" / "sample.yaml").read_text(encoding="utf-8")
OWN = {
    "dossier_number": "XX{serial}",
    "areas": [
        {
            "code": "510502",
            "name": "示例区",
            "postcode": "646000",
            "dibao": 500,
            "low_income": 750,
            "minimum_wage": 1500,
        }
    ],
    "ethnicities": {"汉族": 1},
    "landline_prefix": "0830-2000",
}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "base").mkdir()
    (tmp_path / "base" / "base.yaml").write_text("documents: []\n", encoding="utf-8")
    (tmp_path / "base" / "sample.yaml").write_text(SHARED, encoding="utf-8")
    (tmp_path / "own").mkdir()
    return tmp_path / "own"


def load(root: Path, **own: object):
    text = yaml.safe_dump({"extends": "base", **OWN, **own}, allow_unicode=True)
    (root / "sample.yaml").write_text(text, encoding="utf-8")
    return load_locality(replace(luzhou(), root=root))


def test_what_the_region_does_not_say_comes_from_the_base(root):
    shared = yaml.safe_load(SHARED)
    assert load(root).card_prefix == shared["card_prefix"]
    assert list(load(root).situations) == list(shared["situations"])


def test_what_the_region_says_goes_before_the_base(root):
    assert load(root, card_prefix="621").card_prefix == "621"
    assert load(root, roads=["样例路"]).roads == ("样例路",)


def test_of_a_table_the_region_may_say_a_part(root):
    locality = load(root, situations={"schooling": {"circumstances": ["子女就学"]}})
    assert locality.situations["schooling"].circumstances == ("子女就学",)
    assert locality.situations["schooling"].cause == "子女上学"
    assert len(locality.situations) == len(load(root).situations)


def test_a_region_may_have_a_situation_more(root):
    more = yaml.safe_load(SHARED)["situations"]["schooling"]
    assert "further" in load(root, situations={"further": more}).situations


def test_a_base_that_is_not_there_is_told(root):
    with pytest.raises(PackFaultyError, match="nowhere"):
        load(root, extends="nowhere")


@pytest.mark.parametrize("part", ["union", "publicity"])
def test_an_unknown_name_is_told_with_the_file(root, part):
    faulty = {"union": {"union.colour": "红"}, "publicity": [{"colour": "红"}]}
    with pytest.raises(PackFaultyError, match="colour"):
        load(root, **{part: faulty[part]})
