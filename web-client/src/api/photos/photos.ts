import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { type Answer, call } from "../client";
import { ALBUMS, photosOf, photoWith, TRASH } from "../query-keys";
import { useCall } from "../sharing/use-guest-session";
import type { SeenPhoto } from "../types";
import { dropEverywhere, type PhotoPages } from "./cache";

/** An album of more is not all at hand. */
export const PAGE = 500;
const NONE: SeenPhoto[] = [];

/** An album's photos, newest first. All pages are fetched, one after the other, so that filters see every photo. */
export function usePhotos(albumId: string, isWanted = true) {
  const ask = useCall();
  const query = useInfiniteQuery({
    queryKey: photosOf(albumId),
    queryFn: ({ pageParam, signal }) => ask<SeenPhoto[]>("GET", pageParam, { signal }),
    initialPageParam: `photos/?albumId=${albumId}&limit=${PAGE}`,
    getNextPageParam: (last: Answer<SeenPhoto[]>) => last.next,
    select: flatten,
    enabled: isWanted,
  });
  const { data, hasNextPage, isFetching, isError, fetchNextPage } = query;
  useEffect(() => {
    if (isWanted && hasNextPage && !isFetching && !isError) void fetchNextPage();
  }, [isWanted, data, hasNextPage, isFetching, isError, fetchNextPage]);
  return { ...query, photos: data ?? NONE, isComplete: query.isSuccess && !hasNextPage };
}

function flatten(pages: PhotoPages): SeenPhoto[] {
  return pages.pages.flatMap((page) => page.data);
}

/** One photo, for a link that leads straight to it. */
export function usePhoto(photoId: string, known: SeenPhoto | undefined) {
  const ask = useCall();
  return useQuery({
    queryKey: photoWith(photoId),
    queryFn: ({ signal }) => fetchPhoto(photoId, ask, signal),
    ...(known && { initialData: known }),
  });
}

export async function fetchPhoto(photoId: string, ask: typeof call, signal: AbortSignal): Promise<SeenPhoto> {
  return (await ask<SeenPhoto>("GET", `photos/${photoId}`, { signal })).data;
}

/** `onDeleted` is called even when the deleted photo's own card is gone by then. */
export function useDeletePhoto(onDeleted: () => void) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (photo: SeenPhoto) => call("DELETE", `photos/${photo._id}`),
    onSuccess: (_, photo) => {
      onDeleted();
      dropEverywhere(client, [photo]);
      for (const queryKey of [ALBUMS, TRASH]) void client.invalidateQueries({ queryKey });
    },
  });
}
