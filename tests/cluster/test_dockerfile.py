"""What the images are given, as far as that shows before they are built."""

import re

from functions.shared.config import PROJECT_ROOT

DOCKERFILE = (PROJECT_ROOT / "functions" / "Dockerfile").read_text()


def test_recognition_is_given_every_room_of_the_detector() -> None:
    """One by one: weights may lie beside them, and come into the image only with the converted model."""
    given = set(re.findall(r"^COPY yolov3/(\w+) yolov3/\1$", DOCKERFILE, re.MULTILINE))
    rooms = {path.parent.name for path in (PROJECT_ROOT / "yolov3").glob("*/__init__.py")}

    assert rooms | {"cfg"} == given
