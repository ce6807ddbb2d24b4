import { QueryClient } from "@tanstack/react-query";
import { expect, test } from "vitest";
import { World } from "../../testing/world";
import { photosOf } from "../query-keys";
import type { Photo, SeenPhoto } from "../types";
import { dropEverywhere, keepPhotos, type PhotoPages } from "./cache";

const ALBUM = "a".repeat(24);
const world = new World();

function photo(createdAt: number, _id = world.nextId()): Photo {
  return world.addPhoto(ALBUM, { _id, createdAt, fileName: `${createdAt}` });
}

/** What an album's cached pages hold after `kept` came, each photo by its file name. */
function pagesAfter(pages: Photo[][], next: string | null, ...kept: Photo[]): (string | null)[][] {
  const client = new QueryClient();
  const answers = pages.map((data, at) => ({ data, next: at < pages.length - 1 ? "further" : next }));
  client.setQueryData<PhotoPages>(photosOf(ALBUM), { pages: answers, pageParams: [] });
  keepPhotos(client, kept);
  const after = client.getQueryData<PhotoPages>(photosOf(ALBUM));
  return after?.pages.map(({ data }) => data.map(({ fileName }) => fileName)) ?? [];
}

test("a photo that no page has yet stands where its age puts it", () => {
  const pages = [
    [photo(90), photo(70)],
    [photo(50), photo(30)],
  ];
  expect(pagesAfter(pages, null, photo(60), photo(99), photo(10))).toEqual([
    ["99", "90", "70"],
    ["60", "50", "30", "10"],
  ]);
  expect(pagesAfter([[]], null, photo(60))).toEqual([["60"]]);
});

test("of two of the same millisecond the one with the greater id comes first", () => {
  const [low, middle, high] = ["1", "2", "3"].map((id) => ({
    ...photo(50, id.repeat(24)),
    fileName: id,
  }));
  if (!low || !middle || !high) throw new Error("three photos were made");
  expect(pagesAfter([[high, low]], null, middle)).toEqual([["3", "2", "1"]]);
});

test("while pages are still to come, a photo older than those that are there is left to its page", () => {
  expect(pagesAfter([[photo(90), photo(70)]], "further", photo(60), photo(80))).toEqual([["90", "80", "70"]]);
});

test("a newer record of a photo takes the place of the one before", () => {
  const [first, second] = [photo(90), photo(70)];
  expect(pagesAfter([[first, second]], null, { ...second, fileName: "renamed" })).toEqual([
    ["90", "renamed"],
  ]);
});

const OTHER = "b".repeat(24);

/** Two albums' lists with these in them, and what they hold by then, each photo by its file name. */
function twoAlbums(inAlbum: SeenPhoto[], inOther: SeenPhoto[]) {
  const client = new QueryClient();
  const lists = [
    [ALBUM, inAlbum],
    [OTHER, inOther],
  ] as const;
  for (const [albumId, data] of lists)
    client.setQueryData<PhotoPages>(photosOf(albumId), { pages: [{ data, next: null }], pageParams: [] });
  const now = () =>
    lists.map(([albumId]) =>
      client
        .getQueryData<PhotoPages>(photosOf(albumId))
        ?.pages.flatMap(({ data }) => data.map(({ fileName }) => fileName)),
    );
  return { client, now };
}

test("a photo is renewed in the lists of all its albums, and leaves those that it is in no longer", () => {
  const both = world.addPhoto(null, { fileName: "before", albumIds: [ALBUM, OTHER] });
  const { client, now } = twoAlbums([both], [both]);
  keepPhotos(client, [{ ...both, fileName: "renewed" }]);
  expect(now()).toEqual([["renewed"], ["renewed"]]);
  keepPhotos(client, [{ ...both, albumIds: [OTHER], albumId: OTHER }]);
  expect(now()).toEqual([[], ["before"]]);
  keepPhotos(client, [both]);
  expect(now()).toEqual([["before"], ["before"]]);
});

test("somebody else's photo, of which one album is told, stays in the others", () => {
  const { key, ...details } = world.addPhoto(ALBUM, { fileName: "before" });
  const theirs: SeenPhoto = details;
  expect(key).toBeDefined();
  const { client, now } = twoAlbums([theirs], [theirs]);
  keepPhotos(client, [{ ...theirs, fileName: "renewed" }]);
  expect(now()).toEqual([["renewed"], ["renewed"]]);
});

test("a deleted photo goes from the lists of all its albums", () => {
  const both = world.addPhoto(null, { albumIds: [ALBUM, OTHER] });
  const { client, now } = twoAlbums([both], [both]);
  dropEverywhere(client, [both]);
  expect(now()).toEqual([[], []]);
});

test("the list of an album that a photo has nothing to do with stays as old as it is", () => {
  const [one, other] = [world.addPhoto(ALBUM), world.addPhoto(OTHER)];
  const { client } = twoAlbums([one], [other]);
  const before = client.getQueryData(photosOf(OTHER));
  keepPhotos(client, [{ ...one, fileName: "renewed" }]);
  dropEverywhere(client, [one]);
  expect(client.getQueryData(photosOf(OTHER))).toBe(before);
});
