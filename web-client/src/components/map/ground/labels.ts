import type { Offset } from "./view";

/** A name, and the place that has it. */
export interface Candidate extends Offset {
  text: string;
  isCountry: boolean;
  /** So much sought that it may stand away from its place, where something covers that. */
  isImportant: boolean;
}

/** A name where it is written, from its left and at half its height. */
export interface Label extends Offset {
  text: string;
  isCountry: boolean;
  /** The town's dot, where it is to be seen. */
  dot: Offset | null;
}

/** Left, top, right and bottom, in pixels from the middle of the map. */
export type Area = readonly [left: number, top: number, right: number, bottom: number];

const GAP = 4;
/** From a town's dot to its name. */
const BESIDE = 6;
/** From a place that is covered to its name below or above. */
const AWAY = 40;
const HALF_LINE = 9;

/** The names for which there is room, the first ones first; none covers another or what is `taken`. */
export function withRoom(
  candidates: readonly Candidate[],
  widthOf: (candidate: Candidate) => number,
  taken: readonly Area[],
): Label[] {
  const areas = [...taken];
  return candidates.flatMap((one) => {
    const width = widthOf(one);
    for (const label of waysToWrite(one, width)) {
      const area = areaOf(label, width);
      if (areas.some((other) => meet(area, other))) continue;
      areas.push(area);
      return [label];
    }
    return [];
  });
}

/** The best first: a country in its middle, a town to the right of its dot, to the left, below, or above. */
function waysToWrite({ dx, dy, text, isCountry, isImportant }: Candidate, width: number): Label[] {
  const told = { text, isCountry };
  if (isCountry) return [{ ...told, dx: dx - width / 2, dy, dot: null }];
  const dot = { dx, dy };
  return [
    { ...told, dx: dx + BESIDE, dy, dot },
    { ...told, dx: dx - BESIDE - width, dy, dot },
    ...(isImportant ? [AWAY, -AWAY] : []).map((way) => ({
      ...told,
      dx: dx - width / 2,
      dy: dy + way,
      dot: null,
    })),
  ];
}

function areaOf({ dx, dy, dot }: Label, width: number): Area {
  const left = Math.min(dx, dot?.dx ?? dx);
  const right = Math.max(dx + width, dot?.dx ?? dx);
  return [left - GAP, dy - HALF_LINE, right + GAP, dy + HALF_LINE];
}

function meet(one: Area, other: Area): boolean {
  return one[0] < other[2] && other[0] < one[2] && one[1] < other[3] && other[1] < one[3];
}
