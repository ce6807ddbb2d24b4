import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { de } from "../../../texts/de";
import { pictureLabels } from "../../../texts/picture-labels";

test("everything that the networks recognise has a German name of its own", () => {
  const classes = readFileSync(join(process.cwd(), "../yolov3/data/coco.names"), "utf8").trim().split("\n");
  const all = [...classes, ...Object.keys(pictureLabels)];
  expect(Object.keys(de.labels).sort()).toEqual(all.toSorted());
  expect(new Set(Object.values(de.labels)).size).toBe(all.length);
});
