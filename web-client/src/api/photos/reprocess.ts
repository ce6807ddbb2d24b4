import { type QueryClient, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { call } from "../client";
import { ACTIVITY } from "../query-keys";
import { useCall } from "../sharing/use-guest-session";
import type { Photo, Restarted, SeenPhoto } from "../types";
import { keepPhotos } from "./cache";

/** Runs again what failed of a photo's processing. */
export function useProcessAgain() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: processAgain,
    onSuccess: (photo) => {
      keepPhotos(client, [photo]);
      void client.invalidateQueries({ queryKey: ACTIVITY });
    },
  });
}

/** My photos in an album that have failed, as far as a page goes. */
export function useFailedIn(albumId: string, isWanted: boolean) {
  const ask = useCall();
  return useQuery({
    queryKey: [...ACTIVITY, "failed-in", albumId],
    queryFn: async ({ signal }) =>
      (await ask<SeenPhoto[]>("GET", `photos/?albumId=${albumId}&status=failed&limit=500`, { signal })).data,
    enabled: isWanted,
  });
}

export async function processAgain({ _id }: SeenPhoto): Promise<Photo> {
  const headers = { Prefer: "respond-async" };
  return (await call<Photo>("POST", `photos/${_id}/process`, { headers })).data;
}

/** Runs again what failed of all my photos, or of one album. Is given the failed ones that the page shows. */
export function useProcessAllAgain(albumId?: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (failed: readonly Photo[]) => {
      await processFailed(albumId);
      expectNews(client, failed);
    },
    onSettled: () => client.invalidateQueries({ queryKey: ACTIVITY }),
  });
}

/** Each call takes some of them, and tells where the next one goes on. */
async function processFailed(albumId: string | undefined): Promise<void> {
  const query = new URLSearchParams(albumId === undefined ? {} : { albumId });
  for (let isDone = false; !isDone;) {
    const { cursor } = (await call<Restarted>("POST", `photos/process?${query}`)).data;
    isDone = cursor === null;
    if (cursor !== null) query.set("cursor", cursor);
  }
}

/** Marks photos as being processed before any answer says so: then `useLivePhotos` begins to follow them. */
function expectNews(client: QueryClient, photos: readonly Photo[]): void {
  keepPhotos(
    client,
    photos.map((photo) => ({ ...photo, status: "processing" as const })),
  );
}
