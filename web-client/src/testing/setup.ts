import "@testing-library/jest-dom/vitest";
import { cleanup, configure } from "@testing-library/react";
import { afterAll, afterEach, beforeAll } from "vitest";
import { server } from "./server";

// A busy machine is no failure.
configure({ asyncUtilTimeout: 20_000 });

const DESKTOP: DOMRect = {
  ...{ x: 0, y: 0, width: 1024, height: 100, top: 0, left: 0, right: 1024, bottom: 100 },
  toJSON: () => "",
};

/** jsdom lays nothing out; every element counts as one desktop window wide. */
class WideResizeObserver implements ResizeObserver {
  observe(): void {
    // Nothing here changes its size.
  }
  unobserve(): void {
    // See above.
  }
  disconnect(): void {
    // See above.
  }
}

// jsdom's blobs cannot be read in the modern way.
Blob.prototype.arrayBuffer = function () {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(inThisRealm(reader.result as ArrayBuffer));
    reader.onerror = () => reject(reader.error ?? new Error("unreadable"));
    reader.readAsArrayBuffer(this);
  });
};

/** Web Crypto takes no buffer that jsdom made; Node's own it does. */
function inThisRealm(foreign: ArrayBuffer): ArrayBuffer {
  const bytes = Buffer.alloc(foreign.byteLength);
  bytes.set(new Uint8Array(foreign));
  return bytes.buffer;
}

globalThis.ResizeObserver = WideResizeObserver;
Element.prototype.getBoundingClientRect = () => DESKTOP;

// jsdom knows no media. Whoever asks is told that nothing is to move, so that no test waits for it.
window.matchMedia = (media) =>
  Object.assign(new EventTarget(), {
    ...{ media, matches: media.includes("reduced-motion"), onchange: null },
    addListener: () => undefined,
    removeListener: () => undefined,
  });
// It draws nothing either, and has its fonts at once.
HTMLCanvasElement.prototype.getContext = () => null;
Object.defineProperty(document, "fonts", { value: { ready: Promise.resolve() } });

window.scrollTo = () => undefined;
Element.prototype.scrollIntoView = () => undefined;

beforeAll(() => server.listen({ onUnhandledRequest: "error" }));
afterEach(() => {
  cleanup();
  server.resetHandlers();
  localStorage.clear();
});
afterAll(() => server.close());
