import type { Pictured, SeenPhoto, SharedPhoto } from "../types";
import { type Rotation, rotationOfKey } from "./turning";

/** The pictures that are made of a photo, by rising size. */
export type Rendition = "thumbnail" | "medium" | "preview";

/**
 * Where a picture of a photo is; null where there is none yet. Those of own photos are read from storage, whose objects never
 * change; those of others from photos, which looks each time whether they may still be seen.
 */
export function pathOf(photo: Pictured, rendition: Rendition): string | null {
  if (!("thumbnailKey" in photo)) return hasPictures(photo) ? `photos/${photo._id}/${rendition}` : null;
  const keys = {
    thumbnail: photo.thumbnailKey,
    medium: photo.mediumKey ?? photo.previewKey,
    preview: photo.previewKey,
  };
  return keys[rendition] && `storage/${keys[rendition]}`;
}

/** As it is shown on a screen, to be saved; from photos, whatever the owner. */
export function previewOf(photo: SeenPhoto): string {
  return `photos/${photo._id}/preview?download=1`;
}

/** How far what a path leads to has still to be turned, clockwise: a picture is made anew some time after that was asked. */
export function leftToTurn(photo: SeenPhoto, picture: "original" | Rendition): Rotation {
  if (picture === "original") return photo.rotation;
  if (!("thumbnailKey" in photo)) return 0;
  const path = pathOf(photo, picture);
  return path === null ? 0 : (((photo.rotation - rotationOfKey(path) + 360) % 360) as Rotation);
}

/** From photos, which looks whether what is stored is still the file that was taken in. */
export function originalOf(photo: SeenPhoto): string {
  return `photos/${photo._id}/original`;
}

/** They are made together with the placeholder, before the objects in them are recognised. */
function hasPictures({ status, placeholder }: SharedPhoto): boolean {
  return status === "ready" || placeholder !== null;
}
