"""Where the data that come with docgen lie."""

from importlib.resources import files
from pathlib import Path


def shipped_data(folder: str) -> Path:
    """The folder of shipped data of that name, from the installed package or from the source tree."""
    packaged = Path(str(files("docgen"))) / "_data" / folder
    return packaged if packaged.is_dir() else Path(str(files("docgen"))).parent / folder
