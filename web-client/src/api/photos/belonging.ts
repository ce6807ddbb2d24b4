import { type QueryClient, useMutation, useQueryClient } from "@tanstack/react-query";
import { call, type Method } from "../client";
import { Problem } from "../problem";
import { ALBUMS, FOUND } from "../query-keys";
import type { ManyDone, Photo, SeenPhoto } from "../types";
import { type BulkOutcome, MOST_AT_ONCE } from "./bulk";
import { dropPhotos, keepPhotos } from "./cache";

/** Why single photos were not changed, as a status: nearly always they, or what they were in, are gone. */
const NOT_THERE = 404;

interface Putting {
  photos: readonly Photo[];
  albumId: string;
}

/** Puts photos into an album, beside those that they are in. */
export function useAddToAlbum() {
  const client = useQueryClient();
  return useMutation({ mutationFn: ({ photos, albumId }: Putting) => addTo(client, photos, albumId) });
}

interface Removal {
  photos: readonly SeenPhoto[];
  from: string;
}

/** Takes photos out of an album; they stay in their others, or in none. */
export function useTakeOut() {
  const client = useQueryClient();
  return useMutation({ mutationFn: ({ photos, from }: Removal) => takeOut(client, photos, from) });
}

/** Puts photos into an album, then takes those that came there out of the other: none is ever in neither. */
export function useMovePhotos() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async ({ photos, albumId, from }: Putting & { from: string }) => {
      const added = await addTo(client, photos, albumId);
      const moved = await takeOut(client, added.done, from);
      return { done: moved.done, problems: [...added.problems, ...moved.problems] };
    },
  });
}

async function addTo(
  client: QueryClient,
  photos: readonly Photo[],
  albumId: string,
): Promise<BulkOutcome<Photo>> {
  const { done, problems } = await change("POST", albumId, photos);
  const added = done.map((photo) => inAlbums(photo, [...new Set([...photo.albumIds, albumId])]));
  keepPhotos(client, added);
  lookAgain(client);
  return { done: added, problems };
}

async function takeOut<P extends SeenPhoto>(
  client: QueryClient,
  photos: readonly P[],
  albumId: string,
): Promise<BulkOutcome<P>> {
  const { done, problems } = await change("DELETE", albumId, photos);
  const left = done.map((photo) =>
    inAlbums(
      photo,
      photo.albumIds.filter((id) => id !== albumId),
    ),
  );
  keepPhotos(client, left);
  dropPhotos(
    client,
    albumId,
    left.map(({ _id }) => _id),
  );
  lookAgain(client);
  return { done: left, problems };
}

async function change<P extends SeenPhoto>(
  method: Method,
  albumId: string,
  photos: readonly P[],
): Promise<BulkOutcome<P>> {
  const outcome: BulkOutcome<P> = { done: [], problems: [] };
  for (let from = 0; from < photos.length; from += MOST_AT_ONCE) {
    const { done, problems } = await changeSome(method, albumId, photos.slice(from, from + MOST_AT_ONCE));
    outcome.done.push(...done);
    outcome.problems.push(...problems);
  }
  return outcome;
}

async function changeSome<P extends SeenPhoto>(
  method: Method,
  albumId: string,
  photos: readonly P[],
): Promise<BulkOutcome<P>> {
  try {
    const body = { ids: photos.map(({ _id }) => _id) };
    const { failed } = (await call<ManyDone>(method, `albums/${albumId}/photos`, { body })).data;
    const places = new Set(failed.map(({ at }) => at));
    return {
      done: photos.filter((_, at) => !places.has(at)),
      problems: failed.map(({ detail }) => new Problem("answer", NOT_THERE, detail)),
    };
  } catch (error) {
    return { done: [], problems: photos.map(() => error) };
  }
}

function inAlbums<P extends SeenPhoto>(photo: P, albumIds: readonly string[]): P {
  return { ...photo, albumIds, albumId: albumIds[0] ?? null };
}

/** Albums count their photos, and photos are found by their albums. */
function lookAgain(client: QueryClient): void {
  for (const queryKey of [ALBUMS, FOUND]) void client.invalidateQueries({ queryKey });
}
