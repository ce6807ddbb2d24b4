import { http, HttpResponse } from "msw";
import { type Rotation, turned } from "../api/photos/turning";
import { isIn, pageOfPhotos, problem } from "./answers";
import { findingOf, refusalOf } from "./finding";
import { seenPhoto, sharingOf } from "./sharing";
import { contentsOf } from "./contents";
import { jobsOf } from "./jobs";
import { duplicatesOf } from "./duplicates";
import { trashOf } from "./trash";
import type { Taken } from "../api/types";
import type { World } from "./world";

const AT = "*/function";
/** What whose album it is sees of others' photos. */
const OWNERS = { originals: true, kind: "user" } as const;

/** The functions' side of the wire over a `World`, as far as the client uses it. */
export function functionsOf(world: World) {
  return [
    ...duplicatesOf(world),
    ...trashOf(world),
    ...jobsOf(world),
    ...sharingOf(world),
    ...accounts(world),
    ...albums(world),
    ...contentsOf(world),
    ...findingOf(world),
    ...photos(world),
    ...storage(world),
  ];
}

function accounts(world: World) {
  const session = () => ({
    userName: world.signedInAs,
    expiresAt: world.tick() + 86_400_000,
    operator: world.operators.has(world.signedInAs ?? ""),
  });
  return [
    http.get(`${AT}/accounts/session`, () =>
      world.signedInAs ? HttpResponse.json(session()) : problem(401, "Please sign in."),
    ),
    http.get(`${AT}/accounts/sign-up`, () => HttpResponse.json({ signUp: world.signUp })),
    http.post<never, Credentials>(`${AT}/accounts/`, async ({ request }) => {
      const { userName, password } = await request.json();
      if (world.accounts.has(userName)) return problem(409, `The name ${userName} is taken.`);
      world.accounts.set(userName, password);
      world.signedInAs = userName;
      return HttpResponse.json({ userName, createdAt: world.tick() }, { status: 201 });
    }),
    http.post<never, Credentials>(`${AT}/accounts/session`, async ({ request }) => {
      const { userName, password, code } = await request.json();
      if (world.accounts.get(userName) !== password)
        return problem(401, "The name or the password is wrong.");
      if (world.code && !code) return problem(401, "This account also asks for a code.", { needs: "code" });
      if (world.code && code !== world.code) return problem(401, "The code is wrong.");
      world.signedInAs = userName;
      return HttpResponse.json({ ...session(), token: "of no use to the client" });
    }),
    http.get(`${AT}/accounts/sign-in`, () =>
      HttpResponse.json({ provider: world.provider, providerSignsUp: false }),
    ),
    http.post<never, { state: string }>(`${AT}/accounts/session/openid`, async ({ request }) => {
      const { state } = await request.json();
      if (state !== world.providerState) return problem(409, "This was begun elsewhere.");
      world.signedInAs = "ada";
      return HttpResponse.json({ ...session(), token: "of no use to the client" });
    }),
    http.delete(`${AT}/accounts/session`, () => {
      world.signedInAs = null;
      return new HttpResponse(null, { status: 204 });
    }),
  ];
}

interface Credentials {
  userName: string;
  password: string;
  code?: string;
}

function albums(world: World) {
  const find = (id: unknown) => world.albums.find((album) => album._id === id);
  const gone = () => problem(404, "There is no such album.");
  return [
    http.get(`${AT}/albums/`, () => HttpResponse.json(world.albumsOf(world.signedInAs))),
    http.post<never, { albumName: string; path?: string[] }>(`${AT}/albums/`, async ({ request }) => {
      const { albumName, path } = await request.json();
      const album = world.addAlbum(albumName, undefined, path);
      return HttpResponse.json({ ...world.withCounts(album), photos: [] }, { status: 201 });
    }),
    http.get(`${AT}/albums/:id`, ({ params }) => {
      const album = find(params.id);
      return album ? HttpResponse.json(world.withCounts(album)) : gone();
    }),
    http.patch<{ id: string }, { albumName?: string; coverId?: string; path?: string[]; review?: boolean }>(
      `${AT}/albums/:id`,
      async ({ params, request }) => {
        const album = find(params.id);
        if (!album) return gone();
        const { coverId: chosenCoverId = album.chosenCoverId, ...named } = await request.json();
        return HttpResponse.json(world.withCounts(world.changeAlbum(album, { ...named, chosenCoverId })));
      },
    ),
  ];
}

