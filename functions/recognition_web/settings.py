"""What the operator sets for ``recognition-web``."""

from pathlib import Path

from pydantic import Field

from functions.shared.config import PROJECT_ROOT, Settings, setting


class WebSettings(Settings):
    web_root: Path = Field(default=PROJECT_ROOT / "web-client" / "dist", validation_alias=setting("WEB_ROOT"))
    """The web client, built."""
    web_worker: bool = Field(default=True, validation_alias=setting("WEB_WORKER"))
    """Whether browsers keep the client and thumbnails that were seen; `off` has them forget it."""
