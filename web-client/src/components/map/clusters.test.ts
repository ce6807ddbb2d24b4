import { expect, test } from "vitest";
import { apart, countOf, nearestTo, placedIn } from "./clusters";

const at = (lat: number, lon: number, count: number, photoId = `${lat},${lon}`) => ({
  lat,
  lon,
  count,
  photoId,
});

test("what would cover each other is one, at the place of the larger, and none is lost", () => {
  const found = [at(38.72, -9.14, 2), at(38.75, -9.2, 9), at(41.15, -8.61, 3)];
  const together = apart(found, 5);
  expect(together.map(({ photoId, count }) => [photoId, count])).toEqual([
    ["38.75,-9.2", 11],
    ["41.15,-8.61", 3],
  ]);
  expect(countOf(together)).toBe(countOf(found));
  expect(apart(found, 12)).toHaveLength(3);
});

test("on both sides of the date line is next to each other", () => {
  expect(apart([at(-17, 179.9, 1), at(-17, -179.9, 1)], 4)).toHaveLength(1);
});

test("what is found around a mark is shared out among the marks there", () => {
  const [many, few] = apart([at(38.7, -9.1, 2), at(60.4, 5.3, 1)], 3);
  const found = [at(38.72, -9.14, 1), at(38.71, -9.13, 1), at(60.4, 5.3, 1)];
  expect(many && few && nearestTo(many, [many, few], found)).toEqual(found.slice(0, 2));
  expect(many && few && nearestTo(few, [many, few], found)).toEqual(found.slice(2));
});

test("those beyond the map's edge are left out", () => {
  const size = { width: 400, height: 300 };
  const clusters = apart([at(-17, -179.9, 1), at(38, -9, 1)], 6);
  const placed = placedIn(clusters, { lat: -17, lon: 179.9, zoom: 6 }, size);
  expect(placed.map(({ photoId }) => photoId)).toEqual(["-17,-179.9"]);
  expect(placed[0]?.dx).toBeGreaterThan(0);
  expect(placed[0]?.dx).toBeLessThan(20);
});
