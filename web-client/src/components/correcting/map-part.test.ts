import { expect, test } from "vitest";
import { clampTo, drawn, panned, partAround, pointOf, WORLD, zoomedTo } from "./map-part";

const BOX = { left: 100, top: 50, width: 400, height: 200 };
const MIDDLE = { x: 300, y: 150 };
const LISBON = { lat: 38.7, lon: -9.1 };

test("the middle of a map is where it was opened", () => {
  expect(pointOf(partAround(LISBON), MIDDLE, BOX)).toEqual(LISBON);
  expect(pointOf(WORLD, MIDDLE, BOX)).toEqual({ lat: 20, lon: 0 });
});

test("right is east and up is north", () => {
  const { lat, lon } = pointOf(partAround(LISBON), { x: 400, y: 100 }, BOX);
  expect(lon).toBeCloseTo(-1.6);
  expect(lat).toBeGreaterThan(LISBON.lat);
});

test("drawn to the right a map shows what is more to the west, round the world", () => {
  expect(panned(partAround({ lat: 0, lon: -179 }), { x: 40, y: 0 }, 400).lon).toBeCloseTo(178);
});

test("a map is no closer than its coasts are true, and no wider than the world", () => {
  expect(zoomedTo(WORLD, 1 / 2).span).toBe(360);
  expect(zoomedTo(partAround(LISBON), 1000).span).toBe(2);
});

test("a town that is chosen comes into sight", () => {
  const part = clampTo(WORLD, LISBON);
  expect(part).toMatchObject(LISBON);
  expect(clampTo(part, { lat: 38.8, lon: -9 })).toBe(part);
  expect(drawn(part).width).toBe(300);
});
