import type { Album, Photo, SeenAlbum, SeenPhoto } from "../types";

/** What a person may do in an album. */
export interface Rights {
  isOwner: boolean;
  mayAdd: boolean;
  maySeeOriginals: boolean;
}

export const OWNERS: Rights = { isOwner: true, mayAdd: true, maySeeOriginals: true };

/** Where photos of many albums are shown: nothing more than each photo's own owner may do. */
export const OTHERS: Rights = { isOwner: false, mayAdd: false, maySeeOriginals: false };

export function isMyAlbum(album: SeenAlbum): album is Album {
  return !("allowed" in album);
}

/** A photo is whole to the one whose photo it is, whosever album it is in. */
export function isMyPhoto(photo: SeenPhoto): photo is Photo {
  return "key" in photo;
}

export function rightsIn(album: SeenAlbum): Rights {
  if (isMyAlbum(album)) return OWNERS;
  return { isOwner: false, mayAdd: album.allowed.add, maySeeOriginals: album.allowed.originals };
}

export function mayDelete(photo: SeenPhoto, { isOwner }: Rights): boolean {
  return isOwner || isMyPhoto(photo);
}

export function maySeeOriginal(photo: SeenPhoto, { maySeeOriginals }: Rights): boolean {
  return maySeeOriginals || isMyPhoto(photo);
}

/** Whether there is anything to be done with a photo besides looking at it. */
export function mayHandle(photo: SeenPhoto, rights: Rights): boolean {
  return mayDelete(photo, rights) || maySeeOriginal(photo, rights);
}
