import { useEffect, useState } from "react";

const IDLE_MS = 2_500;
const SIGNS = ["pointermove", "pointerdown", "keydown"] as const;

/** Whether the person has done nothing for a while. */
export function useIdle(isWatched: boolean): boolean {
  const [isIdle, setIdle] = useState(false);
  useEffect(() => {
    if (!isWatched) return undefined;
    let timer = setTimeout(() => setIdle(true), IDLE_MS);
    const wake = () => {
      setIdle(false);
      clearTimeout(timer);
      timer = setTimeout(() => setIdle(true), IDLE_MS);
    };
    for (const sign of SIGNS) document.addEventListener(sign, wake);
    return () => {
      clearTimeout(timer);
      for (const sign of SIGNS) document.removeEventListener(sign, wake);
    };
  }, [isWatched]);
  return isIdle && isWatched;
}
