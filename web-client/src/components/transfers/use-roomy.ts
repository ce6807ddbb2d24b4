import { useSyncExternalStore } from "react";

/** As in tray.module.css. */
const ROOMY = 1000;

/** Whether a tray has room beside the page. */
export function useRoomy(): boolean {
  return useSyncExternalStore(listen, () => window.innerWidth >= ROOMY);
}

function listen(onChange: () => void) {
  window.addEventListener("resize", onChange);
  return () => window.removeEventListener("resize", onChange);
}
