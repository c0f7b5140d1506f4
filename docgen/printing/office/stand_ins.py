"""Stand-ins for the Windows fonts that the forms name, where the machine has none of them.

Fontconfig takes them after the named family itself: a real font, once installed, always wins.
"""

import os
import shutil
import subprocess
from collections.abc import Iterator, Mapping
from pathlib import Path
from xml.sax.saxutils import escape

from docgen.fonts.names import FORM_TYPEFACES, TypefaceName

_SYSTEM_FILE = Path("/etc/fonts/fonts.conf")
_LIST_SECONDS = 60
_HEAD = '<?xml version="1.0"?>\n<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">\n<fontconfig>'


def write_fonts_file(destination: Path, environment: Mapping[str, str] = os.environ) -> Path:
    """A fontconfig file that adds the stand-ins to what the machine is set up for; `destination` again."""
    machine = environment.get("FONTCONFIG_FILE") or str(_SYSTEM_FILE)
    rules = [rule for typeface in FORM_TYPEFACES for rule in _rules(typeface, environment)]
    include = f'<include ignore_missing="yes">{escape(machine)}</include>'
    destination.write_text("\n".join([_HEAD, include, *rules, "</fontconfig>", ""]), encoding="utf-8")
    return destination


def _rules(typeface: TypefaceName, environment: Mapping[str, str]) -> Iterator[str]:
    """A rule for each name; a display face that is not installed asks for bold."""
    bold = typeface.is_heavy and not any(_is_installed(family, environment) for family in typeface.names)
    for family in typeface.names:
        yield _rule(family, typeface.substitutes(family), bold=bold)


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
