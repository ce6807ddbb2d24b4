import { useEffect } from "react";

/** Keeps the screen on, where the browser can; it lets go by itself of a page that is not seen. */
export function useWakeLock(isWanted: boolean): void {
  useEffect(() => {
    const { wakeLock } = navigator as { wakeLock?: WakeLock };
    if (!isWanted || !wakeLock) return undefined;
    let held: WakeLockSentinel | null = null;
    const isOver = () => over.signal.aborted;
    const over = new AbortController();
    const hold = async () => {
      if (document.visibilityState !== "visible" || isOver()) return;
      try {
        held = await wakeLock.request("screen");
      } catch {
        return; // low battery, or not allowed here: the screen goes off as ever
      }
      if (isOver()) void held.release();
    };
    const again = () => void hold();
    document.addEventListener("visibilitychange", again);
    void hold();
    return () => {
      over.abort();
      document.removeEventListener("visibilitychange", again);
      void held?.release();
    };
  }, [isWanted]);
}
