import { expect, test } from "vitest";
import type { Photo, SeenPhoto } from "../../api/types";
import { World } from "../../testing/world";
import { grouped, tagCounts, withTags } from "./arrange";

const noon = (day: number) => new Date(2026, 4, day, 12).getTime();

function photosOf(...details: Partial<Photo>[]): Photo[] {
  const world = new World();
  return details.map((detail) => world.addPhoto("a".repeat(24), detail));
}

function names(photos: readonly SeenPhoto[]) {
  return photos.map(({ fileName }) => fileName);
}

test("a filter of several tags keeps what has all of them", () => {
  const photos = photosOf(
    { fileName: "both", tags: ["dog", "car"] },
    { fileName: "one", tags: ["dog"] },
    { fileName: "none" },
  );
  expect(names(withTags(photos, ["dog", "car"]))).toEqual(["both"]);
  expect(names(withTags(photos, []))).toEqual(["both", "one", "none"]);
});

test("tags are counted, the most frequent first, equal ones by name", () => {
  const photos = photosOf({ tags: ["dog", "car"] }, { tags: ["dog"] }, { tags: ["bus"] });
  expect(tagCounts(photos)).toEqual([
    ["dog", 2],
    ["bus", 1],
    ["car", 1],
  ]);
});

test("photos come in groups of the day of their upload", () => {
  const photos = photosOf(
    { fileName: "c", createdAt: noon(18) },
    { fileName: "b", createdAt: noon(17) + 60_000 },
    { fileName: "a", createdAt: noon(17) },
  );
  expect(grouped(photos, "added", "en").map((group) => names(group.photos))).toEqual([["c"], ["b", "a"]]);
  expect(grouped(photos, "oldest", "en").map((group) => names(group.photos))).toEqual([["a", "b"], ["c"]]);
});

test("by date taken, those without a date come last", () => {
  const photos = photosOf(
    { fileName: "undated" },
    { fileName: "old", takenAt: noon(1) },
    { fileName: "new", takenAt: noon(2) },
  );
  const groups = grouped(photos, "taken", "en");
  expect(groups.map((group) => names(group.photos))).toEqual([["new"], ["old"], ["undated"]]);
  expect(groups.at(-1)?.day).toBeNull();
});

test("names with numbers are sorted as people count", () => {
  const photos = photosOf({ fileName: "img10" }, { fileName: "img9" });
  expect(grouped(photos, "name", "en").flatMap((group) => names(group.photos))).toEqual(["img9", "img10"]);
});
