"""The cfgs of the full YOLOv3 and of YOLOv3-spp, written from their structure, with an input of any size."""

NET = "[net]\nwidth={0}\nheight={0}\nchannels=3\n"
ANCHORS = "10,13, 16,30, 33,23, 30,61, 62,45, 59,119, 116,90, 156,198, 373,326"
RESIDUALS = {64: 1, 128: 2, 256: 8, 512: 8, 1024: 4}


def yolov3(size: int) -> str:
    return _network(size, [_convolution(512, 1), _convolution(1024, 3)] * 3)


def yolov3_spp(size: int) -> str:
    """In front of the first head it looks at windows of 5, 9 and 13 cells as well."""
    pools = [f"[maxpool]\nstride=1\nsize={window}\n" for window in (5, 9, 13)]
    pyramid = [pools[0], _route("-2"), pools[1], _route("-4"), pools[2], _route("-1,-3,-5,-6")]
    pair = [_convolution(512, 1), _convolution(1024, 3)]
    return _network(size, [*pair, pair[0], *pyramid, *pair, *pair])


def _network(size: int, deepest: list[str]) -> str:
    # The backbone's blocks of 512 and of 256 channels that the finer heads look back at.
    middle = [_route("-4"), _convolution(256, 1), "[upsample]\nstride=2\n", _route("-1,61")]
    finest = [_route("-4"), _convolution(128, 1), "[upsample]\nstride=2\n", _route("-1,36")]
    blocks = [
        *_backbone(),
        *[*deepest, *_head("6,7,8")],
        *[*middle, *[_convolution(256, 1), _convolution(512, 3)] * 3, *_head("3,4,5")],
        *[*finest, *[_convolution(128, 1), _convolution(256, 3)] * 3, *_head("0,1,2")],
    ]
    return NET.format(size) + "".join(blocks)


def _backbone() -> list[str]:
    blocks = [_convolution(32, 3)]
    for filters, residuals in RESIDUALS.items():
        blocks.append(_convolution(filters, 3, stride=2))
        for _ in range(residuals):
            blocks += [_convolution(filters // 2, 1), _convolution(filters, 3)]
            blocks.append("[shortcut]\nfrom=-3\nactivation=linear\n")
    return blocks


def _convolution(filters: int, size: int, stride: int = 1) -> str:
    return (
        f"[convolutional]\nbatch_normalize=1\nfilters={filters}\nsize={size}\nstride={stride}\n"
        "pad=1\nactivation=leaky\n"
    )


def _route(layers: str) -> str:
    return f"[route]\nlayers={layers}\n"


def _head(mask: str) -> list[str]:
    return [
        "[convolutional]\nsize=1\nstride=1\npad=1\nfilters=255\nactivation=linear\n",
        f"[yolo]\nmask={mask}\nanchors={ANCHORS}\nclasses=80\nnum=9\n",
    ]
