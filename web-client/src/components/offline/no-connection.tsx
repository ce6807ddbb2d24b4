import { CloudOff } from "lucide-react";
import { useEffect, useEffectEvent } from "react";
import { isAnswering } from "../../api/account/session";
import { useSeenPictures } from "../../api/offline/use-seen";
import { useTexts } from "../../texts";
import { Button } from "../kit/button";
import { PageState } from "../kit/page-state";
import { useTitle } from "../kit/use-title";
import { useDates } from "../kit/words/dates";
import styles from "./no-connection.module.css";

const BETWEEN_LOOKS_MS = 5_000;

/** What the album shows of itself where it cannot be reached: that, and the thumbnails that were seen last. */
export function NoConnection({ onRetry }: { onRetry: () => void }) {
  const { offline, common } = useTexts();
  const dates = useDates();
  const pictures = useSeenPictures();
  useReturn(onRetry);
  useTitle(offline.title);
  return (
    <main className={styles.page} data-testid="no-connection">
      <div role="alert">
        <PageState icon={CloudOff} title={offline.title} text={offline.text} heading="h1">
          <Button onClick={onRetry}>{common.tryAgain}</Button>
        </PageState>
      </div>
      {pictures.length > 0 && (
        <section aria-labelledby="seen">
          <h2 id="seen" className={styles.title}>
            {offline.seen}
          </h2>
          <ul className={styles.pictures}>
            {pictures.map(({ path, url, seenAt }) => (
              <li key={path}>
                <img
                  src={url}
                  alt={offline.picture(dates.day(seenAt))}
                  className={styles.picture}
                  loading="lazy"
                  data-testid="seen-picture"
                />
              </li>
            ))}
          </ul>
        </section>
      )}
    </main>
  );
}

/** Calls back once the album answers again: not every browser notices that there is a network. */
function useReturn(onReturn: () => void): void {
  const tell = useEffectEvent(onReturn);
  useEffect(() => {
    const look = async () => {
      if (!document.hidden && (await isAnswering())) tell();
    };
    const lookNow = () => void look();
    const timer = setInterval(lookNow, BETWEEN_LOOKS_MS);
    window.addEventListener("online", lookNow);
    return () => {
      clearInterval(timer);
      window.removeEventListener("online", lookNow);
    };
  }, []);
}
