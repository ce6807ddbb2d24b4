import { useQueryClient } from "@tanstack/react-query";
import { CloudOff } from "lucide-react";
import { useSyncExternalStore } from "react";
import { reachable } from "../../api/reachable";
import { useTexts } from "../../texts";
import { Button } from "../kit/button";
import styles from "./connection-bar.module.css";

/** Says under the top bar that the last request did not reach the album. */
export function ConnectionBar() {
  const { offline, common } = useTexts();
  const client = useQueryClient();
  const isThere = useSyncExternalStore(reachable.subscribe, reachable.isThere);
  return (
    <div role="status">
      {!isThere && (
        <p className={styles.bar} data-testid="connection-bar">
          <CloudOff size={18} aria-hidden />
          <span className={styles.text}>{offline.bar}</span>
          <Button variant="quiet" onClick={() => void client.refetchQueries({ type: "active" })}>
            {common.tryAgain}
          </Button>
        </p>
      )}
    </div>
  );
}
