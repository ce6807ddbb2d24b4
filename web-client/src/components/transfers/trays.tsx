import { DownloadTray } from "./download-tray";
import styles from "./tray.module.css";
import { UploadTray } from "./upload-tray";

/** Uploads and downloads under way, in the corner of every screen. */
export function Trays() {
  return (
    <div className={styles.trays}>
      <DownloadTray />
      <UploadTray />
    </div>
  );
}
