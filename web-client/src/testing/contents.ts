import { http, HttpResponse } from "msw";
import type { Photo } from "../api/types";
import { problem } from "./answers";
import type { World } from "./world";

const CONTENTS = "*/function/albums/:id/photos";
const MOST = 1000;

interface Asked {
  ids: string[];
}

/** Photos that are put into an album, and taken out of it. */
export function contentsOf(world: World) {
  return [
    http.post<{ id: string }, Asked>(CONTENTS, async ({ params, request }) =>
      changed(world, (await request.json()).ids, (photo) => [...new Set([...photo.albumIds, params.id])]),
    ),
    http.post<{ id: string }, Asked>(`${CONTENTS}/approve`, async ({ request }) => {
      const { ids } = await request.json();
      for (const id of ids) world.change(id, { held: [] });
      return HttpResponse.json({ changed: ids.length, failed: [] });
    }),
    http.delete<{ id: string }, Asked>(CONTENTS, async ({ params, request }) =>
      changed(world, (await request.json()).ids, ({ albumIds }) =>
        albumIds.includes(params.id) ? albumIds.filter((id) => id !== params.id) : null,
      ),
    ),
  ];
}

function changed(
  world: World,
  ids: readonly string[],
  change: (photo: Photo) => readonly string[] | null,
): Response {
  if (ids.length > MOST) return problem(422, "These are too many at once.");
  const failed = ids.flatMap((id, at) => {
    const photo = world.photos.find(({ _id }) => _id === id);
    const albumIds = photo ? change(photo) : null;
    if (albumIds) world.putInto(id, albumIds);
    return albumIds ? [] : [{ at, detail: "There is no such photo, or it is not yours." }];
  });
  if (failed.length === ids.length) return problem(404, "There is no such photo, or it is not yours.");
  return HttpResponse.json({ changed: ids.length - failed.length, failed });
}
