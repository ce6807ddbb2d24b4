"""What a job makes of one photo, and how that is undone where others have changed it since."""

from collections.abc import Callable, Collection
from typing import Any, Final, TypeAlias

from functions.photos.library.corrections import retagged
from functions.shared.models.job import Action, Entry, Values
from functions.shared.models.photo import Photo
from functions.shared.objects.album_membership import added, taken_out
from functions.shared.objects.trashing import trash_photo

MARKS: Final = ("favourite", "archived")
SETS: Final = ("added_tags", "removed_tags", "album_ids")


OpenAmong: TypeAlias = Callable[[Collection[str]], set[str]]


def entry_for(photo: Photo, action: Action, open_among: OpenAmong, now: int) -> Entry | None:
    """None where there is nothing to do. Raises Conflict or Invalid where it cannot be done."""
    after = _wanted(photo, action, open_among, now)
    changed = [name for name in Values.model_fields if getattr(photo, name) != getattr(after, name)]
    if not changed:
        return None
    before, after_it = (Values(**{name: getattr(each, name) for name in changed}) for each in (photo, after))
    return Entry(photo_id=photo.id, before=before, after=after_it)


def _wanted(photo: Photo, action: Action, open_among: OpenAmong, now: int) -> Photo:
    marks = {name: mark for name in MARKS if (mark := getattr(action, name)) is not None}
    photo = photo.model_copy(update=marks)
    if action.add_tags or action.remove_tags:
        photo = retagged(photo, action.add_tags, action.remove_tags)
    if action.take_out_of is not None:
        photo = taken_out(photo, action.take_out_of, open_among)
    if action.add_to is not None:
        photo = added(photo, action.add_to, now)
    return trash_photo(photo, now) if action.trash else photo


def done(photo: Photo, entry: Entry, now: int) -> Photo:
    return _from_to(photo, entry.before, entry.after, now)


def undone(photo: Photo, entry: Entry, now: int) -> Photo:
    """What others have changed since stays as they have made it."""
    return _from_to(photo, entry.after, entry.before, now)


def _from_to(photo: Photo, before: Values, after: Values, now: int) -> Photo:
    update = dict[str, Any]()
    for name in Values.model_fields:
        was, is_to_be, current = getattr(before, name), getattr(after, name), getattr(photo, name)
        if was == is_to_be:
            continue
        if name in SETS:
            update[name] = _merged(current, was or (), is_to_be or ())
        elif current == was:
            update[name] = is_to_be
    album_ids = update.pop("album_ids", photo.album_ids)
    changed = photo.model_copy(update=update) if update else photo
    if album_ids != photo.album_ids:
        changed = changed.in_albums(album_ids).model_copy(update={"moved_at": now})
    is_retagged = (changed.added_tags, changed.removed_tags) != (photo.added_tags, photo.removed_tags)
    return changed.with_tags() if is_retagged else changed


def _merged(now: tuple[str, ...], before: tuple[str, ...], after: tuple[str, ...]) -> tuple[str, ...]:
    kept = [each for each in now if each in after or each not in before]
    return tuple(dict.fromkeys([*kept, *(each for each in after if each not in before)]))
