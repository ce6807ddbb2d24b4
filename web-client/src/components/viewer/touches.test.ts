import { expect, test } from "vitest";
import { directionOf, isDoubleTap, pulled, type Tap } from "./touches";

const MIDDLE = { x: 200, y: 400 };

function tap(at: number, to = MIDDLE, from = to): Tap {
  return { from, to, at };
}

test.each([
  [300, 400, "previous"],
  [100, 410, "next"],
  [200, 520, "down"],
  [200, 280, null], // up
  [150, 400, null], // too short
  [280, 500, null], // neither
] as const)("a finger lifted at %i, %i has swiped %s", (x, y, direction) => {
  expect(directionOf({ from: MIDDLE, to: { x, y } })).toBe(direction);
});

test("the picture follows a finger to the sides or down, not up", () => {
  expect(pulled(MIDDLE, { x: 230, y: 410 })).toEqual({ x: 30, y: 0 });
  expect(pulled(MIDDLE, { x: 210, y: 460 })).toEqual({ x: 0, y: 60 });
  expect(pulled(MIDDLE, { x: 200, y: 300 })).toEqual({ x: 0, y: 0 });
});

test("two quick taps at one place are a double tap", () => {
  expect(isDoubleTap(tap(1000), tap(1200))).toBe(true);
  expect(isDoubleTap(null, tap(1200))).toBe(false);
  expect(isDoubleTap(tap(1000), tap(1500))).toBe(false);
  expect(isDoubleTap(tap(1000), tap(1200, { x: 300, y: 400 }))).toBe(false);
  expect(isDoubleTap(tap(1000), tap(1200, MIDDLE, { x: 230, y: 400 }))).toBe(false);
});
