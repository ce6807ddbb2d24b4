"""The locks that the images are made from, and the dependencies that pyproject.toml declares."""

import re
import tomllib

import pytest
from packaging.requirements import Requirement

from functions.shared.access.callers import CALLERS
from functions.shared.config import PROJECT_ROOT

PROJECT = tomllib.loads((PROJECT_ROOT / "pyproject.toml").read_text())["project"]
FOLDER = PROJECT_ROOT / "functions" / "requirements"
LOCKS = sorted(path.stem for path in FOLDER.iterdir())


def pinned(lock: str) -> dict[str, str]:
    lines = (FOLDER / f"{lock}.txt").read_text().splitlines()
    return dict(re.match(r"([\w.-]+)==([\w.+]+)", line).groups() for line in lines if line[:1].isalnum())


def declared(function: str) -> list[Requirement]:
    needed = PROJECT["dependencies"] + PROJECT["optional-dependencies"][function]
    return [Requirement(line) for line in needed]


def test_there_is_a_lock_for_each_function_and_for_the_conversion() -> None:
    assert set(LOCKS) == {*CALLERS, "torch", "torch-cpu"}


@pytest.mark.parametrize("function", sorted(CALLERS))
def test_lock_has_what_the_function_declares(function: str) -> None:
    versions = pinned(function)

    for requirement in declared(function):
        assert requirement.specifier.contains(versions[requirement.name]), f"run scripts/lock: {requirement}"


@pytest.mark.parametrize("lock", LOCKS)
def test_every_package_has_its_hash_and_none_its_source(lock: str) -> None:
    text = (FOLDER / f"{lock}.txt").read_text()

    packages = re.split(r"\n(?=\w)", text)
    assert all(re.search(r"--hash=sha256:[0-9a-f]{64}", package) for package in packages)
    assert not re.search(r"://|--(?:extra-)?index|--find-links|@ ", text)


@pytest.mark.parametrize("function", sorted(CALLERS))
def test_no_function_is_shipped_with_torch(function: str) -> None:
    assert not {"torch", "setuptools", "pip"} & pinned(function).keys()


def test_torch_is_the_one_that_is_declared() -> None:
    (torch,) = map(Requirement, PROJECT["optional-dependencies"]["torch"])

    assert torch.specifier.contains(pinned("torch")["torch"])
    assert pinned("torch-cpu")["torch"] == f"{pinned('torch')['torch']}+cpu"
