import { X } from "lucide-react";
import { useDownload, useDownloads } from "../../api/downloads/use-downloads";
import { useTexts } from "../../texts";
import { IconButton } from "../kit/button";
import { ProgressBar } from "../kit/progress-bar";
import { useSizes } from "../kit/words/sizes";
import styles from "./tray.module.css";

/** The ZIP that is being made, in the corner of every screen. */
export function DownloadTray() {
  const { downloads: texts } = useTexts();
  const size = useSizes();
  const downloads = useDownloads();
  const download = useDownload();
  if (!download) return null;
  const { done, total, doneBytes, totalBytes } = download;
  return (
    <section className={styles.tray} aria-label={texts.title} data-testid="download-tray">
      <header className={styles.header}>
        <p className={styles.summary}>{texts.running(done, total)}</p>
        <IconButton icon={X} label={texts.cancel} onClick={() => downloads.cancel()} />
      </header>
      <div className={styles.body}>
        <ProgressBar label={texts.title} value={totalBytes ? doneBytes / totalBytes : 0} />
        <p className={styles.amount}>{texts.amount(size(doneBytes), size(totalBytes))}</p>
      </div>
    </section>
  );
}
