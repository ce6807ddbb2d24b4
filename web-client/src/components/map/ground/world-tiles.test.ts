import { coasts, names } from "virtual:world-tiles";
import { expect, test } from "vitest";

const isIn = (lat: number, lon: number) => (tile: (typeof coasts)[number]["tiles"][number]) =>
  tile.bounds.west <= lon && lon < tile.bounds.east && tile.bounds.south <= lat && lat < tile.bounds.north;

test("finer levels come in more pieces, which lie side by side", () => {
  const counts = coasts.map(({ tiles }) => tiles.length);
  expect(counts).toEqual(counts.toSorted((one, other) => one - other));
  expect(coasts.map(({ tiles }) => tiles.filter(isIn(38.72, -9.14)).length)).toEqual([1, 1, 1]);
});

/** The longest way from one point of a coast to the next, in degrees of longitude, but along the pole. */
function longestStep(land: string, stepsPerDegree: number): number {
  let longest = 0;
  for (const line of land.split("M")) {
    const steps = (line.match(/-?\d+/g) ?? []).map((step) => Number(step) / stepsPerDegree);
    let latitude = steps[1] ?? 0;
    for (let at = 2; at < steps.length; at += 2) {
      latitude += steps[at + 1] ?? 0;
      if (Math.abs(latitude) < 80) longest = Math.max(longest, Math.abs(steps[at] ?? 0));
    }
  }
  return longest;
}

test("no coast runs across the world, though land crosses the date line", async () => {
  for (const { tiles, stepsPerDegree } of coasts) {
    const fiji = await tiles.find(isIn(-16.5, 179.5))?.load();
    const chukotka = await tiles.find(isIn(66, -179))?.load();
    for (const coast of [fiji, chukotka]) {
      expect(coast?.land).toBeTruthy();
      expect(longestStep(coast?.land ?? "", stepsPerDegree)).toBeLessThan(90);
    }
  }
});

test("towns are told in both languages, with countries from further out", async () => {
  const told = await Promise.all(
    names.map(({ tiles }) => Promise.all(tiles.map(async (tile) => (await tile.load()).names))),
  );
  const [far = "", middle = "", near = ""] = told.map((tier) => tier.join("\n"));
  expect(far).toMatch(/^c\t[\d.]+\t.*\tGermany\tDeutschland$/m);
  expect(far + middle).toMatch(/^t\t[\d.]+\t11\.575\t48\.137\tMunich\tMünchen$/m);
  expect(near).toMatch(/\tSansepolcro\t$/m);
});
