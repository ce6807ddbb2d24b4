import { ChevronDown, ChevronUp, X } from "lucide-react";
import { useState } from "react";
import { inOrderOfInterest, totalsOf } from "../../api/uploads/totals";
import { useUnsent, useUploadQueue, useUploads } from "../../api/uploads/use-uploads";
import { useTexts } from "../../texts";
import { IconButton } from "../kit/button";
import styles from "./tray.module.css";
import { UnsentNotice } from "./unsent-notice";
import { UploadControls } from "./upload-controls";
import { UploadRow } from "./upload-row";
import { useSummary } from "./upload-summary";
import { useRoomy } from "./use-roomy";

const SHOWN = 60;

/** All uploads, at the edge of every screen until they are cleared away. Folds up once all went well. */
export function UploadTray() {
  const t = useTexts();
  const queue = useUploadQueue();
  const { uploads, isPaused, bytesPerSecond } = useUploads();
  const unsent = useUnsent();
  const isRoomy = useRoomy();
  const [wanted, setWanted] = useState<boolean | null>(null);
  const totals = totalsOf(uploads);
  const summary = useSummary(totals, isPaused);
  const wrong = totals.failed + totals.skipped + unsent.files.length;
  const isOpen = wanted ?? wrong + (isRoomy ? totals.left : 0) > 0;
  if (uploads.length + unsent.files.length === 0) return null;
  const clear = () => {
    queue.clearSettled();
    setWanted(null);
  };
  return (
    <section
      className={styles.tray}
      aria-label={t.uploads.title}
      data-testid="upload-tray"
      data-open={isOpen || undefined}
    >
      {uploads.length > 0 && (
        <header className={styles.header}>
          <p role="status" className={styles.summary}>
            {summary}
          </p>
          <IconButton
            icon={isOpen ? ChevronDown : ChevronUp}
            label={isOpen ? t.uploads.collapse : t.uploads.expand}
            aria-expanded={isOpen}
            onClick={() => setWanted(!isOpen)}
          />
          {totals.left === 0 && <IconButton icon={X} label={t.uploads.clear} onClick={clear} />}
        </header>
      )}
      <UploadControls queue={queue} totals={totals} isPaused={isPaused} bytesPerSecond={bytesPerSecond} />
      {unsent.files.length > 0 && <UnsentNotice unsent={unsent} />}
      {isOpen && uploads.length > 0 && (
        // axe asks for regions that scroll to take the focus.
        // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        <ul className={styles.list} tabIndex={0} aria-label={t.uploads.title}>
          {inOrderOfInterest(uploads)
            .slice(0, SHOWN)
            .map((upload) => (
              <UploadRow key={upload.id} upload={upload} queue={queue} />
            ))}
          {uploads.length > SHOWN && (
            <li className={styles.more}>{t.uploads.more(uploads.length - SHOWN)}</li>
          )}
        </ul>
      )}
    </section>
  );
}
