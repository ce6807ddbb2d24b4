from pathlib import Path

import pytest

from yolov3.darknet.blocks import Activation, Anchor, Convolutional, MaxPool, Route, Shortcut, Yolo
from yolov3.darknet.cfg import parse_cfg, read_cfg
from yolov3.errors import CfgError
from yolov3.models.catalogue import catalogue

NET = "[net]\nwidth=64\nheight=32\nchannels=3\n"
CONV = "[convolutional]\nfilters=18\nsize=1\nstride=1\nactivation=linear\n"
YOLO = "[yolo]\nmask=0,1,2\nanchors=1,2, 3,4, 5,6\nclasses=1\nnum=3\n"


def test_the_models_cfgs_have_the_input_size_that_the_catalogue_states() -> None:
    for model in catalogue():
        network = read_cfg(model.cfg)
        assert (network.width, network.height) == (model.width, model.height)
        assert network.classes == 80


def test_options_that_are_left_out_take_darknets_defaults() -> None:
    text = f"{NET}[convolutional]\n\n[maxpool]\nstride=2\n\n{CONV}{YOLO}"
    convolution, pool, *_ = parse_cfg(text).blocks
    assert isinstance(convolution, Convolutional)
    assert (convolution.filters, convolution.size, convolution.stride, convolution.groups) == (1, 1, 1, 1)
    assert convolution.activation is Activation.LOGISTIC
    assert not convolution.batch_normalize
    assert isinstance(pool, MaxPool)
    assert (pool.size, pool.padding) == (2, 1)


def test_pad_means_half_the_kernel_and_padding_is_taken_as_it_is() -> None:
    padded = "[convolutional]\nsize=5\npad=1\n[convolutional]\nsize=5\npadding=1\n"
    halved, explicit, *_ = parse_cfg(f"{NET}{padded}{CONV}{YOLO}").blocks
    assert isinstance(halved, Convolutional)
    assert isinstance(explicit, Convolutional)
    assert (halved.padding, explicit.padding) == (2, 1)


def test_sources_count_back_or_from_the_first_block() -> None:
    text = (
        f"{NET}{CONV}{CONV}[shortcut]\nfrom=-2\nactivation=leaky\n"
        f"[route]\nlayers=-1, 0\ngroups=2\ngroup_id=1\n{CONV}{YOLO}"
    )
    _, _, shortcut, route, *_ = parse_cfg(text).blocks
    assert isinstance(shortcut, Shortcut)
    assert (shortcut.source, shortcut.activation) == (0, Activation.LEAKY)
    assert isinstance(route, Route)
    assert (route.sources, route.groups, route.group) == ((2, 0), 2, 1)


def test_a_head_keeps_the_anchors_of_its_mask() -> None:
    head = parse_cfg(f"{NET}{CONV.replace('18', '12')}{YOLO.replace('0,1,2', '2,0')}scale_x_y=1.2\n").heads[0]
    assert head == Yolo(
        head.location, (Anchor(5, 6), Anchor(1, 2)), classes=1, scale_x_y=1.2, new_coords=False
    )


def test_comments_blank_lines_and_case_do_not_matter() -> None:
    text = (
        f"# made by hand\r\n; twice\n\n{NET}  [Convolutional]  # first\n filters = 18 # all\n size=1\n{YOLO}"
    )
    assert isinstance(parse_cfg(text).blocks[0], Convolutional)


def test_options_that_only_training_needs_are_accepted() -> None:
    text = f"{NET}mosaic=1\nletter_box=1\n{CONV}learning_rate=.1\n{YOLO}iou_loss=ciou\nnms_kind=greedynms\n"
    assert len(parse_cfg(text).blocks) == 2


