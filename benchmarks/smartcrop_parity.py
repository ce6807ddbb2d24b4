"""Compares our crops with those of the original smartcrop.js over folders of photos.

    python -m benchmarks.smartcrop_parity FOLDER ... [--sizes 200x200 320x180] [--parts 20]

Twice: on the very pixels that smartcrop.js saw, where boxes must be identical, and as the service works,
from a reduced decode of its own. Exits with 1 if one box on the same pixels differs. With ``--parts`` not the
photos themselves are judged, but so many parts of each as photos of 12 and 24 megapixels.
"""

import argparse
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from benchmarks.camera_photos import camera_photos
from benchmarks.smartcrop_js import Judgement, SmartcropJs, overlap, photos_in, smartcrop_js
from functions.shared.images.decoding.decode import decode
from functions.thumbnail.crop import Box, choose_crop
from functions.thumbnail.render import cover_for_both, shrink_to_preview

GOOD_OVERLAP = 0.9


@dataclass(frozen=True)
class Comparison:
    file: Path
    size: tuple[int, int]
    theirs: Judgement
    on_same_pixels: Box
    on_our_decode: Box

    @property
    def is_identical(self) -> bool:
        return self.on_same_pixels == self.theirs.box

    @property
    def overlap(self) -> float:
        return overlap(self.on_our_decode, self.theirs.box)


def compare(reference: SmartcropJs, file: Path, size: tuple[int, int]) -> Comparison:
    theirs = reference.judge(file, *size)
    ours = shrink_to_preview(decode(file.read_bytes(), cover_for_both(*size)))
    return Comparison(file, size, theirs, choose_crop(theirs.picture, *size), choose_crop(ours, *size))


def parts_of(photos: list[Path], each: int, scratch: Path) -> Iterator[Path]:
    """One at a time: they are large."""
    for photo in camera_photos(photos, each, (12, 12, 24)):
        file = scratch / photo.name
        file.write_bytes(photo.jpeg)
        yield file
        file.unlink()


def report(comparisons: list[Comparison]) -> None:
    out = sys.stdout
    for each in comparisons:
        if not each.is_identical or each.overlap <= GOOD_OVERLAP:
            width, height = each.size
            out.write(f"{each.file.name} at {width}x{height}: theirs {each.theirs.box}\n")
            out.write(f"    same pixels {each.on_same_pixels}, our decode {each.on_our_decode}\n")
    identical = sum(each.is_identical for each in comparisons)
    good = sum(each.overlap > GOOD_OVERLAP for each in comparisons)
    total = len(comparisons)
    out.write(f"same pixels:    {identical} of {total} boxes identical\n")
    out.write(f"reduced decode: {good} of {total} ({good / total:.1%}) above IoU {GOOD_OVERLAP}\n")


def main() -> int:
    parser = argparse.ArgumentParser(description="Compares our crops with those of smartcrop.js.")
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--sizes", nargs="+", default=["200x200"], metavar="WxH")
    parser.add_argument("--parts", type=int, metavar="N", help="judge N large parts of each photo instead")
    options = parser.parse_args()
    sizes = [(int(width), int(height)) for width, height in (size.split("x") for size in options.sizes)]
    with tempfile.TemporaryDirectory() as scratch, smartcrop_js(Path(scratch)) as reference:
        photos = photos_in(options.folders)
        files = parts_of(photos, options.parts, Path(scratch)) if options.parts else photos
        comparisons = [compare(reference, file, size) for file in files for size in sizes]
    report(comparisons)
    return 0 if all(each.is_identical for each in comparisons) else 1


if __name__ == "__main__":
    sys.exit(main())
