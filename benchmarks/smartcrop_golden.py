"""Records what the original smartcrop.js chooses on the scenes of the tests.

python -m benchmarks.smartcrop_golden
"""

import json
import tempfile
from dataclasses import asdict
from pathlib import Path

from benchmarks.smartcrop_js import smartcrop_js
from tests.thumbnail.scenes import GOLDEN, SIZES, all_scenes


def main() -> None:
    with tempfile.TemporaryDirectory() as scratch, smartcrop_js(Path(scratch)) as reference:
        golden = {
            f"{scene.name} at {width}x{height}": list(
                asdict(reference.judge_pixels(scene.pixels, width, height, scene.boosts)).values()
            )
            for scene in all_scenes()
            for width, height in SIZES
        }
    lines = ",\n".join(f"  {json.dumps(name)}: {json.dumps(box)}" for name, box in golden.items())
    GOLDEN.write_text(f"{{\n{lines}\n}}\n", encoding="utf-8")


if __name__ == "__main__":
    main()
