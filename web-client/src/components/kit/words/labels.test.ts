import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { de } from "../../../texts/de";

test("everything that the networks recognise has a German name of its own", () => {
  const classes = readFileSync(join(process.cwd(), "../yolov3/data/coco.names"), "utf8").trim().split("\n");
  expect(Object.keys(de.labels).sort()).toEqual(classes.toSorted());
  expect(new Set(Object.values(de.labels)).size).toBe(classes.length);
});
