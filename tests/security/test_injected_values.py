"""A whole run over hostile values: none is executed, none crashes it, each is printed or found."""

import json
import re
import stat
import unicodedata
import zipfile
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import cycle
from pathlib import Path

import pikepdf
import pytest
from documents import paper_text
from lxml import etree

from docgen.findings import Finding
from docgen.inert_files import require_inert
from docgen.model.case import Case
from docgen.model.paths import value_at
from docgen.packet.naming import safe_name
from docgen.pipeline.assess import assess
from docgen.pipeline.run import make_packets
from docgen.region.catalog import find_pack
from tests.security.drawn_text import text_of_pdf
from tests.security.hostile_cases import DAY, Slot, a_request, general, hostile_file
from tests.security.payloads import HALVES, PAYLOADS

HOUSEHOLDS = 10
ALL = (*PAYLOADS, *HALVES)
_UNSEEN = re.compile(
    "[\u00ad\u061c\u115f\u1160\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufff0-\ufffb"
    "\U000e0000-\U000e00ff\U000e01f0-\U000e0fff]"
)
_NEVER_DRAWN = "\u034f"  # joins marks to nothing: no program draws it
_PIECE = 30  # characters: a page may end after any line
_RADICAL = re.compile("[\u2f00-\u2fd5]")
_ACTIONS = {
    "/JS",
    "/JavaScript",
    "/OpenAction",
    "/AA",
    "/Launch",
    "/URI",
    "/A",
    "/EmbeddedFiles",
    "/AcroForm",
}


@dataclass(frozen=True)
class Attack:
    """What was tried: by slot what stood in the file, what was found there, and what intake made of it.

    `printed` are the fields that the papers of these households print in any case.
    """

    tried: Mapping[Slot, str]
    found: Mapping[Slot, Sequence[Finding]]
    read: Mapping[Slot, str]
    printed: frozenset[str]
    output: Path
    papers: Mapping[int, str]
    pages: Mapping[int, str]


@pytest.fixture(scope="module")
def attack(tmp_path_factory: pytest.TempPathFactory) -> Attack:
    folder = tmp_path_factory.mktemp("attack")
    printed = _printed_fields(folder)
    payloads = cycle(ALL)
    tried = hostile_file(folder / "先核对.json", HOUSEHOLDS, lambda _: next(payloads))
    _, found = _assessed(folder / "先核对.json")
    kept = {slot: text for slot, text in tried.items() if not any(f.is_blocking for f in found[slot])}
    hostile_file(folder / "攻击.json", HOUSEHOLDS, lambda slot: kept.get(slot, "平常"))
    summary = make_packets(a_request([folder / "攻击.json"], folder / "out"), lambda *_: None)
    assert (summary.refused, summary.failures, summary.households) == (0, (), HOUSEHOLDS)
    cases, _ = _assessed(folder / "攻击.json")
    read = {(n, path): str(value_at(cases[n], path) or "") for n, path in kept}
    return Attack(tried, found, read, printed, folder / "out", *_texts_of(folder / "out", cases))


def _printed_fields(folder: Path) -> frozenset[str]:
    """The fields whose texts stand in the papers and on the pages of two plain households."""
    numbers = iter(range(10_000))
    plain = hostile_file(folder / "平常.json", 2, lambda _: f"第{next(numbers):04}句")
    make_packets(a_request([folder / "平常.json"], folder / "plain"), lambda *_: None)
    cases, _ = _assessed(folder / "平常.json")
    papers, pages = _texts_of(folder / "plain", cases)
    return frozenset(
        general(path) for (n, path), text in plain.items() if text in papers[n] and text in pages[n]
    )


def _assessed(path: Path) -> tuple[dict[int, Case], dict[Slot, list[Finding]]]:
    """The cases by their place in the file, and what was found at each of their fields."""
    pack = find_pack("luzhou")
    assessment = assess([path], pack, pack.documents, DAY)
    filed = {int((item.case.worker.number or "")[-4:]): item for item in assessment.intake.cases}
    by_line = {item.place.line: [] for item in assessment.findings}
    for item in assessment.findings:
        by_line[item.place.line].append(item)
    found: dict[Slot, list[Finding]] = defaultdict(list)
    for number, item in filed.items():
        for field_path, line in item.origin.lines.items():
            found[number, field_path] += by_line.get(line, ())
    return {number: item.case for number, item in filed.items()}, found


