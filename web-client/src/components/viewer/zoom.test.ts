import { expect, test } from "vitest";
import { panned, WHOLE, zoomed } from "./zoom";

const FRAME = { width: 800, height: 600 };

test("what lies under the pointer stays under it", () => {
  const at = { x: 100, y: -50 };
  const view = zoomed(WHOLE, 2, at, FRAME);
  // The point of the picture that was at `at` is drawn at x + scale * at.
  expect(view.x + view.scale * at.x).toBeCloseTo(at.x);
  expect(view.y + view.scale * at.y).toBeCloseTo(at.y);
});

test("a picture is never smaller than its frame nor larger than eight times", () => {
  expect(zoomed(WHOLE, 0.5, { x: 0, y: 0 }, FRAME)).toEqual(WHOLE);
  expect(zoomed(WHOLE, 100, { x: 0, y: 0 }, FRAME).scale).toBe(8);
});

test("a picture cannot be dragged out of its frame", () => {
  const twice = zoomed(WHOLE, 2, { x: 0, y: 0 }, FRAME);
  expect(panned(twice, { x: 9_999, y: -9_999 }, FRAME)).toEqual({ scale: 2, x: 400, y: -300 });
  expect(panned(WHOLE, { x: 10, y: 10 }, FRAME)).toEqual(WHOLE);
});
