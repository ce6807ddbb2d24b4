import { expect, test } from "vitest";
import { placeAt, shareAt, stretchesOf, yearMarks } from "./scrubber-places";
import { layOut, MonthSizes } from "./sections";

const MONTHS = [
  { month: "2026-05", count: 400 },
  { month: "2026-01", count: 20 },
  { month: "2024-07", count: 900 },
  { month: null, count: 3 },
];

test("every place of the page has one on the scrubber, and back", () => {
  const layout = layOut(MONTHS, { width: 800, loaded: new Map(), near: new Set(), sizes: new MonthSizes() });
  const stretches = stretchesOf(MONTHS);
  expect(stretches.at(-1)?.to).toBeCloseTo(1);
  for (const y of [0, 900, layout.height / 2, layout.height - 10])
    expect(placeAt(stretches, layout, shareAt(stretches, layout, y))?.y).toBeCloseTo(y, 0);
  expect(placeAt(stretches, layout, 1)?.section.month).toBeNull();
});

test("years are written where they begin, unless they would cover each other", () => {
  const stretches = stretchesOf(MONTHS);
  expect(yearMarks(stretches, 0.05).map(({ year }) => year)).toEqual(["2026", "2024"]);
  expect(yearMarks(stretches, 0.9).map(({ year }) => year)).toEqual(["2026"]);
});
