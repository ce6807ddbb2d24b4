import { ReceivedFiles } from "../api/offline/received-files";
import { SeenPictures } from "../api/offline/seen-pictures";
import { PictureKeeper } from "./picture-keeper";
import { receive } from "./receive";
import { Shell } from "./shell";

/**
 * The service worker: keeps the client itself, the thumbnails that were seen, and what other apps share. It answers to
 * four kinds of requests and leaves all others, those to the functions among them, to the browser as if it were not
 * there. A newer one takes over at once: pages are asked of the server first, and an older page's scripts stay.
 */
declare const self: ServiceWorkerGlobalScope;

const base = new URL("./", self.location.href).pathname;
const pictures = new SeenPictures(base);
const keeper = new PictureKeeper(pictures);
const received = new ReceivedFiles(base);
const shell = new Shell(base);

self.addEventListener("install", (event) => {
  event.waitUntil(shell.install().then(() => self.skipWaiting()));
});

self.addEventListener("activate", (event) => {
  event.waitUntil(takeOver());
});

self.addEventListener("fetch", (event) => {
  const { pathname, origin } = new URL(event.request.url);
  if (origin !== self.location.origin) return;
  const answer = answerTo(event, pathname);
  if (answer) event.respondWith(answer);
});

function answerTo(event: FetchEvent, path: string): Promise<Response> | null {
  const { method, mode, destination, headers } = event.request;
  const isPage = mode === "navigate" && path.startsWith(base);
  if (method === "POST" && isPage && path === `${base}received`)
    return receive(event.request, received, pictures);
  if (method !== "GET" || headers.has("Range")) return null;
  if (isPage) {
    event.waitUntil(keeper.askAgain());
    return shell.page(event);
  }
  if (path.startsWith(`${base}assets/`)) return shell.asset(event.request);
  return destination === "image" ? keeper.picture(event, path) : null;
}

async function takeOver(): Promise<void> {
  await shell.forgetOlder();
  await self.registration.navigationPreload.enable();
  await self.clients.claim();
  const pages = await self.clients.matchAll({ type: "window" });
  for (const page of pages) page.postMessage({ entry: BUILD.entry });
}
