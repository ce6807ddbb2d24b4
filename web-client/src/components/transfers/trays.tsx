import type { ReactNode } from "react";
import { DownloadTray } from "./download-tray";
import styles from "./tray.module.css";
import { UploadTray } from "./upload-tray";

/** What is under way, uploads and downloads among it, in the corner of every screen. */
export function Trays({ children }: { children: ReactNode }) {
  return (
    <div className={styles.trays}>
      {children}
      <DownloadTray />
      <UploadTray />
    </div>
  );
}
