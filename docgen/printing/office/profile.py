"""The settings LibreOffice starts with here: no macro runs, nothing is fetched, nothing is updated."""

from pathlib import Path

_HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?>\n<oor:items xmlns:oor="http://openoffice.org/2001/registry"'
    ' xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
)
_SCRIPTING = "Common/Security/Scripting"
_SETTINGS = (
    (_SCRIPTING, "DisableMacrosExecution", "true"),
    (_SCRIPTING, "MacroSecurityLevel", "3"),
    (_SCRIPTING, "BlockUntrustedRefererLinks", "true"),
    ("Writer/Content/Update", "Link", "2"),  # never
    ("Calc/Content/Update", "Link", "1"),  # never
)


def write_profile(profile: Path) -> None:
    """Writes the settings into a folder that is to be a new profile."""
    user = profile / "user"
    user.mkdir(parents=True)
    items = (
        f'<item oor:path="/org.openoffice.Office.{path}">'
        f'<prop oor:name="{name}" oor:op="fuse"><value>{value}</value></prop></item>'
        for path, name, value in _SETTINGS
    )
    text = "\n".join([_HEAD, *items, "</oor:items>", ""])
    (user / "registrymodifications.xcu").write_text(text, encoding="utf-8")
