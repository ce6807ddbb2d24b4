"""Which model recognition serves."""

from pathlib import Path

import pytest

from classifier.weights import EFFICIENTNET_LITE0
from functions.recognition import handler
from functions.recognition.opening import open_asking, open_network
from functions.recognition.settings import RecognitionSettings
from tests.house import House, Person
from tests.house.album import KEY
from yolov3.errors import WeightsMissing
from yolov3.models.finding import find_weights, weights_folders


@pytest.fixture
def environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> pytest.MonkeyPatch:
    """All that the function's settings require."""
    monkeypatch.setenv("GATEWAY_URL", "http://127.0.0.1:1")
    monkeypatch.setenv("SIGNING_KEY", KEY)
    monkeypatch.setenv("CACHE_DIR", str(tmp_path / "cache"))
    return monkeypatch


def test_model_is_described(ann: Person) -> None:
    told = ann.get("recognition").get_json()

    assert told["model"] == "yolo-fastest-1.1-xl"
    assert (told["engine"], told["precision"], told["inputSize"]) == ("torch", "f32", [320, 320])
    assert told["inputShape"] == "square"
    assert told["version"].startswith("yolo-fastest-1.1-xl/fac5fb41/square/")
    assert len(told["weightsSha256"]) == 64
    assert (len(told["classes"]), told["classes"][0]) == (80, "person")


def test_real_model_finds_who_is_on_the_bus(
    house: House, ann: Person, shared_photos: Path, shared_weights: Path, environment: pytest.MonkeyPatch
) -> None:
    environment.setenv("MODEL", "yolo-fastest-1.1-xl")
    environment.setenv("WEIGHTS_DIR", str(shared_weights))
    house.apps["recognition"] = handler.build()

    reply = ann.call(
        "POST",
        "recognition",
        data=(shared_photos / "bus.jpg").read_bytes(),
        headers={"Content-Type": "image/jpeg"},
    )

    assert sorted(found["class"] for found in reply.get_json()) == ["bus", "person", "person", "person"]


def test_model_that_does_not_exist_ends_the_start(environment: pytest.MonkeyPatch) -> None:
    environment.setenv("MODEL", "yolov9000")

    with pytest.raises(SystemExit, match=r"yolo-fastest-1\.1-xl"):
        handler.build()


@pytest.mark.parametrize(
    "changed", [{"INPUT_SHAPE": "square"}, {"SCORE_THRESHOLD": "0.3"}, {"NMS_THRESHOLD": "0.4"}]
)
def test_another_shape_or_threshold_is_another_version(
    changed: dict[str, str], environment: pytest.MonkeyPatch, shared_weights: Path
) -> None:
    environment.setenv("MODEL", "yolo-fastest-1.1-xl")
    environment.setenv("WEIGHTS_DIR", str(shared_weights))
    environment.setenv("ENGINE", "torch")
    usual = open_network(RecognitionSettings.load())
    for name, value in changed.items():
        environment.setenv(name, value)

    other = open_network(RecognitionSettings.load())

    assert usual.version.startswith("yolo-fastest-1.1-xl/fac5fb41/minimal/")
    assert other.version != usual.version
    environment.setenv("INPUT_SHAPE", "")
    environment.setenv("SCORE_THRESHOLD", "")
    environment.setenv("NMS_THRESHOLD", "0.5")
    assert open_network(RecognitionSettings.load()).version == usual.version


def test_a_second_look_is_part_of_the_version_where_there_is_one(
    environment: pytest.MonkeyPatch, shared_weights: Path
) -> None:
    environment.setenv("MODEL", "yolo-fastest-1.1-xl")
    environment.setenv("WEIGHTS_DIR", str(shared_weights))
    environment.setenv("ENGINE", "torch")
    alone = open_network(RecognitionSettings.load()).version

    environment.setenv("PICTURE_LABELS", "False")
    assert open_asking(RecognitionSettings.load()).version == alone
    environment.setenv("PICTURE_LABELS", "True")
    try:
        find_weights(EFFICIENTNET_LITE0, weights_folders(shared_weights))
    except WeightsMissing:
        pytest.skip("the weights of efficientnet-lite0 are not here")
    assert open_asking(RecognitionSettings.load()).version.startswith(f"{alone}/57934424-")


@pytest.mark.parametrize(("name", "value"), [("INPUT_SHAPE", "round"), ("SCORE_THRESHOLD", "1")])
def test_shape_or_threshold_that_cannot_be_ends_the_start(
    name: str, value: str, environment: pytest.MonkeyPatch
) -> None:
    environment.setenv(name, value)

    with pytest.raises(SystemExit, match=name):
        handler.build()
