"""What the operator sets for ``recognition``."""

from pathlib import Path

from pydantic import Field
from pydantic_settings import SettingsConfigDict

from functions.shared.config import PROJECT_ROOT, Settings, setting
from yolov3.choices import EngineName, InputShape, Precision


class RecognitionSettings(Settings):
    model_config = SettingsConfigDict(env_ignore_empty=True)

    model: str | None = Field(default=None, validation_alias=setting("MODEL"))
    """One of ``yolov3/models.toml``; else ``yolo-fastest-1.1-xl``, or if there is none ``yolov3-tiny``."""
    weights_dir: Path | None = Field(default=None, validation_alias=setting("WEIGHTS_DIR"))
    """A folder with weights that is looked in first."""
    cache_dir: Path = Field(default=PROJECT_ROOT / ".cache", validation_alias=setting("CACHE_DIR"))
    """Where the converted network is kept."""
    engine: EngineName = Field(default=EngineName.OPENVINO, validation_alias=setting("ENGINE"))
    """``openvino``, or ``torch``, which is slower and takes more memory."""
    precision: Precision | None = Field(default=None, validation_alias=setting("PRECISION"))
    """``bf16`` or ``f32``, of the network's arithmetic; each model has one of its own."""
    input_shape: InputShape | None = Field(default=None, validation_alias=setting("INPUT_SHAPE"))
    """``square``, or ``minimal``, which leaves out what the photo does not fill; each model has one of its
    own."""
    score_threshold: float | None = Field(
        default=None, gt=0, lt=1, validation_alias=setting("SCORE_THRESHOLD")
    )
    """From what confidence on an object counts, whatever it is; each model has its own for each label."""
    nms_threshold: float = Field(default=0.5, gt=0, lt=1, validation_alias=setting("NMS_THRESHOLD"))
    """How far two boxes of one class may overlap (intersection over union)."""
    picture_labels: bool = Field(default=True, validation_alias=setting("PICTURE_LABELS"))
    """Whether photos get labels of what they show as a whole, and doubtful objects a second look."""
    picture_review: bool = Field(default=True, validation_alias=setting("PICTURE_REVIEW"))
    """Whether photos of guests are judged where an album's owner asks for it; without, all of them wait
    there for the owner."""
    review_score: float = Field(default=0.5, ge=0, le=1, validation_alias=setting("REVIEW_SCORE"))
    """From what score on a photo of a guest is held in such an album; with 0 every one is."""
    max_object_bytes: int = Field(
        default=200 * 1024 * 1024, ge=1, validation_alias=setting("MAX_OBJECT_BYTES")
    )
    """How large a photo may be; sent to this function itself, at most 50 MiB."""
    recognitions_per_minute: int = Field(
        default=6000, ge=1, validation_alias=setting("RECOGNITIONS_PER_MINUTE")
    )
    """For each user, and for each address, of each replica; what other functions ask for does not count."""
