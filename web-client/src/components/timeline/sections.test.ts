import { expect, test } from "vitest";
import type { MonthCount, Photo } from "../../api/types";
import { World } from "../../testing/world";
import {
  anchorAt,
  layOut,
  type LoadedMonth,
  MonthSizes,
  placeOf,
  rowsBetween,
  sectionsBetween,
} from "./sections";

const WIDTH = 1300;

function monthsOf(...counts: number[]): MonthCount[] {
  return counts.map((count, at) => ({ month: `${2026 - at}-05`, count }));
}

function loadedWith(count: number, isComplete = true): LoadedMonth {
  const world = new World();
  const photos: Photo[] = Array.from({ length: count }, (_, at) =>
    world.addPhoto("a".repeat(24), {
      width: at % 2 ? 900 : 1600,
      height: 1200,
      takenAt: Date.UTC(2025, 4, 9),
    }),
  );
  return { photos, isComplete };
}

function layout(months: MonthCount[], loaded: [string, LoadedMonth][] = [], sizes = new MonthSizes()) {
  const known = new Map<string | null, LoadedMonth>(loaded);
  return layOut(months, { width: WIDTH, loaded: known, near: new Set(known.keys()), sizes });
}

test("what is in sight is found again after the months above have become as high as they are", () => {
  const months = monthsOf(400, 40, 300);
  const second: [string, LoadedMonth] = ["2025-05", loadedWith(40)];
  const before = layout(months, [second]);
  const y = (before.sections[1]?.top ?? 0) + 500;
  const anchor = anchorAt(before, y);
  const after = layout(months, [["2026-05", loadedWith(400)], second]);
  const moved = (after.sections[1]?.top ?? 0) - (before.sections[1]?.top ?? 0);
  expect(moved).not.toBe(0);
  expect(anchor && placeOf(after, anchor)).toBe(y + moved);
});

test("a month that is forgotten stays as high as it was", () => {
  const sizes = new MonthSizes();
  const months = monthsOf(123, 5);
  const known = layout(months, [["2026-05", loadedWith(123)]], sizes);
  const forgotten = layout(months, [], sizes);
  expect(forgotten.sections[0]?.rows).toEqual([]);
  expect(forgotten.height).toBe(known.height);
});

test("of a month whose photos are not all known, the rest keeps its place", () => {
  const [section] = layout(monthsOf(1000), [["2026-05", loadedWith(250, false)]]).sections;
  expect(section?.knownHeight).toBeLessThan((section?.height ?? 0) / 2);
});

test("a million photos are a page that browsers can lay out, and what is near keeps its height", () => {
  const months = Array.from({ length: 300 }, (_, at) => ({ month: `${2026 - at}-01`, count: 3400 }));
  const near = loadedWith(3400);
  const whole = layout(months, [["2020-01", near]]);
  expect(whole.height).toBeLessThan(10_000_000);
  expect(whole.sections[6]?.height).toBe(
    layout([{ month: "2020-01", count: 3400 }], [["2020-01", near]]).height,
  );
});

test("near the window are few rows, however many there are", () => {
  const { sections, ...rest } = layout(monthsOf(2000), [["2026-05", loadedWith(2000)]]);
  const [section] = sectionsBetween({ sections, ...rest }, 10_000, 12_500);
  const rows = section ? rowsBetween(section, 10_000, 12_500) : [];
  const photos = rows.reduce((sum, { cells }) => sum + cells.length, 0);
  expect(photos).toBeGreaterThan(30);
  expect(photos).toBeLessThan(120);
});
