import type { Gps } from "../../api/types";

export type Position = Pick<Gps, "lat" | "lon">;

const MOST = { lat: 90, lon: 180 } as const;
/** A metre is more than the last of them. */
const DIGITS = 5;

/** Undefined for what is no latitude or longitude; a comma is a point, too. */
export function degreesOf(text: string, axis: keyof Position): number | undefined {
  const plain = text.trim().replace(",", ".").replace("−", "-");
  const degrees = plain === "" ? NaN : Number(plain);
  return Math.abs(degrees) <= MOST[axis] ? degrees : undefined;
}

/** `38.72, -9.14`, as maps write and people paste it; undefined for what is not both. */
export function positionIn(text: string): Position | undefined {
  const found = /^\s*([-−]?\d{1,3}(?:\.\d+)?)\s*[,;\s]\s*([-−]?\d{1,3}(?:\.\d+)?)\s*$/.exec(text);
  const [lat, lon] = [degreesOf(found?.[1] ?? "", "lat"), degreesOf(found?.[2] ?? "", "lon")];
  return lat === undefined || lon === undefined ? undefined : { lat, lon };
}

export function written(degrees: number): string {
  return String(Number(degrees.toFixed(DIGITS)));
}
