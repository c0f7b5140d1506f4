"""Where the papers of every union and household lie below the destination."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from docgen.orders import FiguredCase, FiguredUnion
from docgen.packet.naming import unique_names
from docgen.pipeline.assess import Assessment


@dataclass(frozen=True)
class Folder:
    """One household's or union's folder below the destination, and its name for people."""

    path: str
    household: str = ""
    title: str = ""


@dataclass(frozen=True)
class Household:
    """A household with its union, which is without its cases, and its folder."""

    case: FiguredCase
    union: FiguredUnion
    folder: Folder


@dataclass(frozen=True)
class PlacedUnion:
    """A union with its accepted households, at least one, and their folders."""

    union: FiguredUnion
    folder: Folder
    households: tuple[Household, ...]

    @property
    def name(self) -> str:
        """The union's name."""
        return self.union.union.name or ""


def placed_unions(assessment: Assessment) -> Iterator[PlacedUnion]:
    """The unions that have accepted households, one after the other: only one need be in memory."""
    folders = _union_folders(assessment)
    for name, union in assessment.each_union():
        if union.cases:
            yield PlacedUnion(union, folders[name], tuple(_placed(union, folders[name])))


def _union_folders(assessment: Assessment) -> Mapping[str | None, Folder]:
    titles = assessment.union_titles()
    names = unique_names(titles.values())
    return {
        key: Folder(name, title=title or name)
        for (key, title), name in zip(titles.items(), names, strict=True)
    }


def _placed(union: FiguredUnion, folder: Folder) -> Iterator[Household]:
    """Each household's folder, named 档案号-姓名, or by its serial number in the union (decision 14)."""
    numbers = [case.case.number or f"{index:04}" for index, case in enumerate(union.cases, start=1)]
    people = [case.case.worker.name or "" for case in union.cases]
    names = unique_names([f"{number}-{name}" for number, name in zip(numbers, people, strict=True)])
    alone = replace(union, cases=())
    for case, name, number, person in zip(union.cases, names, numbers, people, strict=True):
        place = Folder(f"{folder.path}/户/{name}", case.case.key or name, f"{number} {person}")
        yield Household(case, alone, place)
