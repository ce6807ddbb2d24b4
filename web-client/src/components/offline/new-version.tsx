import { useEffect, useEffectEvent, useRef } from "react";
import { startWorker } from "../../api/offline/worker-link";
import { useTexts } from "../../texts";
import { useNotices } from "../kit/notices";

/** Starts the service worker, and says once when the server has a newer client than this page. */
export function NewVersion() {
  const { offline, problems } = useTexts();
  const notices = useNotices();
  const isSaid = useRef(false);
  const say = useEffectEvent(() => {
    if (isSaid.current) return;
    isSaid.current = true;
    notices.hold(offline.newVersion, problems.reload, () => window.location.reload());
  });
  useEffect(() => startWorker(() => say()), []);
  return null;
}
