"""The worker's photo: by its path in the column 照片, else by the household's number in the folder 照片."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from docgen.intake.beside import PHOTOS, Beside, file_key, household_keys, unclaimed
from docgen.intake.drafts import Draft, Fault
from docgen.pictures import PictureUnreadableError, require_picture

_PATH = "worker.photo"


class Photos:
    """The photos beside the clerk's files, given to the households one after another."""

    def __init__(self, beside: Beside) -> None:
        self._beside = beside
        self._by_key: dict[str, list[Path]] = defaultdict(list)
        for path in beside.entries(PHOTOS):
            self._by_key[file_key(path.stem)].append(path)
        self._unused = dict.fromkeys(path for paths in self._by_key.values() for path in paths)

    def take(self, draft: Draft) -> None:
        """Puts the path of its photo into the household, if it has one.

        A photo that is named but not there, or cannot be read, is a fault of the household.
        """
        used = _take_photo(draft, self._beside, self._by_key)
        own = [path for key in household_keys(draft) for path in self._by_key.get(key, ())]
        for path in own if used is None else (*own, used):
            self._unused.pop(path, None)

    def unclaimed(self) -> Iterator[Fault]:
        """The fault that photos are of none of the households."""
        yield from unclaimed(PHOTOS, [path.name for path in self._unused])


def _take_photo(draft: Draft, beside: Beside, by_key: Mapping[str, Sequence[Path]]) -> Path | None:
    """The household's file, readable or not; None when it has none."""
    name = draft.values.get("worker", {}).pop("photo", "")
    path = beside.find(name, beside.root / PHOTOS) if name else _own(draft, by_key)
    if path is None:
        if name:
            draft.fail("photo-missing", _PATH, name=name)
        return None
    if not beside.is_inside(path):
        draft.faults.append(Fault("photo-missing", beside.told(path), {"name": path.name}))
        return path
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
