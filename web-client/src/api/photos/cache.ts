import type { InfiniteData, QueryClient } from "@tanstack/react-query";
import type { Answer } from "../client";
import { urlOf } from "../client";
import { isMyPhoto } from "../albums/rights";
import { ALL_PHOTOS, FOUND, FOUND_MONTHS, FOUND_PAGES, photosOf, photoWith } from "../query-keys";
import type { SeenPhoto } from "../types";
import { newestFirst } from "./order";
import { pathOf } from "./pictures";

type Page = Answer<SeenPhoto[]>;
export type PhotoPages = InfiniteData<Page, string>;

/**
 * Takes newer records into the cached lists, those of all their albums among them, and single photos. One that an
 * album's list does not have yet gets its place by its age.
 */
export function keepPhotos(client: QueryClient, photos: readonly SeenPhoto[]): void {
  const newer = byId(photos);
  for (const photo of photos) client.setQueryData(photoWith(photo._id), photo);
  changeAlbums(client, (pages, albumId) => inAlbum(pages, albumId, photos));
  client.setQueriesData<PhotoPages>({ queryKey: FOUND_PAGES }, (pages) => pages && renewedIn(pages, newer));
  client.setQueriesData<FoundMonth>({ queryKey: FOUND_MONTHS }, (month) => month && monthWith(month, newer));
}

/** An album's list with what is in it of these, and without what has left it. */
function inAlbum(pages: PhotoPages, albumId: string, photos: readonly SeenPhoto[]): PhotoPages {
  if (!photos.some(({ albumIds }) => albumIds.includes(albumId)) && !holds(pages, idsOf(photos)))
    return pages;
  const within = photos.filter(({ albumIds }) => albumIds.includes(albumId));
  const others = photos.filter(({ albumIds }) => !albumIds.includes(albumId));
  // Of somebody else's photo one is told a single album, through which it was seen.
  const renewed = renewedIn(pages, byId(others.filter((photo) => !isMyPhoto(photo))));
  return mergedInto(without(renewed, idsOf(others.filter(isMyPhoto))), byId(within));
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

/** Takes photos out of an album's cached list: deleted, or in it no longer. */
export function dropPhotos(client: QueryClient, albumId: string, photoIds: readonly string[]): void {
  const gone = new Set(photoIds);
  client.setQueryData<PhotoPages>(photosOf(albumId), (pages) => pages && without(pages, gone));
}

/** Takes deleted photos out of all albums' lists and all that was found, whose counts are then asked for again. */
export function dropEverywhere(client: QueryClient, photos: readonly SeenPhoto[]): void {
  const gone = idsOf(photos);
  changeAlbums(client, (pages) => (holds(pages, gone) ? without(pages, gone) : pages));
  for (const photoId of gone) client.removeQueries({ queryKey: photoWith(photoId) });
  client.setQueriesData<PhotoPages>({ queryKey: FOUND_PAGES }, (pages) => pages && without(pages, gone));
  client.setQueriesData<FoundMonth>(
    { queryKey: FOUND_MONTHS },
    (month) => month && { ...month, photos: month.photos.filter(({ _id }) => !gone.has(_id)) },
  );
  void client.invalidateQueries({ queryKey: FOUND });
  forgetPictures(photos);
}

/** Nor are they shown where there is no connection. */
function forgetPictures(photos: readonly SeenPhoto[]): void {
  const paths = photos.flatMap((photo) => [pathOf(photo, "thumbnail"), pathOf(photo, "medium")]);
  const found = paths
    .filter((path) => path !== null)
    .map((path) => new URL(urlOf(path), location.href).pathname);
  import("../offline/here").then(({ seenPictures }) => seenPictures.drop(found)).catch(() => undefined); // a browser that forbids to keep anything
}

function without({ pages, ...rest }: PhotoPages, gone: ReadonlySet<string>): PhotoPages {
  const kept = pages.map((page) => ({ ...page, data: page.data.filter((photo) => !gone.has(photo._id)) }));
  return { ...rest, pages: kept };
}

function holds({ pages }: PhotoPages, photoIds: ReadonlySet<string>): boolean {
  return pages.some(({ data }) => data.some(({ _id }) => photoIds.has(_id)));
}

/** A list that stays as it is does not count as newly asked for. */
function changeAlbums(client: QueryClient, change: (pages: PhotoPages, albumId: string) => PhotoPages): void {
  const lists = client.getQueriesData<PhotoPages>({ queryKey: ALL_PHOTOS });
  for (const [queryKey, pages] of lists) {
    const albumId = queryKey.at(-1);
    if (!pages || typeof albumId !== "string") continue;
    const changed = change(pages, albumId);
    if (changed !== pages) client.setQueryData(queryKey, changed);
  }
}

function byId(photos: readonly SeenPhoto[]): Map<string, SeenPhoto> {
  return new Map(photos.map((photo) => [photo._id, photo]));
}

function idsOf(photos: readonly SeenPhoto[]): ReadonlySet<string> {
  return new Set(photos.map(({ _id }) => _id));
}
