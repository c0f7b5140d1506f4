"""Which templates of a pack print with the built-in engine as with LibreOffice: its `verified.yaml`."""

import hashlib
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

import yaml
from pydantic import BaseModel, ConfigDict, ValidationError

from docgen.errors import PackFaultyError
from docgen.region.codelists import fault_lines
from docgen.region.documents import Document
from docgen.region.pack import Pack
from docgen.region.yaml_text import load_yaml

FILE = "verified.yaml"

_HEAD = "# 由 docgen template verify 写成：各模板用内置引擎与 LibreOffice 各印一遍的比对结果。请勿手改。\n"


class _Entry(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)


class VerifiedTemplate(_Entry):
    """What the position test of one template found; offsets in millimetres, shares of 1.

    `faults` are what is beyond a limit, `exceptions` what lies beyond without being one, by name with reason.
    """

    template: str
    passed: bool
    papers: int
    pages: int
    across: float
    down: float
    within: float
    same_breaks: float
    rules: float
    faults: list[str] = []
    exceptions: list[str] = []


class Verified(_Entry):
    """The content of `verified.yaml`: version of the built-in layout, each document's test by its id."""

    layout: int
    documents: Mapping[str, VerifiedTemplate] = {}


def is_verified(pack: Pack, document: Document, layout: int) -> bool:
    """Whether this very template passed the position test with that version of the built-in layout.

    Raises PackFaultyError for a record that cannot be read.
    """
    verified = load_verified(pack)
    if verified is None or verified.layout != layout:
        return False
    entry = verified.documents.get(document.id)
    return entry is not None and entry.passed and entry.template == template_sha256(pack, document)


def template_sha256(pack: Pack, document: Document) -> str:
    """The hash of the document's blank form and of the words it prints."""
    digest = hashlib.sha256(pack.template(document).read_bytes())
    for name, word in sorted(document.words.items()):
        digest.update(f"\0{name}\0{word}".encode())
    return digest.hexdigest()


def load_verified(pack: Pack) -> Verified | None:
    """The pack's record, None when it has none. Raises PackFaultyError for one that is wrong."""
    path = pack.root / FILE
    if not path.is_file():
        return None
    try:
        return _parsed(path.read_bytes())
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as fault:
        raise _faulty(path, str(fault)) from fault
    except ValidationError as fault:
        raise _faulty(path, "\n" + "\n".join(fault_lines(fault))) from fault


@lru_cache(maxsize=4)
def _parsed(content: bytes) -> Verified:
    return Verified.model_validate(load_yaml(content.decode("utf-8")))


def write_verified(pack: Pack, verified: Verified) -> None:
    """Write the pack's record; equal records give equal bytes. Raises OSError."""
    content = yaml.safe_dump(
        verified.model_dump(mode="json", exclude_defaults=True),
        allow_unicode=True,
        sort_keys=False,
        width=110,
    )
    (pack.root / FILE).write_text(_HEAD + content, encoding="utf-8")


def _faulty(path: Path, what: str) -> PackFaultyError:
    return PackFaultyError(f"{path} 有误：{what}", "请用 docgen template verify 重新核对版式，生成该文件。")
