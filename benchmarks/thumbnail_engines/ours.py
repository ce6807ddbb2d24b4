from benchmarks.thumbnail_engines.quality import SIDE
from functions.shared.images.decoder import Decoder
from functions.thumbnail.crop import Box
from functions.thumbnail.render import cover_for_both, render_preview, render_thumbnail


def render(data: bytes) -> Box:
    picture = Decoder().decode(data, cover_for_both(SIDE, SIDE))
    render_preview(picture)
    return render_thumbnail(picture, SIDE, SIDE).crop
