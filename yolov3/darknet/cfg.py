"""From the text of a Darknet cfg file to a ``Network``.

Defaults of omitted options are Darknet's own.
"""

from collections.abc import Callable
from pathlib import Path

from yolov3.darknet.blocks import (
    Activation,
    Anchor,
    Block,
    Convolutional,
    Dropout,
    MaxPool,
    Network,
    Route,
    Shortcut,
    Upsample,
    Yolo,
)
from yolov3.darknet.options import check_options
from yolov3.darknet.sections import Section, read_sections
from yolov3.darknet.shapes import check_shapes
from yolov3.errors import CfgError


def read_cfg(path: Path) -> Network:
    """Raises CfgError, its text beginning with the file's name."""
    try:
        return parse_cfg(path.read_text(encoding="utf-8"))
    except (CfgError, UnicodeDecodeError) as fault:
        raise CfgError(f"{path.name}: {fault}") from fault


def parse_cfg(text: str) -> Network:
    """Raises CfgError, naming block and line, for whatever would not be computed as Darknet does."""
    sections = read_sections(text)
    if not sections or sections[0].name != "net":
        raise CfgError("line 1: a cfg begins with a [net] section")
    net, *layers = sections
    check_options(net)
    if net.whole("channels", 3) != 3:
        raise net.refusal("only networks with channels=3 are supported: the input is RGB", "channels")
    network = Network(
        width=net.whole("width", 0, least=1),
        height=net.whole("height", 0, least=1),
        blocks=tuple(_read_block(section) for section in layers),
    )
    check_shapes(network)
    return network


def _read_block(section: Section) -> Block:
    if section.name not in _READERS:
        check_options(section)
        raise section.refusal(f"[{section.name}] can only come first")
    check_options(section)
    return _READERS[section.name](section)


def _convolutional(section: Section) -> Convolutional:
    size = section.whole("size", 1, least=1)
    padded = section.whole("pad", 0)
    return Convolutional(
        location=section.location,
        filters=section.whole("filters", 1, least=1),
        size=size,
        stride=section.whole("stride", 1, least=1),
        padding=size // 2 if padded else section.whole("padding", 0),
        groups=section.whole("groups", 1, least=1),
        batch_normalize=bool(section.whole("batch_normalize", 0)),
        activation=_activation(section, "logistic"),
    )


def _maxpool(section: Section) -> MaxPool:
    stride = section.whole("stride", 1, least=1)
    size = section.whole("size", stride, least=1)
    return MaxPool(section.location, size, stride, padding=section.whole("padding", size - 1))


def _upsample(section: Section) -> Upsample:
    return Upsample(section.location, section.whole("stride", 2, least=1))


def _dropout(section: Section) -> Dropout:
    return Dropout(section.location)


def _shortcut(section: Section) -> Shortcut:
    sources = _sources(section, "from")
    if len(sources) != 1:
        raise section.refusal("a shortcut with several sources is not supported", "from")
    return Shortcut(section.location, sources[0], _activation(section, "linear"))


def _route(section: Section) -> Route:
    groups, group = section.whole("groups", 1, least=1), section.whole("group_id", 0)
    if group >= groups:
        raise section.refusal(f"group_id={group} is none of {groups} groups", "group_id")
    return Route(section.location, _sources(section, "layers"), groups, group)


def _yolo(section: Section) -> Yolo:
    sizes = section.reals("anchors")
    if len(sizes) % 2:
        raise section.refusal("anchors must be pairs of width and height", "anchors")
    anchors = [Anchor(*pair) for pair in zip(sizes[::2], sizes[1::2], strict=True)]
    if section.whole("num", len(anchors)) != len(anchors):
        raise section.refusal(f"num differs from the {len(anchors)} anchors", "num")
    mask = section.wholes("mask") or tuple(range(len(anchors)))
    if not mask or not set(mask) <= set(range(len(anchors))):
        raise section.refusal(f"the mask selects none or other than the {len(anchors)} anchors", "mask")
    return Yolo(
        location=section.location,
        anchors=tuple(anchors[index] for index in mask),
        classes=section.whole("classes", 20, least=1),
        scale_x_y=section.real("scale_x_y", 1.0),
        new_coords=bool(section.whole("new_coords", 0)),
    )


def _activation(section: Section, default: str) -> Activation:
    name = section.word("activation", default)
    try:
        return Activation(name)
    except ValueError:
        raise section.refusal(f"the activation {name} is not supported", "activation") from None


def _sources(section: Section, key: str) -> tuple[int, ...]:
    """Absolute block numbers; a negative one in the file counts back from this block."""
    here = section.location.number or 0
    sources = tuple(here + offset if offset < 0 else offset for offset in section.wholes(key))
    if not sources:
        raise section.refusal(f"{key} names no block")
    if not all(0 <= source < here for source in sources):
        raise section.refusal(f"{key} points outside the {here} blocks before it", key)
    return sources


_READERS: dict[str, Callable[[Section], Block]] = {
    "convolutional": _convolutional,
    "maxpool": _maxpool,
    "upsample": _upsample,
    "dropout": _dropout,
    "shortcut": _shortcut,
    "route": _route,
    "yolo": _yolo,
}
