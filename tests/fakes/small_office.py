"""What the fake printers share: the command line of LibreOffice, and one blank PDF page for every paper."""

import re
import sys
import zipfile
from pathlib import Path

BOOKMARK = re.compile(r'w:name="(docgen-[^"]+)"')


def sources() -> list[Path]:
    """The files to print; profile and files are noted in the log that may stand first."""
    arguments = sys.argv[1:]
    files = [Path(name) for name in arguments[arguments.index("--outdir") + 2 :]]
    if arguments[0].endswith(".log"):
        profile = next(a.rpartition("/")[2] for a in arguments if a.startswith("-env:UserInstallation="))
        with Path(arguments[0]).open("a", encoding="utf-8") as log:
            log.write(" ".join([profile, *(file.name for file in files)]) + "\n")
    return files


def text_of(source: Path) -> str:
    if source.suffix != ".docx":
        return source.read_bytes().decode("utf-8", "replace")
    with zipfile.ZipFile(source) as archive:
        return archive.read("word/document.xml").decode("utf-8")


def is_poisoned(source: Path) -> bool:
    return "POISON" in text_of(source)


def print_file(source: Path, *, bookmarks: bool = True) -> None:
    """A PDF beside the source: a page for each merged paper, one otherwise."""
    names = BOOKMARK.findall(text_of(source))
    count = len(names) or 1
    kids = " ".join(f"{number + 3} 0 R" for number in range(count))
    places = " ".join(f"/{name} [{number + 3} 0 R /Fit]" for number, name in enumerate(names))
    catalog = f"<< /Type /Catalog /Pages 2 0 R {f'/Dests << {places} >>' if bookmarks and names else ''} >>"
    page = "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>"
    objects = [catalog, f"<< /Type /Pages /Kids [{kids}] /Count {count} >>", *[page] * count]
    source.with_suffix(".pdf").write_bytes(_pdf(objects))


def _pdf(objects: list[str]) -> bytes:
    body, offsets = b"%PDF-1.7\n", []
    for number, text in enumerate(objects, start=1):
        offsets.append(len(body))
        body += f"{number} 0 obj\n{text}\nendobj\n".encode()
    table = "".join(f"{offset:010} 00000 n \n" for offset in offsets)
    size = len(objects) + 1
    return (
        body
        + (
            f"xref\n0 {size}\n0000000000 65535 f \n{table}trailer\n<< /Size {size} /Root 1 0 R >>\n"
            f"startxref\n{len(body)}\n%%EOF\n"
        ).encode()
    )
