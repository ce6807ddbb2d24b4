import { expect, test } from "vitest";
import { placeOf, spotOf } from "./projection";
import { dragged, fitted, MOST_ZOOM, offsetOf, readView, sectionOf, writtenView, zoomed } from "./view";

const SIZE = { width: 800, height: 600 };
const FIJI = { lat: -17, lon: 179.9, zoom: 8 };
const LISBON = { lat: 38.72, lon: -9.14 };

test("a place is where it was after a way there and back", () => {
  const { lat, lon } = placeOf(spotOf(LISBON));
  expect(lat).toBeCloseTo(LISBON.lat, 9);
  expect(lon).toBeCloseTo(LISBON.lon, 9);
  expect(spotOf({ lat: 0, lon: 0 })).toEqual({ x: 0.5, y: 0.5 });
});

test("the section has what is in the map, and nothing beside it", () => {
  const view = { ...LISBON, zoom: 10 };
  const { west, south, east, north } = sectionOf(view, SIZE);
  expect(offsetOf(view, spotOf({ lat: north, lon: west }))).toMatchObject({
    dx: expect.closeTo(-400, 3) as number,
    dy: expect.closeTo(-300, 3) as number,
  });
  expect(offsetOf(view, spotOf({ lat: south, lon: east })).dx).toBeCloseTo(400, 3);
});

test("across the date line its west is greater than its east, and what lies beyond is beside", () => {
  const { west, east } = sectionOf(FIJI, SIZE);
  expect(west).toBeGreaterThan(170);
  expect(east).toBeLessThan(-170);
  expect(offsetOf(FIJI, spotOf({ lat: -17, lon: -179.9 })).dx).toBeGreaterThan(0);
  expect(dragged(FIJI, SIZE, { dx: -300, dy: 0 }).lon).toBeLessThan(-170);
});

test("from far away it is the whole world, with the poles", () => {
  expect(sectionOf({ lat: 0, lon: 50, zoom: 0 }, SIZE)).toEqual({
    west: -180,
    south: -90,
    east: 180,
    north: 90,
  });
});

test("the map ends at the poles and at the nearest zoom, and goes on to the east and west", () => {
  const far = dragged({ lat: 80, lon: 0, zoom: 3 }, SIZE, { dx: 0, dy: 5000 });
  expect(sectionOf(far, SIZE).north).toBe(90);
  expect(zoomed(FIJI, SIZE, 40).zoom).toBe(MOST_ZOOM);
  expect(2 ** zoomed(FIJI, SIZE, -40).zoom * 256).toBeCloseTo(SIZE.height, 6);
});

test("what is under the pointer stays there when the map comes nearer", () => {
  const view = { ...LISBON, zoom: 9 };
  const at = { dx: 210, dy: -130 };
  const spot = spotOf({ lat: 38.9, lon: -8.85 });
  const before = offsetOf(view, spot);
  const moved = dragged(view, SIZE, { dx: at.dx - before.dx, dy: at.dy - before.dy });
  const after = offsetOf(zoomed(moved, SIZE, 1.7, at), spot);
  expect(after.dx).toBeCloseTo(at.dx, 4);
  expect(after.dy).toBeCloseTo(at.dy, 4);
});

test("it is fitted to places the shorter way around the world", () => {
  const view = fitted(
    [
      { lat: -17, lon: 178 },
      { lat: -14, lon: -172 },
    ],
    SIZE,
  );
  expect(view?.lon).toBeCloseTo(-177, 3);
  expect(view?.zoom).toBeGreaterThan(5);
  expect(fitted([LISBON], SIZE)?.zoom).toBe(13);
  expect(fitted([], SIZE)).toBeUndefined();
});

test.each(["38.72,-9.14,10.5", "0,0,5", "-17.123456,179.9,8"])("%s is read and written alike", (text) => {
  const view = readView(text, SIZE);
  expect(view && writtenView(view)).toBe(text);
});

test.each([null, "", "1,2", "1,2,3,4", "a,b,c", "91,0,3", "0,181,3", "0,0,Infinity", ",,"])(
  "%s is no view",
  (text) => {
    expect(readView(text, SIZE)).toBeUndefined();
  },
);
