"""A step that gives a photo other fields has another version: so photos of before are known as outdated."""

import hashlib
import json

import pytest
from pydantic import BaseModel

from functions.photos.workflow import versions
from functions.photos.workflow.steps import ThumbnailReply
from functions.shared.models.metadata import Metadata

FORGOTTEN = """{model} has other fields than {version} gives a photo. Count up {number},
so that photos of before can be run again, and set the digest in versions.FIELDS to {digest!r}."""


def digest(model: type[BaseModel]) -> str:
    """Of the names of its fields, and of theirs, and of what there is to choose from."""
    schema = model.model_json_schema()
    objects = {**schema["$defs"], model.__name__: schema}
    names = {name: sorted(each.get("properties") or each["enum"]) for name, each in objects.items()}
    return hashlib.sha256(json.dumps(names, sort_keys=True).encode()).hexdigest()[:12]


@pytest.mark.parametrize(
    ("version", "model", "number"),
    [
        (versions.METADATA, Metadata, "METADATA in functions/photos/workflow/versions.py"),
        (versions.THUMBNAIL, ThumbnailReply, "DRAWING_VERSION in functions/shared/objects/derived.py"),
    ],
)
def test_other_fields_are_another_version(version: str, model: type[BaseModel], number: str) -> None:
    now = digest(model)

    assert versions.FIELDS[version] == now, FORGOTTEN.format(
        model=model.__name__, version=version, number=number, digest=now
    )
