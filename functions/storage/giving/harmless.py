"""What a browser may be told that an object is."""

import re

DEFAULT_TYPE = "application/octet-stream"
HARMLESS = re.compile(
    r"(image/(?!svg)[\w.+-]+|audio/[\w.+-]+|video/[\w.+-]+|text/plain|application/json)", re.ASCII
)


def served_type(content_type: str) -> str:
    """Never a type that a browser would run, such as HTML or SVG."""
    return content_type if HARMLESS.fullmatch(content_type) else DEFAULT_TYPE
