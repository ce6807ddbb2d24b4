import { expect, test } from "vitest";
import type { Taken } from "../types";
import { imageType, offered } from "./file-type";

const TAKEN: Taken = {
  maxBytes: 1_000,
  formats: [
    { name: "JPEG", contentType: "image/jpeg", endings: ["jpg", "mpo"], isRaw: false },
    { name: "HEIC", contentType: "image/heic", endings: ["heic", "hif"], isRaw: false },
    { name: "ARW", contentType: "image/x-sony-arw", endings: ["arw"], isRaw: true },
  ],
};
const file = (name: string, type = "") => new File(["x"], name, { type });
const typeOf = (name: string, type = "") => imageType(file(name, type), TAKEN);

test.each([
  ["DSC1.ARW", "", "image/x-sony-arw"],
  ["IMG.HIF", "application/octet-stream", "image/heic"],
  ["c.mpo", "", "image/jpeg"],
  ["a.jpg", "image/jpeg", "image/jpeg"],
  ["a.dat", "image/heic", "image/heic"],
  ["of two.dots.jpg", "", "image/jpeg"],
])("%s of %s is sent as %s", (name, type, sentAs) => expect(typeOf(name, type)).toBe(sentAs));

test.each([
  ".DS_Store",
  "Thumbs.db",
  "a.xmp",
  "IMG_1.AAE",
  "noending",
  "jpg",
  "._a.jpg",
  ".jpg",
  "film.MOV",
  "a.jxl",
])("%s is not sent", (name) => expect(typeOf(name)).toBeNull());

test("what a browser knows counts, as far as the server takes it", () => {
  expect(typeOf("drawing.svg", "image/svg+xml")).toBeNull();
  expect(typeOf("a.jpg", "text/plain")).toBeNull();
});

test("while the server's list is not known, all is sent that may be a picture", () => {
  expect(imageType(file("a.jxl"), null)).toBe("application/octet-stream");
  expect(imageType(file("a.svg", "image/svg+xml"), null)).toBe("image/svg+xml");
  expect(imageType(file("noending"), null)).toBeNull();
  expect(imageType(file("a.mov", "video/quicktime"), null)).toBeNull();
});

test("a file picker offers the same list", () => {
  expect(offered(TAKEN)).toBe("image/*,.jpg,.mpo,.heic,.hif,.arw");
  expect(offered(null)).toBe("image/*");
});
