import type { InfiniteData, QueryClient } from "@tanstack/react-query";
import type { Answer } from "../client";
import { photosOf, photoWith } from "../query-keys";
import type { SeenPhoto } from "../types";

export type PhotoPages = InfiniteData<Answer<SeenPhoto[]>, string>;

/** Takes newer records into the cached lists and single photos; one that no list has yet goes to the front. */
export function keepPhotos(client: QueryClient, albumId: string, photos: readonly SeenPhoto[]): void {
  const newer = new Map(photos.map((photo) => [photo._id, photo]));
  for (const photo of photos) client.setQueryData(photoWith(photo._id), photo);
  client.setQueryData<PhotoPages>(photosOf(albumId), (pages) => pages && mergedInto(pages, newer));
}

function mergedInto(pages: PhotoPages, newer: Map<string, SeenPhoto>): PhotoPages {
  const missing = new Map(newer);
  const merged = pages.pages.map((page) => ({
    ...page,
    data: page.data.map((photo) => take(missing, photo)),
  }));
  const [first, ...rest] = merged;
  if (!first) return pages;
  const front = { ...first, data: [...missing.values(), ...first.data] };
  return { ...pages, pages: [front, ...rest] };
}

function take(missing: Map<string, SeenPhoto>, photo: SeenPhoto): SeenPhoto {
  const newer = missing.get(photo._id);
  missing.delete(photo._id);
  return newer ?? photo;
}

/** Takes photos out of an album's cached list: deleted, or moved elsewhere. */
export function dropPhotos(client: QueryClient, albumId: string, photoIds: readonly string[]): void {
  const gone = new Set(photoIds);
  client.setQueryData<PhotoPages>(photosOf(albumId), (pages) => {
    if (!pages) return pages;
    const kept = pages.pages.map((page) => ({
      ...page,
      data: page.data.filter((photo) => !gone.has(photo._id)),
    }));
    return { ...pages, pages: kept };
  });
}
