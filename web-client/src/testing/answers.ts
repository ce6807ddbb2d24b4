import { HttpResponse } from "msw";
import type { Photo, SeenPhoto } from "../api/types";
import { foundIn, monthOf } from "./finding";
import type { World } from "./world";

export function problem(status: number, detail: string, more: Record<string, string> = {}) {
  const headers = { "Content-Type": "application/problem+json" };
  return HttpResponse.json(
    { type: "about:blank", title: "Problem", status, detail, ...more },
    { status, headers },
  );
}

/** A page of those that are asked for, each as `show` makes it. */
export function pageOfPhotos(
  world: World,
  query: URLSearchParams,
  show: (photo: Photo) => SeenPhoto = (photo) => photo,
) {
  const wanted = foundIn(world, query.get("q") ?? "").filter(
    (photo) =>
      !world.isHidden(photo) &&
      isIn(photo, query.get("albumId")) &&
      query.getAll("tag").every((tag) => photo.tags.includes(tag)) &&
      (query.get("status") ?? photo.status) === photo.status &&
      (!query.has("held") || photo.held.length > 0) &&
      (query.get("sha256") ?? photo.sha256) === photo.sha256 &&
      (monthOf(photo) ?? "").startsWith(query.get("taken") ?? ""),
  );
  if (query.get("order") === "taken") wanted.sort((a, b) => (b.takenAt ?? 0) - (a.takenAt ?? 0));
  const from = Number(query.get("cursor") ?? 0);
  const limit = Number(query.get("limit") ?? 100);
  query.set("cursor", String(from + limit));
  const next = `</function/photos/?${query}>; rel="next"`;
  const headers: Record<string, string> = from + limit < wanted.length ? { Link: next } : {};
  return HttpResponse.json(wanted.slice(from, from + limit).map(show), { headers });
}

/** Null is any album, or none. */
export function isIn({ albumIds }: Photo, albumId: string | null): boolean {
  return albumId === null || albumIds.includes(albumId);
}
