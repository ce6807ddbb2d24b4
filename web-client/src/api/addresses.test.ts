import { http, HttpResponse } from "msw";
import { beforeEach, expect, test, vi } from "vitest";
import { server } from "../testing/server";

beforeEach(() => vi.resetModules());

/** The page as recognition-web gives it where a proxy takes this prefix away. */
function pageBelow(prefix: string): void {
  document.head.innerHTML = `<meta name="base" content="${prefix}/function/recognition-web/">`;
}

test("below a prefix, functions are asked for below it", async () => {
  pageBelow("/photos");
  const { call, urlOf } = await import("./client");
  const link = { Link: '</photos/function/photos/?limit=1&cursor=x>; rel="next"' };
  server.use(http.get("*/photos/function/photos/", () => HttpResponse.json([], { headers: link })));

  const { next } = await call("GET", "photos/");

  expect(next).toBe("photos/?limit=1&cursor=x");
  expect(urlOf("storage/a:b:c")).toBe("/photos/function/storage/a:b:c");
});

test("below a prefix, a shared link leads there", async () => {
  pageBelow("/a/b.c");
  const { addressOf } = await import("./sharing/shares");

  expect(addressOf("sal_1")).toBe(`${window.location.origin}/a/b.c/function/recognition-web/share#sal_1`);
});

test("without a prefix, functions are where OpenFaaS has them", async () => {
  pageBelow("");
  const { GATEWAY, BASE } = await import("./addresses");

  expect([GATEWAY, BASE]).toEqual(["/function", "/function/recognition-web/"]);
});
