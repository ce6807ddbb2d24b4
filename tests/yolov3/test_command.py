import json
from pathlib import Path

import pytest

from yolov3.__main__ import main
from yolov3.package import PACKAGE

CAT = str(PACKAGE / "data" / "samples" / "cat.jpg")


@pytest.fixture(autouse=True)
def _weights(shared_weights: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WEIGHTS_DIR", str(shared_weights))


def _run(*arguments: str, cache: Path) -> int:
    return main([*arguments, "--engine", "torch", "--cache", str(cache)])


def test_each_photo_gives_a_line_of_json(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    assert _run(CAT, CAT, "--model", "yolo-fastest-1.1-xl", cache=tmp_path) == 0
    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [line["photo"] for line in lines] == [CAT, CAT]
    (cat,) = lines[0]["detections"]
    assert cat["label"] == "cat"
    assert set(cat["box"]) == {"x1", "y1", "x2", "y2"}


def test_a_photo_that_cannot_be_read_leaves_the_others(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    text = tmp_path / "text.jpg"
    text.write_text("no photo")
    assert _run(str(text), str(tmp_path / "none.jpg"), CAT, cache=tmp_path) == 1
    output = capsys.readouterr()
    assert len(output.out.splitlines()) == 1
    assert "neither a JPEG nor a PNG" in output.err
    assert "none.jpg" in output.err


def test_a_model_that_is_not_there_is_said_so(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    assert _run(CAT, "--model", "yolov9", cache=tmp_path) == 1
    assert "there is no model 'yolov9'" in capsys.readouterr().err


@pytest.mark.parametrize("score", ["0", "1", "2", "high"])
def test_a_threshold_outside_its_range_is_refused(
    score: str, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    with pytest.raises(SystemExit):
        _run(CAT, "--score", score, cache=tmp_path)
    assert "--score" in capsys.readouterr().err
