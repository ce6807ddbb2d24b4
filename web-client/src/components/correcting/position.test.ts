import { expect, test } from "vitest";
import { degreesOf, positionIn, written } from "./position";

test.each([
  ["38.7", 38.7],
  ["-9,14", -9.14],
  ["−33.8", -33.8],
  [" 90 ", 90],
  ["90.1", undefined],
  ["", undefined],
  ["north", undefined],
] as const)("the latitude %j is %s", (text, degrees) => {
  expect(degreesOf(text, "lat")).toBe(degrees);
});

test("a longitude goes round half the world", () => {
  expect(degreesOf("-180", "lon")).toBe(-180);
  expect(degreesOf("181", "lon")).toBeUndefined();
});

test("both at once are taken as maps write them", () => {
  expect(positionIn("38.7139, -9.1394")).toEqual({ lat: 38.7139, lon: -9.1394 });
  expect(positionIn("-33.85 151.2")).toEqual({ lat: -33.85, lon: 151.2 });
  expect(positionIn("38.7139")).toBeUndefined();
  expect(positionIn("138, 9")).toBeUndefined();
});

test("degrees are written to a metre", () => {
  expect(written(38.713912345)).toBe("38.71391");
  expect(written(-9)).toBe("-9");
});
