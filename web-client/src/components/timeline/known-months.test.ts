import { expect, test } from "vitest";
import { World } from "../../testing/world";
import { monthsIn } from "./known-months";

test("photos at hand come by month, the latest first, without a date last", () => {
  const world = new World();
  const at = (takenAt: number | null, takenAtOffset: number | null = null) =>
    world.addPhoto("a".repeat(24), { takenAt, takenAtOffset })._id;
  const undated = at(null);
  const early = at(Date.UTC(2019, 4, 3));
  const late = at(Date.UTC(2019, 4, 20));
  const june = at(Date.UTC(2019, 4, 31, 23), 120);
  const { months, known } = monthsIn(world.photos);
  expect(months).toEqual([
    { month: "2019-06", count: 1 },
    { month: "2019-05", count: 2 },
    { month: null, count: 1 },
  ]);
  const shown = months.flatMap(({ month }) => known.get(month)?.photos ?? []);
  expect(shown.map(({ _id }) => _id)).toEqual([june, late, early, undated]);
});
