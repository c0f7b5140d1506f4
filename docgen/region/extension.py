"""What a pack takes from the base it extends: documents that several regions share stand there once."""

import os
from collections.abc import Iterator, Mapping
from pathlib import Path, PureWindowsPath
from typing import Any

import yaml

from docgen.errors import PackFaultyError
from docgen.region.shipped import shipped_data
from docgen.region.yaml_text import load_yaml

MANIFEST, BASE = "pack.yaml", "base.yaml"


def read_manifest(path: Path) -> Any:
    """The content of a manifest as it stands. Raises PackFaultyError for a file that cannot be read."""
    try:
        return load_yaml(path.read_text(encoding="utf-8"))
    except OSError as fault:
        raise PackFaultyError(f"找不到地区包 {path}。", "请检查 --region 所给的地区名或文件夹。") from fault
    except UnicodeDecodeError as fault:
        raise PackFaultyError(f"{path} 不是 UTF-8 编码。", "请以 UTF-8 编码另存该文件。") from fault
    except yaml.YAMLError as fault:
        raise PackFaultyError(f"{path} 不是有效的 YAML：{fault}", "请改正所指的行。") from fault


def require_inside(name: str, manifest: Path) -> None:
    """Raises PackFaultyError for a name that is no path below the folder of the file that gives it."""
    leads_away = PureWindowsPath(name).drive or name.startswith(("/", "\\")) or "\0" in name
    if not name or leads_away or ".." in PureWindowsPath(name).parts:
        raise PackFaultyError(
            f"{manifest} 中的文件“{name[:60]}”不在地区包的文件夹里。",
            "请写成地区包文件夹以内的相对路径，如 documents/01-申请书.docx。",
        )


def with_base(raw: Any, root: Path) -> Any:
    """The manifest with every document completed from the base it names; `extends` becomes its folder.

    Raises PackFaultyError when there is no such base, and when a file lies outside its pack or base.
    """
    _checked(raw, root / MANIFEST)
    if not isinstance(raw, dict) or not raw.get("extends"):
        return raw
    require_inside(str(raw["extends"]), root / MANIFEST)
    base = base_folder(str(raw["extends"]), root)
    shared = _by_id(_checked(_read_base(base), base / BASE))
    way = Path(os.path.relpath(base, root))
    documents = [_completed(entry, shared, way) for entry in _entries(raw)]
    return {**raw, "extends": way.as_posix(), "documents": documents}


def base_folder(name: str, root: Path) -> Path:
    """Where the base lies: beside the pack, at that path from it, or among those shipped with docgen."""
    for folder in (root / name, root.parent / name, shipped_data("templates") / name):
        if (folder / BASE).is_file():
            return folder
    raise PackFaultyError(
        f"{root / MANIFEST} 要扩展的“{name}”不存在。",
        "请改正 extends：写自带的底包的名称，或含 base.yaml 的文件夹。",
    )


def base_codelists(base: Path) -> str:
    """The name of the base's file of code lists."""
    return str(_read_base(base).get("codelists", "codelists.yaml"))


def _read_base(base: Path) -> Mapping[str, Any]:
    """The base's manifest. Raises PackFaultyError where a document says too little to be taken from it."""
    raw = read_manifest(base / BASE)
    if not isinstance(raw, dict):
        raise PackFaultyError(f"{base / BASE} 不是底包的清单。", "请参照自带的底包 national 改正。")
    for number, entry in enumerate(_entries(raw), start=1):
        is_whole = isinstance(entry, dict) and {"id", "file"} <= entry.keys()
        if not is_whole or not isinstance(entry.get("words", {}), dict):
            raise PackFaultyError(
                f"{base / BASE} 的 documents 第 {number} 项缺少 id 或 file，或者 words 写法有误。",
                "请补全该项。",
            )
    return raw


def _checked(raw: Any, manifest: Path) -> Any:
    """The manifest, once its files are known to lie in its folder. Raises PackFaultyError."""
    if isinstance(raw, dict):
        files = [entry["file"] for entry in _entries(raw) if isinstance(entry, dict) and "file" in entry]
        for name in (*files, raw.get("codelists", "codelists.yaml")):
            require_inside(str(name), manifest)
    return raw


def _entries(raw: Mapping[str, Any]) -> Iterator[Any]:
    documents = raw.get("documents")
    yield from documents if isinstance(documents, list) else ()


def _by_id(base: Any) -> dict[str, Mapping[str, Any]]:
    return {str(entry["id"]): entry for entry in _entries(base)}


def _completed(entry: Any, shared: Mapping[str, Mapping[str, Any]], way: Path) -> Any:
    """The entry with what it does not say itself taken from the base's document of its id, or of `like`."""
    if not isinstance(entry, dict) or "file" in entry or not isinstance(entry.get("words", {}), dict):
        return entry
    model = shared.get(str(entry.get("like", entry.get("id"))))
    if model is None:
        return entry
    words = {**model.get("words", {}), **entry.get("words", {})}
    own = {name: value for name, value in entry.items() if name != "like"}
    file = (way / str(model["file"])).as_posix()
    return {**model, **own, "file": file, "words": words}
