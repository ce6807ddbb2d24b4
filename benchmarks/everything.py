"""``benchmarks/run [PART ...]``: all benchmarks, one after the other, as one page in Markdown.

A part that fails keeps no other from running: the page says so in its place, and the exit code is 1.
WEIGHTS_DIR and MODEL choose the network as for ``scripts/run``. Let the machine do nothing else meanwhile.
"""

import argparse
import os
import platform
import re
import subprocess
import sys
import time
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Final

from yolov3.package import PACKAGE

SAMPLES: Final = str(PACKAGE / "data" / "samples")
PACKAGES: Final = ("torch", "openvino", "onnxruntime", "opencv-python-headless", "numpy", "pillow", "uvicorn")


@dataclass(frozen=True)
class Part:
    name: str
    title: str
    arguments: tuple[str, ...] = ()


PARTS: Final = (
    Part("detector", "The detector's engines"),
    Part("labels", "Labels"),
    Part("thumbnails", "Thumbnails", (SAMPLES,)),
    Part("smartcrop_parity", "The crop against smartcrop.js", (SAMPLES, "--parts", "20")),
    Part("large_pictures", "The largest pictures", (f"{SAMPLES}/astronaut.jpg",)),
    Part("workflow", "A photo's way"),
    Part("fairness", "One photo while thousands wait"),
    Part("slow_clients", "Slow clients"),
    Part("replicas", "Replicas", (f"{SAMPLES}/astronaut.jpg",)),
    Part("scale_out", "The whole album in replicas"),
    Part("scale", "Large libraries", ("--photos", "10000", "--photos", "100000", "--seconds", "20")),
    Part("web", "The web client"),
)


def main() -> None:
    names = [part.name for part in PARTS]
    parser = argparse.ArgumentParser(prog="benchmarks/run", description=__doc__)
    parser.add_argument("parts", nargs="*", metavar="PART", help=f"{', '.join(names)} (default: all)")
    wanted = parser.parse_args().parts
    if unknown := set(wanted) - set(names):
        parser.error(f"there is no part {', '.join(sorted(unknown))}")
    _write(_heading())
    statuses = [_run(part) for part in PARTS if not wanted or part.name in wanted]
    sys.exit(1 if any(statuses) else 0)


def _run(part: Part) -> int:
    sys.stderr.write(f"{time.strftime('%H:%M:%S')} {part.title} ...\n")
    command = [sys.executable, "-m", f"benchmarks.{part.name}", *part.arguments]
    done = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=False)  # noqa: S603
    _write(f"\n## {part.title}\n\n`python -m benchmarks.{part.name}`\n\n{done.stdout.strip()}\n")
    if done.returncode:
        _write(f"\nIt ended with {done.returncode}; what it said is on standard error.\n")
    return done.returncode


def _heading() -> str:
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    machine = f"{_processor()}, {len(os.sched_getaffinity(0))} cores, {memory:.0f} GB, {platform.platform()}"
    software = ", ".join(_version(package) for package in PACKAGES)
    return f"# Benchmarks\n\n{machine}. Python {platform.python_version()}, {software}.\n"


def _processor() -> str:
    described = Path("/proc/cpuinfo").read_text()
    found = re.search(r"^model name\s*: (.+)$", described, re.MULTILINE)
    return found[1] if found else platform.machine()


def _version(package: str) -> str:
    try:
        return f"{package} {version(package)}"
    except PackageNotFoundError:
        return f"no {package}"


def _write(text: str) -> None:
    sys.stdout.write(text)
    sys.stdout.flush()


if __name__ == "__main__":
    main()
