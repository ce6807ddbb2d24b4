import { BASE } from "../addresses";

const IDLE_WITHIN_MS = 5_000;
const BETWEEN_LOOKS_MS = 30 * 60_000;
let isPartMissing = false;

/** Whether a part of this page could not be loaded, though there is a network: the server has another build. */
export function isOutdated(): boolean {
  return isPartMissing && navigator.onLine;
}

/**
 * Has the browser start the service worker, once the page has all it needs for itself. `onNewBuild` is called when the
 * server has another build than this page's. Where there is no worker, as over http, all else works without.
 */
export function startWorker(onNewBuild: () => void): () => void {
  const ended = new AbortController();
  const { signal } = ended;
  const missed = () => {
    isPartMissing = true;
    if (isOutdated()) onNewBuild();
  };
  window.addEventListener("vite:preloadError", missed, { signal });
  if (import.meta.env.PROD && "serviceWorker" in navigator) {
    const heard = ({ data }: MessageEvent) => isOtherBuild(data) && onNewBuild();
    navigator.serviceWorker.addEventListener("message", heard, { signal });
    if (document.readyState === "complete") whenIdle(() => void register(signal));
    else window.addEventListener("load", () => whenIdle(() => void register(signal)), { signal });
  }
  return () => ended.abort();
}

async function register(signal: AbortSignal): Promise<void> {
  try {
    const registration = await navigator.serviceWorker.register(`${BASE}worker.js`, {
      updateViaCache: "none",
    });
    lookNowAndThen(registration, signal);
  } catch {
    // A browser or an operator that wants none.
  }
}

/** An installed album may stay open for weeks. */
function lookNowAndThen(registration: ServiceWorkerRegistration, signal: AbortSignal): void {
  let lookedAt = Date.now();
  const look = () => {
    if (document.hidden || Date.now() - lookedAt < BETWEEN_LOOKS_MS) return;
    lookedAt = Date.now();
    registration.update().catch(() => undefined); // no connection: the next time
  };
  document.addEventListener("visibilitychange", look, { signal });
}

function isOtherBuild(told: unknown): boolean {
  if (typeof told !== "object" || told === null || !("entry" in told)) return false;
  const { entry } = told;
  const scripts = [...document.querySelectorAll<HTMLScriptElement>('script[type="module"][src]')];
  return typeof entry === "string" && !scripts.some(({ src }) => src.endsWith(`/${entry}`));
}

function whenIdle(act: () => void): void {
  if ("requestIdleCallback" in window) window.requestIdleCallback(act, { timeout: IDLE_WITHIN_MS });
  else setTimeout(act, 1_000);
}
