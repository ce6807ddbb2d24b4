"""A file that is to be imported, looked at by itself."""

import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Final

from functions.shared.errors import UnreadableImage
from functions.shared.images.formats.identify import identify
from transfer.bulk.outcomes import Fate, Outcome
from transfer.finding.found import Found
from transfer.importing.films import film_of
from transfer.importing.storing import Original
from transfer.sidecars.cards import PhotoCard
from transfer.sidecars.google import rough
from transfer.sources.file import digest_of, sha256_of

HEAD_BYTES: Final = 1024
LONGEST_FILE_NAME: Final = 255
_NUMBER: Final = re.compile(r"\(\d+\)$")


@dataclass(frozen=True)
class Picture:
    """A file that no export has told of."""

    found: Found
    content_type: str
    sha256: str

    @classmethod
    def read(cls, found: Found) -> "Picture | Outcome":
        """What becomes of it, for what is none, of which no more is read."""
        with found.file.open() as stream:
            head = stream.read(HEAD_BYTES)
            try:
                content_type = identify(head).content_type
            except UnreadableImage as error:
                return film_of(found, head) or Outcome(found.path, Fate.NO_PICTURE, error.detail)
            return cls(found, content_type, digest_of(stream, head))

    @contextmanager
    def original(self, key: str) -> Iterator[Original]:
        """Within it, its bytes are where they can be sent from."""
        file, facts = self.found.file, self.found.facts
        modified_at = (facts and facts.moment) or file.modified_at()
        with file.at_hand() as path:
            yield Original(path, key, self.content_type, self.sha256, file.size(), modified_at)

    @property
    def file_name(self) -> str:
        """That of the sidecar, where this is the same, cut off or numbered."""
        name = os.fsencode(self.found.path.name).decode(errors="replace")
        told = self.found.facts.file_name if self.found.facts else None
        return told if told and _is_cut(name, told) else name[-LONGEST_FILE_NAME:]


def passed_by(found: Found) -> Outcome | None:
    """What becomes of a file that is not even looked into."""
    if found.fault:
        return Outcome(found.path, Fate.FAILED, found.fault)
    if found.left_out:
        return Outcome(found.path, Fate.LEFT_OUT, found.left_out)
    # Whoever opened a pipe would wait for ever.
    return None if found.file.stands() else Outcome(found.path, Fate.NO_PICTURE, "This is no file.")


def fault_of_export(found: Found, card: PhotoCard) -> str | None:
    try:
        sha256 = sha256_of(found.file)
    except FileNotFoundError:
        return "The sidecar is there, but not the photo: the export was cut off."
    if sha256 != card.sha256:
        return "It is not what was exported. To import it as it is, delete its sidecar."
    return None


def _is_cut(name: str, told: str) -> bool:
    (stem, _, ending), (whole, _, told_ending) = name.rpartition("."), told.rpartition(".")
    return ending.lower() == told_ending.lower() and rough(whole).startswith(rough(_NUMBER.sub("", stem)))
