"""The worker's photo: by its path in the column 照片, else by the household's number in the folder 照片."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from docgen.intake.beside import PHOTOS, Beside, file_key, household_keys, unclaimed
from docgen.intake.drafts import Draft, Fault
from docgen.pictures import PictureUnreadableError, require_picture

_PATH = "worker.photo"


def take_photos(households: Sequence[Draft], beside: Beside) -> Iterator[Fault]:
    """Puts the path of its photo into every household that has one; the faults that are of no household.

    A photo that is named but not there, or cannot be read, is a fault of the household.
    """
    by_key: dict[str, list[Path]] = defaultdict(list)
    for path in beside.entries(PHOTOS):
        by_key[file_key(path.stem)].append(path)
    named = {_take_photo(draft, beside, by_key) for draft in households}
    claimed = {key for draft in households for key in household_keys(draft)}
    lost = [path for key, paths in by_key.items() if key not in claimed for path in paths]
    yield from unclaimed(PHOTOS, [path.name for path in lost if path not in named], households)


def _take_photo(draft: Draft, beside: Beside, by_key: Mapping[str, Sequence[Path]]) -> Path | None:
    """The household's file, readable or not; None when it has none."""
    name = draft.values.get("worker", {}).pop("photo", "")
    path = beside.find(name, beside.root / PHOTOS) if name else _own(draft, by_key)
    if path is None:
        if name:
            draft.fail("photo-missing", _PATH, name=name)
        return None
    try:
        require_picture(path)
    except PictureUnreadableError:
        place = draft.origin.place(_PATH) if name else beside.told(path)
        draft.faults.append(Fault("photo-unreadable", place, {"name": name or path.name}))
        return path
    draft.values.setdefault("worker", {})["photo"] = str(path)
    return path


def _own(draft: Draft, by_key: Mapping[str, Sequence[Path]]) -> Path | None:
    """The file named by the household's number or ID number, whatever its kind; None when there is none."""
    found = (path for key in household_keys(draft) for path in by_key.get(key, ()))
    return next(found, None)