@pytest.mark.parametrize(
    ("text", "place", "reason"),
    [
        (f"{NET}{CONV}{YOLO}nms_kind=diounms\n", "block 1 [yolo], line 15", "nms_kind=diounms"),
        (f"{NET}{CONV}{YOLO}map=9k.map\n", "block 1 [yolo], line 15", "map is not known"),
        (f"{NET}{CONV}dilation=2\n{YOLO}", "block 0 [convolutional], line 10", "dilation=2"),
        (f"{NET}[gru]\n{CONV}{YOLO}", "block 0 [gru], line 5", "a [gru] section is not supported"),
        (f"{NET}{CONV.replace('linear', 'selu')}{YOLO}", "block 0 [convolutional], line 9", "selu"),
        (f"{NET}{CONV.replace('=18', '=many')}{YOLO}", "block 0 [convolutional], line 6", "not a number"),
        (f"{NET}{CONV.replace('stride=1', 'stride=0')}{YOLO}", "line 8", "must be at least 1"),
        (
            f"{NET}{CONV}filters=20\n{YOLO}",
            "block 0 [convolutional], line 5",
            "18 in line 6, but 20 in line 10",
        ),
        (f"{NET}{CONV}{YOLO.replace('0,1,2', '0,1,3')}", "block 1 [yolo], line 11", "mask"),
        (f"{NET}{CONV}{YOLO.replace('5,6', '5')}", "block 1 [yolo], line 12", "pairs"),
        (f"{NET}{CONV}{YOLO.replace('num=3', 'num=4')}", "block 1 [yolo], line 14", "num"),
        (f"{NET.replace('=3', '=1')}{CONV}{YOLO}", "[net], line 4", "channels=3"),
        (f"{NET}{CONV}{NET}{YOLO}", "block 1 [net], line 10", "can only come first"),
        (f"{NET}{CONV}[route]\nlayers=-3\n{YOLO}", "block 1 [route], line 11", "outside"),
        (f"{NET}{CONV}[route]\nlayers=1\n{YOLO}", "block 1 [route], line 11", "outside"),
        (f"{NET}{CONV}[route]\n{YOLO}", "block 1 [route], line 10", "names no block"),
        (f"{NET}{CONV}[route]\nlayers=0\ngroup_id=1\n{YOLO}", "line 12", "none of 1 groups"),
        (f"{NET}{CONV}{CONV}[shortcut]\nfrom=-1,-2\n", "block 2 [shortcut], line 16", "several sources"),
    ],
)
def test_what_cannot_be_honoured_is_refused_by_block_and_line(text: str, place: str, reason: str) -> None:
    with pytest.raises(CfgError) as refusal:
        parse_cfg(text)
    assert place in str(refusal.value)
    assert reason in str(refusal.value)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (f"{NET}{CONV}[upsample]\n[route]\nlayers=-1,0\n", "block 2 [route], line 11: its sources differ"),
        (f"{NET}{CONV}{CONV.replace('18', '9')}[shortcut]\nfrom=-2\n", "block 2 [shortcut], line 15: adds"),
        (f"{NET}{CONV}groups=2\n", "block 0 [convolutional], line 5: groups=2"),
        (f"{NET}{CONV}[route]\nlayers=-1\ngroups=4\n", "block 1 [route], line 10: the channels"),
        (f"{NET}{CONV.replace('18', '17')}{YOLO}", "need 18 channels, but 17 enter"),
        (f"{NET}{CONV}{YOLO}{CONV}", "block 2 [convolutional], line 15: takes its input from a [yolo]"),
        (f"{NET}[maxpool]\nsize=2\nstride=50\npadding=0\n[convolutional]\nsize=3\n", "nothing is left"),
        (f"{NET}{CONV}", "no [yolo] block"),
        (f"{NET}{CONV}{YOLO}[route]\nlayers=0\n{YOLO.replace('classes=1', 'classes=2')}", "need 21 channels"),
    ],
)
def test_blocks_that_do_not_fit_together_are_refused(text: str, reason: str) -> None:
    with pytest.raises(CfgError) as refusal:
        parse_cfg(text)
    assert reason in str(refusal.value)


@pytest.mark.parametrize("text", ["", "# nothing", CONV, "width=3\n", f"{NET}hello\n", "<html>\n"])
def test_text_that_is_no_cfg_is_refused_by_line(text: str) -> None:
    with pytest.raises(CfgError, match="line"):
        parse_cfg(text)


def test_a_refusal_names_the_file(tmp_path: Path) -> None:
    cfg = tmp_path / "other.cfg"
    cfg.write_bytes(b"\xff\xfe[net]")
    with pytest.raises(CfgError, match=r"^other\.cfg: "):
        read_cfg(cfg)
