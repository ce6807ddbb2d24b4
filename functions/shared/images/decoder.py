"""What the functions use to read pictures."""

from functions.shared.images import decode, header
from functions.shared.images.header import Header
from functions.shared.images.picture import EVERYTHING, Cover, Picture


class Decoder:
    """Built once per process; its methods may be called from any thread."""

    def inspect(self, data: bytes) -> Header:
        return header.inspect(data)

    def decode(self, data: bytes, cover: Cover = EVERYTHING) -> Picture:
        return decode.decode(data, cover)

    def close(self) -> None:
        """Ends the processes that decode."""
