import numpy as np
import pytest
from numpy.typing import NDArray

from yolov3.boxes.postprocess import MOST_CANDIDATES, Candidates, Thresholds, detections
from yolov3.darknet.blocks import Network
from yolov3.darknet.cfg import parse_cfg

NOTHING = -20.0
LABELS = ("cat", "dog")


def _network(extra: str = "", size: int = 64) -> Network:
    """Two anchors of 8x4 and 16x16 over a grid of a quarter of the input, and two classes."""
    return parse_cfg(
        f"[net]\nwidth={size}\nheight={size // 2}\n[convolutional]\nfilters=14\nsize=4\nstride=4\n"
        f"[yolo]\nmask=0,1\nanchors=8,4, 16,16\nclasses=2\nnum=2\n{extra}"
    )


def _silence(network: Network) -> NDArray[np.float32]:
    return np.full((14, network.height // 4, network.width // 4), NOTHING, np.float32)


def _found(head: NDArray[np.float32], network: Network, thresholds: Thresholds) -> Candidates:
    size = (network.width, network.height)
    return detections([head], network, size, thresholds.scores(LABELS), thresholds.overlap)


def _logit(probability: float) -> float:
    return float(np.log(probability / (1 - probability)))


def _put(head: NDArray[np.float32], anchor: int, row: int, column: int, numbers: list[float]) -> None:
    head[anchor * 7 : anchor * 7 + 7, row, column] = numbers


SURE = [0.0, 0.0, 0.0, 0.0, 20.0]


def test_a_box_is_the_cells_place_and_the_anchors_size() -> None:
    network = _network()
    head = _silence(network)
    _put(head, 0, 2, 5, [_logit(0.25), _logit(0.75), np.log(2), np.log(3), _logit(0.9), _logit(0.8), NOTHING])
    found = _found(head, network, Thresholds())
    # Centre (5.25, 2.75) cells of 4 pixels, size 2 x 8 by 3 x 4.
    np.testing.assert_allclose(found.boxes, [[21 - 8, 11 - 6, 21 + 8, 11 + 6]], atol=1e-4)
    np.testing.assert_allclose(found.scores, [0.72], atol=1e-6)
    assert found.classes.tolist() == [0]


def test_scale_x_y_lets_a_centre_reach_beyond_its_cell() -> None:
    network = _network("scale_x_y=1.2\n")
    head = _silence(network)
    _put(head, 1, 3, 3, [20.0, -20.0, 0.0, 0.0, 20.0, 20.0, NOTHING])
    (box,) = _found(head, network, Thresholds()).boxes
    # (3 + 1.1, 3 - 0.1) cells of 4 pixels.
    np.testing.assert_allclose(box, [16.4 - 8, 11.6 - 8, 16.4 + 8, 11.6 + 8], atol=1e-4)


def test_a_score_is_objectness_times_class_and_must_exceed_the_threshold() -> None:
    network = _network()
    head = _silence(network)
    _put(head, 0, 1, 1, [0, 0, 0, 0, _logit(0.6), _logit(0.55), _logit(0.45)])
    assert _found(head, network, Thresholds(score=0.34)).scores.size == 0
    assert _found(head, network, Thresholds(score=0.32)).classes.tolist() == [0]


def test_a_label_may_have_a_score_of_its_own() -> None:
    network = _network()
    head = _silence(network)
    _put(head, 0, 1, 1, [*SURE, _logit(0.6), _logit(0.7)])
    assert _found(head, network, Thresholds(score=0.65)).classes.tolist() == [1]
    assert _found(head, network, Thresholds(score=0.65, of_labels={"cat": 0.5})).classes.tolist() == [1, 0]
    assert _found(head, network, Thresholds(score=0.2, of_labels={"dog": 0.8})).classes.tolist() == [0]


def test_boxes_are_in_pixels_of_the_input_that_was_looked_at() -> None:
    network = _network()
    head = _silence(network)[:, :4, :8]
    _put(head, 0, 2, 5, [0, 0, 0, 0, 20, 20, NOTHING])
    thresholds = Thresholds()
    found = detections([head], network, (32, 16), thresholds.scores(LABELS), thresholds.overlap)
    np.testing.assert_allclose(found.boxes, [[22 - 4, 10 - 2, 22 + 4, 10 + 2]], atol=1e-4)


def test_one_cell_gives_every_class_above_the_threshold() -> None:
    network = _network()
    head = _silence(network)
    _put(head, 0, 1, 1, [*SURE, _logit(0.6), _logit(0.7)])
    assert _found(head, network, Thresholds()).classes.tolist() == [1, 0]


def test_boxes_of_one_class_that_overlap_leave_the_surest() -> None:
    network = _network()
    head = _silence(network)
    for column, sure in ((4, 0.7), (5, 0.9), (10, 0.8)):
        _put(head, 1, 4, column, [*SURE, _logit(sure), NOTHING])
    found = _found(head, network, Thresholds())
    np.testing.assert_allclose(found.scores, [0.9, 0.8], atol=1e-5)
    # Two boxes of 16 x 16, moved by 4, share 12 / 20 of what they cover together.
    assert _found(head, network, Thresholds(overlap=0.61)).scores.size == 3


def test_boxes_of_different_classes_stay_though_they_overlap() -> None:
    network = _network()
    head = _silence(network)
    _put(head, 1, 4, 4, [*SURE, _logit(0.7), NOTHING])
    _put(head, 1, 4, 5, [*SURE, NOTHING, _logit(0.9)])
    assert _found(head, network, Thresholds()).classes.tolist() == [1, 0]


def test_silence_gives_nothing() -> None:
    network = _network()
    assert _found(_silence(network), network, Thresholds()).boxes.shape == (0, 4)


@pytest.mark.filterwarnings("error")
def test_an_untrained_network_gives_bounded_work_and_no_overflow() -> None:
    network = _network(size=416)
    head = np.random.default_rng(3).normal(0, 400, _silence(network).shape).astype(np.float32)
    found = _found(head, network, Thresholds(overlap=1))
    assert found.scores.size == MOST_CANDIDATES
    assert np.isfinite(found.boxes).all()


@pytest.mark.parametrize(
    ("score", "overlap"), [(0, 0.5), (1, 0.5), (0.3, 0), (0.3, 1.5), (float("nan"), 0.5)]
)
def test_thresholds_outside_their_range_are_refused(score: float, overlap: float) -> None:
    with pytest.raises(ValueError, match="between 0 and 1"):
        Thresholds(score, overlap)


@pytest.mark.parametrize("score", [0, 1, float("nan")])
def test_a_labels_score_outside_its_range_is_refused(score: float) -> None:
    with pytest.raises(ValueError, match="between 0 and 1"):
        Thresholds(of_labels={"cat": score})
