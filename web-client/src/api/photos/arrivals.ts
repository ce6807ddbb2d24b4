import { type QueryClient, useQuery, useQueryClient } from "@tanstack/react-query";
import { photosOf } from "../query-keys";
import { useCall } from "../sharing/use-guest-session";
import type { SeenPhoto } from "../types";
import { dropPhotos, keepPhotos, type PhotoPages } from "./cache";

const LOOK_AGAIN_MS = 4_000;
const NEWEST = 20;

/** Looks again and again at an album's newest photos: what other windows and people add, change or delete shows here. */
export function useArrivals(albumId: string, isLoaded: boolean): void {
  const client = useQueryClient();
  const ask = useCall();
  useQuery({
    queryKey: ["arrivals", albumId],
    queryFn: async ({ signal }) => {
      const path = `photos/?albumId=${albumId}&limit=${NEWEST}`;
      const before = knownOf(client, albumId);
      const { data, next } = await ask<SeenPhoto[]>("GET", path, { signal });
      reconcile(client, albumId, before, data, next === null);
      return data.length;
    },
    enabled: isLoaded,
    refetchInterval: LOOK_AGAIN_MS,
    refetchOnWindowFocus: "always",
    gcTime: 0,
    staleTime: 0,
  });
}

type Known = ReadonlyMap<string, SeenPhoto>;

function knownOf(client: QueryClient, albumId: string): Known {
  const pages = client.getQueryData<PhotoPages>(photosOf(albumId))?.pages ?? [];
  return new Map(pages.flatMap(({ data }) => data).map((photo) => [photo._id, photo]));
}

/** Takes an answer into the cache, except where a photo was changed here while it was on its way: that is newer. */
function reconcile(
  client: QueryClient,
  albumId: string,
  before: Known,
  newest: readonly SeenPhoto[],
  isAll: boolean,
) {
  const now = knownOf(client, albumId);
  if (!isAll && newest.every(({ _id }) => !now.has(_id))) {
    // More came than one look sees; what lies between is not known.
    void client.invalidateQueries({ queryKey: photosOf(albumId) });
    return;
  }
  const isUntouched = ({ _id }: SeenPhoto) => before.get(_id) === now.get(_id);
  const changed = newest.filter((photo) => isUntouched(photo) && !isSame(now.get(photo._id), photo));
  if (changed.length > 0) keepPhotos(client, changed);
  const there = new Set(newest.map(({ _id }) => _id));
  const since = isAll ? -Infinity : Math.min(...newest.map(({ createdAt }) => createdAt)) + 1;
  const gone = [...now.values()].filter(
    (photo) => isUntouched(photo) && photo.createdAt >= since && !there.has(photo._id),
  );
  const ids = gone.map(({ _id }) => _id);
  if (ids.length > 0) dropPhotos(client, albumId, ids);
}

function isSame(one: SeenPhoto | undefined, other: SeenPhoto): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
