"""``python -m benchmarks.thumbnails.engines.memory ENGINE FILE``: bytes at the peak, beyond those before.

In a process of its own. A small photo comes first, for what an engine loads with that is no part of it.
"""

import io
import sys
from importlib import import_module
from pathlib import Path

from PIL import Image


def main() -> None:
    engine, file = sys.argv[1:]
    render = import_module(f"benchmarks.thumbnails.engines.{engine}").render
    render(_small())
    data = Path(file).read_bytes()
    before = _peak()
    render(data)
    sys.stdout.write(f"{_peak() - before}\n")


def _small() -> bytes:
    file = io.BytesIO()
    Image.effect_noise((600, 450), 60).convert("RGB").save(file, "JPEG")
    return file.getvalue()


def _peak() -> int:
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return int(status.split("VmHWM:")[1].split()[0]) * 1024


if __name__ == "__main__":
    main()
