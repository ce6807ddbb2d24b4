import { useMutation, useQueryClient } from "@tanstack/react-query";
import { call } from "../client";
import { ALBUMS, TRASH } from "../query-keys";
import type { SeenPhoto } from "../types";
import { dropEverywhere } from "./cache";

const REQUESTS_AT_ONCE = 4;
/** So many ids the functions take at a call. */
export const MOST_AT_ONCE = 1_000;

/** How it went with many photos: those that it was done for, and what kept it from the others. */
export interface BulkOutcome<P extends SeenPhoto = SeenPhoto> {
  done: P[];
  problems: unknown[];
}

export function useDeletePhotos() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (photos: readonly SeenPhoto[]) =>
      forEach(photos, (photo) => call("DELETE", `photos/${photo._id}`)),
    onSuccess: ({ done }) => {
      dropEverywhere(client, done);
      for (const queryKey of [ALBUMS, TRASH]) void client.invalidateQueries({ queryKey });
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
