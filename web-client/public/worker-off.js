// Stands in for worker.js where the operator says WEB_WORKER=off: takes itself and all that it kept away, but for what
// other apps have shared and nobody has put into an album yet.
self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => {
  event.waitUntil(
    caches
      .keys()
      .then((names) => names.filter((name) => name.startsWith("smart-album ") && !name.endsWith(" received")))
      .then((names) => Promise.all(names.map((name) => caches.delete(name))))
      .then(() => self.registration.unregister()),
  );
});
