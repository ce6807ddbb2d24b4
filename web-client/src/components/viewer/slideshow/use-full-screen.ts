import { useEffect, useEffectEvent, useState } from "react";

/** The whole screen, while this is shown; `onLeft` when the person leaves it by the browser's own key. */
export function useFullScreen(onLeft: () => void) {
  const [isOn, setOn] = useState(document.fullscreenElement !== null);
  const changed = useEffectEvent(() => {
    const now = document.fullscreenElement !== null;
    if (isOn && !now) onLeft();
    setOn(now);
  });
  useEffect(() => {
    document.addEventListener("fullscreenchange", changed);
    return () => {
      document.removeEventListener("fullscreenchange", changed);
      if (document.fullscreenElement) void document.exitFullscreen().catch(() => undefined);
    };
  }, []);
  const toggle = () => {
    const asked = isOn ? document.exitFullscreen() : document.documentElement.requestFullscreen();
    asked.catch(() => setOn(document.fullscreenElement !== null)); // a browser may refuse
  };
  // Phones of Apple have none for pages.
  return { isOn, isPossible: "fullscreenEnabled" in document && document.fullscreenEnabled, toggle };
}
