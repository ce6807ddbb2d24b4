import { expect, test } from "vitest";
import { World } from "../../testing/world";
import { grouped } from "./arrange";
import { GAP, type PhotosRow, rowsOf } from "./rows";

function rowsFor(sizes: [number, number][], width: number, layout: "squares" | "justified") {
  const world = new World();
  const photos = sizes.map(([w, h]) => world.addPhoto("a".repeat(24), { width: w, height: h }));
  const rows = rowsOf(grouped(photos, "name", "en"), width, layout);
  return rows.filter((row): row is PhotosRow => row.kind === "photos");
}

const widthOf = (row: PhotosRow) =>
  row.cells.reduce((sum, cell) => sum + cell.width, 0) + GAP * (row.cells.length - 1);
const MIXED: [number, number][] = Array.from(
  { length: 30 },
  (_, at) =>
    [
      [1600, 900],
      [900, 1600],
      [1000, 1000],
    ][at % 3] as [number, number],
);

test("squares are never wider than the thumbnails that they show", () => {
  for (const width of [700, 1024, 1700]) {
    for (const row of rowsFor(MIXED, width, "squares")) expect(row.height).toBeLessThanOrEqual(200);
  }
});

test("a phone shows two squares to a row", () => {
  expect(rowsFor(MIXED, 358, "squares")[0]?.cells).toHaveLength(2);
});

test("justified rows fill the width, and keep each picture's proportions", () => {
  const rows = rowsFor(MIXED, 1200, "justified");
  for (const row of rows.slice(0, -1)) {
    expect(widthOf(row)).toBeLessThanOrEqual(1200);
    expect(widthOf(row)).toBeGreaterThan(1200 - 12);
    for (const { photo, width } of row.cells) {
      expect(width / row.height).toBeCloseTo((photo.width ?? 0) / (photo.height ?? 1), 1);
    }
  }
});

test("every photo is in exactly one row", () => {
  for (const layout of ["squares", "justified"] as const) {
    const shown = rowsFor(MIXED, 1000, layout).flatMap((row) => row.cells);
    expect(new Set(shown.map(({ photo }) => photo._id)).size).toBe(30);
    expect(shown).toHaveLength(30);
  }
});

test("days get headings where photos come by day", () => {
  const world = new World();
  const photo = world.addPhoto("a".repeat(24));
  expect(rowsOf(grouped([photo], "added", "en"), 800, "squares").map(({ kind }) => kind)).toEqual([
    "heading",
    "photos",
  ]);
});
