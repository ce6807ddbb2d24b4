import type { Point } from "./geometry";

export type Direction = "previous" | "next" | "down";

/** A finger that was put down and lifted; `at` is when it was lifted, in milliseconds. */
export interface Tap {
  from: Point;
  to: Point;
  at: number;
}

const SWIPE_PX = 60;
const STILL_PX = 12;
const NEAR_PX = 40;
const DOUBLE_MS = 300;

/** Where a finger has swiped; null where that says nothing. */
export function directionOf({ from, to }: Pick<Tap, "from" | "to">): Direction | null {
  const [across, down] = [to.x - from.x, to.y - from.y];
  if (Math.abs(across) >= SWIPE_PX && Math.abs(across) >= 2 * Math.abs(down))
    return across > 0 ? "previous" : "next";
  return down >= 1.5 * SWIPE_PX && down >= 2 * Math.abs(across) ? "down" : null;
}

/** How far the picture follows the finger: to the sides or down, whichever is meant. */
export function pulled(from: Point, to: Point): Point {
  const [across, down] = [to.x - from.x, to.y - from.y];
  return Math.abs(across) >= Math.abs(down) ? { x: across, y: 0 } : { x: 0, y: Math.max(0, down) };
}

export function isDoubleTap(first: Tap | null, second: Tap): boolean {
  if (!first || !isStill(first) || !isStill(second)) return false;
  return second.at - first.at <= DOUBLE_MS && apart(first.to, second.to) <= NEAR_PX;
}

function isStill({ from, to }: Tap): boolean {
  return apart(from, to) <= STILL_PX;
}

function apart(a: Point, b: Point): number {
  return Math.hypot(a.x - b.x, a.y - b.y);
}
