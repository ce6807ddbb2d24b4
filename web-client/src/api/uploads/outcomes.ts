import { type QueryClient, useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useSyncExternalStore } from "react";
import { keepPhotos } from "../photos/cache";
import { isFollowed } from "../photos/live";
import { allPages } from "../pages";
import { PHOTO } from "../query-keys";
import type { SeenPhoto } from "../types";
import type { UploadQueue } from "./queue";

const OUTCOMES = ["outcomes"] as const;
const LOOK_AGAIN_MS = 2_000;

/** Tells the queue what becomes of its photos, whatever screen is open: from what that asks, or else by asking. */
export function useOutcomes(queue: UploadQueue): void {
  const client = useQueryClient();
  useEffect(
    () =>
      client.getQueryCache().subscribe(({ type, query }) => {
        const [kind] = query.queryKey as unknown[];
        if (type !== "updated" || kind !== PHOTO[0]) return;
        const photo = query.state.data as SeenPhoto | undefined;
        if (photo) queue.learn([photo]);
      }),
    [client, queue],
  );
  const isWaiting = useSyncExternalStore(queue.subscribe, () => processingIn(queue).length > 0);
  useQuery({
    queryKey: OUTCOMES,
    queryFn: async ({ signal }) => {
      for (const [albumId, photos] of byAlbum(client, queue))
        await look(albumId, photos, signal, { client, queue });
      return null;
    },
    enabled: isWaiting,
    refetchInterval: LOOK_AGAIN_MS,
    gcTime: 0,
    staleTime: 0,
  });
}

interface Listeners {
  client: QueryClient;
  queue: UploadQueue;
}

/** Two questions at most, for however many photos. Of those that are in neither answer nothing went wrong. */
async function look(albumId: string, photos: readonly SeenPhoto[], signal: AbortSignal, told: Listeners) {
  const list = (status: string) =>
    allPages<SeenPhoto>(`photos/?albumId=${albumId}&status=${status}&limit=500`, signal);
  const processing = await list("processing");
  const known = new Set(processing.map(({ _id }) => _id));
  const settled = photos.filter(({ _id }) => !known.has(_id));
  const failed = settled.length > 0 ? await list("failed") : [];
  for (const { _id } of failed) known.add(_id);
  const ready = settled
    .filter(({ _id }) => !known.has(_id))
    .map((photo) => ({ ...photo, status: "ready" as const }));
  keepPhotos(told.client, [...processing, ...failed]);
  told.queue.learn(ready);
}

function byAlbum(client: QueryClient, queue: UploadQueue): Map<string, SeenPhoto[]> {
  const unfollowed = processingIn(queue).filter(
    ({ albumId, photo }) => photo && !isFollowed(client, albumId, photo._id),
  );
  const albums = new Map<string, SeenPhoto[]>();
  for (const { albumId, photo } of unfollowed)
    if (photo) albums.set(albumId, [...(albums.get(albumId) ?? []), photo]);
  return albums;
}

function processingIn(queue: UploadQueue) {
  return queue.snapshot().uploads.filter(({ state }) => state === "processing");
}