def _texts_of(output: Path, cases: Mapping[int, Case]) -> tuple[dict[int, str], dict[int, str]]:
    """By household all its papers' texts, and all that its pages show, without white space."""
    manifest = json.loads((output / "manifest.json").read_text(encoding="utf-8"))
    papers, pages = {}, {}
    for number, case in cases.items():
        own = [item for item in manifest["papers"] if item["household"] == case.key]
        files = sorted({item["path"] for item in own})
        pdfs = sorted({item["pdf"] for item in own})
        assert files, case.key
        assert pdfs, case.key
        papers[number] = _squeezed("\n".join(paper_text((output / name).read_bytes()) for name in files))
        pages[number] = _squeezed("\n".join(text_of_pdf(output / name) for name in pdfs))
    return papers, pages


def _squeezed(text: str) -> str:
    return re.sub(r"[\s⏎]+", "", text)


def _as_read(text: str) -> str:
    """What of a text a paper can show: no marks that nobody sees, radicals as characters."""
    text = re.sub("\r\n|[\r\u2028\u2029\u0085]", "\n", text.strip())
    text = _RADICAL.sub(lambda sign: unicodedata.normalize("NFKC", sign[0]), text)
    return text if text.isprintable() else _UNSEEN.sub("", text).replace("\t", " ").strip()


def test_every_payload_was_tried() -> None:
    assert len(PAYLOADS) >= 300


def test_every_value_is_read_as_it_stands_or_found(attack: Attack) -> None:
    assert {slot: text for slot, text in attack.read.items() if text != _as_read(attack.tried[slot])} == {}
    assert len(set(attack.tried.values())) == len(ALL)
    told = [slot for slot in attack.tried if slot not in attack.read]
    assert all(attack.found[slot] for slot in told)


def test_every_value_stands_in_the_papers_to_the_letter(attack: Attack) -> None:
    wanting = [
        (slot, text) for slot, text in _printed(attack) if _squeezed(text) not in attack.papers[slot[0]]
    ]
    assert wanting == []


def test_every_value_stands_on_the_pages_or_its_lost_character_is_told(attack: Attack) -> None:
    wanting = [
        (slot, text)
        for slot, text in _printed(attack)
        if not _is_shown(text, attack.pages[slot[0]])
        and not any(item.code == "character-without-font" for item in attack.found[slot])
    ]
    assert wanting == []


def _printed(attack: Attack) -> list[tuple[Slot, str]]:
    """What must stand on paper: the values of fields that papers print in any case."""
    found = [(slot, text) for slot, text in attack.read.items() if general(slot[1]) in attack.printed]
    assert len({text for _, text in found}) > 0.9 * len(set(attack.read.values()))
    return found


def _is_shown(text: str, pages: str) -> bool:
    plain = _squeezed(text).replace(_NEVER_DRAWN, "")
    forms = [unicodedata.normalize(form, plain) for form in ("NFC", "NFD")]
    return any(
        all(form[at : at + _PIECE] in pages for at in range(0, len(form), _PIECE)) for form in (plain, *forms)
    )


def test_no_value_became_a_formula_a_field_a_link_or_a_part(attack: Attack) -> None:
    formulas = set()
    for path in [*attack.output.rglob("*.xlsx"), *attack.output.rglob("*.docx")]:
        require_inert(path)
        with zipfile.ZipFile(path) as archive:
            for name in archive.namelist():
                root = etree.fromstring(archive.read(name)) if name.endswith((".xml", ".rels")) else None
                if root is not None and name.startswith("xl/worksheets/"):
                    formulas |= {item.text for item in root.iter("{*}f")}
                if root is not None and name.startswith("word/"):
                    assert {(item.text or "").strip() for item in root.iter("{*}instrText")} <= {"PAGE"}
    assert formulas == set()  # Luzhou's sheets have none of their own


def test_no_value_became_an_action_of_a_pdf(attack: Attack) -> None:
    files = list(attack.output.rglob("*.pdf"))
    assert len(files) > HOUSEHOLDS
    for path in files:
        with pikepdf.open(path) as document:
            keys = {key for item in document.objects if isinstance(item, pikepdf.Dictionary) for key in item}
            assert not keys & _ACTIONS
            assert document.check_pdf_syntax() == []


def test_every_file_lies_inside_has_a_name_for_every_system_and_one_reader(attack: Attack) -> None:
    for path in attack.output.rglob("*"):
        assert not path.is_symlink()
        assert safe_name(path.name, 255) == path.name
        assert stat.S_IMODE(path.stat().st_mode) == (0o700 if path.is_dir() else 0o600)
    assert [path.name for path in attack.output.parent.iterdir() if path.name.startswith(".")] == []
