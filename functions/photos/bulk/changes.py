"""What a job makes of one photo, and how that is undone where others have changed it since."""

from collections.abc import Callable, Collection
from typing import Any, Final

from functions.photos.library.corrections import MOST_TAGS
from functions.shared.models.job import Action, Entry, Values
from functions.shared.models.photo import MOST_ALBUMS, Photo

MARKS: Final = ("favourite", "archived")
SETS: Final = ("added_tags", "removed_tags", "album_ids")


def entry_for(
    photo: Photo, action: Action, open_among: Callable[[Collection[str]], set[str]], now: int
) -> Entry | None:
    """None where there is nothing to do. Raises ValueError where it cannot be done."""
    after = {
        **{name: mark for name in MARKS if (mark := getattr(action, name)) is not None},
        **_tags(photo, action),
        **_albums(photo, action, open_among),
        **({"trashed_at": now} if action.trash and photo.trashed_at is None else {}),
    }
    before = {name: getattr(photo, name) for name in after}
    changed = [name for name in after if before[name] != after[name]]
    if not changed:
        return None
    return Entry(
        photo_id=photo.id,
        before=Values(**{name: before[name] for name in changed}),
        after=Values(**{name: after[name] for name in changed}),
    )


def _tags(photo: Photo, action: Action) -> dict[str, object]:
    if not (action.add_tags or action.remove_tags):
        return {}
    added = [tag for tag in photo.added_tags if tag not in action.remove_tags]
    removed = [tag for tag in photo.removed_tags if tag not in action.add_tags]
    found = {
        "added_tags": tuple(dict.fromkeys([*added, *action.add_tags])),
        "removed_tags": tuple(dict.fromkeys([*removed, *action.remove_tags])),
    }
    if sum(map(len, found.values())) > MOST_TAGS:
        raise ValueError
    return dict(found)


def _albums(
    photo: Photo, action: Action, open_among: Callable[[Collection[str]], set[str]]
) -> dict[str, object]:
    album_ids = photo.album_ids
    if action.take_out_of in album_ids:
        others = [album_id for album_id in album_ids if album_id != action.take_out_of]
        still_open = open_among(others)
        album_ids = tuple(album_id for album_id in others if album_id in still_open)
    if action.add_to is not None and action.add_to not in album_ids:
        album_ids = (*album_ids, action.add_to)
    if len(album_ids) > MOST_ALBUMS:
        raise ValueError
    return {"album_ids": album_ids} if album_ids != photo.album_ids else {}


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
