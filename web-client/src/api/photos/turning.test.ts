import { expect, test } from "vitest";
import { World } from "../../testing/world";
import { rotationAfter, rotationOfKey, turned } from "./turning";

const BOX = { class: "dog", conf: 0.9, x1: 10, y1: 20, x2: 110, y2: 70 };

function photo() {
  const world = new World();
  return world.addPhoto("a".repeat(24), { width: 400, height: 300, detections: [BOX] });
}

test("a quarter clockwise puts what was at the top on the right", () => {
  expect(turned(photo(), 90)).toMatchObject({
    rotation: 90,
    width: 300,
    height: 400,
    detections: [{ x1: 230, y1: 10, x2: 280, y2: 110 }],
  });
});

test("four quarters leave everything as it was", () => {
  const before = photo();
  let now = before;
  for (let quarter = 0; quarter < 4; quarter++) now = turned(now, rotationAfter(now.rotation, 1));
  expect(now).toEqual(before);
});

test("a quarter to the left is three to the right", () => {
  expect(rotationAfter(0, -1)).toBe(270);
  expect(turned(photo(), 270).detections).toEqual(turned(turned(turned(photo(), 90), 180), 270).detections);
});

test("the key of a picture says how far it was turned when it was made", () => {
  expect(rotationOfKey("preview:ada:img.0123456789ab")).toBe(0);
  expect(rotationOfKey("preview:ada:img.0123456789ab.r270")).toBe(270);
  expect(rotationOfKey("preview:ada:img.0123456789ab.r90.medium")).toBe(90);
});
