import { Pause, Play, RotateCw, X } from "lucide-react";
import type { UploadQueue } from "../../api/uploads/queue";
import type { Totals } from "../../api/uploads/totals";
import { useTexts } from "../../texts";
import { Button } from "../kit/button";
import { ProgressBar } from "../kit/progress-bar";
import { useDurations } from "../kit/words/durations";
import { useSizes } from "../kit/words/sizes";
import styles from "./upload-controls.module.css";

interface UploadControlsProps {
  queue: UploadQueue;
  totals: Totals;
  isPaused: boolean;
  bytesPerSecond: number | null;
}

/** Progress of all uploads together, and what can be done with all of them. */
export function UploadControls({ queue, totals, isPaused, bytesPerSecond }: UploadControlsProps) {
  const t = useTexts();
  if (totals.left === 0 && totals.retryable === 0) return null;
  return (
    <div className={styles.controls}>
      {totals.left > 0 && (
        <>
          <ProgressBar label={t.uploads.overall} value={totals.sentFraction} />
          <Amount totals={totals} bytesPerSecond={isPaused ? null : bytesPerSecond} />
        </>
      )}
      <div className={styles.buttons}>
        {totals.left > 0 && (
          <>
            <Button
              variant="quiet"
              icon={isPaused ? Play : Pause}
              onClick={() => (isPaused ? queue.resume() : queue.pause())}
            >
              {isPaused ? t.uploads.resume : t.uploads.pause}
            </Button>
            <Button variant="quiet" icon={X} onClick={() => queue.cancelAll()}>
              {t.uploads.cancelAll}
            </Button>
          </>
        )}
        {totals.retryable > 0 && (
          <Button variant="quiet" icon={RotateCw} onClick={() => queue.retryFailed()}>
            {t.uploads.retryFailed}
          </Button>
        )}
      </div>
    </div>
  );
}

function Amount({ totals, bytesPerSecond }: Pick<UploadControlsProps, "totals" | "bytesPerSecond">) {
  const { uploads } = useTexts();
  const size = useSizes();
  const duration = useDurations();
  const done = size(totals.sentBytes);
  const all = size(totals.totalBytes);
  const left = (totals.totalBytes - totals.sentBytes) / (bytesPerSecond ?? 1);
  return (
    <p className={styles.amount}>
      {bytesPerSecond
        ? uploads.speed(done, all, size(bytesPerSecond), duration(left))
        : uploads.amount(done, all)}
    </p>
  );
}
