"""What is found in a tree that is to be imported."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from transfer.sidecars.cards import PhotoCard
from transfer.sidecars.facts import Facts
from transfer.sources.file import SourceFile


@dataclass(frozen=True)
class TargetAlbum:
    """The album of this name, below those of ``path``; of several, one older than all but ``nth`` of them."""

    name: str
    nth: int = 0
    path: tuple[str, ...] = ()

    @property
    def title(self) -> str:
        return "/".join((*self.path, self.name))


@dataclass(frozen=True)
class Found:
    """``album``: None for what its folder puts into none, such as one of a year.

    ``card`` is what its sidecar tells, if an export wrote it, and ``facts`` those of other programs.
    ``fault``: why that, or what lies here, cannot be read; ``left_out``: why it is not wanted.
    ``also``: the other albums that it was in.
    ``is_stated``: its folder says itself that it is an album, so that the photo comes into it wherever else
    it is. ``has_still``: a picture of its name lies beside it.
    """

    file: SourceFile
    album: TargetAlbum | None
    card: PhotoCard | None = None
    fault: str | None = None
    also: Sequence[TargetAlbum] = ()
    facts: Facts | None = None
    left_out: str | None = None
    is_stated: bool = False
    has_still: bool = False

    @property
    def path(self) -> Path:
        return self.file.path


@dataclass(frozen=True)
class Contents:
    """``albums``: those that are to be there, photos in them or not; of an export oldest first.

    ``passed_over``: how many files and folders there are that programs keep for themselves.
    """

    root: Path
    files: Sequence[Found]
    albums: Sequence[TargetAlbum]
    passed_over: int = 0

    @property
    def cards(self) -> Mapping[Path, PhotoCard]:
        return {found.path: found.card for found in self.files if found.card}
