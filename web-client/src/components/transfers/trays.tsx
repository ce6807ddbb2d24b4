import type { ReactNode } from "react";
import { DownloadTray } from "./download-tray";
import styles from "./tray.module.css";
import { UploadTray } from "./upload-tray";
import { useDocked } from "./use-docked";

/** What is under way, uploads and downloads among it, at the edge of every screen. */
export function Trays({ children }: { children: ReactNode }) {
  return (
    <Dock>
      {children}
      <DownloadTray />
      <UploadTray />
    </Dock>
  );
}

/** Holds trays: below the page, or beside it while one is open and there is room. It covers nothing. */
export function Dock({ children }: { children: ReactNode }) {
  return (
    <div ref={useDocked()} className={styles.trays}>
      {children}
    </div>
  );
}
