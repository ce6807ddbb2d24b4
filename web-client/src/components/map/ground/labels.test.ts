import { expect, test } from "vitest";
import { withRoom } from "./labels";

const town = (text: string, dx: number, dy: number, isImportant = false) => ({
  ...{ text, dx, dy, isImportant },
  isCountry: false,
});
const widthOf = ({ text }: { text: string }) => text.length * 7;

test("the more important name keeps its place, the other goes to the left of its dot", () => {
  const [first, second] = withRoom([town("Lisbon", 0, 0), town("Sintra", -8, 4)], widthOf, []);
  expect(first).toMatchObject({ text: "Lisbon", dx: 6 });
  expect(second).toMatchObject({ text: "Sintra", dx: -8 - 6 - 42, dot: { dx: -8, dy: 4 } });
});

test("without room a name is left out, and an important one is written below what covers its place", () => {
  const mark = [-28, -28, 28, 28] as const;
  expect(withRoom([town("Loures", 0, 0)], widthOf, [mark])).toEqual([]);
  const [label] = withRoom([town("Lisbon", 0, 0, true)], widthOf, [mark]);
  expect(label).toMatchObject({ text: "Lisbon", dy: 40, dot: null });
});

test("a country is written around its middle", () => {
  const country = { text: "Portugal", dx: 0, dy: 0, isCountry: true, isImportant: true };
  expect(withRoom([country], widthOf, [])).toMatchObject([{ dx: -28, dy: 0 }]);
});
