import { type QueryClient, useMutation, useQueryClient } from "@tanstack/react-query";
import { call } from "../client";
import { ALBUMS, FOUND, photosOf, TRASH } from "../query-keys";
import type { SeenPhoto } from "../types";
import { dropFromFound, dropPhotos } from "./cache";

const REQUESTS_AT_ONCE = 4;

/** How it went with many photos: those that it was done for, and what kept it from the others. */
export interface BulkOutcome {
  done: SeenPhoto[];
  problems: unknown[];
}

export function useDeletePhotos() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (photos: readonly SeenPhoto[]) =>
      forEach(photos, (photo) => call("DELETE", `photos/${photo._id}`)),
    onSuccess: ({ done }) => {
      forgetFromAlbums(client, done);
      dropFromFound(
        client,
        done.map(({ _id }) => _id),
      );
      void client.invalidateQueries({ queryKey: TRASH });
    },
  });
}

export function useMovePhotos() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ photos, albumId }: { photos: readonly SeenPhoto[]; albumId: string }) =>
      forEach(photos, (photo) => call("PATCH", `photos/${photo._id}`, { body: { albumId } })),
    onSuccess: ({ done }, { albumId }) => {
      forgetFromAlbums(client, done);
      void client.invalidateQueries({ queryKey: photosOf(albumId) });
      void client.invalidateQueries({ queryKey: FOUND });
    },
  });
}

async function forEach(
  photos: readonly SeenPhoto[],
  act: (photo: SeenPhoto) => Promise<unknown>,
): Promise<BulkOutcome> {
  const outcome: BulkOutcome = { done: [], problems: [] };
  const rest = [...photos];
  const work = async () => {
    for (let photo = rest.shift(); photo; photo = rest.shift()) {
      try {
        await act(photo);
        outcome.done.push(photo);
      } catch (error) {
        outcome.problems.push(error);
      }
    }
  };
  await Promise.all(Array.from({ length: REQUESTS_AT_ONCE }, work));
  return outcome;
}

function forgetFromAlbums(client: QueryClient, photos: readonly SeenPhoto[]): void {
  for (const albumId of new Set(photos.map((photo) => photo.albumId))) {
    const ids = photos.filter((photo) => photo.albumId === albumId).map(({ _id }) => _id);
    dropPhotos(client, albumId, ids);
  }
  void client.invalidateQueries({ queryKey: ALBUMS });
}
