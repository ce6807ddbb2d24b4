import { renderHook } from "@testing-library/react";
import { rgbaToThumbHash } from "thumbhash";
import { expect, test } from "vitest";
import { usePlaceholder } from "./placeholder";

const GOOD = "1QcSHQRnh493V4dIh4eXh1h4kJUI";

function drawnFrom(placeholder: string | null) {
  return renderHook(() => usePlaceholder({ placeholder })).result.current;
}

function hashOf(width: number, height: number, alpha: number): string {
  const pixels = Array.from({ length: width * height }, (_, at) => [(at * 5) % 256, at % 256, 80, alpha]);
  return btoa(String.fromCharCode(...rgbaToThumbHash(width, height, pixels.flat())));
}

test("a placeholder is drawn", () => {
  expect(drawnFrom(GOOD)).toMatch(/^url\(data:image\/png;base64,/);
});

test.each([
  ["wide", 100, 40, 255],
  ["narrow", 20, 100, 255],
  ["square", 50, 50, 255],
  ["wide and see-through", 100, 60, 90],
  ["narrow and see-through", 60, 100, 90],
])("one of every shape is drawn: %s", (_, width, height, alpha) => {
  const hash = hashOf(width, height, alpha);
  expect(drawnFrom(hash)).toMatch(/^url/);
  expect(drawnFrom(btoa(atob(hash).slice(0, -1)))).toBeUndefined();
});

test.each([
  ["none", null],
  ["nothing", ""],
  ["no Base64", "%%%"],
  ["Base64 broken off", GOOD.slice(0, -3)],
  ["bytes broken off", btoa(atob(GOOD).slice(0, 12))],
  ["one byte", "1Q=="],
  ["no shape", btoa(String.fromCharCode(...new Uint8Array(40)))],
])("what is malformed leaves the plain colour: %s", (_, placeholder) => {
  expect(drawnFrom(placeholder)).toBeUndefined();
});
