"""Stand-ins for the Windows fonts that the forms name, where the machine has none of them."""

import os
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path
from xml.sax.saxutils import escape

# Every name a form may use, and the free families that stand in, best first. Fontconfig takes them in this
# order after the named family itself: a real font, once installed, always wins.
STAND_INS: Mapping[tuple[str, ...], tuple[str, ...]] = {
    ("宋体", "SimSun", "新宋体", "NSimSun"): ("Noto Serif CJK SC",),
    ("黑体", "SimHei"): ("Noto Sans CJK SC",),
    ("仿宋", "仿宋_GB2312", "FangSong", "FangSong_GB2312"): ("FandolFang", "Noto Serif CJK SC"),
    ("楷体", "楷体_GB2312", "KaiTi", "KaiTi_GB2312"): ("FandolKai", "AR PL KaitiM GB", "Noto Serif CJK SC"),
    ("方正小标宋简体", "FZXiaoBiaoSong-B05S"): ("Noto Serif CJK SC",),
    ("Times New Roman",): ("Liberation Serif",),
}
_SYSTEM_FILE = Path("/etc/fonts/fonts.conf")
_HEAVY = ("方正小标宋简体", "FZXiaoBiaoSong-B05S")  # a display face: only the bold of its stand-in comes near
_LIST_SECONDS = 60
_HEAD = '<?xml version="1.0"?>\n<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">\n<fontconfig>'


def write_fonts_file(destination: Path, environment: Mapping[str, str] = os.environ) -> Path:
    """A fontconfig file that adds the stand-ins to what the machine is set up for; `destination` again."""
    machine = environment.get("FONTCONFIG_FILE") or str(_SYSTEM_FILE)
    heavy_is_missing = not any(_is_installed(family, environment) for family in _HEAVY)
    rules = [
        _rule(family, stand_ins, bold=family in _HEAVY and heavy_is_missing)
        for families, stand_ins in STAND_INS.items()
        for family in families
    ]
    include = f'<include ignore_missing="yes">{escape(machine)}</include>'
    destination.write_text("\n".join([_HEAD, include, *rules, "</fontconfig>", ""]), encoding="utf-8")
    return destination


def _rule(family: str, stand_ins: tuple[str, ...], *, bold: bool) -> str:
    """Try the stand-ins right after `family`; `bold` would embolden a real `family` too."""
    values = "".join(f"<string>{escape(name)}</string>" for name in stand_ins)
    weight = '<edit name="weight" mode="assign"><const>bold</const></edit>' if bold else ""
    return (
        f'<match target="pattern"><test name="family"><string>{escape(family)}</string></test>'
        f'<edit name="family" mode="append" binding="same">{values}</edit>{weight}</match>'
    )


def _is_installed(family: str, environment: Mapping[str, str]) -> bool:
    """Whether fontconfig lists the family; no when there is no fc-list to ask."""
    program = shutil.which("fc-list", path=environment.get("PATH"))
    if program is None:
        return False
    command = [program, f":family={family}", "family"]
    try:
        listed = subprocess.run(command, capture_output=True, timeout=_LIST_SECONDS, env=dict(environment))
    except (OSError, subprocess.TimeoutExpired):
        return False
    return bool(listed.stdout.strip())
