"""``python -m benchmarks.large_pictures PHOTO``: what decoding the largest pictures takes, each in a process.

The photo is enlarged to 200 megapixels as JPEG, and to 12 as HEIC, of which the largest take ten times that.
"""

import argparse
import io
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Final

import cv2
import numpy as np
import pillow_heif
from PIL import Image

from benchmarks.photos import enlarged
from functions.shared.images.decoding.decode import decode
from functions.shared.images.decoding.picture import Cover

COVER: Final = Cover(longest=1440, shortest=256)
PROGRESSIVE: Final = (cv2.IMWRITE_JPEG_PROGRESSIVE, 1, cv2.IMWRITE_JPEG_QUALITY, 92)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("photo", type=Path)
    parser.add_argument("--decode", type=Path, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.decode:
        _decode(options.decode.read_bytes())
        return
    sys.stdout.write("| file | processor time | memory |\n|---|---|---|\n")
    with tempfile.TemporaryDirectory() as folder:
        for name, data in _files(options.photo).items():
            file = Path(folder, "file")
            file.write_bytes(data)
            command = [
                sys.executable,
                "-m",
                "benchmarks.large_pictures",
                str(options.photo),
                "--decode",
                str(file),
            ]
            found = subprocess.run(command, check=True, capture_output=True, text=True).stdout  # noqa: S603
            sys.stdout.write(f"| {name}, {len(data) / 1e6:.0f} MB | {found} |\n")


def _files(photo: Path) -> dict[str, bytes]:
    large = enlarged(photo, 200)
    pixels = cv2.imdecode(np.frombuffer(large, np.uint8), cv2.IMREAD_COLOR)
    assert pixels is not None
    progressive = cv2.imencode(".jpg", pixels, PROGRESSIVE)[1].tobytes()
    heic = io.BytesIO()
    pillow_heif.register_heif_opener()
    Image.open(io.BytesIO(enlarged(photo, 12))).save(heic, "HEIF", quality=60)
    return {
        "JPEG of 200 megapixels": large,
        "progressive JPEG of 200 megapixels": progressive,
        "HEIC of 12 megapixels": heic.getvalue(),
    }


def _decode(data: bytes) -> None:
    before, started = _peak(), time.process_time()
    decode(data, COVER)
    sys.stdout.write(f"{time.process_time() - started:.2f} s | {(_peak() - before) / 1e6:.0f} MB")


def _peak() -> int:
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return int(status.split("VmHWM:")[1].split()[0]) * 1024


if __name__ == "__main__":
    main()
