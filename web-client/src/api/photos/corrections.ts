import { useMutation, useQueryClient } from "@tanstack/react-query";
import { call } from "../client";
import type { Gps, ManyDone, Photo } from "../types";
import { ALBUMS, FOUND } from "../query-keys";
import { keepPhotos } from "./cache";
import { type Rotation, turned } from "./turning";

/** What a person says in place of the file; null is as the file says. */
export interface Said {
  takenAt?: number | null;
  takenAtOffset?: number | null;
  gps?: Pick<Gps, "lat" | "lon"> | null;
  placeless?: boolean;
  title?: string | null;
  caption?: string | null;
  people?: string[] | null;
  rating?: number | null;
}

export interface Correction extends Said {
  photo: Photo;
  addTags?: string[];
  removeTags?: string[];
  favourite?: boolean;
  archived?: boolean;
  rotation?: Rotation;
}

const CORRECTING = ["correcting"] as const;
/** Changes of these make other lists, counts and months. */
const FOUND_BY = [
  "favourite",
  "archived",
  "takenAt",
  "gps",
  "placeless",
  "title",
  "caption",
  "people",
  "rating",
] as const;

/** Changes what is told of a photo; shown at once, taken back if the server refuses. */
export function useCorrectPhoto() {
  const client = useQueryClient();
  // An answer to what was said before is older than what is shown.
  const isLast = (photoId: string) =>
    client.isMutating({
      mutationKey: CORRECTING,
      predicate: ({ state }) => idIn(state.variables) === photoId,
    }) <= 1;
  return useMutation({
    mutationKey: CORRECTING,
    scope: { id: CORRECTING[0] }, // one after the other, so that the last said is the last done
    mutationFn: async ({ photo, ...body }: Correction) =>
      (await call<Photo>("PATCH", `photos/${photo._id}`, { body })).data,
    onMutate: (correction) => keepPhotos(client, [corrected(correction)]),
    onSuccess: (photo, correction) => {
      if (isLast(photo._id)) keepPhotos(client, [photo]);
      if (FOUND_BY.every((name) => correction[name] === undefined)) return;
      // What is found by them is asked for when it is next looked at, and stays meanwhile below an open photo.
      void client.invalidateQueries({ queryKey: FOUND, refetchType: "none" });
    },
    onError: (_, { photo }) => keepPhotos(client, [photo]),
  });
}

function idIn(variables: unknown): string | undefined {
  return (variables as Correction | undefined)?.photo._id;
}

/** As the server will answer, as far as that can be known here. */
function corrected({ photo, addTags = [], removeTags = [], rotation, ...told }: Correction): Photo {
  const kept = photo.tags.filter((tag) => !removeTags.includes(tag));
  const tags = [...new Set([...kept, ...addTags])];
  const { favourite = photo.favourite, archived = photo.archived, ...said } = told;
  const next = { ...photo, favourite, archived, tags, ...wordsOf(photo, said), ...placeOf(photo, said) };
  return rotation === undefined ? next : turned(next, rotation);
}

function wordsOf(photo: Photo, { takenAt, takenAtOffset = null, title, caption, people, rating }: Said) {
  const file = photo.asRead ?? photo;
  return {
    ...(takenAt !== undefined && {
      takenAt: takenAt ?? file.takenAt,
      takenAtOffset: takenAt === null ? file.takenAtOffset : takenAtOffset,
      takenAtSource: takenAt === null ? file.takenAtSource : null,
    }),
    ...(title !== undefined && { title: title === null ? file.title : title || null }),
    ...(caption !== undefined && { caption: caption === null ? file.caption : caption || null }),
    ...(people !== undefined && { people: people ?? file.people }),
    ...(rating !== undefined && { rating: rating ?? file.rating }),
  };
}

/** The town is for who knows them. */
function placeOf(photo: Photo, { gps, placeless }: Said) {
  if (placeless) return { gps: null, place: null };
  if (gps === undefined) return {};
  const file = photo.asRead ?? photo;
  return gps === null
    ? { gps: file.gps, place: file.place }
    : { gps: { ...gps, altitude: null }, place: null };
}

/** Says the same of up to 1,000 photos, and asks again for whatever shows them. */
export function useCorrectPhotos() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async ({ ids, ...body }: Said & { ids: string[] }) =>
      (await call<ManyDone>("PATCH", "photos/", { body: { ids, ...body } })).data,
    onSuccess: () => {
      for (const queryKey of [FOUND, ALBUMS, ["photos"], ["photo"]])
        void client.invalidateQueries({ queryKey });
    },
  });
}
