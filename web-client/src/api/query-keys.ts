/** The keys by which answers are cached, as far as more than one file reads, changes or forgets them. */
export const SESSION = ["session"] as const;
export const ALBUMS = ["albums"] as const;
export const SHARED_ALBUMS = ["shared-albums"] as const;
export const ACTIVITY = ["activity"] as const;
export const TRASH = ["trash"] as const;
export const DUPLICATES = ["duplicates"] as const;
export const TRASH_RULES = ["trash-rules"] as const;
/** Begins the keys of all lists of photos. */
export const ALL_PHOTOS = ["photos"] as const;

/** Begins with the key of all albums: what forgets those forgets this one too. */
export function albumWith(albumId: string) {
  return [...ALBUMS, albumId] as const;
}

/** The pages of an album's photos. */
export function photosOf(albumId: string) {
  return [...ALL_PHOTOS, albumId] as const;
}

/** Begins the keys of single photos. */
export const PHOTO = ["photo"] as const;

export function photoWith(photoId: string) {
  return [...PHOTO, photoId] as const;
}

/** Begins the keys of all that was found by a search or by time. */
export const FOUND = ["found"] as const;
/** The pages of what a search finds. */
export const FOUND_PAGES = [...FOUND, "pages"] as const;
/** The photos of months. */
export const FOUND_MONTHS = [...FOUND, "month"] as const;