function photos(world: World) {
  const find = (id: unknown) => world.photos.find((photo) => photo._id === id);
  const gone = () => problem(404, "There is no such photo.");
  return [
    http.get(`${AT}/photos/`, ({ request }) => {
      const query = new URL(request.url).searchParams;
      return (
        refusalOf(query.get("q") ?? "") ??
        pageOfPhotos(world, query, (photo) => seenPhoto(world, photo, OWNERS))
      );
    }),
    http.post<never, NewPhoto>(`${AT}/photos/`, async ({ request }) => {
      const { albumId, key, fileName } = await request.json();
      const known = world.photos.find((photo) => photo.key === key);
      return HttpResponse.json(known ?? world.addPhoto(albumId, { key, fileName }), { status: 202 });
    }),
    http.get(`${AT}/photos/:id`, ({ params }) => {
      const photo = find(params.id);
      return photo ? HttpResponse.json(photo) : gone();
    }),
    http.post<{ id: string }>(`${AT}/photos/:id/process`, ({ params }) =>
      find(params.id) ? HttpResponse.json(world.change(params.id, { status: "processing" })) : gone(),
    ),
    http.post(`${AT}/photos/process`, ({ request }) =>
      HttpResponse.json(processSome(world, new URL(request.url).searchParams), { status: 202 }),
    ),
    http.patch<{ id: string }, Correction>(`${AT}/photos/:id`, async ({ params, request }) => {
      const photo = find(params.id);
      if (!photo) return gone();
      const { addTags = [], removeTags = [], rotation = photo.rotation, ...marks } = await request.json();
      const kept = photo.tags.filter((tag) => !removeTags.includes(tag));
      return HttpResponse.json(
        world.change(params.id, {
          ...turned(photo, rotation),
          ...marks,
          tags: [...new Set([...kept, ...addTags])],
        }),
      );
    }),
  ];
}

const RESTARTED_AT_ONCE = 2;

function processSome(world: World, query: URLSearchParams) {
  const failed = world.photos.filter(
    (photo) => photo.status === "failed" && isIn(photo, query.get("albumId")),
  );
  const some = failed.slice(0, RESTARTED_AT_ONCE);
  for (const { _id } of some) world.change(_id, { status: "processing" });
  const more = failed.length > some.length;
  return { restarted: some.length, more, cursor: more ? "further" : null };
}

interface Correction {
  rotation?: Rotation;
  albumId?: string;
  addTags?: string[];
  removeTags?: string[];
  favourite?: boolean;
  archived?: boolean;
}

interface NewPhoto {
  albumId: string;
  key: string;
  fileName: string;
}

const TAKEN: Taken = {
  maxBytes: 1_000_000,
  formats: [
    { name: "JPEG", contentType: "image/jpeg", endings: ["jpg", "jpeg"], isRaw: false },
    { name: "HEIC", contentType: "image/heic", endings: ["heic", "hif"], isRaw: false },
    { name: "ARW", contentType: "image/x-sony-arw", endings: ["arw"], isRaw: true },
  ],
};

function storage(world: World) {
  return [
    http.get(`${AT}/storage/formats`, () => HttpResponse.json(TAKEN)),
    http.put<{ key: string }>(`${AT}/storage/:key`, async ({ params, request }) => {
      const bytes = await request.arrayBuffer();
      world.blobs.set(params.key, { bytes, type: request.headers.get("Content-Type") ?? "" });
      return HttpResponse.json({ key: params.key, size: bytes.byteLength }, { status: 201 });
    }),
    http.get<{ key: string }>(`${AT}/storage/:key`, ({ params }) => {
      const blob = world.blobs.get(params.key);
      if (!blob) return problem(404, "There is no such object.");
      return new HttpResponse(blob.bytes, { headers: { "Content-Type": blob.type } });
    }),
  ];
}
