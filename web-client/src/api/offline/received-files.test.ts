import { Blob as NodeBlob, File as NodeFile } from "node:buffer";
import { beforeEach, expect, test, vi } from "vitest";
import { FakeCaches } from "../../testing/fake-caches";
import { ReceivedFiles } from "./received-files";

const BASE = "/function/recognition-web/";
let now = 0;
let received: ReceivedFiles;

beforeEach(() => {
  vi.stubGlobal("caches", new FakeCaches());
  // jsdom's fit into no Response.
  vi.stubGlobal("Blob", NodeBlob);
  vi.stubGlobal("File", NodeFile);
  now = 1_000_000;
  received = new ReceivedFiles(BASE, () => now);
});

function file(name: string, text = name): File {
  return new File([text], name, { type: "image/jpeg", lastModified: 7 });
}

async function namesOf(userName: string): Promise<string[]> {
  return (await received.of(userName)).map(({ file: { name } }) => name);
}

test("a file comes back as it was", async () => {
  await received.keep([file("Straße 1 \u{1f3d6}.jpg")], "ada");

  const [only] = await received.of("ada");
  expect(only?.file).toMatchObject({ name: "Straße 1 \u{1f3d6}.jpg", type: "image/jpeg", lastModified: 7 });
  expect(only?.file.size).toBe(new Blob(["Straße 1 \u{1f3d6}.jpg"]).size);
});

test("what came while nobody was signed in is for the first who signs in", async () => {
  await received.keep([file("one.jpg"), file("two.jpg")], null);

  expect(await namesOf("ada")).toEqual(["one.jpg", "two.jpg"]);
  expect(await namesOf("bob")).toEqual([]);
  expect(await namesOf("ada")).toEqual(["one.jpg", "two.jpg"]);
});

test("only what is thrown away is gone", async () => {
  await received.keep([file("one.jpg"), file("two.jpg")], "ada");
  const [first] = await received.of("ada");
  await received.drop([first?.id ?? ""]);

  expect(await namesOf("ada")).toEqual(["two.jpg"]);
});

test("another person's files go when somebody else signs in, one's own with the sign-out", async () => {
  await received.keep([file("hers.jpg")], "ada");
  await received.keep([file("his.jpg")], "bob");
  await received.dropOthers("bob");
  expect(await namesOf("ada")).toEqual([]);
  expect(await namesOf("bob")).toEqual(["his.jpg"]);
  await received.dropOwn("bob");
  expect(await namesOf("bob")).toEqual([]);
});

test("where there is no room for all, none is kept, and it is said", async () => {
  await received.keep([file("one.jpg")], "ada");
  const [name = ""] = await caches.keys();
  const cache = await caches.open(name);
  (cache as unknown as { fillUp: () => void }).fillUp();

  await expect(received.keep([file("two.jpg")], "ada")).rejects.toThrow("Full");
  expect(await namesOf("ada")).toEqual(["one.jpg"]);
});

test("after a month nobody waits for them any more", async () => {
  await received.keep([file("one.jpg")], "ada");
  now += 31 * 86_400_000;

  expect(await namesOf("ada")).toEqual([]);
});
