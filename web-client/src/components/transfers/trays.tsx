import { DownloadTray } from "./download-tray";
import styles from "./tray.module.css";
import { UploadTray } from "./upload-tray";

/** What goes on by itself, in the corner of every screen. */
export function Trays() {
  return (
    <div className={styles.trays}>
      <DownloadTray />
      <UploadTray />
    </div>
  );
}
