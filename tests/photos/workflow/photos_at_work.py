"""Photos on their way, for tests of the workflow."""

from functools import reduce

from functions.photos.workflow import transitions
from functions.shared.models.photo import Photo, Work
from functions.shared.models.steps import Fault, StepError, StepName

NOW = 1_700_000_000_000
ME = "me"
REASON = StepError(title="Bad Gateway", detail="It broke off.")


def new_photo(**fields: object) -> Photo:
    photo = Photo(
        id="0" * 24,
        album_id="1" * 24,
        user_name="ann",
        key="incoming:ann:cat",
        created_at=NOW,
        size=1,
        sha256="0" * 64,
        content_type="image/jpeg",
        work=Work(due_at=NOW),
    )
    return photo.model_copy(update=fields)


def claimed(photo: Photo, holder: str = ME, now: int = NOW) -> Photo:
    taken = transitions.claim(photo, holder, now)
    assert taken is not None
    return taken


def done(photo: Photo, *names: StepName) -> Photo:
    return reduce(lambda p, name: transitions.finish(p, name, f"{name.value}/1", NOW), names, photo)


def failed(photo: Photo, name: StepName, fault: Fault) -> Photo:
    return transitions.fail(photo, name, REASON, fault, NOW)


def failed_at_recognition(fault: Fault) -> Photo:
    """A photo whose recognition has failed so, and that nobody works on."""
    photo = done(claimed(new_photo()), StepName.METADATA, StepName.THUMBNAIL, StepName.LABELS)
    return failed(photo, StepName.RECOGNITION, fault)


def ready() -> Photo:
    return done(claimed(new_photo()), *StepName)
