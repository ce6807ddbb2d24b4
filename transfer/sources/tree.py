"""All files of a folder, an archive, or the parts of a Takeout, as one tree."""

import errno
import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final, TypeAlias

from transfer.sources.archives import is_archive, read_archive, takeout_of, unpacked_folder
from transfer.sources.file import LocalFile, SourceFile

Reading: TypeAlias = Callable[[Path], None]
_NOBODYS_FOLDERS: Final = frozenset(
    {
        "@eadir",
        "#recycle",
        "#snapshot",
        "@recycle",
        "$recycle.bin",
        "__macosx",
        "lost+found",
        "system volume information",
    }
)
_NOBODYS_ENDINGS: Final = (".lrdata", ".photoslibrary", ".photolibrary", ".aplibrary")
_NOBODYS_FILES: Final = frozenset({"thumbs.db", "ehthumbs.db", "desktop.ini", "picasa.ini"})
_IMMICH: Final = ".immich"
"""Lies in each folder that Immich keeps for itself."""
_MADE_BY_IMMICH: Final = frozenset({"thumbs", "encoded-video", "profile", "backups"})
_EDITS: Final = ".aae"
"""What was done to a picture in Apple's Photos, which nobody else can do."""


@dataclass(frozen=True)
class Fault:
    path: Path
    reason: str


@dataclass(frozen=True)
class Tree:
    """``root`` is what all paths are below. ``passed_over`` are what programs keep for themselves."""

    root: Path
    folders: Mapping[Path, Mapping[str, SourceFile]]
    faults: Sequence[Fault] = ()
    passed_over: int = 0


@dataclass
class _Growing:
    root: Path
    reading: Reading
    folders: dict[Path, dict[str, SourceFile]] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)
    passed_over: int = 0
    made: set[Path] = field(default_factory=set)
    """Folders of what a program has made of the photos."""

    def add_folder(self, root: Path) -> None:
        """Each thing once, hidden ones left out; links to folders are not followed."""
        for folder, below, names in os.walk(root, onerror=self._unread):
            self._note(Path(folder), names)
            kept = sorted(name for name in below if not _is_nobodys_folder(name))
            files = sorted(name for name in names if not _is_nobodys_file(name))
            self.passed_over += len(below) - len(kept) + len(names) - len(files)
            below[:] = kept
            self.add_files(Path(folder), files)

    def add_files(self, folder: Path, names: Iterable[str]) -> None:
        self.folders.setdefault(folder, {})
        takeouts: list[str] = []
        for name in names:
            path = folder / name
            if (takeout := takeout_of(path)) and is_archive(path):
                takeouts += [takeout] if takeout not in takeouts else []
                # Two of them, perhaps of two people, have the same names for other photos.
                self.add_archive(path, folder if takeout == takeouts[0] else folder / takeout)
            else:
                self._add(LocalFile(path), folder)

    def add_archive(self, path: Path, root: Path) -> None:
        """Files of the same name in several parts are one: each part has its albums' descriptions."""
        self.reading(path)
        try:
            for file in read_archive(path, root):
                inside = file.path.relative_to(root).parts
                self._note(file.path.parent, inside[-1:])
                if _is_nobodys_file(inside[-1]) or any(map(_is_nobodys_folder, inside[:-1])):
                    self.passed_over += 1
                else:
                    self._add(file, path)
        except OSError as error:
            self.faults.append(Fault(path, f"{error.strerror or error}."))

    def _note(self, folder: Path, names: Sequence[str]) -> None:
        if folder.name in _MADE_BY_IMMICH and _IMMICH in names:
            self.made.add(folder)

    def _add(self, file: SourceFile, source: Path) -> None:
        known = self.folders.setdefault(file.path.parent, {}).setdefault(file.path.name, file)
        if known is not file and not _is_description(file) and known.size() != file.size():
            self.faults.append(Fault(file.path, f"In {source.name} is another file of this name."))

    def _unread(self, error: OSError) -> None:
        self.faults.append(Fault(Path(error.filename), f"{error.strerror}."))

    def grown(self) -> Tree:
        made = [folder for folder in self.folders if not self.made.isdisjoint((folder, *folder.parents))]
        passed_over = self.passed_over + sum(len(self.folders.pop(folder)) for folder in made)
        folders = {folder: dict(sorted(files.items())) for folder, files in sorted(self.folders.items())}
        return Tree(self.root, folders, self.faults, passed_over)


def read_tree(path: Path, reading: Reading) -> Tree:
    """``reading`` is told of each archive, which may take minutes.

    Raises OSError if there is nothing to be read; what is below it and cannot be is a fault.
    """
    if not is_archive(path):
        with os.scandir(path):
            growing = _Growing(path, reading)
        growing.add_folder(path)
        return growing.grown()
    parts = list(_parts(path))
    growing = _Growing(path.parent if takeout_of(path) else unpacked_folder(path), reading)
    for part in parts:
        growing.add_archive(part, growing.root)
    if growing.faults and not growing.folders:
        raise OSError(errno.EINVAL, growing.faults[0].reason.removesuffix("."), str(path))
    return growing.grown()


def _parts(path: Path) -> Iterator[Path]:
    """With those beside it that belong to the same Takeout."""
    takeout = takeout_of(path)
    if takeout is None:
        yield path
        return
    yield from sorted(
        each for each in path.parent.iterdir() if takeout_of(each) == takeout and is_archive(each)
    )


def _is_description(file: SourceFile) -> bool:
    """Of an album, or of the whole Takeout, which may be told anew in each part."""
    return file.path.suffix.lower() in (".json", ".html")


def _is_nobodys_folder(name: str) -> bool:
    return name.startswith(".") or name.lower() in _NOBODYS_FOLDERS or name.lower().endswith(_NOBODYS_ENDINGS)


def _is_nobodys_file(name: str) -> bool:
    return name.startswith(".") or name.lower() in _NOBODYS_FILES or name.lower().endswith(_EDITS)
