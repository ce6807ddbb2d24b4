import { type QueryClient, useQuery, useQueryClient } from "@tanstack/react-query";
import type { call } from "../client";
import { allPages } from "../pages";
import { isRefusal } from "../problem";
import { ALBUMS } from "../query-keys";
import { useCall } from "../sharing/use-guest-session";
import type { SeenPhoto } from "../types";
import { dropPhotos, keepPhotos } from "./cache";
import { fetchPhoto } from "./photos";

const AT_ONCE = 4;

/**
 * Keeps an album's photos true while some of them are being processed. One request tells which still are; those
 * that no longer are get fetched once. Asks seldom when the work takes long, and not at all when there is none.
 */
export function useLivePhotos(albumId: string, photos: readonly SeenPhoto[]): void {
  const client = useQueryClient();
  const ask = useCall();
  const waiting = photos.filter((photo) => photo.status === "processing");
  useQuery({
    queryKey: busyIn(albumId),
    queryFn: ({ signal }) => follow(albumId, waiting, { client, ask, signal }),
    enabled: waiting.length > 0,
    refetchInterval: ({ state }) => pauseAfter(state.data?.changedAt ?? Date.now()),
    gcTime: 0,
    staleTime: 0,
  });
}

/** Which photos were being processed, and since when they are the same ones. */
interface Busy {
  ids: readonly string[];
  changedAt: number;
}

interface Look {
  client: QueryClient;
  ask: typeof call;
  signal: AbortSignal;
}

async function follow(albumId: string, waiting: readonly SeenPhoto[], look: Look): Promise<Busy> {
  const { client, ask, signal } = look;
  const path = `photos/?albumId=${albumId}&status=processing&limit=500`;
  const busy = await allPages<SeenPhoto>(path, signal, ask);
  const ids = busy.map((photo) => photo._id);
  const settled = waiting.filter((photo) => !ids.includes(photo._id));
  const done = await fetchEach(settled, look);
  const there = new Set(done.map((photo) => photo._id));
  keepPhotos(client, albumId, [...busy, ...done]);
  dropPhotos(
    client,
    albumId,
    settled.map((photo) => photo._id).filter((id) => !there.has(id)),
  );
  if (done.length > 0) void client.invalidateQueries({ queryKey: ALBUMS });
  const before = client.getQueryData<Busy>(busyIn(albumId));
  return before?.ids.join() === ids.join() ? before : { ids, changedAt: Date.now() };
}

function busyIn(albumId: string) {
  return ["processing", albumId] as const;
}

function pauseAfter(changedAt: number): number {
  const quiet = Date.now() - changedAt;
  if (quiet < 20_000) return 700;
  return quiet < 120_000 ? 3_000 : 15_000;
}

async function fetchEach(photos: readonly SeenPhoto[], look: Look): Promise<SeenPhoto[]> {
  const fetched: SeenPhoto[] = [];
  for (let at = 0; at < photos.length; at += AT_ONCE) {
    const some = photos.slice(at, at + AT_ONCE);
    const answers = await Promise.all(some.map((photo) => fetchIfThere(photo._id, look)));
    fetched.push(...answers.filter((photo) => photo !== null));
  }
  return fetched;
}

async function fetchIfThere(photoId: string, { ask, signal }: Look): Promise<SeenPhoto | null> {
  try {
    return await fetchPhoto(photoId, ask, signal);
  } catch (error) {
    if (isRefusal(error, 404)) return null;
    throw error;
  }
}
