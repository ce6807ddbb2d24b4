import { expect, test } from "vitest";
import { imageType } from "./file-type";

const file = (name: string, type = "") => new File(["x"], name, { type });

test.each(["DSC1.ARW", "a.cr3", "b.dng", "IMG.HIF", "c.mpo", "d.jxl", "photo.unheard-of"])(
  "%s may be a picture, so the server decides",
  (name) => expect(imageType(file(name))).not.toBeNull(),
);

test.each([".DS_Store", "Thumbs.db", "a.xmp", "IMG_1.AAE", "noending", "._a.jpg", "film.MOV"])(
  "%s can be none",
  (name) => expect(imageType(file(name))).toBeNull(),
);

test("what a browser knows counts", () => {
  expect(imageType(file("a.dat", "image/png"))).toBe("image/png");
  expect(imageType(file("a.jpg", "text/plain"))).toBeNull();
  expect(imageType(file("a.HIF"))).toBe("image/heif");
});
