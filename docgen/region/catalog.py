"""Where packs are found: those shipped with docgen, and any folder a developer names."""

from pathlib import Path

from docgen.errors import UsageError
from docgen.region.pack import Pack, load_pack
from docgen.region.shipped import shipped_data


def shipped_packs() -> list[Path]:
    """The folders of the packs shipped with docgen, by name."""
    return sorted(path.parent for path in shipped_data("templates").glob("*/pack.yaml"))


def default_region() -> str:
    """The region that is meant when none is named, as `templates/default-region` says."""
    return (shipped_data("templates") / "default-region").read_text(encoding="ascii").strip()


def find_pack(region: str) -> Pack:
    """The pack of that name, or in that folder. Raises UsageError when there is neither."""
    by_name = {path.name: path for path in shipped_packs()}
    if region in by_name:
        return load_pack(by_name[region])
    if (Path(region) / "pack.yaml").is_file():
        return load_pack(Path(region))
    raise UsageError(
        f"没有名为“{region}”的地区包，该文件夹下也没有 pack.yaml。",
        f"可用的地区：{'、'.join(by_name) or '（无）'}；或用 --region 指定含 pack.yaml 的文件夹。",
    )
