"""``python -m benchmarks.duplicates FOLDER``: copies of its photos are looked for, then some among very many.

Of each photo in the folder copies are made, and what only looks like copies. Each kind is put into an album
with the originals, then all into one; printed is how many pairs are found, and how many of them wrongly. Then
a library of ``benchmarks.scale`` is filled, of 100,000 photos or ``--photos``, and asked for all its pages.
"""

import argparse
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from statistics import median, quantiles

from benchmarks.duplicates.copies import USER, VARIANTS, Made, made_of, pairs_of
from benchmarks.duplicates.looking import Looked, look
from benchmarks.duplicates.many import fill_with_looks
from benchmarks.scale.library import Library
from functions.shared.stores.opening import open_metadata
from functions.shared.stores.records.photos import PhotoRecords


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.duplicates", description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--photos", type=int, default=100_000)
    asked = parser.parse_args()
    for line in (*_labelled(asked.folder), "", *_among_many(asked.photos)):
        sys.stdout.write(line + "\n")


def _labelled(folder: Path) -> Iterator[str]:
    made = list(made_of(folder))
    originals = [each for each in made if each.variant is VARIANTS[0]]
    yield "| with the originals alone | the same picture | found |"
    yield "|---|---|---:|"
    for variant in VARIANTS[1:]:
        some = [*originals, *(each for each in made if each.variant is variant)]
        kind = "no" if variant.frame else "yes"
        yield f"| {variant.name} | {kind} | {len(_pairs(some))} of {len(originals)} |"
    by_id = {each.photo.id: each for each in made}
    told = [(by_id[one].picture, by_id[other].picture) for one, other in _pairs(made)]
    frames = sum(one[0] == other[0] and one != other for one, other in told)
    scenes = sum(one[0] != other[0] for one, other in told)
    yield f"| all {len(made):,} together: pairs that are told | | {len(told):,} |"
    yield f"| of those, of two frames; of two scenes | no | {frames}; {scenes} |"


def _pairs(made: Sequence[Made]) -> set[tuple[str, str]]:
    """Of ids that are told to be the same picture."""
    with tempfile.TemporaryDirectory() as place:
        store = open_metadata(f"sqlite:{Path(place) / 'album.sqlite'}")
        photos = PhotoRecords(store)
        for each in made:
            assert photos.add(each.photo)
        groups = look(store, USER).groups
        store.close()
    return {pair for group in groups for pair in pairs_of([photo.id for photo in group.photos])}


def _among_many(count: int) -> Iterator[str]:
    with tempfile.TemporaryDirectory() as place:
        file = Path(place) / "album.sqlite"
        store = open_metadata(f"sqlite:{file}")
        library = Library(count)
        copies = fill_with_looks(store, library)
        looked = look(store, library.user_name)
        store.close()
        size = file.stat().st_size
    yield from _pages_table(count, copies, looked)
    yield f"| bytes a photo in the store | {size / (count + copies):,.0f} |"


def _pages_table(count: int, copies: int, looked: Looked) -> Iterator[str]:
    times = looked.milliseconds
    right = sum(len(group.photos) == 2 for group in looked.groups if _is_with_its_copy(group.photos))
    yield f"| of {count:,} photos and {copies:,} copies | |"
    yield "|---|---:|"
    yield f"| copies found | {right:,} |"
    yield f"| groups that are none | {len(looked.groups) - right} |"
    yield f"| pages | {len(times)} |"
    yield f"| a page, p50 / p95 / longest, ms | {median(times):.0f} / {_p95(times):.0f} / {max(times):.0f} |"
    yield f"| all pages, s | {sum(times) / 1000:.1f} |"


def _is_with_its_copy(photos: Sequence[object]) -> bool:
    ids = sorted(getattr(photo, "id", "") for photo in photos)
    return len(ids) == 2 and ids[0][9:] == ids[1][9:]


def _p95(times: Sequence[float]) -> float:
    return quantiles(times, n=20)[-1] if len(times) > 1 else times[0]


if __name__ == "__main__":
    main()
