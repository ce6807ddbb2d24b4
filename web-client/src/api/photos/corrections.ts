import { useMutation, useQueryClient } from "@tanstack/react-query";
import { call } from "../client";
import type { Photo } from "../types";
import { FOUND } from "../query-keys";
import { keepPhotos } from "./cache";

export interface Correction {
  photo: Photo;
  addTags?: string[];
  removeTags?: string[];
  favourite?: boolean;
  archived?: boolean;
}

/** Adds or takes away tags and marks; shown at once, taken back if the server refuses. */
export function useCorrectPhoto() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async ({ photo, ...body }: Correction) =>
      (await call<Photo>("PATCH", `photos/${photo._id}`, { body })).data,
    onMutate: ({ photo, addTags = [], removeTags = [], ...marks }) => {
      const kept = photo.tags.filter((tag) => !removeTags.includes(tag));
      const tags = [...new Set([...kept, ...addTags])];
      keepPhotos(client, [{ ...photo, ...marks, tags }]);
    },
    onSuccess: (photo, { favourite, archived }) => {
      keepPhotos(client, [photo]);
      if (favourite === undefined && archived === undefined) return;
      // What is found by them is asked for when it is next looked at, and stays meanwhile below an open photo.
      void client.invalidateQueries({ queryKey: FOUND, refetchType: "none" });
    },
    onError: (_, { photo }) => keepPhotos(client, [photo]),
  });
}
