import { Link, useLocation } from "react-router";
import { useTexts } from "../../texts";
import trays from "../transfers/tray.module.css";
import styles from "./received.module.css";
import { useReceived } from "./use-received";

export const RECEIVED_PATH = "/received";

/** Says in the corner of every screen that files from another app wait for an album. */
export function ReceivedTray() {
  const { received } = useTexts();
  const { data: files = [] } = useReceived();
  const { pathname } = useLocation();
  if (files.length === 0 || pathname === RECEIVED_PATH) return null;
  return (
    <section className={trays.tray} aria-label={received.title} data-testid="received-tray">
      <header className={trays.header}>
        <p role="status" className={trays.summary}>
          {received.waiting(files.length)}
        </p>
        <Link to={RECEIVED_PATH} className={styles.choose}>
          {received.choose}
        </Link>
      </header>
    </section>
  );
}
