import { http, HttpResponse } from "msw";
import type { DuplicateGroup } from "../api/types";
import type { World } from "./world";

const AT = "*/function";

/** Photos that are there twice. The first page is empty, as it is where a part of many photos has none. */
export function duplicatesOf(world: World) {
  return [
    http.get(`${AT}/photos/duplicates`, ({ request }) => {
      const isFirst = !new URL(request.url).searchParams.has("cursor");
      const groups = isFirst ? [] : groupsOf(world);
      return HttpResponse.json({ groups, more: isFirst, cursor: isFirst ? "further" : null });
    }),
    http.post<never, { keepId: string; ids: string[] }>(
      `${AT}/photos/duplicates/merge`,
      async ({ request }) => {
        const { keepId, ids } = await request.json();
        for (const id of ids.filter((each) => each !== keepId)) trash(world, id);
        return HttpResponse.json(world.photoOf(keepId));
      },
    ),
    http.post<never, { ids: string[] }>(`${AT}/photos/duplicates/dismiss`, async ({ request }) => {
      const { ids } = await request.json();
      const at = world.duplicates.findIndex((group) => group.every((id) => ids.includes(id)));
      world.duplicates.splice(at, 1);
      return new HttpResponse(null, { status: 204 });
    }),
  ];
}

function groupsOf(world: World): DuplicateGroup[] {
  return world.duplicates.flatMap((ids) => {
    const photos = ids.flatMap((id) => world.photos.find(({ _id }) => _id === id) ?? []);
    const [best] = photos;
    return best && photos.length > 1 ? [{ kind: "alike", bestId: best._id, photos }] : [];
  });
}

function trash(world: World, id: string): void {
  const photo = world.photoOf(id);
  world.photos.splice(world.photos.indexOf(photo), 1);
  world.trashedPhotos.unshift({ ...photo, trashedAt: world.tick() });
}
