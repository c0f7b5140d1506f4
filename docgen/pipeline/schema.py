"""The JSON Schema of case files, with the choices of one region's closed lists."""

from typing import Any

from docgen.model.case_file import CaseFile
from docgen.region.pack import Pack


def case_file_schema(pack: Pack) -> dict[str, Any]:
    """The schema of `{unions: […], cases: […]}`; a field of a closed list names its values."""
    schema = CaseFile.model_json_schema()
    for definition in schema["$defs"].values():
        for entry in definition.get("properties", {}).values():
            _add_choices(entry, pack)
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}


def _add_choices(entry: dict[str, Any], pack: Pack) -> None:
    codelist = pack.lists.get(entry.get("x-codelist", ""))
    if codelist is None:
        return
    holder = entry.get("items", entry)
    if codelist.is_open:
        holder["examples"] = list(codelist.labels)
    else:
        holder["enum"] = [*codelist.labels] if "items" in entry else [*codelist.labels, None]
