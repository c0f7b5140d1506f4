"""The invented cases with payloads in their texts, as a JSON file; which text got which."""

import copy
import datetime as dt
import json
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

from docgen.model.id_number import check_digit
from docgen.model.kinds import Kind
from docgen.pipeline.request import Request
from docgen.printing.engine import EngineName
from docgen.region.catalog import find_pack
from docgen.vocabulary import all_fields

ROOT = Path(__file__).parents[2]
DAY = dt.date(2018, 12, 25)
BASE = ROOT / "fixtures" / "luzhou" / "案例.json"
_KEPT = frozenset(
    {
        "union_name",  # joins the household to its union
        "worker.number",
        "worker.name",  # a name takes letters of names only, which other tests hold
        "members[].name",
        "housing.floor_area",
    }
)
_TEXTS = (Kind.TEXT, Kind.LONG_TEXT)

Slot = tuple[int, str]
"""A text: the household's place in the file, and the exact path of the field."""


def hostile_file(path: Path, households: int, chosen: Callable[[Slot], str | None]) -> dict[Slot, str]:
    """Writes so many households, each text as chosen (None leaves it); what was written, by slot."""
    content = json.loads(BASE.read_text(encoding="utf-8"))
    originals, written = content["cases"], {}
    content["cases"] = [_household(originals[n % len(originals)], n) for n in range(households)]
    for number, case in enumerate(content["cases"]):
        for holder, key, field_path in _texts(case, ""):
            value = chosen((number, field_path))
            if value is not None:
                holder[key] = written[number, field_path] = value
    path.write_text(json.dumps(content, indent=1), encoding="ascii")
    return written


def general(path: str) -> str:
    """The field of an exact path."""
    return "".join(
        "[]" if part.isdigit() else part for part in path.replace("[", "\0").replace("]", "\0").split("\0")
    )


def a_request(inputs: Sequence[Path], destination: Path, **changes: Any) -> Request:
    """A run of the Luzhou pack with the built-in engine."""
    options = {"engine": EngineName.BUILTIN} | changes
    return Request(tuple(inputs), find_pack("luzhou"), destination, DAY, **options)


def _household(original: dict[str, Any], number: int) -> dict[str, Any]:
    case = copy.deepcopy(original)
    worker = case["worker"]
    for place, person in enumerate((worker, *case["members"])):
        first = person["id_number"][:14] + f"{20 * number + 2 * place + int(person['id_number'][16]) % 2:03}"
        person["id_number"] = first + check_digit(first)
    worker["dossier_no"], worker["number"] = f"LZ2018{number:04}", f"51050400{number:04}"
    worker.pop("photo", None)
    return case


def _texts(node: Any, path: str) -> Iterator[tuple[Any, Any, str]]:
    """Every text below the node: what holds it, under which key, and its exact path."""
    entries = node.items() if isinstance(node, dict) else enumerate(node) if isinstance(node, list) else ()
    for key, value in list(entries):
        at = f"{path}[{key}]" if isinstance(node, list) else f"{path}.{key}" if path else key
        field = all_fields().get(general(at))
        is_text = field is not None and field.kind in _TEXTS and general(at) not in _KEPT
        if isinstance(value, str) and is_text:
            yield node, key, at
        else:
            yield from _texts(value, at)
