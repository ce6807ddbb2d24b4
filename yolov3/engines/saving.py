"""A converted network on disk: whole, or not there."""

import tempfile
from pathlib import Path
from types import ModuleType
from typing import Any

from yolov3.files.placing import put_in_place


def save(openvino: ModuleType, converted: Any, folder: Path) -> None:
    """As ``model.xml`` and ``model.bin``."""
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=folder) as unfinished:
        model = Path(unfinished, "model.xml")
        openvino.save_model(converted, model, compress_to_fp16=False)
        # The one that is looked for comes last.
        for file in (model.with_suffix(".bin"), model):
            file.chmod(0o644)
            put_in_place(file, folder / file.name)
