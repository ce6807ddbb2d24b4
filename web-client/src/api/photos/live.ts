import { type QueryClient, useQuery, useQueryClient } from "@tanstack/react-query";
import type { call } from "../client";
import { albumsChanged } from "../albums/changes";
import { allPages } from "../pages";
import { isRefusal } from "../problem";
import { photosOf } from "../query-keys";
import { useCall } from "../sharing/use-guest-session";
import type { SeenPhoto } from "../types";
import { dropPhotos, keepPhotos, type PhotoPages } from "./cache";
import { fetchPhoto } from "./photos";

const FETCHED_AT_ONCE = 4;

/**
 * Follows the photos of an album that are being processed until none is. Each look asks which still are; the others
 * have settled, and are fetched once. Looks the more seldom the longer nothing has changed.
 */
export function useLivePhotos(albumId: string, photos: readonly SeenPhoto[]): void {
  const client = useQueryClient();
  const ask = useCall();
  const waiting = photos.filter((photo) => photo.status === "processing");
  useQuery({
    queryKey: processingIn(albumId),
    queryFn: ({ signal }) => look(albumId, waiting, { client, ask, signal }),
    enabled: waiting.length > 0,
    refetchInterval: ({ state }) => pauseAfter(state.data?.changedAt ?? Date.now()),
    gcTime: 0,
    staleTime: 0,
  });
}

/** Whether an open album follows this photo already. */
export function isFollowed(client: QueryClient, albumId: string, photoId: string): boolean {
  const looks = client.getQueryCache().find({ queryKey: processingIn(albumId) });
  const pages = client.getQueryData<PhotoPages>(photosOf(albumId))?.pages ?? [];
  return (looks?.isActive() ?? false) && pages.some(({ data }) => data.some(({ _id }) => _id === photoId));
}

/** Which photos were being processed, and since when they are the same ones. */
interface Processing {
  ids: readonly string[];
  changedAt: number;
}

interface Access {
  client: QueryClient;
  ask: typeof call;
  signal: AbortSignal;
}

async function look(albumId: string, waiting: readonly SeenPhoto[], access: Access): Promise<Processing> {
  const { client, ask, signal } = access;
  const path = `photos/?albumId=${albumId}&status=processing&limit=500`;
  const processing = await allPages<SeenPhoto>(path, signal, ask);
  const ids = processing.map((photo) => photo._id);
  const settled = waiting.filter((photo) => !ids.includes(photo._id));
  const done = await fetchEach(settled, access);
  const there = new Set(done.map((photo) => photo._id));
  keepPhotos(client, [...processing, ...done]);
  dropPhotos(
    client,
    albumId,
    settled.map((photo) => photo._id).filter((id) => !there.has(id)),
  );
  if (done.length > 0) albumsChanged(client);
  const before = client.getQueryData<Processing>(processingIn(albumId));
  return before?.ids.join() === ids.join() ? before : { ids, changedAt: Date.now() };
}

function processingIn(albumId: string) {
  return ["processing", albumId] as const;
}

function pauseAfter(changedAt: number): number {
  const quiet = Date.now() - changedAt;
  if (quiet < 20_000) return 700;
  return quiet < 120_000 ? 3_000 : 15_000;
}

async function fetchEach(photos: readonly SeenPhoto[], access: Access): Promise<SeenPhoto[]> {
  const fetched: SeenPhoto[] = [];
  for (let at = 0; at < photos.length; at += FETCHED_AT_ONCE) {
    const some = photos.slice(at, at + FETCHED_AT_ONCE);
    const answers = await Promise.all(some.map((photo) => fetchIfThere(photo._id, access)));
    fetched.push(...answers.filter((photo) => photo !== null));
  }
  return fetched;
}

async function fetchIfThere(photoId: string, { ask, signal }: Access): Promise<SeenPhoto | null> {
  try {
    return await fetchPhoto(photoId, ask, signal);
  } catch (error) {
    if (isRefusal(error, 404)) return null;
    throw error;
  }
}
