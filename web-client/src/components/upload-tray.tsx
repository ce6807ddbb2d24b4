import { ChevronDown, ChevronUp, X } from "lucide-react";
import { useState } from "react";
import { totalsOf } from "../api/uploads/totals";
import { useUploadQueue, useUploads } from "../api/uploads/use-uploads";
import { useTexts } from "../texts";
import { IconButton } from "./button";
import { ProgressBar } from "./progress-bar";
import { UploadRow } from "./upload-row";
import styles from "./upload-tray.module.css";
import { useSummary } from "./upload-summary";

/** All uploads, in the corner of every screen until they are cleared away. */
export function UploadTray() {
  const t = useTexts();
  const queue = useUploadQueue();
  const { uploads } = useUploads();
  const [isOpen, setOpen] = useState(true);
  const totals = totalsOf(uploads);
  const summary = useSummary(totals);
  if (uploads.length === 0) return null;
  return (
    <section className={styles.tray} aria-label={t.uploads.title} data-testid="upload-tray">
      <header className={styles.header}>
        <p role="status" className={styles.summary}>
          {summary}
        </p>
        <IconButton
          icon={isOpen ? ChevronDown : ChevronUp}
          label={isOpen ? t.uploads.collapse : t.uploads.expand}
          aria-expanded={isOpen}
          onClick={() => setOpen(!isOpen)}
        />
        {totals.left === 0 && (
          <IconButton icon={X} label={t.uploads.clear} onClick={() => queue.clearSettled()} />
        )}
      </header>
      {totals.left > 0 && <ProgressBar label={t.uploads.overall} value={totals.share} />}
      {isOpen && (
        <ul className={styles.list}>
          {uploads.map((upload) => (
            <UploadRow key={upload.id} upload={upload} queue={queue} />
          ))}
        </ul>
      )}
    </section>
  );
}
