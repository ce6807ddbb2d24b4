import { http, HttpResponse } from "msw";
import type { Photo, SeenPhoto, SharedAlbum, SharedPhoto, ShareRequest } from "../api/types";
import { pageOfPhotos, problem } from "./answers";
import type { StoredAlbum, StoredShare, World } from "./world";

const AT = "*/function";
const JPEG = { "Content-Type": "image/jpeg" };
const BEARER = "Bearer guest-";

/** The part of the functions that is about shared albums; what is not, it leaves to the others. */
export function sharingOf(world: World) {
  return [...asOwner(world), ...asGuest(world)];
}

function asOwner(world: World) {
  return [
    http.get<{ id: string }>(`${AT}/albums/:id/shares`, ({ params }) =>
      HttpResponse.json(world.shares.filter((share) => share.albumId === params.id).map(listed)),
    ),
    http.post<{ id: string }, Partial<ShareRequest>>(
      `${AT}/albums/:id/shares`,
      async ({ params, request }) => {
        const wanted = await request.json();
        if (wanted.userName && !world.accounts.has(wanted.userName)) {
          const detail = `There is nobody of the name ${wanted.userName}.`;
          return HttpResponse.json(
            { type: "about:blank", title: "x", status: 422, detail, field: "userName" },
            { status: 422 },
          );
        }
        const share = world.share(params.id, wanted);
        return HttpResponse.json({ ...listed(share), token: share.token }, { status: 201 });
      },
    ),
    http.delete<{ share: string }>(`${AT}/albums/:id/shares/:share`, ({ params }) => {
      const isThere = world.endShare(params.share);
      return isThere ? new HttpResponse(null, { status: 204 }) : problem(404, "There is no such share.");
    }),
  ];
}

interface OpenRequest {
  token: string;
  password: string | null;
}

function asGuest(world: World) {
  return [
    http.post<never, OpenRequest>(`${AT}/albums/shares/open`, async ({ request }) => {
      const { token, password } = await request.json();
      const share = world.shares.find((one) => one.token === token);
      const album = world.albums.find(({ _id }) => _id === share?.albumId);
      if (!share || !album) return problem(404, "There is nothing shared under this link, or no longer.");
      if (share.password !== null && share.password !== password) return problem(403, "Wrong.");
      world.openings += 1;
      const bearer = `guest-${share._id}-${world.openings}`;
      return HttpResponse.json({ token: bearer, expiresAt: 0, album: seenAlbum(world, album, share) });
    }),
    http.get(`${AT}/albums/`, ({ request }) => {
      if (!new URL(request.url).searchParams.has("shared")) return undefined;
      const seen = world.shares.flatMap((share) => {
        const album = world.albums.find(({ _id }) => _id === share.albumId);
        return album && share.userName === world.signedInAs ? [seenAlbum(world, album, share)] : [];
      });
      return HttpResponse.json(seen);
    }),
    http.get<{ id: string }>(`${AT}/albums/:id`, ({ params, request }) =>
      throughShare(world, request, params.id, (share, album) =>
        HttpResponse.json(seenAlbum(world, album, share)),
      ),
    ),
    http.get(`${AT}/photos/`, ({ request }) => {
      const query = new URL(request.url).searchParams;
      return throughShare(world, request, query.get("albumId") ?? "", (share) =>
        pageOfPhotos(world, query, (photo) => seenPhoto(world, photo, share)),
      );
    }),
    http.get<{ id: string }>(`${AT}/photos/:id/:form`, ({ params, request }) => {
      const photo = world.photos.find(({ _id }) => _id === params.id);
      world.fetched.push(new URL(request.url).pathname);
      return throughShare(world, request, photo?.albumId ?? "", () => {
        return new HttpResponse("bytes", { headers: JPEG });
      });
    }),
  ];
}

/** Undefined for whoever needs no share, or has none: the other functions answer then. */
function throughShare(
  world: World,
  request: Request,
  albumId: string,
  answer: (share: StoredShare, album: StoredAlbum) => Response,
): Response | undefined {
  const bearer = request.headers.get("Authorization");
  const album = world.albums.find(({ _id }) => _id === albumId);
  const share = world.shares.find((one) =>
    bearer?.startsWith(BEARER)
      ? bearer === `${BEARER}${one._id}-${world.openings}`
      : one.albumId === albumId && one.userName === world.signedInAs,
  );
  if (bearer !== null && !share) return problem(401, "This is shared no longer.");
  return share && album && answer(share, album);
}

function listed({ token, password, ...share }: StoredShare) {
  return { ...share, hasPassword: token !== null && password !== null };
}

function seenAlbum(world: World, album: StoredAlbum, share: StoredShare): SharedAlbum {
  const { coverId, photoCount } = world.withCounts(album);
  const { add, originals, expiresAt } = share;
  return { ...album, coverId, photoCount, allowed: { add, originals, expiresAt } };
}

const OWNERS_ALONE = new Set<string>([
  "key",
  "thumbnailKey",
  "mediumKey",
  "previewKey",
  "crop",
  "steps",
  "addedTags",
  "removedTags",
  "model",
  "orientation",
  "gps",
  "place",
  "keywords",
  "people",
  "rating",
  "sha256",
] satisfies Exclude<keyof Photo, keyof SharedPhoto>[]);

const WITH_ORIGINALS = new Set<string>([
  "fileName",
  "size",
  "contentType",
  "camera",
  "lens",
  "exposure",
  "title",
  "caption",
  "takenAtSource",
] satisfies (keyof SharedPhoto)[]);

/** As a guest by a link sees it, or somebody who is signed in, to whom the own photos are whole. */
export function seenPhoto(
  world: World,
  photo: Photo,
  { originals, kind }: Pick<StoredShare, "originals" | "kind">,
): SeenPhoto {
  if (kind === "user" && photo.userName === world.signedInAs) return photo;
  const told = Object.entries(photo)
    .filter(([name]) => !OWNERS_ALONE.has(name))
    .map(([name, value]) => [name, originals || !WITH_ORIGINALS.has(name) ? (value as unknown) : null]);
  return Object.fromEntries(told) as SharedPhoto;
}
