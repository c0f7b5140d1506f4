from pathlib import Path

import pytest

from docgen.errors import ExitCode, ProgramMissingError
from docgen.printing.office.engine import OfficeProgram, find_office, require_office


def a_program(path: Path) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("#!/bin/sh\n", encoding="ascii")
    path.chmod(0o755)
    return path


def test_the_environment_names_it_first(tmp_path: Path) -> None:
    named, on_path = a_program(tmp_path / "mine"), a_program(tmp_path / "bin" / "soffice")
    found = find_office({"DOCGEN_SOFFICE": str(named), "PATH": str(on_path.parent)})
    assert found == OfficeProgram((str(named),))


def test_a_wrong_name_in_the_environment_is_not_made_up_for(tmp_path: Path) -> None:
    on_path = a_program(tmp_path / "bin" / "soffice")
    environment = {"DOCGEN_SOFFICE": str(tmp_path / "gone"), "PATH": str(on_path.parent)}
    assert find_office(environment) is None
    with pytest.raises(ProgramMissingError, match="gone"):
        require_office(environment)


@pytest.mark.parametrize("name", ["soffice", "libreoffice"])
def test_the_path_is_searched(tmp_path: Path, name: str) -> None:
    on_path = a_program(tmp_path / name)
    assert find_office({"PATH": str(tmp_path)}) == OfficeProgram((str(on_path),))


@pytest.mark.parametrize(
    ("platform", "variable", "place"),
    [
        ("win32", "ProgramFiles", "LibreOffice/program/soffice.com"),
        ("win32", "ProgramFiles(x86)", "LibreOffice/program/soffice.exe"),
        ("darwin", "HOME", "Applications/LibreOffice.app/Contents/MacOS/soffice"),
    ],
)
def test_the_usual_places_of_each_system_are_searched(
    tmp_path: Path, platform: str, variable: str, place: str
) -> None:
    program = a_program(tmp_path / place)
    found = find_office({"PATH": "", variable: str(tmp_path)}, platform)
    assert found is not None
    assert Path(found.command[0]) == program


def test_where_there_is_none_the_message_says_how_to_install_it_and_what_works_without(
    tmp_path: Path,
) -> None:
    environment = {"PATH": "", "ProgramFiles": str(tmp_path)}
    assert find_office(environment, "win32") is None
    with pytest.raises(ProgramMissingError) as raised:
        require_office(environment, "win32")
    assert raised.value.exit_code == ExitCode.PROGRAM_MISSING
    for word in ("LibreOffice", "Windows", "apt install", "DOCGEN_SOFFICE", "去掉 --engine office"):
        assert word in str(raised.value)
