import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { call } from "../client";
import { albumWith, ALBUMS, FOUND, photosOf } from "../query-keys";
import type { Album, ManyDone, SeenPhoto } from "../types";
import { keepPhotos } from "./cache";
import { heldOf } from "./held";

/** As many as are shown, and decided on, at once. */
const SHOWN = 100;
const LOOK_AGAIN_MS = 10_000;

/** Asks for a review of what others add to an album, or for none any more. */
export function useSetReview(albumId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (review: boolean) =>
      (await call<Album>("PATCH", `albums/${albumId}`, { body: { review } })).data,
    onSuccess: () => client.invalidateQueries({ queryKey: photosOf(albumId) }),
    onSettled: () => client.invalidateQueries({ queryKey: ALBUMS }),
  });
}

/** The photos that wait for an album's owner, newest first. What forgets the albums forgets these. */
export function useHeldPhotos(albumId: string) {
  return useQuery({
    queryKey: [...albumWith(albumId), "held"],
    queryFn: async ({ signal }) =>
      (await call<SeenPhoto[]>("GET", `photos/?albumId=${albumId}&held=1&limit=${SHOWN}`, { signal })).data,
    refetchInterval: LOOK_AGAIN_MS,
  });
}

/** Lets others see photos in an album of one's own; tells how many. */
export function useApprove(albumId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (photos: readonly SeenPhoto[]) => {
      const body = { ids: photos.map(({ _id }) => _id) };
      const { changed, failed } = (await call<ManyDone>("POST", `albums/${albumId}/photos/approve`, { body }))
        .data;
      const places = new Set(failed.map(({ at }) => at));
      const approved = photos.filter((_, at) => !places.has(at));
      keepPhotos(
        client,
        approved.map((photo) => ({
          ...photo,
          held: heldOf(photo).filter((held) => held.albumId !== albumId),
        })),
      );
      return changed;
    },
    onSettled: async () => {
      for (const queryKey of [ALBUMS, FOUND]) await client.invalidateQueries({ queryKey });
    },
  });
}
