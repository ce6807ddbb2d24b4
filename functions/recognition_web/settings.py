"""What the operator sets for ``recognition-web``."""

from pathlib import Path
from typing import Annotated

from pydantic import AfterValidator, Field

from functions.recognition_web.map_tiles import MapTiles, tiles_address
from functions.shared.config import PROJECT_ROOT, Settings, setting


class WebSettings(Settings):
    web_root: Path = Field(default=PROJECT_ROOT / "web-client" / "dist", validation_alias=setting("WEB_ROOT"))
    """The web client, built."""
    web_worker: bool = Field(default=True, validation_alias=setting("WEB_WORKER"))
    """Whether browsers keep the client and thumbnails that were seen; `off` has them forget it."""
    map_tiles_url: Annotated[str, AfterValidator(tiles_address)] = Field(
        default="", validation_alias=setting("MAP_TILES_URL")
    )
    """A server of map tiles, such as `https://tiles.example/{z}/{x}/{y}.png`; it learns what is looked at."""
    map_tiles_attribution: str = Field(
        default="", max_length=200, validation_alias=setting("MAP_TILES_ATTRIBUTION")
    )
    """What is said on the map of whose tiles these are."""

    @property
    def map_tiles(self) -> MapTiles | None:
        return MapTiles(self.map_tiles_url, self.map_tiles_attribution) if self.map_tiles_url else None
