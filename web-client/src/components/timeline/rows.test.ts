import { expect, test } from "vitest";
import type { Photo } from "../../api/types";
import { World } from "../../testing/world";
import { bottomOf, GAP, rowsOf } from "./rows";

const noon = (day: number) => Date.UTC(2026, 4, day, 12);

function photosOf(...details: Partial<Photo>[]): Photo[] {
  const world = new World();
  return details.map((detail) => world.addPhoto("a".repeat(24), { width: 1600, height: 1200, ...detail }));
}

test("days flow together: one with a single photo does not take a row", () => {
  const rows = rowsOf(photosOf(...[20, 19, 19, 18].map((day) => ({ takenAt: noon(day) }))), 1400);
  expect(rows).toHaveLength(1);
  expect(rows[0]?.labels.map(({ day }) => day)).toEqual(["2026-05-20", "2026-05-19", "2026-05-18"]);
  expect(rows[0]?.labels.map(({ left }) => left)).toEqual([0, 1, 3].map((at) => rows[0]?.cells[at]?.left));
});

test("a day that goes on in the next row has its label once", () => {
  const rows = rowsOf(photosOf(...Array.from({ length: 12 }, () => ({ takenAt: noon(3) }))), 900);
  expect(rows.length).toBeGreaterThan(1);
  expect(rows.map(({ labels }) => labels.length)).toEqual(rows.map((_, at) => (at === 0 ? 1 : 0)));
});

test("full rows end at the edge, and rows lie one below the other", () => {
  const rows = rowsOf(
    photosOf(...Array.from({ length: 30 }, (_, at) => ({ takenAt: noon(28 - at / 2) }))),
    1001,
  );
  for (const { cells } of rows.slice(0, -1)) {
    const last = cells.at(-1);
    expect((last?.left ?? 0) + (last?.width ?? 0)).toBe(1001);
  }
  expect(rows.slice(1).map(({ top }) => top)).toEqual(rows.slice(0, -1).map(bottomOf));
  for (const { cells } of rows)
    for (const [at, cell] of cells.entries())
      expect(cell.left).toBe(at === 0 ? 0 : (cells[at - 1]?.left ?? 0) + (cells[at - 1]?.width ?? 0) + GAP);
});

test("the day is the one that the camera's clock showed", () => {
  const late = Date.UTC(2026, 4, 3, 23, 30);
  const [row] = rowsOf(photosOf({ takenAt: late, takenAtOffset: 120 }, { takenAt: null }), 1000);
  expect(row?.labels.map(({ day }) => day)).toEqual(["2026-05-04"]);
});
