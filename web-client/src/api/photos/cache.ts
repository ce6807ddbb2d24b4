import type { InfiniteData, QueryClient } from "@tanstack/react-query";
import type { Answer } from "../client";
import { FOUND, FOUND_MONTHS, FOUND_PAGES, photosOf, photoWith } from "../query-keys";
import type { SeenPhoto } from "../types";
import { newestFirst } from "./order";

type Page = Answer<SeenPhoto[]>;
export type PhotoPages = InfiniteData<Page, string>;

/** Takes newer records into the cached lists and single photos. One that no list has yet gets its place by its age. */
export function keepPhotos(client: QueryClient, albumId: string, photos: readonly SeenPhoto[]): void {
  const newer = new Map(photos.map((photo) => [photo._id, photo]));
  for (const photo of photos) client.setQueryData(photoWith(photo._id), photo);
  client.setQueryData<PhotoPages>(photosOf(albumId), (pages) => pages && mergedInto(pages, newer));
  client.setQueriesData<PhotoPages>({ queryKey: FOUND_PAGES }, (pages) => pages && renewedIn(pages, newer));
  client.setQueriesData<FoundMonth>({ queryKey: FOUND_MONTHS }, (month) => month && monthWith(month, newer));
}

/** As far as it is changed here. */
interface FoundMonth {
  photos: readonly SeenPhoto[];
}

function monthWith(month: FoundMonth, newer: ReadonlyMap<string, SeenPhoto>): FoundMonth {
  if (!month.photos.some(({ _id }) => newer.has(_id))) return month;
  return { ...month, photos: month.photos.map((photo) => newer.get(photo._id) ?? photo) };
}

function renewedIn({ pages, ...rest }: PhotoPages, newer: ReadonlyMap<string, SeenPhoto>): PhotoPages {
  const renewed = pages.map((page) => ({
    ...page,
    data: page.data.map((photo) => newer.get(photo._id) ?? photo),
  }));
  return { ...rest, pages: renewed };
}

function mergedInto(pages: PhotoPages, newer: Map<string, SeenPhoto>): PhotoPages {
  const missing = new Map(newer);
  const merged = pages.pages.map((page) => ({
    ...page,
    data: page.data.map((photo) => newerOf(missing, photo)),
  }));
  return { ...pages, pages: [...missing.values()].reduce(withOneMore, merged) };
}

/** One that is older than all loaded photos, while there are pages to come, is left out: its own page will bring it. */
function withOneMore(pages: Page[], photo: SeenPhoto): Page[] {
  const at = pages.findIndex(
    ({ data, next }) => next === null || data.some((other) => newestFirst(photo, other) < 0),
  );
  return pages.map((page, index) =>
    index === at ? { ...page, data: [...page.data, photo].sort(newestFirst) } : page,
  );
}

function newerOf(missing: Map<string, SeenPhoto>, photo: SeenPhoto): SeenPhoto {
  const newer = missing.get(photo._id);
  missing.delete(photo._id);
  return newer ?? photo;
}

/** Takes photos out of an album's cached list: deleted, or moved elsewhere. */
export function dropPhotos(client: QueryClient, albumId: string, photoIds: readonly string[]): void {
  const gone = new Set(photoIds);
  client.setQueryData<PhotoPages>(photosOf(albumId), (pages) => pages && without(pages, gone));
}

/** Takes deleted photos out of all that was found, whose counts are then asked for again. */
export function dropFromFound(client: QueryClient, photoIds: readonly string[]): void {
  const gone = new Set(photoIds);
  client.setQueriesData<PhotoPages>({ queryKey: FOUND_PAGES }, (pages) => pages && without(pages, gone));
  client.setQueriesData<FoundMonth>(
    { queryKey: FOUND_MONTHS },
    (month) => month && { ...month, photos: month.photos.filter(({ _id }) => !gone.has(_id)) },
  );
  void client.invalidateQueries({ queryKey: FOUND });
}

function without({ pages, ...rest }: PhotoPages, gone: ReadonlySet<string>): PhotoPages {
  const kept = pages.map((page) => ({ ...page, data: page.data.filter((photo) => !gone.has(photo._id)) }));
  return { ...rest, pages: kept };
}
