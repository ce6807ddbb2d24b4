import { Blob as NodeBlob, File as NodeFile } from "node:buffer";
import { beforeEach, expect, test, vi } from "vitest";
import { FakeCaches } from "../../testing/fake-caches";
import { ownerOf, SeenPictures } from "./seen-pictures";

const BASE = "/photos/function/recognition-web/";
const STORAGE = "/photos/function/storage";
const DAY = 86_400_000;
const LIMITS = { count: 3, bytes: 1000, days: 30 };

let now = 0;
let pictures: SeenPictures;

beforeEach(() => {
  vi.stubGlobal("caches", new FakeCaches());
  // jsdom's fit into no Response.
  vi.stubGlobal("Blob", NodeBlob);
  vi.stubGlobal("File", NodeFile);
  now = 1_000_000;
  pictures = new SeenPictures(BASE, LIMITS, () => now);
});

function thumbnail(owner: string, name: string): string {
  return `${STORAGE}/thumbnail:${owner}:${name}.0f3a2b4c6d8e.200x200`;
}

function picture(bytes = 10, status = 200): Response {
  return new Response("x".repeat(bytes), { status, headers: { "Content-Type": "image/jpeg" } });
}

function signIn(userName: string): Promise<void> {
  return pictures.keepFor({ userName, until: now + 40 * DAY });
}

async function names(): Promise<string[]> {
  return (await pictures.all()).map(({ path }) => /:(\w+)\.jpg/.exec(path)?.[1] ?? "");
}

test("thumbnails and small previews tell whose they are; originals, previews and what is shared are not kept", () => {
  expect(ownerOf(thumbnail("ada", "cat.jpg"))).toBe("ada");
  expect(ownerOf(`${STORAGE}/preview:ada:cat.jpg.0f3a2b4c6d8e.medium`)).toBe("ada");
  expect(ownerOf(`${STORAGE}/preview:ada:cat.jpg.0f3a2b4c6d8e`)).toBeNull();
  expect(ownerOf(`${STORAGE}/incoming:ada:cat.jpg`)).toBeNull();
  expect(ownerOf("/photos/function/photos/0123/thumbnail")).toBeNull();
});

test("what was seen last comes first", async () => {
  await signIn("ada");
  await pictures.put(thumbnail("ada", "one.jpg"), picture());
  now += 1;
  await pictures.put(thumbnail("ada", "two.jpg"), picture());

  expect(await names()).toEqual(["two", "one"]);
  expect(await (await pictures.match(thumbnail("ada", "one.jpg")))?.text()).toBe("x".repeat(10));
});

test("nothing is kept while nobody is signed in, nor of somebody else", async () => {
  await pictures.put(thumbnail("ada", "one.jpg"), picture());
  await signIn("ada");
  await pictures.put(thumbnail("bob", "two.jpg"), picture());

  expect(await pictures.all()).toEqual([]);
});

test("a refusal and a page are not kept", async () => {
  await signIn("ada");
  await pictures.put(thumbnail("ada", "one.jpg"), picture(10, 404));
  await pictures.put(
    thumbnail("ada", "two.jpg"),
    new Response("<p>", { headers: { "Content-Type": "text/html" } }),
  );

  expect(await pictures.all()).toEqual([]);
});

test("who signs in next finds nothing of before, also not where the sign-out was missed", async () => {
  await signIn("ada");
  await pictures.put(thumbnail("ada", "one.jpg"), picture());
  await signIn("bob");

  expect(await pictures.all()).toEqual([]);
  expect(await pictures.match(thumbnail("ada", "one.jpg"))).toBeNull();
  await signIn("ada");
  expect(await pictures.all()).toEqual([]);
});

test("a sign-out that overtakes a picture leaves nothing", async () => {
  await signIn("ada");
  const answer = picture();
  const late = vi.spyOn(answer, "blob").mockImplementation(async () => {
    await pictures.forget();
    return new Blob(["late"], { type: "image/jpeg" });
  });
  await pictures.put(thumbnail("ada", "one.jpg"), answer);

  expect(late).toHaveBeenCalledOnce();
  expect(await caches.keys()).toEqual([]);
});

test("nothing is shown once the session has ended by itself", async () => {
  await pictures.keepFor({ userName: "ada", until: now + 10 });
  await pictures.put(thumbnail("ada", "one.jpg"), picture());
  now += 10;

  expect(await pictures.all()).toEqual([]);
  expect(await pictures.match(thumbnail("ada", "one.jpg"))).toBeNull();
});

test.each([
  ["too many", 10, ["five", "four", "three"]],
  ["too large together", 400, ["five", "four"]],
])("those that were seen longest ago go: %s", async (_, bytes, left) => {
  await signIn("ada");
  for (const name of ["one", "two", "three", "four", "five"]) {
    now += 1;
    await pictures.put(thumbnail("ada", `${name}.jpg`), picture(bytes));
  }
  await pictures.trim();

  expect(await names()).toEqual(left);
});

test("what nobody has seen for a month goes", async () => {
  await signIn("ada");
  await pictures.put(thumbnail("ada", "old.jpg"), picture());
  now += 31 * DAY;
  await pictures.put(thumbnail("ada", "new.jpg"), picture());
  await pictures.trim();

  expect(await names()).toEqual(["new"]);
});

test("a picture that the server still has counts as asked for, not as seen", async () => {
  await signIn("ada");
  await pictures.put(thumbnail("ada", "one.jpg"), picture());
  const seenAt = now;
  now += DAY;
  await pictures.confirm(thumbnail("ada", "one.jpg"));

  expect(await pictures.all()).toMatchObject([{ seenAt, askedAt: now }]);
});

test("without a store in the browser, as over http, nothing is kept and nothing fails", async () => {
  vi.unstubAllGlobals();
  await signIn("ada");
  await pictures.put(thumbnail("ada", "one.jpg"), picture());
  await pictures.drop([thumbnail("ada", "one.jpg")]);

  expect(await pictures.all()).toEqual([]);
});
