from benchmarks.thumbnails.engines.quality import SIDE
from functions.shared.images.decoding.decoder import Decoder
from functions.thumbnail.crop import Box
from functions.thumbnail.render import cover_for_both, render_preview, render_thumbnail, shrink_to_preview


def render(data: bytes) -> Box:
    picture = Decoder().decode(data, cover_for_both(SIDE, SIDE))
    preview = shrink_to_preview(picture)
    render_preview(preview)
    return render_thumbnail(picture, SIDE, SIDE, judged=preview).crop
