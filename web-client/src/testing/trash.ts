import { http, HttpResponse } from "msw";
import { problem } from "./answers";
import type { World } from "./world";

const AT = "*/function";
const none = () => new HttpResponse(null, { status: 204 });
const isForever = (request: Request) => new URL(request.url).searchParams.has("forever");

/** What is deleted, and what is in the trash; before the other functions, some of whose addresses say more. */
export function trashOf(world: World) {
  return [...photos(world), ...albums(world)];
}

function photos(world: World) {
  return [
    http.get(`${AT}/photos/trash`, () => HttpResponse.json(world.trashedPhotos)),
    http.get(`${AT}/photos/trash/rules`, () => HttpResponse.json({ days: world.trashDays })),
    http.get(`${AT}/photos/trash/usage`, () => HttpResponse.json(usageOf(world))),
    http.delete(`${AT}/photos/trash`, () => {
      const [kept, albumCount] = [world.trashedPhotos.length, world.trashedAlbums.length];
      world.trashedPhotos.length = world.trashedAlbums.length = 0;
      return HttpResponse.json({ photos: kept, albums: albumCount, more: false });
    }),
    http.post<{ id: string }>(`${AT}/photos/:id/restore`, ({ params }) => {
      const photo = taken(world.trashedPhotos, params.id);
      if (!photo) return problem(404, "There is no such photo.");
      if (!world.isHidden(photo))
        return HttpResponse.json(world.addPhoto(photo.albumId, { ...photo, trashedAt: null }));
      world.trashedPhotos.unshift(photo);
      return problem(409, "Its album is in the trash.");
    }),
    http.delete<{ id: string }>(`${AT}/photos/:id`, ({ params, request }) => {
      const photo = taken(world.photos, params.id) ?? taken(world.trashedPhotos, params.id);
      if (photo && !isForever(request)) world.trashedPhotos.unshift({ ...photo, trashedAt: world.tick() });
      return none();
    }),
  ];
}

function albums(world: World) {
  return [
    http.get(`${AT}/albums/`, ({ request }) => {
      if (!new URL(request.url).searchParams.has("trash")) return undefined;
      return HttpResponse.json(world.trashedAlbums.map((album) => world.withCounts(album)));
    }),
    http.post<{ id: string }>(`${AT}/albums/:id/restore`, ({ params }) => {
      const album = taken(world.trashedAlbums, params.id);
      if (!album) return problem(404, "There is no such album.");
      world.albums.unshift({ ...album, trashedAt: null });
      return HttpResponse.json(world.withCounts({ ...album, trashedAt: null }));
    }),
    http.delete<{ id: string }>(`${AT}/albums/:id`, ({ params, request }) => {
      const album = taken(world.albums, params.id) ?? taken(world.trashedAlbums, params.id);
      if (new URL(request.url).searchParams.has("keepPhotos")) world.emptiedAlbums.add(params.id);
      if (album && !isForever(request)) world.trashedAlbums.unshift({ ...album, trashedAt: world.tick() });
      return none();
    }),
  ];
}

function usageOf(world: World) {
  const { trashedPhotos, trashedAlbums } = world;
  const trashBytes = trashedPhotos.reduce((sum, { size }) => sum + size, 0);
  return { photoCount: trashedPhotos.length, albumCount: trashedAlbums.length, trashBytes };
}

function taken<T extends { _id: string }>(things: T[], id: string): T | undefined {
  const at = things.findIndex(({ _id }) => _id === id);
  return at < 0 ? undefined : things.splice(at, 1)[0];
}
