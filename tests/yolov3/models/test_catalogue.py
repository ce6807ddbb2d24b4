import hashlib
import os
from dataclasses import replace
from pathlib import Path

import pytest

from tests.yolov3.models.sources import IMPATIENT, StartSource, honest, model_at
from yolov3.errors import FetchFailed, UnknownModel, WeightsMissing
from yolov3.models.catalogue import Model, catalogue, find_model, usual
from yolov3.models.fetching import fetch
from yolov3.models.finding import FETCHED, choose_model, find_weights, weights_folders

CONTENT = b"numbers"


@pytest.fixture
def model() -> Model:
    digest = hashlib.sha256(CONTENT).hexdigest()
    return replace(catalogue()[0], weights="some.weights", size=len(CONTENT), sha256=digest)


def test_every_model_has_its_files_and_can_be_fetched() -> None:
    for model in catalogue():
        assert model.cfg.is_file()
        assert model.labels.is_file()
        assert model.urls
        assert all(url.startswith("https://") for url in model.urls)
        assert len(bytes.fromhex(model.sha256)) in {0, 32}


def test_the_default_model_comes_first_and_yolov3_tiny_next() -> None:
    assert [model.name for model in catalogue()][:2] == ["yolo-fastest-1.1-xl", "yolov3-tiny"]


def test_only_models_whose_scores_were_measured_are_taken_unasked() -> None:
    assert [model.name for model in usual()] == ["yolo-fastest-1.1-xl", "yolov3-tiny"]
    assert all(model.sha256 for model in usual())


def test_weights_whose_sum_is_not_known_are_taken_by_their_size_and_tell_their_own(
    tmp_path: Path,
) -> None:
    model = find_model("yolov7-tiny", catalogue())
    assert model.sha256 == ""
    with (tmp_path / model.weights).open("wb") as file:
        file.truncate(model.size)
    chosen, path = choose_model(model.name, [tmp_path])
    assert path == tmp_path / model.weights
    assert chosen.sha256 == hashlib.sha256(bytes(model.size)).hexdigest()
    os.truncate(path, model.size - 1)
    with pytest.raises(WeightsMissing, match="yolov7-tiny"):
        choose_model(model.name, [tmp_path])


def test_weights_whose_sum_is_not_known_are_not_fetched(source: StartSource, tmp_path: Path) -> None:
    server = source(honest)
    with pytest.raises(FetchFailed, match=r"its SHA-256 is not known.*download http"):
        fetch(replace(model_at(server.url), sha256=""), tmp_path, IMPATIENT, lambda done: None)
    assert server.ranges == []


def test_an_unknown_model_is_answered_with_the_known_ones() -> None:
    with pytest.raises(UnknownModel, match=r"yolo-fastest-1\.1-xl, yolov3-tiny"):
        find_model("yolov9", catalogue())


def test_the_users_folder_is_looked_in_first(tmp_path: Path) -> None:
    assert weights_folders(tmp_path) == (tmp_path, FETCHED)
    assert weights_folders(None) == (FETCHED,)


def test_weights_of_the_right_sum_are_found_behind_wrong_ones(model: Model, tmp_path: Path) -> None:
    wrong, right = tmp_path / "wrong", tmp_path / "right"
    for folder, content in ((wrong, b"numbels"), (right, CONTENT)):
        folder.mkdir()
        (folder / model.weights).write_bytes(content)
    assert find_weights(model, [wrong, right]) == right / model.weights


@pytest.mark.parametrize("content", [b"numbels", CONTENT[:-1], CONTENT + b"!", b""])
def test_wrong_weights_alone_are_missing_weights(model: Model, tmp_path: Path, content: bytes) -> None:
    (tmp_path / model.weights).write_bytes(content)
    with pytest.raises(WeightsMissing, match=r"some\.weights is there, but it is not the file"):
        find_weights(model, [tmp_path])


def test_missing_weights_say_what_to_do(model: Model, tmp_path: Path) -> None:
    with pytest.raises(WeightsMissing) as fault:
        find_weights(model, [tmp_path])
    assert f"run scripts/fetch-weights {model.name}" in str(fault.value)
    assert str(tmp_path) in str(fault.value)


def test_without_a_name_another_model_serves_when_only_its_weights_are_there(default_weights: Path) -> None:
    model, weights = choose_model(None, [default_weights])
    assert (model.name, weights) == ("yolov3-tiny", default_weights / "yolov3-tiny.weights")


def test_without_a_name_the_first_of_those_whose_weights_are_there_serves(
    shared_weights: Path, default_weights: Path
) -> None:
    model, _ = choose_model(None, [default_weights, shared_weights])
    assert model.name == "yolo-fastest-1.1-xl"


def test_without_any_weights_it_is_the_default_models_that_are_missed(tmp_path: Path) -> None:
    with pytest.raises(WeightsMissing, match="yolo-fastest"):
        choose_model(None, [tmp_path])


def test_a_named_model_is_never_replaced_by_another(shared_weights: Path) -> None:
    with pytest.raises(WeightsMissing, match="yolov3-tiny"):
        choose_model("yolov3-tiny", [shared_weights])
