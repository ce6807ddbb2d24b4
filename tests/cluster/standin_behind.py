"""What is behind the stand-in cluster: pods that do nothing, if nobody says otherwise."""


class Refusal(Exception):
    """What the program says on standard error."""


class Behind:
    """What pods do, where there are none."""

    signing_key = "a key of this stand-in"
    blobs_url = "redis://default:secret@smart-album-redis.smart-album-try.svc:6379/0"

    def __init__(self) -> None:
        self.places: dict[str, tuple[str, int]] = {}
        """Where the services lead to, by their names."""

    def kill(self, function: str) -> None:
        """At once."""

    def replace(self, functions: list[str]) -> None:
        """In order, by new ones."""

    def lose_all(self) -> None:
        """What the stores hold, and the signing key."""
