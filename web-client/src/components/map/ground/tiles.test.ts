import { expect, test } from "vitest";
import { tilesOf } from "./tiles";
import { tileServerOf } from "./tile-server";

const SIZE = { width: 600, height: 400 };

test("tiles cover the map without gaps, beyond the date line too", () => {
  const tiles = tilesOf({ lat: 0, lon: 180, zoom: 3.3 }, SIZE);
  const side = 256 * 2 ** 0.3;
  expect(tiles.every((tile) => tile.zoom === 3 && Math.abs(tile.side - side) < 1e-6)).toBe(true);
  expect(new Set(tiles.map(({ column }) => column))).toEqual(new Set([7, 8]));
  expect(Math.min(...tiles.map(({ left }) => left))).toBeLessThanOrEqual(0);
  expect(Math.max(...tiles.map(({ left }) => left + side))).toBeGreaterThanOrEqual(SIZE.width);
  expect(Math.max(...tiles.map(({ top }) => top + side))).toBeGreaterThanOrEqual(SIZE.height);
});

test("there are none beyond the poles", () => {
  expect(tilesOf({ lat: 0, lon: 0, zoom: 0 }, SIZE).map(({ row }) => row)).toEqual([0, 0, 0]);
});

test("the page names a server of tiles, or none", () => {
  const page = document.implementation.createHTMLDocument();
  expect(tileServerOf(page)).toBeNull();
  for (const [name, content] of [
    ["map-tiles", "https://tiles.example/{z}/{x}/{y}.png"],
    ["map-tiles-attribution", "Tiles & Co"],
  ] as const) {
    const meta = page.createElement("meta");
    page.head.append(Object.assign(meta, { name, content }));
  }
  const server = tileServerOf(page);
  expect(server?.address(3, 5, 2)).toBe("https://tiles.example/3/5/2.png");
  expect(server?.attribution).toBe("Tiles & Co");
});
