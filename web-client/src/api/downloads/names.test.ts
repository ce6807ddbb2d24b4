import { expect, test } from "vitest";
import { fileNames } from "./names";

function named(...names: (string | null)[]) {
  return fileNames(names.map((fileName, at) => ({ fileName, _id: `id-${at}` })));
}

test("equal names are numbered before their ending", () => {
  expect(named("a.jpg", "a.jpg", "A.JPG", "a (2).jpg")).toEqual([
    "a.jpg",
    "a (2).jpg",
    "A (3).JPG",
    "a (2) (2).jpg",
  ]);
});

test("what a file system does not take is left out, and no name leads elsewhere", () => {
  expect(named("../../etc/passwd", "C:\\photo?.jpg", "..", null)).toEqual([
    "_.._etc_passwd",
    "C__photo_.jpg",
    "id-2",
    "id-3",
  ]);
});
