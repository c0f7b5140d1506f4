"""Forms in the formats of old Word and Excel, turned into today's by LibreOffice."""

import os
from pathlib import Path

from docgen.printing.office.program import OfficeProgram, office_missing
from docgen.printing.office.watched import run_watched

NEW_SUFFIX = {".doc": ".docx", ".wps": ".docx", ".rtf": ".docx", ".xls": ".xlsx", ".et": ".xlsx"}
_PATIENCE = 120.0  # seconds; the first start on a slow machine takes 30
_FLAGS = ("--headless", "--norestore", "--nologo", "--nodefault", "--nolockcheck", "--nofirststartwizard")


def converted(path: Path, folder: Path, program: OfficeProgram) -> Path | None:
    """The file as .docx or .xlsx in the folder; None when LibreOffice could not read it.

    Raises ProgramMissingError when LibreOffice cannot be started.
    """
    suffix = NEW_SUFFIX[path.suffix.lower()]
    target = folder / f"{path.stem}{suffix}"
    command = [
        *program.command,
        f"-env:UserInstallation={(folder / 'profile').resolve().as_uri()}",
        *_FLAGS,
        "--convert-to",
        suffix.removeprefix("."),
        "--outdir",
        str(folder.resolve()),
        str(path.resolve()),
    ]
    try:
        run_watched(
            command,
            folder=folder,
            log=folder / "office.log",
            environment=dict(os.environ),
            patience=_PATIENCE,
            progress=target.is_file,
        )
    except OSError as fault:
        raise office_missing(program.command[0]) from fault
    return target if target.is_file() else None
