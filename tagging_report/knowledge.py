"""What the tagger knows when one region is left out of it."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path

import yaml

from docgen.authoring.tagging import Captions, all_captions, captions_without
from docgen.authoring.tagging.wording import Caption
from docgen.region.catalog import shipped_packs
from docgen.region.codelists import CodeList
from docgen.region.pack import Pack, load_pack
from tagging_report.official_forms import OfficialForm

_PRINTED = Path(__file__).parents[1] / "tests" / "official" / "captions.yaml"


@cache
def packs() -> Mapping[str, Pack]:
    """The shipped packs by region."""
    return {folder.name: load_pack(folder) for folder in shipped_packs()}


@cache
def captions_known(left_out: str, keeps_labels: bool = False) -> Captions:
    """The captions but those that only the forms of that region print; all when none is left out."""
    return captions_without(only_printed_by(left_out), keeps_labels) if left_out else all_captions()


@cache
def only_printed_by(region: str) -> frozenset[str]:
    """The captions, folded, that the official forms of that region print and no other region's do."""
    printed: Mapping[str, Mapping[str, list[str]]] = yaml.safe_load(_PRINTED.read_text(encoding="utf-8"))
    by_region = {
        name: {
            form
            for regions in printed.values()
            for text in regions.get(name, ())
            for form in (Caption(text).full, Caption(text).core)
        }
        for name in packs()
    }
    others = set().union(*(texts for name, texts in by_region.items() if name != region))
    return frozenset(by_region[region] - others)


@cache
def lists_known(region: str, left_out: str) -> Mapping[str, CodeList]:
    """The region's code lists; when it is left out, those of the others of which its notice is no source."""
    if not left_out:
        return packs()[region].lists
    number = packs()[left_out].manifest.notice.number
    others = [pack.lists for name, pack in packs().items() if name != left_out]
    lists = {name: item for pack in reversed(others) for name, item in pack.items()}
    return {name: item for name, item in lists.items() if not _is_from(item, number)}


def system_fields(form: OfficialForm) -> frozenset[str]:
    """The fields whose cells the form prints filled by the system, as its inventory says."""
    path = _PRINTED.parent / form.region / f"{form.name}.yaml"
    inventory = yaml.safe_load(path.read_text(encoding="utf-8"))
    cells = [cell for row in inventory["rows"] for cell in row["cells"]]
    return frozenset(cell["of"] for cell in cells if "prefilled" in cell and "of" in cell)


def _is_from(codelist: CodeList, number: str) -> bool:
    """Whether no other notice than that one is named as the list's source."""
    return number in codelist.source and codelist.source.count("〔") == 1
