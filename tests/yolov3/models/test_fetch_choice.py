"""Which model's weights ``fetch-weights`` ends with."""

import io
from pathlib import Path

import pytest

from tests.yolov3.models.sources import IMPATIENT, StartSource, forbids, honest, model_at
from yolov3 import fetch as command
from yolov3.errors import FetchFailed
from yolov3.models.fetching import ensure_one


def test_when_the_default_model_cannot_be_had_the_light_one_is_taken_and_said_so(
    source: StartSource, tmp_path: Path
) -> None:
    log = io.StringIO()
    models = [model_at(source(forbids).url, name="big"), model_at(source(honest).url, name="light")]
    assert ensure_one(models, [tmp_path], IMPATIENT, log) == tmp_path / "light.weights"
    assert "big cannot be fetched. Taking light instead." in log.getvalue()
    assert "light.weights: 0.3 of 0.3 MB" in log.getvalue()


def test_when_nothing_can_be_had_the_failure_is_the_default_models(
    source: StartSource, tmp_path: Path
) -> None:
    server = source(forbids)
    models = [model_at(server.url, name="big"), model_at(server.url, name="light")]
    with pytest.raises(FetchFailed, match=r"^big\.weights could not be fetched"):
        ensure_one(models, [tmp_path], IMPATIENT, io.StringIO())


def test_weights_that_are_there_are_not_fetched_again(source: StartSource, tmp_path: Path) -> None:
    server = source(honest)
    model = model_at(server.url)
    first = ensure_one([model], [tmp_path / "mine", tmp_path], IMPATIENT, io.StringIO())
    assert ensure_one([model], [tmp_path / "mine", tmp_path], IMPATIENT, io.StringIO()) == first
    assert len(server.ranges) == 1


def test_the_command_prints_where_the_weights_are(
    shared_weights: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("WEIGHTS_DIR", str(shared_weights))
    assert command.main(["yolo-fastest-1.1-xl"]) == 0
    assert capsys.readouterr().out.strip() == str(shared_weights / "yolo-fastest-1.1-xl.weights")


def test_the_command_fails_for_a_model_that_is_not_listed(capsys: pytest.CaptureFixture[str]) -> None:
    assert command.main(["yolov9"]) == 1
    assert "there is no model 'yolov9'" in capsys.readouterr().err
