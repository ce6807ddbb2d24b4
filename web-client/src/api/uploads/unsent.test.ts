import { beforeEach, expect, test } from "vitest";
import { UnsentFiles } from "./unsent";
import type { Upload, UploadState } from "./upload";

const MINUTE = 60_000;

const fileOf = (name: string, text = name) => new File([text], name, { type: "image/jpeg" });

function upload(file: File, state: UploadState = "waiting", albumId = "alps"): Upload {
  return { id: file.name, albumId, file, type: file.type, state, sentBytes: 0, problem: null, photo: null };
}

function pageOf(userName: string, ...uploads: Upload[]): void {
  const page = new UnsentFiles(userName);
  page.keep(uploads);
  page.flush();
}

const names = (unsent: UnsentFiles) => unsent.snapshot().map(({ name }) => name);

beforeEach(() => sessionStorage.clear());

test("the next page tells what the one before had not sent", () => {
  pageOf("ada", upload(fileOf("a.jpg"), "sending"), upload(fileOf("b.jpg"), "done"), upload(fileOf("c.jpg")));
  expect(names(new UnsentFiles("ada"))).toEqual(["a.jpg", "c.jpg"]);
});

test("what a person cancelled, or the server will not take, is not missing", () => {
  pageOf("ada", upload(fileOf("a.jpg"), "cancelled"), upload(fileOf("b.txt"), "refused"));
  expect(names(new UnsentFiles("ada"))).toEqual([]);
});

test("nobody else is told", () => {
  pageOf("ada", upload(fileOf("a.jpg")));
  expect(names(new UnsentFiles("bob"))).toEqual([]);
});

test("of files that are chosen again those are found that are missing, for their albums", () => {
  pageOf("ada", upload(fileOf("a.jpg")), upload(fileOf("b.jpg"), "waiting", "sea"));
  const unsent = new UnsentFiles("ada");
  const chosen = [fileOf("a.jpg"), fileOf("b.jpg"), fileOf("c.jpg"), fileOf("a.jpg", "of another size")];
  const found = unsent.missingAmong(chosen.slice(0, 3));
  expect(found.map(({ albumId, files }) => [albumId, files.map(({ name }) => name)])).toEqual([
    ["alps", ["a.jpg"]],
    ["sea", ["b.jpg"]],
  ]);
  expect(unsent.missingAmong(chosen.slice(3))).toEqual([]);
});

test("what is on its way again is missing no longer, and is told again if it is not sent", () => {
  pageOf("ada", upload(fileOf("a.jpg")), upload(fileOf("b.jpg")));
  const unsent = new UnsentFiles("ada");
  unsent.keep([upload(fileOf("a.jpg"))]);
  expect(names(unsent)).toEqual(["b.jpg"]);
  unsent.flush();
  expect(names(new UnsentFiles("ada"))).toEqual(["b.jpg", "a.jpg"]);
});

test("what was forgotten stays so", () => {
  pageOf("ada", upload(fileOf("a.jpg")));
  new UnsentFiles("ada").forget();
  expect(names(new UnsentFiles("ada"))).toEqual([]);
});

test("another tab that sends is left alone, one that is gone is not", () => {
  pageOf("ada", upload(fileOf("a.jpg")));
  sessionStorage.clear();
  expect(names(new UnsentFiles("ada", Date.now() + MINUTE))).toEqual([]);
  expect(names(new UnsentFiles("ada", Date.now() + 10 * MINUTE))).toEqual(["a.jpg"]);
});
