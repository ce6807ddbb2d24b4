import { lazy, Suspense } from "react";
import { DownloadTray } from "./download-tray";
import styles from "./tray.module.css";
import { UploadTray } from "./upload-tray";

const JobTray = lazy(async () => ({ default: (await import("../jobs/tray")).JobTray }));

/** Jobs, uploads and downloads under way, in the corner of every screen. */
export function Trays() {
  return (
    <div className={styles.trays}>
      <Suspense>
        <JobTray />
      </Suspense>
      <DownloadTray />
      <UploadTray />
    </div>
  );
}
