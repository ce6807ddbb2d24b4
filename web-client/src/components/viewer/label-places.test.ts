import { expect, test } from "vitest";
import type { Area } from "./geometry";
import { type LabelPlace, placeLabels } from "./label-places";

const PHONE = { width: 284, height: 379 };

function labelled(left: number, top: number, width: number, height: number, name = "person") {
  return { box: { left, top, width, height }, texts: [`${name} 95%`, name] };
}

function overlap(one: Area, other: Area): boolean {
  return (
    one.left < other.left + other.width &&
    other.left < one.left + one.width &&
    one.top < other.top + other.height &&
    other.top < one.top + one.height
  );
}

function overlaps(places: readonly LabelPlace[]): number {
  return places.flatMap((one, at) => places.slice(at + 1).filter((other) => overlap(one, other))).length;
}

test("a label stands on its box, and tells the confidence where the box is wide enough", () => {
  const [wide, narrow] = placeLabels([labelled(10, 100, 200, 50), labelled(10, 200, 60, 50)], PHONE);
  expect(wide).toMatchObject({ left: 10, top: 78, text: "person 95%", anchor: { x: 0, y: 22 } });
  expect(narrow).toMatchObject({ left: 10, text: "person" });
});

test("labels of boxes side by side on a phone do not cover each other", () => {
  const boxes = [
    labelled(17, 139, 53, 162),
    labelled(24, 86, 260, 183, "bus"),
    labelled(69, 151, 54, 138),
    labelled(242, 101, 42, 198),
  ];
  const places = placeLabels(boxes, PHONE);
  expect(overlaps(places)).toBe(0);
  for (const { left, top, width, height } of places) {
    expect(left).toBeGreaterThanOrEqual(0);
    expect(top).toBeGreaterThanOrEqual(0);
    expect(left + width).toBeLessThanOrEqual(PHONE.width);
    expect(top + height).toBeLessThanOrEqual(PHONE.height);
  }
});

test("the same box found twice has two labels to read", () => {
  const box = labelled(0, 0, 284, 379);
  expect(overlaps(placeLabels([box, box, box, box], PHONE))).toBe(0);
});

test("with no room left a label takes the place that hides least", () => {
  const box = labelled(100, 100, 4, 4);
  const places = placeLabels(Array<typeof box>(30).fill(box), PHONE);
  expect(places).toHaveLength(30);
});
