"""Output folders as a run leaves them, written by hand: invented households, small files, a true manifest."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from docgen.packet.manifest import (
    FailedRecord,
    Head,
    HouseholdRecord,
    InputRecord,
    OptionsRecord,
    PacketRecord,
    PackRecord,
    PaperRecord,
    Records,
    RefusedRecord,
    State,
    UnionRecord,
    write_manifest,
)

UNION = "示例总工会"
OPTIONS = OptionsRecord(("dossier",), ("household", "union"), ("docx", "pdf"), True, False, "", "2018-12-25")
HEAD = Head("0.1.0", PackRecord("luzhou", "1.0.0", "abc"), OPTIONS)
INPUT = InputRecord("采集表.xlsx", "f00d")


@dataclass(frozen=True)
class Made:
    """A household for which a paper and a packet were made, with that text in them."""

    number: str
    text: str = "paper"
    name: str = "李示芳"

    @property
    def folder(self) -> str:
        return f"{UNION}/户/{self.number}-{self.name}"

    @property
    def paper(self) -> str:
        return f"{self.folder}/01-档案表.docx"

    @property
    def packet(self) -> str:
        return f"{self.folder}/dossier.pdf"


UNION_PAPER, UNION_PACKET = f"{UNION}/05-花名册.xlsx", f"{UNION}/dossier.pdf"


def a_run(
    folder: Path,
    *made: Made,
    refused: Sequence[str] = (),
    failed: Sequence[Made] = (),
    head: Head = HEAD,
    inputs: Sequence[InputRecord] = (INPUT,),
) -> Path:
    """The folder of a run that made those households, and a paper and a packet of their union."""
    texts = {UNION_PAPER: "roster", UNION_PACKET: "union packet"}
    texts |= {path: item.text for item in made for path in (item.paper, item.packet)}
    for path, text in texts.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")
    states = {State.DONE: made, State.FAILED: failed}
    records = Records(
        inputs,
        (UnionRecord(UNION, UNION, "12"),),
        [
            HouseholdRecord(UNION, item.number, item.folder, state, sha256(item.text))
            for state, items in states.items()
            for item in items
        ],
        [_paper(None, UNION_PAPER, "roster"), *(_paper(item.number, item.paper, item.text) for item in made)],
        [
            _packet(None, UNION_PACKET, "union packet"),
            *(_packet(item.number, item.packet, item.text) for item in made),
        ],
        [FailedRecord(UNION, item.number, "", "照片打不开") for item in failed],
        [RefusedRecord(key, ({"message": "身份证号 510502…"},)) for key in refused],
    )
    write_manifest(folder / "manifest.json", head, records)
    return folder


def sha256(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def _paper(household: str | None, path: str, text: str) -> PaperRecord:
    form, scope = ("dossier-form", "household") if household else ("roster", "union")
    pdf = path.rpartition("/")[0] + "/dossier.pdf"
    return PaperRecord(form, scope, household, UNION, path, sha256(text), pdf, 1, 3, 2, ("基层存", "上级存"))


def _packet(household: str | None, path: str, text: str) -> PacketRecord:
    scope = "household" if household else "union"
    return PacketRecord("dossier", scope, household, UNION, path, 9, sha256(text))
