"""What a person has said of several records, as one photo's."""

from collections.abc import Sequence

from functions.shared.models.photo import Photo


def gathered(photo: Photo, others: Sequence[Photo]) -> Photo:
    """With the albums, tags and marks of all; what is in doubt stays in sight."""
    every = (photo, *others)
    added = dict.fromkeys(tag for each in every for tag in each.added_tags)
    removed = dict.fromkeys(tag for each in every for tag in each.removed_tags)
    update = {
        "added_tags": tuple(added),
        "removed_tags": tuple(tag for tag in removed if tag not in added),
        "favourite": any(each.favourite for each in every),
        "archived": all(each.archived for each in every),
    }
    albums = [album_id for each in every for album_id in each.album_ids]
    return photo.model_copy(update=update).with_tags().in_albums(albums)
